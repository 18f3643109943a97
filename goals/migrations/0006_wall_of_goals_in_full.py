"""Walls of everything around a goal, and the two status tables where no code can pass them by.

models/statuses.py says the same in Python; a test tries every pair of statuses against both.
"""

from django.db import migrations

from couplesgoals.records.policies import IN_CARE, IN_JOINT, RUNTIME_ROLE, part_wall, record_wall

LIFECYCLE = """
CREATE FUNCTION goals_guard_lifecycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.lifecycle_status IS DISTINCT FROM OLD.lifecycle_status
     AND (OLD.lifecycle_status, NEW.lifecycle_status) NOT IN (VALUES
       ('proposed', 'accepted'), ('proposed', 'active'), ('proposed', 'rejected'), ('proposed', 'cancelled'),
       ('proposed', 'entered-in-error'),
       ('accepted', 'proposed'), ('accepted', 'active'), ('accepted', 'rejected'), ('accepted', 'cancelled'),
       ('accepted', 'entered-in-error'),
       ('active', 'on-hold'), ('active', 'completed'), ('active', 'cancelled'), ('active', 'entered-in-error'),
       ('on-hold', 'active'), ('on-hold', 'completed'), ('on-hold', 'cancelled'), ('on-hold', 'entered-in-error'),
       ('completed', 'active'), ('completed', 'entered-in-error'),
       ('cancelled', 'entered-in-error'), ('rejected', 'entered-in-error')) THEN
    RAISE EXCEPTION 'a goal does not go from % to %', OLD.lifecycle_status, NEW.lifecycle_status
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.achievement_status IS DISTINCT FROM OLD.achievement_status
     AND NOT (OLD.achievement_status = '' AND NEW.achievement_status = 'in-progress')
     AND NOT (OLD.achievement_status IN ('in-progress', 'improving', 'worsening', 'no-change', 'no-progress')
              AND NEW.achievement_status <> '')
     AND (OLD.achievement_status, NEW.achievement_status) NOT IN (VALUES
       ('achieved', 'sustaining'), ('achieved', 'in-progress'), ('achieved', 'not-achieved'),
       ('sustaining', 'achieved'), ('sustaining', 'in-progress'), ('sustaining', 'not-achieved'),
       ('not-achieved', 'in-progress'), ('not-achieved', 'achieved'), ('not-achieved', 'not-attainable'),
       ('not-attainable', 'in-progress')) THEN
    RAISE EXCEPTION 'a goal does not go from % to %', OLD.achievement_status, NEW.achievement_status
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.started_from_id IS DISTINCT FROM OLD.started_from_id THEN
    RAISE EXCEPTION 'what a goal began from never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Only the care team asks for a talk and ends the wait for it; until then nothing comes into effect.
  IF NEW.talk_requested_at IS DISTINCT FROM OLD.talk_requested_at
     AND NOT (NEW.couple_id = ANY (app_care_couples())) THEN
    RAISE EXCEPTION 'only the care team asks for a talk' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.talk_requested_at IS NOT NULL
     AND (NEW.agreed_id IS DISTINCT FROM OLD.agreed_id
          OR (NEW.lifecycle_status = 'active' AND OLD.lifecycle_status <> 'active')) THEN
    RAISE EXCEPTION 'this goal waits to be talked through' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_lifecycle BEFORE UPDATE ON goals_goal
  FOR EACH ROW EXECUTE FUNCTION goals_guard_lifecycle();
"""

