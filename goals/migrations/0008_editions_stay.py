"""An edition of the library stays as it was: goals began from it."""

from django.db import migrations

from couplesgoals.records.policies import RUNTIME_ROLE

KEEP = f"""
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{RUNTIME_ROLE}') THEN
    REVOKE UPDATE, DELETE ON goals_startingpointversion FROM {RUNTIME_ROLE};
    REVOKE DELETE ON goals_startingpoint FROM {RUNTIME_ROLE};
  END IF;
END $$;
"""
LET = f"""
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{RUNTIME_ROLE}') THEN
    GRANT UPDATE, DELETE ON goals_startingpointversion TO {RUNTIME_ROLE};
    GRANT DELETE ON goals_startingpoint TO {RUNTIME_ROLE};
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    """Take away the rights nobody needs."""

    dependencies = [("goals", "0007_first_edition_of_the_library")]

    operations = [migrations.RunSQL(KEEP, reverse_sql=LET)]
