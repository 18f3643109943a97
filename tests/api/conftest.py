"""One couple with something of everything, and a small client that speaks JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from couplesgoals.demo.factories import accept, active_joint_goal, individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import Audience
from goals.actions import add_step, mark_step, rate_readiness
from goals.actions.boundaries import Limit, set_boundary
from goals.actions.valuing import choose_readers, map_values
from goals.models import Goal, ValueRating
from goals.rated import RatedValue
from goals.stepplan import StepPlan
from progress.actions import log_progress, rate_goal
from sessions.actions import plan_session
from sessions.models import SessionKind, TherapySession

# Every list of clinical rows, and a thing that stands in it.
ONE_OF = {
    "goals": "joint",
    "versions": "joint",
    "logs": "log_shared",
    "ratings": "rating",
    "appointments": "couple_session",
    "boundaries": "boundary_care",
    "values": "value_shared",
    "steps": "step_shared",
    "step-marks": "mark_shared",
    "readiness": "rulers_care",
}
LISTS = list(ONE_OF)
# For each, the choice of who reads it.
AUDIENCES = {"shared": "couple", "care": "care_team", "private": "private"}
EVERYBODY = ["maya", "jonas", "clinician", "supervisor", "tess", "omar", "other_clinician",
             "former_clinician", "idle_clinician", "administrator"]  # fmt: skip
ROOM = "https://video.example.org/room-7"


class Api:
    """What one person says to the API, and hears."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser

    def get(self, path: str, **query: Any) -> HttpResponse:
        """Read."""
        return self.browser.get(f"/api/v1/{path}", query)

    def post(self, path: str, body: object = None) -> HttpResponse:
        """Write."""
        return self.browser.post(f"/api/v1/{path}", body, content_type="application/json")

    def ids(self, name: str, **query: Any) -> list[str]:
        """The ids of the first page of a list."""
        answer = self.get(f"{name}/", **query)
        assert answer.status_code == 200, answer.content
        return [row["id"] for row in answer.json()["results"]]


type ApiOf = Callable[[User | None], Api]


@pytest.fixture
def api_of(client_of: Callable[[User | None], Client]) -> ApiOf:
    """The API as one person reaches it."""
    return lambda user: Api(client_of(user))


def plan(couple: Couple, by: User, hours: float, subject: User | None = None) -> TherapySession:
    """A session with a video room."""
    starts = timezone.now() + timedelta(hours=hours)
    with acting(by):
        return plan_session(
            by=by,
            couple=couple,
            subject=subject,
            kind=SessionKind.INDIVIDUAL if subject else SessionKind.COUPLE,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=50),
            video_link=ROOM,
        )


@pytest.fixture
def things(couple: Couple, other_couple: Couple, maya: User, jonas: User, clinician: User) -> SimpleNamespace:
    """Goals, entries, ratings and sessions of every audience, and one goal in each state."""
    joint = active_joint_goal(couple, maya, jonas, clinician)
    own = individual_goal(couple, maya)
    private = individual_goal(couple, maya, audience=Audience.PRIVATE)
    found = SimpleNamespace(
        joint=joint,
        own=own,
        private=private,
        proposed=propose(couple, maya, title="Not yet answered"),
        awaiting=accept(propose(couple, jonas, title="Not yet approved"), maya),
        couple_session=plan(couple, clinician, 24),
        maya_session=plan(couple, clinician, 26, maya),
        jonas_session=plan(couple, clinician, 28, jonas),
    )
    with acting(maya):
        for name, goal, audience in [
            ("log_shared", joint, "couple"),
            ("log_care", joint, "care_team"),
            ("log_private", joint, "private"),
            ("log_own", own, "care_team"),
        ]:
            entry = log_progress(by=maya, goal=goal, what=name, how_it_went=4, effort=2, audience=audience)
            setattr(found, name, entry)
        vars(found).update(growth(couple, maya, joint, private))
        found.rating = rate_goal(by=maya, goal=joint, level=1)
        found.rating_own = rate_goal(by=maya, goal=own, level=0)
    with acting(jonas):
        limit = Limit(if_this="we are late", i_will="call")
        found.boundary_jonas = set_boundary(by=jonas, couple=couple, limit=limit, audience="care_team")
    return found


def growth(couple: Couple, by: User, joint: Goal, private: Goal) -> dict[str, Any]:
    """Limits, values, steps with marks, and rulers of one person, for each audience."""
    made: dict[str, Any] = {}
    rated = [RatedValue(domain="own", name=name, importance=9, consistency=3) for name in AUDIENCES]
    map_values(by=by, couple=couple, rated=rated)
    for name, audience in AUDIENCES.items():
        value = made[f"value_{name}"] = ValueRating.visible_to(by).get(name=name)
        choose_readers(by=by, couple=couple, readers={value.pk: audience})
        step = made[f"step_{name}"] = add_step(by=by, goal=joint, plan=walk(couple), for_both=True)
        made[f"mark_{name}"] = mark_step(by=by, step=step, outcome="done", audience=audience)
        if audience == "couple":  # what never is the partner's to read
            continue
        limit = Limit(if_this=f"it gets {name}", i_will="take a walk")
        made[f"boundary_{name}"] = set_boundary(by=by, couple=couple, limit=limit, audience=audience)
        numbers = {"importance": 9, "confidence": 5, "readiness": 2}
        made[f"rulers_{name}"] = rate_readiness(by=by, goal=joint, audience=audience, **numbers)
    made["step_own"] = add_step(by=by, goal=private, plan=walk(couple))
    return made


def walk(couple: Couple) -> StepPlan:
    """Something small for each day, from today on."""
    today: date = timezone.localtime(timezone.now(), couple.zone).date()
    return StepPlan(what="A walk", starts_on=today, ends_on=today + timedelta(days=20))
