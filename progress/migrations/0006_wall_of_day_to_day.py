"""Walls of what happens from day to day and on the way back from a setback."""

from django.db import migrations

from couplesgoals.records.policies import IN_CARE, IN_JOINT, part_wall, record_wall

# The words one searches one's own journal by.
SEARCH = """
CREATE TRIGGER keep_search BEFORE INSERT OR UPDATE OF text, search ON progress_journalentry
  FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger(search, 'pg_catalog.simple', text);
"""

# A goal named later is held to what holds for one named at first.
GUARD_GOAL = """
CREATE FUNCTION app_guard_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM goals_goal o WHERE o.id = NEW.goal_id AND o.couple_id = NEW.couple_id) THEN
    RAISE EXCEPTION 'a goal is named by who reads it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_goal BEFORE UPDATE OF goal_id ON progress_journalentry FOR EACH ROW
  WHEN (NEW.goal_id IS NOT NULL AND NEW.goal_id IS DISTINCT FROM OLD.goal_id)
  EXECUTE FUNCTION app_guard_goal();
CREATE TRIGGER guard_goal BEFORE UPDATE OF goal_id ON progress_recommitment FOR EACH ROW
  WHEN (NEW.goal_id IS NOT NULL AND NEW.goal_id IS DISTINCT FROM OLD.goal_id)
  EXECUTE FUNCTION app_guard_goal();
"""
DROP_GUARD_GOAL = """
DROP TRIGGER guard_goal ON progress_recommitment;
DROP TRIGGER guard_goal ON progress_journalentry;
DROP FUNCTION app_guard_goal();
"""

# Who offers a conversation does not say yes to it too; a yes stays said, and what ended is over.
GUARD_TALK = """
CREATE FUNCTION app_guard_talk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.accepted_at IS NULL AND NEW.accepted_at IS NOT NULL AND NEW.author_id = app_viewer() THEN
    RAISE EXCEPTION 'the other says yes to a conversation' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (OLD.accepted_at IS NOT NULL AND NEW.accepted_at IS DISTINCT FROM OLD.accepted_at)
     OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
    RAISE EXCEPTION 'a yes and an end stay as they are' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_talk BEFORE UPDATE ON progress_repairconversation FOR EACH ROW
  EXECUTE FUNCTION app_guard_talk();
"""
DROP_GUARD_TALK = """
DROP TRIGGER guard_talk ON progress_repairconversation;
DROP FUNCTION app_guard_talk();
"""


# What a row names is of the row's couple, and can be read by who names it.
def of_couple(table: str, column: str, other: str, more: str = "true") -> str:
    """Return the condition that what a row names, called o, is of the row's couple, and more."""
    return (
        f"EXISTS (SELECT 1 FROM {other} o WHERE o.id = {table}.{column}"
        f" AND o.couple_id = {table}.couple_id AND ({more}))"
    )


def goal_or_none(table: str) -> str:
    """Return the condition that a row names no goal, or one of its couple."""
    return f"({table}.goal_id IS NULL OR {of_couple(table, 'goal_id', 'goals_goal')})"


SETBACK = ("setback_id", "progress_setback")
OWN_ENTRY = "o.author_id = (SELECT app_viewer())"
ENROLLED = """EXISTS (SELECT 1 FROM program_enrollment e WHERE e.person_id = {table}.subject_id
  AND e.couple_id = {table}.couple_id AND e.ended_at IS NULL)"""
# Offered, and nothing more yet.
OFFERED = "accepted_at IS NULL AND paused_at IS NULL AND heard_at IS NULL AND ended_at IS NULL"
# Words are written in turns while the conversation runs, and by the two alone.
RUNS = f"{IN_JOINT} AND p.accepted_at IS NOT NULL AND p.paused_at IS NULL AND p.ended_at IS NULL"


def step_of_setback(table: str, more: str = "true") -> migrations.RunSQL:
    """Raise the wall of one step of the way, of either partner who reads the setback."""
    inside = of_couple(table, "setback_id", "progress_setback")
    return record_wall(table, depends_on=SETBACK, also_insert=f"{IN_JOINT} AND {inside} AND {more}")


