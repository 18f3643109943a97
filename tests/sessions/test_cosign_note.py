"""cosign_note: by a current supervisor of the author, once."""

import pytest

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import join_care_team, supervise
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Supervision
from sessions import actions
from sessions.models import NoteStatus


def cosign(by, note, acting_as):
    with acting_as(by):
        return actions.cosign_note(by=by, note=note)


def test_the_supervisor_makes_it_final(had, signed, supervisor, acting_as):
    note = cosign(supervisor, signed(had()), acting_as)
    assert (note.status, note.cosigned_by) == (NoteStatus.FINAL, supervisor)
    assert note.cosigned_at is not None


def test_twice_is_once_also_by_two_supervisors(had, signed, supervisor, clinician, idle_clinician, acting_as):
    supervise(idle_clinician, clinician)
    note = signed(had())
    first = cosign(supervisor, note, acting_as)
    assert cosign(supervisor, note, acting_as).cosigned_at == first.cosigned_at
    assert cosign(idle_clinician, note, acting_as).cosigned_by == supervisor
    assert AuditEvent.objects.filter(action="note.cosign").count() == 1


def test_a_note_that_waits_for_none_gets_none(had, signed, supervisor, acting_as):
    Supervision.objects.update(cosign_required=False)
    with pytest.raises(OutOfTurn):
        cosign(supervisor, signed(had()), acting_as)


def test_never_ones_own(had, signed, supervisor, clinician, acting_as):
    note = signed(had())
    with pytest.raises(Refused):
        cosign(clinician, note, acting_as)


def test_not_by_a_colleague_and_not_by_a_former_supervisor(
    had, signed, supervisor, couple, idle_clinician, acting_as
):
    note = signed(had())
    join_care_team(couple, idle_clinician)
    with pytest.raises(Refused):
        cosign(idle_clinician, note, acting_as)
    join_care_team(couple, supervisor)
    Supervision.objects.update(ended_at=note.signed_at)
    with pytest.raises(Refused):
        cosign(supervisor, note, acting_as)


@pytest.mark.parametrize("who", ["maya", "jonas", "tess", "former_clinician", "administrator"])
def test_it_refuses_everybody_else(who, had, signed, supervisor, request, acting_as):
    note = signed(had())
    with pytest.raises(Refused):
        cosign(request.getfixturevalue(who), note, acting_as)
