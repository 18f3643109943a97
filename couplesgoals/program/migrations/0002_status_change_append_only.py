"""What happened when is kept for ever: the runtime role may add to it, not rewrite it."""

from django.db import migrations

RUNTIME_ROLE = "couplesgoals_app"


class Migration(migrations.Migration):
    """Take away the rights the history never needs."""

    dependencies = [("program", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"""
            DO $$ BEGIN
              IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{RUNTIME_ROLE}') THEN
                REVOKE UPDATE, DELETE, TRUNCATE ON program_statuschange FROM {RUNTIME_ROLE};
              END IF;
            END $$;
            """,
            migrations.RunSQL.noop,
        )
    ]
