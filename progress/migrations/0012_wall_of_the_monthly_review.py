"""Walls of the monthly review; PostgreSQL itself reveals it when both have answered."""

from django.db import migrations

from couplesgoals.records.policies import (
    BY_VIEWER,
    IN_CARE,
    IN_JOINT,
    IN_OWN,
    IN_WRITABLE,
    READS_RECORD,
    record_wall,
)

# The review is complete when both people enrolled have answered it. Neither may see that of the other, so the
# question is put once through each one's eyes, within the transaction.
REVEAL = """
CREATE FUNCTION progress_review_complete(the_review uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  before text := current_setting('app.viewer', true);
  asked uuid[];
  person uuid;
  answered boolean;
  complete boolean := true;
BEGIN
  asked := ARRAY(SELECT e.person_id FROM program_enrollment e
                 JOIN program_progressreview w ON w.couple_id = e.couple_id
                 WHERE w.id = the_review AND e.ended_at IS NULL);
  IF cardinality(asked) <> 2 THEN RETURN false; END IF;
  FOREACH person IN ARRAY asked LOOP
    PERFORM set_config('app.viewer', person::text, true);
    SELECT EXISTS (SELECT 1 FROM progress_reviewdone d
                   WHERE d.review_id = the_review AND d.author_id = person) INTO answered;
    complete := complete AND answered;
  END LOOP;
  PERFORM set_config('app.viewer', coalesce(before, ''), true);
  RETURN complete;
END $$;

CREATE FUNCTION progress_review_take_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Both at once: the second waits, and then sees the first.
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.review_id::text, 0));
  RETURN NEW;
END $$;
CREATE TRIGGER a_take_turn BEFORE INSERT ON progress_reviewdone
  FOR EACH ROW EXECUTE FUNCTION progress_review_take_turn();

CREATE FUNCTION progress_reveal_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF progress_review_complete(NEW.review_id) THEN
    INSERT INTO progress_revealedreview (couple_id, author_id, audience, review_id)
    VALUES (NEW.couple_id, NEW.author_id, 'couple', NEW.review_id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reveal_review AFTER INSERT ON progress_reviewdone
  FOR EACH ROW EXECUTE FUNCTION progress_reveal_review();

CREATE FUNCTION progress_guard_revealed_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT progress_review_complete(NEW.review_id) THEN
    RAISE EXCEPTION 'a review is revealed only when both have answered' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_reveal BEFORE INSERT ON progress_revealedreview
  FOR EACH ROW EXECUTE FUNCTION progress_guard_revealed_review();
"""
DROP_REVEAL = """
DROP TRIGGER guard_reveal ON progress_revealedreview; DROP FUNCTION progress_guard_revealed_review();
DROP TRIGGER reveal_review ON progress_reviewdone; DROP FUNCTION progress_reveal_review();
DROP TRIGGER a_take_turn ON progress_reviewdone; DROP FUNCTION progress_review_take_turn();
DROP FUNCTION progress_review_complete(uuid);
"""

# A round whose other level waits for nobody any more takes none: it would not be blind.
TAKE_TURN = """
CREATE OR REPLACE FUNCTION progress_take_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Both at once: the second waits, and then sees the first.
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.goal_id::text || ':' || NEW.round, 0));
  {closed}
  RETURN NEW;
END $$;
"""
ROUND_CLOSED = """
  IF EXISTS (SELECT 1 FROM progress_goalrating r
             JOIN program_progressreview w ON w.id = r.review_id
             JOIN program_couple c ON c.id = w.couple_id
             WHERE r.goal_id = NEW.goal_id AND r.round = NEW.round AND w.closes_at <= now()
               AND (c.frozen_at IS NULL OR c.frozen_at > w.closes_at)) THEN
    RAISE EXCEPTION 'this round is over' USING ERRCODE = 'exclusion_violation';
  END IF;
"""


def closed(table: str) -> str:
    """Return the condition that the window of a row's review closed while the joint space was open."""
    return f"""EXISTS (SELECT 1 FROM program_progressreview w JOIN program_couple c ON c.id = w.couple_id
      WHERE w.id = {table}.review_id AND w.closes_at <= now()
        AND (c.frozen_at IS NULL OR c.frozen_at > w.closes_at))"""


def revealed(table: str) -> str:
    """Return the condition that a row's review is revealed: both have answered, or its window closed."""
    return f"""(EXISTS (SELECT 1 FROM progress_revealedreview v WHERE v.review_id = {table}.review_id)
      OR {closed(table)})"""


def blind(table: str) -> str:
    """Return the condition that a row is one's own, the care team's, or revealed."""
    return f"{BY_VIEWER} OR {IN_CARE} OR {revealed(table)}"


def of_couple(table: str, more: str = "true") -> str:
    """Return the condition that a row's review, called w, is of the row's couple, and more."""
    return f"""EXISTS (SELECT 1 FROM program_progressreview w
      WHERE w.id = {table}.review_id AND w.couple_id = {table}.couple_id AND ({more}))"""


def joint_goal(table: str) -> str:
    """Return the condition that a row's goal is one both partners of the row's couple share."""
    return f"""EXISTS (SELECT 1 FROM goals_goal o WHERE o.id = {table}.goal_id
      AND o.couple_id = {table}.couple_id AND o.subject_id IS NULL)"""


