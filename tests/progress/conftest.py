"""Goals in effect, entries and ratings, written through the actions by the person whose they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import Audience
from goals.models import Goal
from progress.actions import log_progress, rate_goal
from progress.models import GoalRating, ProgressLog

type Log = Callable[..., ProgressLog]


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal of Maya and Jonas in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


@pytest.fixture
def own_goal(couple: Couple, maya: User) -> Goal:
    """Maya's own goal, which her care team reads."""
    return individual_goal(couple, maya)


@pytest.fixture
def private_goal(couple: Couple, maya: User) -> Goal:
    """Maya's own goal, which nobody else reads."""
    return individual_goal(couple, maya, audience=Audience.PRIVATE, title="A walk on my own")


@pytest.fixture
def shared_own_goal(couple: Couple, maya: User) -> Goal:
    """Maya's own goal, which Jonas reads too."""
    return individual_goal(couple, maya, audience=Audience.COUPLE, title="Call my sister on Sundays")


def log(goal: Goal, by: User, what: str = "We walked by the river.", **over: Any) -> ProgressLog:
    """One entry, shared unless said otherwise."""
    given = {"how_it_went": 4, "effort": 2, "audience": Audience.COUPLE} | over
    with acting(by):
        return log_progress(by=by, goal=goal, what=what, **given)


def rate(goal: Goal, by: User, level: int) -> GoalRating:
    """One person's level."""
    with acting(by):
        return rate_goal(by=by, goal=goal, level=level)


def rate_both(goal: Goal, one: User, level: int, other: User, other_level: int) -> None:
    """A round both have rated."""
    rate(goal, one, level)
    rate(goal, other, other_level)


def entries_of(person: User) -> list[ProgressLog]:
    """The entries this person reads, oldest first."""
    with acting(person):
        return list(ProgressLog.visible_to(person).order_by("created_at", "id"))


def ratings_of(person: User) -> list[tuple[UUID, int, int]]:
    """Author, round and level of the ratings this person reads."""
    with acting(person):
        rows = GoalRating.visible_to(person).order_by("id")
        return list(rows.values_list("author_id", "round", "level"))


def log_form(**over: Any) -> dict[str, str]:
    """The form of a step as a browser sends it."""
    return {
        "what": "We walked by the river.",
        "how_it_went": "4",
        "effort": "2",
        "occurred_on": timezone.localdate(timezone=timezone.get_fixed_timezone(-600)).isoformat(),
        "audience": "care_team",
        "submission": str(uuid4()),
    } | over


def at(name: str, *args: UUID) -> str:
    """A page's address."""
    return reverse(f"progress:{name}", args=args)


def text_of(client: Client, url: str) -> str:
    """A page as text; it has to be there."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def without_tokens(answer: HttpResponse) -> str:
    """A page without what differs at every request: the masked CSRF token and a new form's own number."""
    text = re.sub(r"[A-Za-z0-9]{64}", "", answer.content.decode())
    return re.sub(r'(name="submission" value=")[0-9a-f-]{36}', r"\1", text)


def events(action: str, by: User) -> list[AuditEvent]:
    """What the log says this person did, oldest first."""
    return list(AuditEvent.objects.filter(action=action, actor_id=by.pk).order_by("id"))