class Migration(migrations.Migration):
    """Everything of a day, and of a way back, behind the second wall."""

    dependencies = [("progress", "0005_day_to_day"), ("records", "0004_functions_by_index")]

    operations = [
        migrations.RunSQL(SEARCH, reverse_sql="DROP TRIGGER keep_search ON progress_journalentry;"),
        record_wall("progress_checkin", also_insert=IN_JOINT, fixed=("day",)),
        record_wall("progress_checkinrating", also_insert=IN_JOINT, fixed=("day", "tracker"), deletable=True),
        record_wall("progress_checkinday", also_insert=IN_JOINT, fixed=("day",)),
        record_wall("progress_checkinchoices", also_insert=IN_JOINT),
        record_wall("progress_copingstrategy", also_insert=IN_JOINT, fixed=("when_this", "i_do")),
        record_wall(
            "progress_copinguse",
            depends_on=("strategy_id", "progress_copingstrategy"),
            also_insert=of_couple("progress_copinguse", "strategy_id", "progress_copingstrategy", OWN_ENTRY),
            immutable=True,
        ),
        record_wall(
            "progress_journalentry", also_insert=f"{IN_JOINT} AND {goal_or_none('progress_journalentry')}"
        ),
        record_wall(
            "progress_journalpassage",
            also_insert=of_couple("progress_journalpassage", "entry_id", "progress_journalentry", OWN_ENTRY),
            fixed=("entry_id", "text"),
        ),
        record_wall(
            "progress_win", also_insert=goal_or_none("progress_win"), fixed=("text", "day", "goal_id")
        ),
        part_wall(
            "progress_winvoice",
            parent=("win_id", "progress_win"),
            author="person_id",
            also_insert="p.author_id <> (SELECT app_viewer())",
            immutable=True,
        ),
        record_wall("progress_affirmation", also_insert=IN_JOINT, fixed=("text", "day", "prompt")),
        record_wall("progress_safetycheck", also_insert=IN_JOINT, immutable=True),
        record_wall(
            "progress_safetyfollowup",
            depends_on=("check_answered_id", "progress_safetycheck"),
            also_insert=f"""{IN_CARE} AND {
                of_couple("progress_safetyfollowup", "check_answered_id", "progress_safetycheck")
            }""",
            immutable=True,
        ),
        record_wall("progress_setback", also_insert=IN_JOINT),
        record_wall(
            "progress_setbackgoal",
            depends_on=SETBACK,
            also="""author_id = (SELECT app_viewer())
              OR EXISTS (SELECT 1 FROM goals_goal o WHERE o.id = progress_setbackgoal.goal_id)""",
            also_insert=f"""{of_couple("progress_setbackgoal", "setback_id", "progress_setback", OWN_ENTRY)}
              AND {of_couple("progress_setbackgoal", "goal_id", "goals_goal")}""",
            fixed=("goal_id",),
            deletable=True,
        ),
        step_of_setback("progress_underneath"),
        step_of_setback("progress_learned"),
        step_of_setback("progress_istatement"),
        step_of_setback("progress_recommitment", goal_or_none("progress_recommitment")),
        record_wall(
            "progress_repairconversation",
            depends_on=SETBACK,
            also_insert=f"""{IN_JOINT} AND {OFFERED}
              AND {of_couple("progress_repairconversation", "setback_id", "progress_setback")}""",
            others_update=IN_JOINT,
        ),
        part_wall(
            "progress_repairturn",
            parent=("conversation_id", "progress_repairconversation"),
            author="person_id",
            also_insert=RUNS,
            immutable=True,
        ),
        record_wall(
            "progress_repaircall",
            also_insert=f"""{IN_JOINT}
              AND {of_couple("progress_repaircall", "conversation_id", "progress_repairconversation")}""",
            immutable=True,
        ),
        record_wall(
            "progress_cyclemap", also_insert=f"({IN_JOINT} AND NOT confirmed) OR {IN_CARE}", immutable=True
        ),
        record_wall(
            "progress_entryfeedback",
            also_insert=f"{IN_CARE} AND {ENROLLED.format(table='progress_entryfeedback')}",
            immutable=True,
        ),
        record_wall("progress_readmark", also_insert=IN_CARE, immutable=True),
        migrations.RunSQL(GUARD_GOAL, reverse_sql=DROP_GUARD_GOAL),
        migrations.RunSQL(GUARD_TALK, reverse_sql=DROP_GUARD_TALK),
    ]