def still_answering(table: str) -> str:
    """Return the condition that the window is open, and the viewer has not sent their answers."""
    return f"""{of_couple(table, "w.closes_at > now()")}
      AND NOT EXISTS (SELECT 1 FROM progress_reviewdone d
                      WHERE d.review_id = {table}.review_id AND d.author_id = (SELECT app_viewer()))"""


def rating_reads(also: str) -> str:
    """Say anew who reads a rating."""
    return f"""
    DROP POLICY reads ON progress_goalrating;
    CREATE POLICY reads ON progress_goalrating FOR SELECT USING (
      {READS_RECORD} AND ({also}) AND ({BY_VIEWER}
        OR EXISTS (SELECT 1 FROM goals_goal p WHERE p.id = progress_goalrating.goal_id)));
    """


def rating_inserts(also: str) -> str:
    """Say anew who writes a rating."""
    return f"""
    ALTER POLICY inserts ON progress_goalrating WITH CHECK (
      {BY_VIEWER} AND {IN_WRITABLE} AND ({also})
      AND audience = (SELECT g.audience FROM goals_goal g WHERE g.id = progress_goalrating.goal_id)
      AND EXISTS (SELECT 1 FROM goals_goal p WHERE p.id = progress_goalrating.goal_id));
    """


def of_one_enrolled(table: str) -> str:
    """Return the condition that a row is about somebody who is one of its couple now."""
    return f"""EXISTS (SELECT 1 FROM program_enrollment e WHERE e.person_id = {table}.subject_id
      AND e.couple_id = {table}.couple_id AND e.ended_at IS NULL)"""


ROUND_REVEALED = f"""{BY_VIEWER} OR {IN_CARE}
  OR EXISTS (SELECT 1 FROM progress_revealedround r
             WHERE r.goal_id = progress_goalrating.goal_id AND r.number = progress_goalrating.round)"""
ANSWER, WISH, SHIFT = "progress_reviewanswer", "progress_reviewwish", "progress_priorityshift"
DONE, DECISION, FOCUS = "progress_reviewdone", "progress_reviewdecision", "progress_reviewfocus"
NOTE, PLAN = "progress_reviewnote", "progress_planreview"
# Given in a review of the past, or of somebody else, a level would end the round before the other gave theirs.
LEVEL_IN_REVIEW = f"""review_id IS NULL
  OR {of_couple("progress_goalrating", "w.closes_at > now()")}"""


class Migration(migrations.Migration):
    """What each says apart is the other's to read once both have, or the window is over."""

    dependencies = [("progress", "0011_monthly_review"), ("records", "0004_functions_by_index")]

    operations = [
        record_wall(
            "progress_revealedreview", also_insert=of_couple("progress_revealedreview"), immutable=True
        ),
        record_wall(
            DONE,
            also_insert=f"{IN_JOINT} AND {of_couple(DONE, 'w.closes_at > now()')}",
            immutable=True,
        ),
        record_wall(
            ANSWER,
            also=blind(ANSWER),
            also_insert=f"{IN_JOINT} AND {still_answering(ANSWER)} AND (goal_id IS NULL OR {joint_goal(ANSWER)})",
            fixed=("review_id", "question", "goal_id", "words", "value"),
        ),
        record_wall(
            WISH,
            also=blind(WISH),
            also_insert=f"""{IN_JOINT} AND {joint_goal(WISH)} AND {of_couple(WISH)}
              AND (({still_answering(WISH)}) OR {revealed(WISH)})""",
            immutable=True,
        ),
        record_wall(
            DECISION,
            also_insert=f"{IN_JOINT} AND {of_couple(DECISION)} AND {joint_goal(DECISION)} AND {revealed(DECISION)}",
            immutable=True,
        ),
        record_wall(
            FOCUS,
            also_insert=f"{IN_JOINT} AND {of_couple(FOCUS)} AND {revealed(FOCUS)}",
            immutable=True,
        ),
        record_wall(
            NOTE,
            also_insert=f"{IN_CARE} AND {of_couple(NOTE)} AND (subject_id IS NULL OR {of_one_enrolled(NOTE)})",
            immutable=True,
        ),
        record_wall(PLAN, also_insert=f"{IN_CARE} AND {of_one_enrolled(PLAN)}", immutable=True),
        record_wall(
            "progress_priorityask",
            also_insert=f"{IN_JOINT} OR {IN_CARE}",
            others_update=IN_OWN,
            fixed=("asked_on", "submission"),
        ),
        record_wall(
            SHIFT,
            also=f"review_id IS NULL OR {blind(SHIFT)}",
            also_insert=f"""{IN_JOINT} AND (review_id IS NULL OR ({still_answering(SHIFT)}))
              AND (ask_id IS NULL OR EXISTS (SELECT 1 FROM progress_priorityask o
                   WHERE o.id = {SHIFT}.ask_id AND o.couple_id = {SHIFT}.couple_id))""",
            fixed=("more", "less", "since", "would_help", "review_id", "ask_id", "submission"),
        ),
        migrations.RunSQL(REVEAL, reverse_sql=DROP_REVEAL),
        migrations.RunSQL(TAKE_TURN.format(closed=ROUND_CLOSED), reverse_sql=TAKE_TURN.format(closed="")),
        migrations.RunSQL(
            rating_reads(f"{ROUND_REVEALED} OR {closed('progress_goalrating')}"),
            reverse_sql=rating_reads(ROUND_REVEALED),
        ),
        migrations.RunSQL(rating_inserts(LEVEL_IN_REVIEW), reverse_sql=rating_inserts("true")),
    ]
