"""A yes to "am I safe?" reaches the care team after a separation too, as long as its author is enrolled."""

from django.db import migrations

from couplesgoals.records.policies import BY_VIEWER, IN_JOINT, IN_WRITABLE

TABLE = "progress_safetycheck"
# Enrolled now, in a frozen couple or not. Such a row is never the couple's: its audience is checked.
ENROLLED = f"""EXISTS (SELECT 1 FROM program_enrollment e WHERE e.person_id = (SELECT app_viewer())
  AND e.couple_id = {TABLE}.couple_id AND e.ended_at IS NULL)"""


def inserts(condition: str) -> str:
    """Return the SQL that lets a person write a row of their own under this condition."""
    return f"""DROP POLICY inserts ON {TABLE};
    CREATE POLICY inserts ON {TABLE} FOR INSERT WITH CHECK ({BY_VIEWER} AND {IN_JOINT} AND {condition});"""


class Migration(migrations.Migration):
    """Let the wall ask of a safety check who writes it, and not whether the joint space is frozen."""

    dependencies = [("progress", "0006_wall_of_day_to_day")]

    operations = [migrations.RunSQL(inserts(ENROLLED), reverse_sql=inserts(IN_WRITABLE))]
