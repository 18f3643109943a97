"""What was written or shared anew after it was read comes up again: since when an entry stands as it does."""

import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

PARTS = ("trigger", "on_top", "move", "softer", "need")
# The words of each table; what else changes in a row (that it rests, its revision) is nothing to read.
WORDS = {
    "checkin": ("line",),
    "journalentry": ("text",),
    "setback": ("kind", "happened_on", "facts"),
    "underneath": (*PARTS, *(f"{part}_words" for part in PARTS)),
    "learned": ("helped", "learned", "reframe"),
    "istatement": ("feel", "when", "because", "would_like"),
    "recommitment": ("choice", "words", "goal_id"),
}

NOTE_CHANGE = """
CREATE FUNCTION app_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_changed boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.changed_at := greatest(NEW.created_at, NEW.audience_since);
    RETURN NEW;
  END IF;
  is_changed := NEW.audience IS DISTINCT FROM OLD.audience;
  -- The trigger's arguments name the columns that hold words.
  FOR i IN 0 .. TG_NARGS - 1 LOOP
    is_changed := is_changed OR to_jsonb(NEW) -> TG_ARGV[i] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[i];
  END LOOP;
  NEW.changed_at := OLD.changed_at;
  IF is_changed THEN
    -- It moves on also where a clock was set back: a mark of before never counts for what came after.
    NEW.changed_at := greatest(statement_timestamp(), OLD.changed_at + interval '1 microsecond');
  END IF;
  RETURN NEW;
END $$;
"""


def begin(name: str) -> migrations.RunSQL:
    """Begin with when an entry was shared; the wall and the guard let nobody do that otherwise."""
    table = f"progress_{name}"
    words = ", ".join(f"'{column}'" for column in WORDS[name])
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE TRIGGER guard_record;
        UPDATE {table} SET changed_at = greatest(created_at, audience_since);
        ALTER TABLE {table} ENABLE TRIGGER guard_record;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE TRIGGER note_change BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW
          EXECUTE FUNCTION app_note_change({words});
        """,
        reverse_sql=f"DROP TRIGGER note_change ON {table};",
    )


def moment() -> models.DateTimeField:
    """Return a column of a moment that is now unless said otherwise."""
    return models.DateTimeField(db_default=Now(), default=django.utils.timezone.now, editable=False)


class Migration(migrations.Migration):
    """Entries know since when they stand as they do, and marks how the entry stood that was read."""

    dependencies = [
        ("goals", "0008_editions_stay"),
        ("program", "0003_couple_review_due"),
        ("progress", "0007_safety_after_separation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(migrations.AddField(model_name=name, name="changed_at", field=moment()) for name in WORDS),
        migrations.RunSQL(NOTE_CHANGE, reverse_sql="DROP FUNCTION app_note_change();"),
        *(begin(name) for name in WORDS),
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(fields=["couple", "-changed_at"], name="progress_journal_changed"),
        ),
        migrations.AddIndex(
            model_name="setback",
            index=models.Index(fields=["couple", "-changed_at"], name="progress_setback_changed"),
        ),
        # Marks of before are about what stood until now.
        migrations.AddField(model_name="readmark", name="upto", field=moment()),
        migrations.RemoveConstraint(model_name="readmark", name="progress_read_once"),
        migrations.AddConstraint(
            model_name="readmark",
            constraint=models.UniqueConstraint(
                fields=("couple", "author", "entry", "upto"), name="progress_read_once"
            ),
        ),
    ]