# What names a version names one of its own goal; what hangs on a goal is of the goal's couple.
SAME_GOAL = """
ALTER TABLE goals_goal ADD CONSTRAINT goals_goal_beside_is_its_own
  FOREIGN KEY (beside_id, id) REFERENCES goals_goalrevision (id, goal_id);
ALTER TABLE goals_completionvoice ADD CONSTRAINT goals_completion_same_goal
  FOREIGN KEY (revision_id, goal_id) REFERENCES goals_goalrevision (id, goal_id);
ALTER TABLE goals_fitcheck ADD CONSTRAINT goals_fit_same_goal
  FOREIGN KEY (revision_id, goal_id) REFERENCES goals_goalrevision (id, goal_id);
ALTER TABLE goals_goalfeedback ADD CONSTRAINT goals_feedback_same_goal
  FOREIGN KEY (revision_id, goal_id) REFERENCES goals_goalrevision (id, goal_id);
ALTER TABLE goals_goalstep ADD CONSTRAINT goals_step_of_goal UNIQUE (id, goal_id);
ALTER TABLE goals_stepmark ADD CONSTRAINT goals_mark_same_goal
  FOREIGN KEY (step_id, goal_id) REFERENCES goals_goalstep (id, goal_id);
"""
NOT_SAME_GOAL = """
ALTER TABLE goals_stepmark DROP CONSTRAINT goals_mark_same_goal;
ALTER TABLE goals_goalstep DROP CONSTRAINT goals_step_of_goal;
ALTER TABLE goals_goalfeedback DROP CONSTRAINT goals_feedback_same_goal;
ALTER TABLE goals_fitcheck DROP CONSTRAINT goals_fit_same_goal;
ALTER TABLE goals_completionvoice DROP CONSTRAINT goals_completion_same_goal;
ALTER TABLE goals_goal DROP CONSTRAINT goals_goal_beside_is_its_own;
"""

# Both partners write to a joint goal, to one's own only oneself; about a joint goal the care team too.
THEIRS = f"{IN_JOINT} AND (p.subject_id IS NULL OR p.subject_id = (SELECT app_viewer()))"
THEIRS_OR_CARE = f"(({THEIRS}) OR ({IN_CARE} AND p.subject_id IS NULL))"

# A clinician writes the first words of a goal they suggest. Whose words it becomes, the acceptances say.
SUGGESTED_BY_CARE = f"""
DROP POLICY inserts ON goals_goalrevision;
CREATE POLICY inserts ON goals_goalrevision FOR INSERT WITH CHECK (
  author_id = (SELECT app_viewer())
  AND EXISTS (SELECT 1 FROM goals_goal p WHERE p.id = goals_goalrevision.goal_id
              AND array_position((SELECT app_writable_couples()), p.couple_id) IS NOT NULL
              AND (({THEIRS}) OR ({IN_CARE} AND p.subject_id IS NULL AND p.author_id = (SELECT app_viewer())))));
"""

# A step's words stay as they are; it can only be ended, by who writes to its goal.
STEP_CAN_END = f"""
DROP POLICY updates ON goals_goalstep;
CREATE POLICY updates ON goals_goalstep FOR UPDATE USING (
  EXISTS (SELECT 1 FROM goals_goal p WHERE p.id = goals_goalstep.goal_id
          AND array_position((SELECT app_writable_couples()), p.couple_id) IS NOT NULL AND {THEIRS_OR_CARE}));
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{RUNTIME_ROLE}') THEN
    REVOKE UPDATE ON goals_goalstep FROM {RUNTIME_ROLE};
    GRANT UPDATE (ended_on) ON goals_goalstep TO {RUNTIME_ROLE};
  END IF;
END $$;
"""


def of_couple(table: str, more: str = "true") -> str:
    """Return the condition that a row's goal, named g, is of the row's couple, and more."""
    return (
        f"EXISTS (SELECT 1 FROM goals_goal g WHERE g.id = {table}.goal_id"
        f" AND g.couple_id = {table}.couple_id AND ({more}))"
    )


def read_with(table: str, column: str, other: str) -> str:
    """Return the condition that a row's author, or who also reads the other thing it names, reads it."""
    return f"""author_id = (SELECT app_viewer())
      OR EXISTS (SELECT 1 FROM {other} o WHERE o.id = {table}.{column})"""


GOAL = ("goal_id", "goals_goal")
JOINT = "g.subject_id IS NULL"
MINE_OR_JOINT = "g.subject_id IS NULL OR g.subject_id = (SELECT app_viewer())"


