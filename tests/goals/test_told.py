"""What was told to the care team alone: its author finds it again, the team reads it, the other never."""

from __future__ import annotations

import pytest
from django.urls import reverse

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import active_joint_goal, individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.actions import check_fit, hold_goal, leave_goal
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
