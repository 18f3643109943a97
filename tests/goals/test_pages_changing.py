"""The page on which a goal rests, ends or is set aside: what each is offered, and what nobody reads."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import active_joint_goal, individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.actions import complete_goal, hold_goal, leave_goal
from goals.models import Goal
from tests.conftest import ClientOf
from tests.goals.changes import as_read_by, do, last_words, notes_read_by
from tests.goals.test_changing import talk


@pytest.fixture
def active(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


def url(goal: Goal) -> str:
    return f"/goals/{goal.pk}/change/"


def offered(page: str) -> list[str]:
    """The codes of what the page offers, in its order."""
    return re.findall(r'name="do" value="(\w+)"', page)


def test_each_status_offers_what_can_follow(
    couple: Couple, active: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    own, proposed = individual_goal(couple, maya), propose(couple, maya)
    held, over, left = (active_joint_goal(couple, maya, jonas, clinician) for _ in range(3))
    do(hold_goal, held, maya)
    do(leave_goal, left, maya)
    for person in (maya, jonas):
        do(complete_goal, over, person, achievement="achieved")
    expected = {
        active: (["hold", "done", "leave"], ["stands", "mistake"]),
        own: (["hold", "stands", "done", "leave"], None),
        proposed: (["withdraw"], ["mistake"]),
        held: (["resume", "done", "leave"], ["stands", "mistake"]),
        over: (["reopen"], ["stands", "mistake"]),
        left: ([], ["mistake"]),
    }
    for goal, (hers, staffs) in expected.items():
        assert offered(client_of(maya).get(url(goal)).content.decode()) == hers
        answer = client_of(clinician).get(url(goal))
        assert answer.status_code == (404 if staffs is None else 200)
        if staffs is not None:
            assert offered(answer.content.decode()) == staffs


def test_it_rests_and_goes_on(active: Goal, maya: User, jonas: User, client_of: ClientOf) -> None:
    form = {"do": "hold", "hold-reason": "timing", "hold-note": "I am worn out."}
    page = client_of(maya).post(url(active), form, follow=True).content.decode()
    assert "The goal rests." in page
    assert notes_read_by(maya, active) == ["I am worn out."]
    seen = client_of(jonas).get(reverse("progress:goal", args=[active.pk])).content.decode()
    assert "worn out" not in seen
    assert client_of(jonas).post(url(active), {"do": "resume"}).status_code == 302
    assert as_read_by(maya, active).lifecycle_status == "active"


def test_both_say_it_is_done(active: Goal, maya: User, jonas: User, client_of: ClientOf) -> None:
    form = {"do": "done", "done-achievement": "achieved", "done-words": "We laugh again."}
    assert client_of(maya).post(url(active), form).status_code == 302
    assert client_of(jonas).post(url(active), form).status_code == 302
    assert as_read_by(maya, active).lifecycle_status == "completed"
    assert len(last_words(active, maya)) == 2


def test_who_has_spoken_is_not_asked_again_and_no_new_words_get_lost(
    active: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    form = {"do": "done", "done-achievement": "achieved", "done-words": "We laugh again."}
    client_of(maya).post(url(active), form)
    assert "done" not in offered(client_of(maya).get(url(active)).content.decode())
    assert "done" in offered(client_of(jonas).get(url(active)).content.decode())
    assert client_of(maya).post(url(active), form).status_code == 302, "the same form twice is once"
    for spoken in (maya, jonas):
        answer = client_of(maya).post(url(active), form | {"done-words": "Something else."})
        assert answer.status_code == 422
        assert "You have said this already" in answer.content.decode()
        client_of(spoken).post(url(active), form)


def test_a_goal_that_ended_while_a_talk_is_asked_for_offers_nothing_refused(
    active: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    talk(active, clinician)
    for person in (maya, jonas):
        do(complete_goal, active, person, achievement="achieved")
    assert offered(client_of(maya).get(url(active)).content.decode()) == []
    assert "Waiting for a talk" in client_of(clinician).get("/goals/queue/").content.decode()


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"do": "done", "done-words": "My very own words"}, "Choose the words that come closest"),
        ({"do": "hold", "hold-note": "n" * 20_000}, "under 2000"),
        ({"do": "hold", "hold-reason": "her-fault"}, "valid choice"),
        ({"do": "fly"}, "Let it rest"),
        ({}, "Let it rest"),
    ],
)
def test_wrong_input_is_kept_and_explained(
    active: Goal, maya: User, client_of: ClientOf, form: dict[str, str], message: str
) -> None:
    answer = client_of(maya).post(url(active), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    for words in form.values():
        assert words in page or words in ("fly", "her-fault")
    assert as_read_by(maya, active).lifecycle_status == "active"


def test_what_is_no_longer_possible_is_said_kindly(
    couple: Couple, active: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    do(leave_goal, active, jonas)
    answer = client_of(maya).post(url(active), {"do": "hold"})
    assert answer.status_code == 422
    assert "This goal has moved on" in answer.content.decode()


def test_before_a_talk_it_does_not_go_on(
    active: Goal, maya: User, clinician: User, client_of: ClientOf
) -> None:
    do(hold_goal, active, maya)
    talk(active, clinician)
    page = client_of(maya).get(url(active)).content.decode()
    assert "talk this goal through with you both" in page
    assert "resume" not in offered(page)
    answer = client_of(maya).post(url(active), {"do": "resume"})
    assert answer.status_code == 422
    assert as_read_by(maya, active).lifecycle_status == "on-hold"


def test_a_goal_set_aside_can_be_kept_as_ones_own(
    active: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    do(leave_goal, active, jonas)
    link = f"/goals/own/?keep={active.pk}"
    assert link in client_of(maya).get(url(active)).content.decode()
    assert "Two evenings a week without phones" in client_of(maya).get(link).content.decode()


@pytest.mark.parametrize("keep", ["{active}", "{hidden}", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_nothing_comes_along_from_a_goal_at_work_or_out_of_sight(
    couple: Couple,
    other_couple: Couple,
    active: Goal,
    maya: User,
    tess: User,
    client_of: ClientOf,
    keep: str,
) -> None:
    hidden = propose(other_couple, tess)
    asked = keep.format(active=active.pk, hidden=hidden.pk)
    page = client_of(maya).get(f"/goals/own/?keep={asked}")
    assert page.status_code == 200
    assert "Two evenings a week without phones" not in page.content.decode()


def test_a_clinicians_look_is_written_down(active: Goal, clinician: User, client_of: ClientOf) -> None:
    client_of(clinician).get(url(active))
    event = AuditEvent.objects.get(action="read", page="goals:change")
    assert (event.actor_id, event.ids) == (clinician.pk, [active.pk])


@pytest.mark.parametrize("who", ["tess", "former_clinician", "idle_clinician", "administrator"])
def test_strangers_find_nothing(
    other_couple: Couple, active: Goal, who: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(who))
    assert client.get(url(active)).status_code == 404
    assert client.post(url(active), {"do": "hold"}).status_code == 404


def test_the_others_own_goal_and_anothers_verbs_are_not_there(
    couple: Couple, active: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    shared = individual_goal(couple, maya, audience="couple")
    assert client_of(jonas).get(url(shared)).status_code == 404
    assert client_of(jonas).post(url(shared), {"do": "leave"}).status_code == 404
    assert client_of(clinician).post(url(active), {"do": "hold"}).status_code == 404
    assert client_of(jonas).post(url(active), {"do": "mistake"}).status_code == 404


def test_a_frozen_space_offers_nothing(couple: Couple, active: Goal, maya: User, client_of: ClientOf) -> None:
    Couple.objects.filter(pk=couple.pk).update(frozen_at="2026-01-01T00:00Z")
    assert offered(client_of(maya).get(url(active)).content.decode()) == []
    assert client_of(maya).post(url(active), {"do": "hold"}).status_code == 404


@pytest.mark.parametrize(
    "form",
    [{"do": "mistake"}, {"do": "stands", "stands-achievement": "improving"}],
    ids=["mistake", "stands"],
)
def test_a_frozen_space_stays_as_it_was_for_staff_too(
    couple: Couple, active: Goal, maya: User, clinician: User, form: dict[str, str], client_of: ClientOf
) -> None:
    Couple.objects.filter(pk=couple.pk).update(frozen_at="2026-01-01T00:00Z")
    assert offered(client_of(clinician).get(url(active)).content.decode()) == []
    answer = client_of(clinician).post(url(active), form)
    assert answer.status_code == 422
    assert "Their goals stay as they were." in answer.content.decode()
    kept = as_read_by(clinician, active)
    assert (kept.lifecycle_status, kept.achievement_status) == ("active", "in-progress")