class Migration(migrations.Migration):
    """Everything around a goal behind the second wall."""

    dependencies = [("goals", "0005_goals_in_full"), ("records", "0003_indexes_by_couple")]

    operations = [
        migrations.RunSQL(
            LIFECYCLE,
            reverse_sql="DROP TRIGGER guard_lifecycle ON goals_goal; DROP FUNCTION goals_guard_lifecycle();",
        ),
        migrations.RunSQL(SAME_GOAL, reverse_sql=NOT_SAME_GOAL),
        migrations.RunSQL(SUGGESTED_BY_CARE, reverse_sql=migrations.RunSQL.noop),
        part_wall("goals_goalstatuschange", parent=GOAL, also_insert=THEIRS_OR_CARE, immutable=True),
        part_wall(
            "goals_completionvoice", parent=GOAL, author="person_id", also_insert=THEIRS, immutable=True
        ),
        part_wall("goals_goalstep", parent=GOAL, author="author_id", also_insert=THEIRS_OR_CARE),
        migrations.RunSQL(STEP_CAN_END, reverse_sql=migrations.RunSQL.noop),
        record_wall(
            "goals_goalnote", depends_on=GOAL, also_insert=of_couple("goals_goalnote"), immutable=True
        ),
        record_wall(
            "goals_fitcheck", depends_on=GOAL, also_insert=of_couple("goals_fitcheck", JOINT), immutable=True
        ),
        record_wall(
            "goals_goalfeedback",
            depends_on=GOAL,
            also_insert=f"""{IN_CARE} AND {of_couple("goals_goalfeedback", JOINT)}
              AND EXISTS (SELECT 1 FROM program_enrollment e WHERE e.person_id = goals_goalfeedback.subject_id
                          AND e.couple_id = goals_goalfeedback.couple_id AND e.ended_at IS NULL)""",
            immutable=True,
        ),
        record_wall("goals_boundary", fixed=("if_this", "i_will")),
        record_wall(
            "goals_goallink",
            depends_on=GOAL,
            also=read_with("goals_goallink", "own_goal_id", "goals_goal"),
            also_insert=f"""{of_couple("goals_goallink", JOINT)}
              AND EXISTS (SELECT 1 FROM goals_goal o WHERE o.id = goals_goallink.own_goal_id
                          AND o.couple_id = goals_goallink.couple_id AND o.subject_id = goals_goallink.author_id)""",
            fixed=("own_goal_id",),
            deletable=True,
        ),
        record_wall(
            "goals_readinessrating",
            depends_on=GOAL,
            also_insert=of_couple("goals_readinessrating", MINE_OR_JOINT),
            immutable=True,
        ),
        record_wall(
            "goals_stepmark",
            depends_on=GOAL,
            also_insert=of_couple("goals_stepmark", MINE_OR_JOINT),
            fixed=("step_id", "day"),
            deletable=True,
        ),
        record_wall("goals_valuesmap", immutable=True),
        record_wall(
            "goals_valuerating",
            also_insert="""EXISTS (SELECT 1 FROM goals_valuesmap m WHERE m.id = goals_valuerating.map_id
              AND m.author_id = goals_valuerating.author_id AND m.couple_id = goals_valuerating.couple_id)""",
            fixed=("map_id", "domain", "name", "importance", "consistency", "words"),
        ),
        record_wall(
            "goals_goalvalue",
            depends_on=GOAL,
            also=read_with("goals_goalvalue", "value_id", "goals_valuerating"),
            also_insert=f"""{of_couple("goals_goalvalue", MINE_OR_JOINT)}
              AND EXISTS (SELECT 1 FROM goals_valuerating o WHERE o.id = goals_goalvalue.value_id
                          AND o.couple_id = goals_goalvalue.couple_id
                          AND o.author_id = goals_goalvalue.author_id)""",
            fixed=("value_id",),
            deletable=True,
        ),
    ]
