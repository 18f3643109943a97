"""What is signed cannot be changed in PostgreSQL either, whatever the code does."""

import pytest
from django.db import Error, connection, transaction

from couplesgoals.demo.factories import active_joint_goal
from sessions import actions
from sessions.models import NoteAddendum, NoteGoal, NoteStatus, SessionNote


def refused(statement, *params):
    """Whether PostgreSQL refuses a statement of the runtime role, or finds no row to run it on."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)
            return cursor.rowcount == 0
    except Error:
        return True


CHANGES = [
    "data = 'other'",
    "assessment = 'other'",
    "plan = 'other'",
    "signed_at = now()",
    "credential = 'MD'",
    "audience = 'private'",
    "status = 'draft', signed_at = NULL, audience = 'private'",
    "status = 'final'",
    "author_id = cosigned_by_id",
    "edition = NULL",
]


@pytest.mark.parametrize("change", CHANGES)
def test_its_author_cannot_change_it(change, had, signed, supervisor, clinician, acting_as):
    note = signed(had())
    with acting_as(clinician):
        assert refused(f"UPDATE therapy_sessions_sessionnote SET {change} WHERE id = %s", note.pk)
        assert refused("DELETE FROM therapy_sessions_sessionnote WHERE id = %s", note.pk)


@pytest.mark.parametrize("change", CHANGES)
def test_its_co_signer_cannot_change_it(change, had, signed, supervisor, acting_as):
    note = signed(had())
    with acting_as(supervisor):
        actions.cosign_note(by=supervisor, note=note)
        assert refused(f"UPDATE therapy_sessions_sessionnote SET {change} WHERE id = %s", note.pk)
        assert refused(
            "UPDATE therapy_sessions_sessionnote SET cosigned_by_id = NULL, cosigned_at = NULL WHERE id = %s",
            note.pk,
        )


def test_nobody_co_signs_in_anothers_name(had, signed, supervisor, clinician, acting_as):
    note = signed(had())
    for person in (clinician, supervisor):
        other = supervisor if person == clinician else clinician
        with acting_as(person):
            assert refused(
                "UPDATE therapy_sessions_sessionnote"
                " SET status = 'final', cosigned_at = now(), cosigned_by_id = %s WHERE id = %s",
                other.pk,
                note.pk,
            )


def test_its_goals_and_addenda_stay(had, signed, couple, maya, jonas, clinician, acting_as):
    goal = active_joint_goal(couple, maya, jonas, clinician)
    other = active_joint_goal(couple, jonas, maya, clinician, title="Call before being late")
    note = signed(had(), goals=[goal])
    with acting_as(clinician):
        addendum = actions.add_addendum(by=clinician, note=note, text="Added.")
        assert refused("DELETE FROM therapy_sessions_notegoal WHERE note_id = %s", note.pk)
        assert refused(
            "UPDATE therapy_sessions_notegoal SET goal_id = %s WHERE note_id = %s", other.pk, note.pk
        )
        assert refused(
            "INSERT INTO therapy_sessions_notegoal (note_id, goal_id) VALUES (%s, %s)", note.pk, other.pk
        )
        assert refused("UPDATE therapy_sessions_noteaddendum SET text = 'x' WHERE id = %s", addendum.pk)
        assert refused("DELETE FROM therapy_sessions_noteaddendum WHERE id = %s", addendum.pk)
        assert NoteGoal.visible_to(clinician).get().goal_id == goal.pk
        assert NoteAddendum.visible_to(clinician).get().text == "Added."
        assert SessionNote.visible_to(clinician).get().status == NoteStatus.FINAL


def test_a_draft_is_written_by_its_author_alone(had, draft, supervisor, acting_as):
    note = draft(had())
    with acting_as(supervisor):
        assert refused("UPDATE therapy_sessions_sessionnote SET data = 'x' WHERE id = %s", note.pk)
