"""Walls of logs, ratings and looks; PostgreSQL itself reveals a round when everybody asked has rated it."""

from django.db import migrations

from couplesgoals.records.policies import IN_CARE, part_wall, record_wall

# The round is complete when each person asked has a rating in it. Nobody but the author may see an unrevealed
# rating, so the question is put once through each one's eyes, within the transaction.
REVEAL = """
CREATE FUNCTION progress_round_complete(the_goal uuid, the_round integer) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('app.viewer', true);
  asked uuid[];
  person uuid;
  rated boolean;
  complete boolean := true;
BEGIN
  SELECT CASE WHEN g.subject_id IS NOT NULL THEN ARRAY[g.subject_id]
              ELSE ARRAY(SELECT e.person_id FROM program_enrollment e
                         WHERE e.couple_id = g.couple_id AND e.ended_at IS NULL) END
  INTO asked FROM goals_goal g WHERE g.id = the_goal;
  IF coalesce(cardinality(asked), 0) = 0 THEN RETURN false; END IF;
  IF (SELECT g.subject_id IS NULL FROM goals_goal g WHERE g.id = the_goal) AND cardinality(asked) <> 2 THEN
    RETURN false;
  END IF;
  FOREACH person IN ARRAY asked LOOP
    PERFORM set_config('app.viewer', person::text, true);
    SELECT EXISTS (SELECT 1 FROM progress_goalrating r
                   WHERE r.goal_id = the_goal AND r.round = the_round AND r.author_id = person) INTO rated;
    complete := complete AND rated;
  END LOOP;
  PERFORM set_config('app.viewer', coalesce(before, ''), true);
  RETURN complete;
END $$;

CREATE FUNCTION progress_take_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Both at once: the second waits, and then sees the first.
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.goal_id::text || ':' || NEW.round, 0));
  RETURN NEW;
END $$;
CREATE TRIGGER a_take_turn BEFORE INSERT ON progress_goalrating
  FOR EACH ROW EXECUTE FUNCTION progress_take_turn();

CREATE FUNCTION progress_reveal_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF progress_round_complete(NEW.goal_id, NEW.round) THEN
    INSERT INTO progress_revealedround (goal_id, number, created_at)
    VALUES (NEW.goal_id, NEW.round, NEW.created_at) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reveal_round AFTER INSERT ON progress_goalrating
  FOR EACH ROW EXECUTE FUNCTION progress_reveal_round();

CREATE FUNCTION progress_guard_reveal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT progress_round_complete(NEW.goal_id, NEW.number) THEN
    RAISE EXCEPTION 'a round is revealed only when everybody has rated' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_reveal BEFORE INSERT ON progress_revealedround
  FOR EACH ROW EXECUTE FUNCTION progress_guard_reveal();
"""

DROP_REVEAL = """
DROP TRIGGER guard_reveal ON progress_revealedround; DROP FUNCTION progress_guard_reveal();
DROP TRIGGER reveal_round ON progress_goalrating; DROP FUNCTION progress_reveal_round();
DROP TRIGGER a_take_turn ON progress_goalrating; DROP FUNCTION progress_take_turn();
DROP FUNCTION progress_round_complete(uuid, integer);
"""

BLIND = f"""author_id = (SELECT app_viewer()) OR {IN_CARE}
  OR EXISTS (SELECT 1 FROM progress_revealedround r
             WHERE r.goal_id = progress_goalrating.goal_id AND r.number = progress_goalrating.round)"""


# Nobody sees the other's level while keeping back their own.
AS_WIDE_AS_ITS_GOAL = """
  audience = (SELECT g.audience FROM goals_goal g WHERE g.id = progress_goalrating.goal_id)"""


class Migration(migrations.Migration):
    """A rating stays its author's and the care team's until its round is revealed."""

    dependencies = [("progress", "0001_initial"), ("goals", "0002_wall")]

    operations = [
        record_wall("progress_progresslog", depends_on=("goal_id", "goals_goal")),
        part_wall("progress_revealedround", parent=("goal_id", "goals_goal"), immutable=True),
        record_wall(
            "progress_goalrating",
            depends_on=("goal_id", "goals_goal"),
            also=BLIND,
            also_insert=AS_WIDE_AS_ITS_GOAL,
            immutable=True,
        ),
        migrations.RunSQL(
            """ALTER TABLE progress_goalrating ADD CONSTRAINT progress_rating_same_goal
               FOREIGN KEY (revision_id, goal_id) REFERENCES goals_goalrevision (id, goal_id);""",
            reverse_sql="ALTER TABLE progress_goalrating DROP CONSTRAINT progress_rating_same_goal;",
        ),
        record_wall("progress_lastlooked"),
        migrations.RunSQL(REVEAL, reverse_sql=DROP_REVEAL),
    ]
