"""Steps, marks and rulers through the API: the same rules, said in HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from goals.models import Goal
from tests.conftest import ClientOf
from tests.goals.stepping import WHAT, add, days_on, mark, marks_of, steps_of, today_of
from tests.goals.test_readiness import give, read_by
from tests.goals.test_steps_planning import rest

pytestmark = pytest.mark.django_db

STEPS, MARKS, READINESS = "/api/v1/steps/", "/api/v1/step-marks/", "/api/v1/readiness/"


def post(browser: Client, url: str, **body: Any) -> Any:
    return browser.post(url, body, content_type="application/json")


def new_step(goal: Goal, **over: Any) -> dict[str, Any]:
    given = {
        "goal": str(goal.pk),
        "what": WHAT,
        "rhythm": "weekly",
        "weekdays": [1, 4],
        "starts_on": today_of(goal).isoformat(),
        "ends_on": days_on(goal, 20).isoformat(),
    }
    return given | over


def listed(browser: Client, url: str) -> list[dict[str, Any]]:
    answer = browser.get(url)
    assert answer.status_code == 200
    return list(answer.json()["results"])


class TestSteps:
    def test_one_is_planned_listed_marked_and_ended(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        made = post(browser, STEPS, **new_step(joint, for_both=True))
        assert (made.status_code, made.json()["weekdays"], made.json()["for_person"]) == (201, [1, 4], None)
        step = f"{STEPS}{made.json()['id']}/"
        assert [one["what"] for one in listed(client_of(jonas), f"{STEPS}?goal={joint.pk}")] == [WHAT]
        said = post(browser, f"{step}mark/", outcome="done")
        assert (said.status_code, said.json()["audience"]) == (200, "care_team")
        assert listed(client_of(jonas), MARKS) == []
        post(browser, f"{step}mark/", outcome="partly", audience="couple")
        assert [one["outcome"] for one in listed(client_of(jonas), f"{MARKS}?goal={joint.pk}")] == ["partly"]
        assert post(client_of(jonas), f"{step}end/").json()["ended_on"] == today_of(joint).isoformat()

    @pytest.mark.parametrize(
        ("field", "over"),
        [
            ("what", {"what": "x" * 201}),
            ("weekdays", {"weekdays": [8]}),
            ("weekdays", {"weekdays": []}),
            ("weekdays", {"weekdays": [1, 1]}),
            ("starts_on", {"starts_on": "2020-01-01"}),
            ("ends_on", {"ends_on": "2999-01-01"}),
            ("size", {"size": "huge"}),
        ],
    )
    def test_what_cannot_be_is_said_by_field(
        self, joint: Goal, maya: User, client_of: ClientOf, field: str, over: dict[str, Any]
    ) -> None:
        answer = post(client_of(maya), STEPS, **new_step(joint, **over))
        assert (answer.status_code, list(answer.json())) == (400, [field])
        assert steps_of(maya) == []

    def test_nobody_names_whose_step_it_is(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        made = post(client_of(maya), STEPS, **new_step(joint, for_person=str(jonas.pk), author=str(jonas.pk)))
        assert (made.json()["for_person"], made.json()["author"]) == (str(maya.pk), str(maya.pk))

    def test_a_resting_goal_is_a_conflict(self, team_goal: Goal, maya: User, client_of: ClientOf) -> None:
        step = add(team_goal, maya)
        rest(team_goal)
        assert post(client_of(maya), STEPS, **new_step(team_goal)).status_code == 409
        assert post(client_of(maya), f"{STEPS}{step.pk}/mark/", outcome="done").status_code == 409

    def test_the_other_marks_and_ends_none_of_mine(
        self, joint: Goal, private_goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        for goal in (joint, private_goal):
            step = add(goal, maya)
            for person in (jonas, clinician):
                for verb in ("mark", "end"):
                    answer = post(client_of(person), f"{STEPS}{step.pk}/{verb}/", outcome="done")
                    assert answer.status_code == 404
        assert marks_of(maya) == []

    def test_a_clinicians_reading_is_logged(
        self, joint: Goal, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        marked = mark(add(joint, maya), maya)
        assert len(listed(client_of(clinician), MARKS)) == 1
        assert AuditEvent.objects.filter(action="read", page="api:step_mark").latest("id").ids == [marked.pk]


class TestReadiness:
    def test_it_is_given_and_read_by_oneself_and_the_care_team(
        self, joint: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        numbers = {"importance": 8, "confidence": 5, "readiness": 3}
        made = post(client_of(maya), READINESS, goal=str(joint.pk), **numbers)
        assert made.status_code == 201
        assert [len(listed(client_of(one), READINESS)) for one in (maya, clinician, jonas)] == [1, 1, 0]
        assert client_of(jonas).get(f"{READINESS}{made.json()['id']}/").status_code == 404

    @pytest.mark.parametrize(
        ("field", "value"),
        [("importance", 11), ("confidence", -1), ("readiness", "x"), ("audience", "couple")],
    )
    def test_what_cannot_be_is_said_by_field(
        self, joint: Goal, maya: User, client_of: ClientOf, field: str, value: object
    ) -> None:
        body = {"goal": str(joint.pk), "importance": 1, "confidence": 1, "readiness": 1} | {field: value}
        answer = post(client_of(maya), READINESS, **body)
        assert (answer.status_code, list(answer.json())) == (400, [field])
        assert read_by(maya) == []

    def test_it_never_changes(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        rating = give(joint, maya)
        for method in ("put", "patch", "delete"):
            answer = getattr(client_of(maya), method)(f"{READINESS}{rating.pk}/")
            assert answer.status_code == 405
