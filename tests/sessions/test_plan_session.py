"""plan_session: in one's own calendar, never two at a time."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.refusals import Refused
from couplesgoals.records.audience import Audience
from sessions import actions
from sessions.models import SessionStatus, TherapySession
from tests.sessions.conftest import in_hours


def errors_of(refusal: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return refusal.value.message_dict


def test_a_couple_session_is_read_by_both_and_the_care_team(plan, maya, jonas, clinician, tess, acting_as):
    session = plan()
    assert (session.clinician, session.author, session.status) == (
        clinician,
        clinician,
        SessionStatus.PLANNED,
    )
    for reader in (maya, jonas, clinician):
        with acting_as(reader):
            assert TherapySession.visible_to(reader).get().pk == session.pk
            assert TherapySession.objects.filter(pk=session.pk).exists()
    with acting_as(tess):
        assert not TherapySession.objects.filter(pk=session.pk).exists()


def test_an_individual_session_does_not_exist_for_the_other(plan, maya, jonas, acting_as):
    session = plan(subject=maya)
    assert session.audience == Audience.SUBJECT
    with acting_as(maya):
        assert TherapySession.visible_to(maya).count() == 1
    with acting_as(jonas):
        assert TherapySession.visible_to(jonas).count() == 0
        assert TherapySession.objects.count() == 0


def test_it_is_audited_without_words(plan, couple, clinician, maya):
    session = plan(subject=maya)
    event = AuditEvent.objects.get(action="session.plan")
    assert (event.actor_id, event.ids, event.couple_id) == (clinician.pk, [session.pk], couple.pk)
    assert event.target == "sessions.TherapySession"
    assert event.detail == {}


def test_a_supervisor_plans_in_their_own_calendar(plan, supervisor):
    assert plan(by=supervisor).clinician == supervisor


@pytest.mark.parametrize(
    "who", ["maya", "tess", "former_clinician", "idle_clinician", "administrator", "other_clinician"]
)
def test_it_refuses_everybody_else(who, plan, request, other_couple):
    with pytest.raises(Refused):
        plan(by=request.getfixturevalue(who))


def test_it_refuses_anonymous(couple, acting_as):
    with acting_as(None), pytest.raises(Refused):
        actions.plan_session(
            by=AnonymousUser(), couple=couple, kind="couple", starts_at=in_hours(1), ends_at=in_hours(2)
        )


def test_two_at_a_time_are_refused_without_saying_with_whom(plan, maya):
    plan(subject=maya, hours=24)
    with pytest.raises(ValidationError) as refusal:
        plan(hours=24.5)
    assert errors_of(refusal) == {"starts_at": ["You already have a session then."]}


def test_one_after_the_other_and_two_clinicians_at_once_are_fine(plan, supervisor):
    plan(hours=24, ends_at=in_hours(25))
    plan(hours=25)
    plan(by=supervisor, hours=24)


def test_the_same_session_twice_is_one(plan):
    assert plan().pk == plan().pk


def test_a_canceled_session_makes_room(plan, clinician, acting_as):
    session = plan()
    with acting_as(clinician):
        actions.cancel_session(by=clinician, session=session)
    assert plan().pk != session.pk


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"hours": -1}, "starts_at"),
        ({"hours": 24 * 400}, "starts_at"),
        ({"ends_at": in_hours(24) - timedelta(minutes=1)}, "ends_at"),
        ({"ends_at": in_hours(29)}, "ends_at"),
        ({"video_link": "http://video.example.org/room"}, "video_link"),
        ({"video_link": "javascript:alert(1)"}, "video_link"),
        ({"video_link": "room 7"}, "video_link"),
        ({"video_link": "https://video.example.org/" + "7" * 500}, "video_link"),
        ({"kind": "group"}, "kind"),
        ({"kind": "individual"}, "kind"),
    ],
)
def test_what_cannot_be_planned_is_said_by_field(plan, over, field):
    with pytest.raises(ValidationError) as refusal:
        plan(**over)
    assert list(errors_of(refusal)) == [field]


def test_only_a_current_partner_of_this_couple_can_be_the_one(plan, other_couple, tess, clinician):
    for person in (tess, clinician):
        with pytest.raises(ValidationError) as refusal:
            plan(subject=person)
        assert list(errors_of(refusal)) == ["subject"]


def test_a_frozen_couple_no_longer_meets_together(plan, couple, maya):
    couple.frozen_at = in_hours(-1)
    couple.save()
    with pytest.raises(ValidationError) as refusal:
        plan()
    assert list(errors_of(refusal)) == ["kind"]
    assert plan(subject=maya).subject == maya


def test_no_link_is_needed(plan):
    assert plan(video_link="").video_link == ""
