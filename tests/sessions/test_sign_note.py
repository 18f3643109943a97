"""sign_note: shares the note with the care team and closes it."""

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import join_care_team, supervise
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import Audience
from sessions import actions
from sessions.models import NoteStatus, SessionNote, SessionStatus, TherapySession


def test_a_supervised_clinicians_note_waits_for_a_co_signature(had, signed, supervisor, acting_as):
    note = signed(had())
    assert (note.status, note.audience, note.credential) == (
        NoteStatus.COSIGN_PENDING,
        Audience.CARE_TEAM,
        "LMFT",
    )
    assert note.signed_at is not None
    with acting_as(supervisor):
        assert SessionNote.visible_to(supervisor).to_cosign_by(supervisor).get().pk == note.pk


def test_it_is_final_where_nobody_has_to_co_sign(had, signed):
    assert signed(had()).status == NoteStatus.FINAL


@pytest.mark.parametrize("over", [{"cosign_required": False}, {"ended": True}])
def test_it_is_final_where_the_supervision_asks_for_none_or_is_over(
    over, had, signed, clinician, idle_clinician
):
    supervision = supervise(idle_clinician, clinician, cosign_required=over.get("cosign_required", True))
    if "ended" in over:
        supervision.ended_at = supervision.started_at
        supervision.save()
    assert signed(had()).status == NoteStatus.FINAL


def test_the_session_then_took_place(had, signed, clinician, acting_as):
    session = had()
    signed(session)
    with acting_as(clinician):
        assert TherapySession.visible_to(clinician).get(pk=session.pk).status == SessionStatus.FINISHED
    assert AuditEvent.objects.filter(action="session.finish").count() == 1


def test_no_note_is_signed_of_a_session_still_to_come(plan, signed, clinician, acting_as):
    session = plan()
    with pytest.raises(OutOfTurn):
        signed(session)
    with acting_as(clinician):
        assert TherapySession.visible_to(clinician).get(pk=session.pk).status == SessionStatus.PLANNED


def test_partners_never_read_it(had, signed, maya, jonas, acting_as):
    signed(had(subject=maya))
    for partner in (maya, jonas):
        with acting_as(partner):
            assert not SessionNote.visible_to(partner).exists()
            assert not SessionNote.objects.exists()


@pytest.mark.parametrize("part", ["data", "assessment", "plan"])
def test_all_three_parts_are_needed(part, had, draft, clinician, acting_as):
    note = draft(had(), **{part: "  \n "})
    with acting_as(clinician), pytest.raises(ValidationError) as refusal:
        actions.sign_note(by=clinician, note=note)
    assert list(refusal.value.message_dict) == [part]


def test_signing_twice_is_signing_once(had, signed, clinician, acting_as):
    note = signed(had())
    with acting_as(clinician):
        again = actions.sign_note(by=clinician, note=note)
    assert again.signed_at == note.signed_at
    assert AuditEvent.objects.filter(action="note.sign").count() == 1


@pytest.mark.parametrize("who", ["maya", "supervisor", "former_clinician", "administrator", "tess"])
def test_nobody_signs_for_somebody_else(who, had, draft, request, acting_as):
    note, person = draft(had()), request.getfixturevalue(who)
    with acting_as(person), pytest.raises(Refused):
        actions.sign_note(by=person, note=note)


def test_a_colleague_who_reads_it_does_not_sign_it(had, signed, couple, idle_clinician, acting_as):
    note = signed(had())
    join_care_team(couple, idle_clinician)
    with acting_as(idle_clinician), pytest.raises(Refused):
        actions.sign_note(by=idle_clinician, note=note)
