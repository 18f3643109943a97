"""What was told to the care team alone: its author finds it again, the team reads it, the other never."""

from __future__ import annotations

import pytest
from django.urls import reverse

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import accept, active_joint_goal, individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.actions import check_fit, hold_goal, leave_goal, request_talk
from goals.actions.linking import link_goals
from goals.models import Goal
from tests.conftest import ClientOf
from tests.goals.changes import do

WORDS = "I cannot carry this right now"
pytestmark = pytest.mark.django_db


def page(client_of: ClientOf, person: User, goal: Goal, name: str = "goals:mine") -> str:
    answer = client_of(person).get(reverse(name, args=[goal.pk]))
    return answer.content.decode() if answer.status_code == 200 else ""


def test_ones_own_answer_and_note_on_a_goal_of_both(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    proposed, held = propose(couple, maya), active_joint_goal(couple, maya, jonas, clinician)
    do(check_fit, proposed, jonas, number=1, fit="clash", words=WORDS)
    do(hold_goal, held, jonas, reason="timing", note=WORDS)
    for goal in (proposed, held):
        assert WORDS in page(client_of, jonas, goal)
        assert WORDS not in page(client_of, maya, goal)
        assert WORDS in page(client_of, clinician, goal, "goals:review")


@pytest.mark.parametrize(("audience", "told"), [("private", False), ("care_team", True), ("couple", True)])
def test_a_note_on_a_goal_of_ones_own_is_read_as_far_as_the_goal(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf, audience: str, told: bool
) -> None:
    goal = individual_goal(couple, maya, audience=audience)
    do(leave_goal, goal, maya, note=WORDS)
    assert WORDS in page(client_of, maya, goal)
    assert WORDS not in page(client_of, jonas, goal) + page(client_of, jonas, goal, "progress:goal")
    assert (WORDS in page(client_of, clinician, goal, "progress:goal")) == told
    reads = AuditEvent.objects.filter(actor_id=clinician.pk, page="progress:goal")
    assert [event.detail.get("goals.GoalNote") for event in reads] == ([1] if told else [])


def test_the_audit_log_names_the_goal_a_link_leads_to(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    joint, own = active_joint_goal(couple, maya, jonas, clinician), individual_goal(couple, maya)
    do(link_goals, joint, maya, links={own.pk: "supports"})
    assert "Sleep before midnight" in page(client_of, clinician, joint, "progress:goal")
    read = AuditEvent.objects.get(actor_id=clinician.pk, page="progress:goal")
    assert {joint.pk, own.pk} <= set(read.ids)
    assert read.detail["goals.GoalLink"] == 1


@pytest.mark.parametrize("state", ["proposed by me", "to talk through", "accepted", "in effect", "on hold"])
def test_a_clash_can_be_told_at_any_time_on_ones_own_page(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf, state: str
) -> None:
    if state in ("in effect", "on hold"):
        goal = active_joint_goal(couple, maya, jonas, clinician)
    else:
        goal = propose(couple, maya)
    if state == "accepted":
        accept(goal, jonas)
    if state == "on hold":
        do(hold_goal, goal, jonas, reason="timing")
    if state == "to talk through":
        do(request_talk, goal, clinician)
    url = reverse("goals:mine", args=[goal.pk])
    assert "Does this still fit you?" in page(client_of, maya, goal)
    form = {"number": "1", "fit": "clash", "fit_words": WORDS}
    answer = client_of(maya).post(url, form, follow=True)
    assert "Your care team will read it." in answer.content.decode()
    assert WORDS in page(client_of, clinician, goal, "goals:review")
    assert WORDS in client_of(clinician).get("/goals/queue/").content.decode()
    assert WORDS not in page(client_of, jonas, goal)


def test_what_is_missing_is_asked_for_and_the_words_stay(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    goal = propose(couple, maya)
    answer = client_of(maya).post(reverse("goals:mine", args=[goal.pk]), {"number": "1", "fit_words": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()


def test_nobody_else_tells_there_and_nothing_about_a_goal_of_ones_own(
    couple: Couple, other_couple: Couple, maya: User, tess: User, clinician: User, client_of: ClientOf
) -> None:
    form = {"number": "1", "fit": "clash"}
    own, joint = individual_goal(couple, maya), propose(couple, maya)
    assert client_of(maya).post(reverse("goals:mine", args=[own.pk]), form).status_code == 404
    for person in (tess, clinician):
        assert client_of(person).post(reverse("goals:mine", args=[joint.pk]), form).status_code == 404
    assert "Does this still fit you?" not in page(client_of, maya, own)
