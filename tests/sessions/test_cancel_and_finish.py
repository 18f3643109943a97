"""cancel_session and finish_session: who may, when, and that twice is once."""

import pytest

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.refusals import OutOfTurn, Refused
from sessions import actions
from sessions.models import SessionStatus

ACTIONS = [actions.cancel_session, actions.finish_session]


def run(action, by, session, acting_as):
    with acting_as(by):
        return action(by=by, session=session)


def test_it_is_canceled_once(plan, clinician, acting_as):
    session = plan()
    for _time in range(2):
        assert run(actions.cancel_session, clinician, session, acting_as).status == SessionStatus.CANCELLED
    assert AuditEvent.objects.filter(action="session.cancel").count() == 1


def test_it_took_place_once(had, clinician, acting_as):
    session = had()
    for _time in range(2):
        assert run(actions.finish_session, clinician, session, acting_as).status == SessionStatus.FINISHED
    assert AuditEvent.objects.filter(action="session.finish").count() == 1


def test_a_supervisor_may_cancel_for_somebody_who_is_ill(plan, supervisor, acting_as):
    assert run(actions.cancel_session, supervisor, plan(), acting_as).status == SessionStatus.CANCELLED


def test_what_has_not_begun_did_not_take_place(plan, clinician, acting_as):
    with pytest.raises(OutOfTurn):
        run(actions.finish_session, clinician, plan(), acting_as)


def test_one_excludes_the_other(plan, had, clinician, acting_as):
    over, canceled = had(), plan()
    run(actions.finish_session, clinician, over, acting_as)
    run(actions.cancel_session, clinician, canceled, acting_as)
    with pytest.raises(OutOfTurn):
        run(actions.cancel_session, clinician, over, acting_as)
    with pytest.raises(OutOfTurn):
        run(actions.finish_session, clinician, canceled, acting_as)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    "who", ["maya", "jonas", "tess", "former_clinician", "idle_clinician", "administrator"]
)
def test_it_refuses_everybody_else(action, who, had, maya, request, acting_as):
    session = had(subject=maya)
    with pytest.raises(Refused):
        run(action, request.getfixturevalue(who), session, acting_as)
