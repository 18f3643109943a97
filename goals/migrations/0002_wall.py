"""Walls of the goal tables, and the rule that a joint goal stands on two acceptances and an approval."""

from django.db import migrations

from couplesgoals.records.policies import IN_JOINT, part_wall, record_wall

# A joint goal's agreed version: accepted by both people now enrolled, approved by a clinician. Once and for all
# here, whatever the code says.
AGREEMENT = """
CREATE FUNCTION goals_guard_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  accepted integer;
BEGIN
  IF NEW.subject_id IS NOT NULL THEN RETURN NEW; END IF;
  IF NEW.agreed_id IS NULL THEN
    IF TG_OP = 'UPDATE' AND OLD.agreed_id IS NOT NULL THEN
      RAISE EXCEPTION 'what was agreed is only followed by the next agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.agreed_id IS NOT DISTINCT FROM OLD.agreed_id THEN RETURN NEW; END IF;
  SELECT count(DISTINCT a.person_id) INTO accepted
  FROM goals_goalacceptance a
  JOIN program_enrollment e ON e.person_id = a.person_id AND e.couple_id = NEW.couple_id AND e.ended_at IS NULL
  WHERE a.revision_id = NEW.agreed_id AND a.goal_id = NEW.id;
  IF accepted <> 2 THEN
    RAISE EXCEPTION 'a joint goal needs both acceptances of the same version' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM goals_goalreview r
                 WHERE r.revision_id = NEW.agreed_id AND r.goal_id = NEW.id AND r.outcome = 'approved') THEN
    RAISE EXCEPTION 'a joint goal needs a clinician''s approval' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_agreement BEFORE INSERT OR UPDATE ON goals_goal
  FOR EACH ROW EXECUTE FUNCTION goals_guard_agreement();
"""

# A person accepts for themselves, and only words of this goal; only who gives care approves.
PARTS = """
ALTER TABLE goals_goalrevision ADD CONSTRAINT goals_revision_of_goal UNIQUE (id, goal_id);
ALTER TABLE goals_goal ADD CONSTRAINT goals_goal_current_is_its_own
  FOREIGN KEY (current_id, id) REFERENCES goals_goalrevision (id, goal_id);
ALTER TABLE goals_goal ADD CONSTRAINT goals_goal_agreed_is_its_own
  FOREIGN KEY (agreed_id, id) REFERENCES goals_goalrevision (id, goal_id);
ALTER TABLE goals_goalacceptance ADD CONSTRAINT goals_acceptance_same_goal
  FOREIGN KEY (revision_id, goal_id) REFERENCES goals_goalrevision (id, goal_id);
ALTER TABLE goals_goalreview ADD CONSTRAINT goals_review_same_goal
  FOREIGN KEY (revision_id, goal_id) REFERENCES goals_goalrevision (id, goal_id);
DROP POLICY inserts ON goals_goalreview;
CREATE POLICY inserts ON goals_goalreview FOR INSERT WITH CHECK (
  clinician_id = (SELECT app_viewer())
  AND EXISTS (SELECT 1 FROM goals_goal p
              WHERE p.id = goals_goalreview.goal_id AND p.couple_id = ANY ((SELECT app_care_couples())::uuid[])));
"""


# Both partners write to a joint goal, to one's own only oneself.
THEIRS_TO_WRITE = f"{IN_JOINT} AND (p.subject_id IS NULL OR p.subject_id = (SELECT app_viewer()))"


class Migration(migrations.Migration):
    """Goals and their parts behind the second wall."""

    dependencies = [("goals", "0001_initial"), ("records", "0002_wall")]

    operations = [
        record_wall("goals_goal", others_update="subject_id IS NULL"),
        part_wall(
            "goals_goalrevision",
            parent=("goal_id", "goals_goal"),
            author="author_id",
            also_insert=THEIRS_TO_WRITE,
            immutable=True,
        ),
        part_wall(
            "goals_goalacceptance",
            parent=("goal_id", "goals_goal"),
            author="person_id",
            also_insert=THEIRS_TO_WRITE,
            immutable=True,
        ),
        part_wall(
            "goals_goalreview", parent=("goal_id", "goals_goal"), author="clinician_id", immutable=True
        ),
        migrations.RunSQL(
            AGREEMENT,
            reverse_sql="DROP TRIGGER guard_agreement ON goals_goal; DROP FUNCTION goals_guard_agreement();",
        ),
        migrations.RunSQL(
            PARTS,
            reverse_sql="""
            ALTER TABLE goals_goal DROP CONSTRAINT goals_goal_agreed_is_its_own;
            ALTER TABLE goals_goal DROP CONSTRAINT goals_goal_current_is_its_own;
            ALTER TABLE goals_goalreview DROP CONSTRAINT goals_review_same_goal;
            ALTER TABLE goals_goalacceptance DROP CONSTRAINT goals_acceptance_same_goal;
            ALTER TABLE goals_goalrevision DROP CONSTRAINT goals_revision_of_goal;
            """,
        ),
    ]
