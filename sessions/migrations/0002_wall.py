"""Walls of appointments and notes; a signed note no longer changes."""

from django.db import migrations

from couplesgoals.records.policies import IN_CARE, part_wall, record_wall

SIGNED = """
CREATE FUNCTION sessions_guard_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.signed_at IS NULL THEN
    IF OLD.author_id IS DISTINCT FROM app_viewer() THEN
      RAISE EXCEPTION 'only its author writes a note' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.session_id, NEW.data, NEW.assessment, NEW.plan, NEW.signed_at, NEW.credential, NEW.audience)
     IS DISTINCT FROM
     (OLD.session_id, OLD.data, OLD.assessment, OLD.plan, OLD.signed_at, OLD.credential, OLD.audience) THEN
    RAISE EXCEPTION 'a signed note is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM program_supervision s WHERE s.supervisor_id = app_viewer()
                   AND s.clinician_id = OLD.author_id AND s.ended_at IS NULL) THEN
    RAISE EXCEPTION 'only a supervisor of its author co-signs a note' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.cosigned_at IS NOT NULL OR OLD.status <> 'cosign-pending' OR NEW.status <> 'final'
     OR NEW.cosigned_by_id IS DISTINCT FROM app_viewer() OR NEW.cosigned_by_id = OLD.author_id THEN
    RAISE EXCEPTION 'only a pending co-signature may be added' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_signed BEFORE UPDATE ON therapy_sessions_sessionnote
  FOR EACH ROW EXECUTE FUNCTION sessions_guard_signed();

CREATE FUNCTION sessions_guard_note_goal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  note_ids uuid[] := ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.note_id END,
                           CASE WHEN TG_OP <> 'DELETE' THEN NEW.note_id END];
BEGIN
  IF EXISTS (SELECT 1 FROM therapy_sessions_sessionnote n WHERE n.id = ANY (note_ids) AND n.signed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a signed note is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_note_goal BEFORE INSERT OR UPDATE OR DELETE ON therapy_sessions_notegoal
  FOR EACH ROW EXECUTE FUNCTION sessions_guard_note_goal();
"""


# Naming a goal is saying that it exists: only one the writer reads, and of the same couple.
GOALS_ITS_AUTHOR_READS = """
DROP POLICY inserts ON therapy_sessions_notegoal;
CREATE POLICY inserts ON therapy_sessions_notegoal FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM therapy_sessions_sessionnote n JOIN goals_goal g ON g.couple_id = n.couple_id
          WHERE n.id = therapy_sessions_notegoal.note_id AND g.id = therapy_sessions_notegoal.goal_id
            AND n.author_id = (SELECT app_viewer())));
"""


# Others than its author touch a signed note only; the trigger lets a supervisor co-sign and nothing else.
COSIGNS = f"signed_at IS NOT NULL AND {IN_CARE}"


class Migration(migrations.Migration):
    """Only who gives care to the couple plans a session or writes a note."""

    dependencies = [("therapy_sessions", "0001_initial"), ("goals", "0002_wall")]

    operations = [
        record_wall(
            "therapy_sessions_therapysession",
            also_insert=f"{IN_CARE} AND clinician_id = author_id",
            others_update=IN_CARE,
            fixed=("clinician_id",),
        ),
        record_wall("therapy_sessions_sessionnote", also_insert=IN_CARE, others_update=COSIGNS),
        part_wall(
            "therapy_sessions_notegoal",
            parent=("note_id", "therapy_sessions_sessionnote"),
            immutable=True,
            deletable=True,
        ),
        migrations.RunSQL(GOALS_ITS_AUTHOR_READS, reverse_sql=migrations.RunSQL.noop),
        part_wall(
            "therapy_sessions_noteaddendum",
            parent=("note_id", "therapy_sessions_sessionnote"),
            author="author_id",
            immutable=True,
        ),
        migrations.RunSQL(
            SIGNED,
            reverse_sql="""
            DROP TRIGGER guard_note_goal ON therapy_sessions_notegoal; DROP FUNCTION sessions_guard_note_goal();
            DROP TRIGGER guard_signed ON therapy_sessions_sessionnote; DROP FUNCTION sessions_guard_signed();
            """,
        ),
    ]
