"""write_note: one's own draft, private, tied to this couple's goals, never overwriting another window."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.records.audience import Audience
from sessions import actions
from sessions.actions import Edition
from sessions.models import NoteGoal, NoteStatus, SessionNote


def test_a_draft_is_its_authors_alone(plan, draft, clinician, supervisor, maya, acting_as):
    note = draft(plan())
    assert (note.status, note.audience) == (NoteStatus.DRAFT, Audience.PRIVATE)
    for reader, seen in ((clinician, 1), (supervisor, 0), (maya, 0)):
        with acting_as(reader):
            assert SessionNote.visible_to(reader).count() == seen
            assert SessionNote.objects.count() == seen


def test_writing_again_changes_the_same_draft(plan, draft):
    session = plan()
    first = draft(session)
    second = draft(session, plan="Three evenings.")
    assert (second.pk, second.plan) == (first.pk, "Three evenings.")


def test_two_authors_have_two_notes(plan, draft, supervisor):
    session = plan()
    assert draft(session).pk != draft(session, by=supervisor).pk


def test_typing_is_one_event_and_saving_is_one_each(plan, draft):
    session = plan()
    for _time in range(3):
        draft(session, while_typing=True)
    assert AuditEvent.objects.filter(action="note.write").count() == 1
    draft(session)
    assert AuditEvent.objects.filter(action="note.write").count() == 2


def test_it_links_the_couples_goals(plan, draft, couple, maya, jonas, clinician, acting_as):
    goal = active_joint_goal(couple, maya, jonas, clinician)
    session = plan()
    note = draft(session, goals=[goal])
    draft(session, goals=[goal])
    with acting_as(clinician):
        assert [link.goal_id for link in NoteGoal.visible_to(clinician).filter(note=note)] == [goal.pk]
    draft(session, goals=[])
    with acting_as(clinician):
        assert not NoteGoal.visible_to(clinician).exists()


def test_one_partners_own_goal_belongs_to_their_own_session_alone(plan, draft, couple, maya, jonas):
    goal = individual_goal(couple, maya)
    draft(plan(hours=30, subject=maya), goals=[goal])
    for session in (plan(hours=24), plan(hours=40, subject=jonas)):
        with pytest.raises(ValidationError) as refusal:
            draft(session, goals=[goal])
        assert list(refusal.value.message_dict) == ["goals"]


def test_a_private_goal_cannot_be_linked(plan, draft, couple, maya):
    goal = individual_goal(couple, maya, audience=Audience.PRIVATE)
    with pytest.raises(ValidationError):
        draft(plan(subject=maya), goals=[goal])


def test_another_couples_goal_cannot_be_linked(plan, draft, other_couple, tess, omar, other_clinician):
    goal = active_joint_goal(other_couple, tess, omar, other_clinician)
    with pytest.raises(ValidationError):
        draft(plan(), goals=[goal])


def test_too_long_a_text_is_said_by_part(plan, draft):
    with pytest.raises(ValidationError) as refusal:
        draft(plan(), data="ä" * 10_001)
    assert list(refusal.value.message_dict) == ["data"]


def test_one_open_form_saves_again_and_again(plan, draft):
    session, own = plan(), uuid4()
    for text in ("a", "ab", "abc"):
        note = draft(session, data=text, edition=Edition(opened_from=None, own=own))
    assert note.data == "abc"


def test_two_open_forms_notice_each_other(plan, draft, clinician, acting_as):
    session = plan()
    opened = draft(session).edition
    draft(session, data="left window", edition=Edition(opened_from=opened, own=uuid4()))
    with pytest.raises(Stale):
        draft(session, data="right window", edition=Edition(opened_from=opened, own=uuid4()))
    with acting_as(clinician):
        assert SessionNote.visible_to(clinician).get().data == "left window"


def test_two_forms_opened_before_the_first_word_notice_each_other(plan, draft):
    session = plan()
    draft(session, edition=Edition(opened_from=None, own=uuid4()))
    with pytest.raises(Stale):
        draft(session, edition=Edition(opened_from=None, own=uuid4()))


def test_a_signed_note_is_not_written(had, draft, signed):
    session = had()
    signed(session)
    with pytest.raises(OutOfTurn):
        draft(session, data="otherwise")


@pytest.mark.parametrize(
    "who", ["maya", "jonas", "tess", "former_clinician", "idle_clinician", "administrator"]
)
def test_it_refuses_everybody_else(who, plan, maya, request, acting_as):
    session, person = plan(subject=maya), request.getfixturevalue(who)
    with acting_as(person), pytest.raises(Refused):
        actions.write_note(by=person, session=session, data="x")
