"""Every field of every model sent to every writer: what is not asked for changes nothing."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from couplesgoals.demo.factories import in_days
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.api.bodies import appointment, entry, new_goal, new_map, new_step, rulers
from tests.api.conftest import ApiOf

pytestmark = pytest.mark.django_db


class TestMassAssignment:
    def extras(self, things: SimpleNamespace, other_couple: Couple, tess: User) -> dict[str, Any]:
        return {
            "id": str(things.log_shared.pk),
            "pk": str(things.log_shared.pk),
            "couple": str(other_couple.pk),
            "couple_id": str(other_couple.pk),
            "author": str(tess.pk),
            "author_id": str(tess.pk),
            "by": str(tess.pk),
            "subject_id": str(tess.pk),
            "clinician": str(tess.pk),
            "created_at": "2001-01-01T00:00:00Z",
            "audience_since": "2001-01-01T00:00:00Z",
            "lifecycle_status": "completed",
            "status": "finished",
            "current": str(uuid4()),
            "agreed": str(uuid4()),
            "awaits_review_since": "2001-01-01T00:00:00Z",
            "round": 7,
            "revealed_at": "2001-01-01T00:00:00Z",
            "number": 1,
            "based_on": 1,
            "person": str(tess.pk),
            "outcome": "approved",
            "is_active": False,
            "role": "administrator",
            "for_person": str(tess.pk),
            "ended_on": "2001-01-01",
            "ended_at": "2001-01-01T00:00:00Z",
            "map": str(uuid4()),
            "step": str(things.step_private.pk),
            "is_latest": False,
            "beside": str(uuid4()),
            "started_from": str(uuid4()),
            "talk_requested_at": "2001-01-01T00:00:00Z",
            "achievement_status": "achieved",
        }

    def test_on_new_rows(
        self,
        things: SimpleNamespace,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        jonas: User,
        clinician: User,
        tess: User,
        api_of: ApiOf,
    ) -> None:
        began, extras = timezone.now(), self.extras(things, other_couple, tess)
        session = {"couple": str(couple.pk), "starts_at": in_days(9).isoformat() + "T10:00:00Z"}
        session["ends_at"] = in_days(9).isoformat() + "T10:50:00Z"
        for person, path, body, kept in [
            (
                maya,
                "goals/",
                new_goal(),
                {"lifecycle_status": "proposed", "audience": "couple", "agreed": None, "beside": None},
            ),
            (maya, "steps/", new_step(things.joint), {"for_person": str(maya.pk), "ended_on": None}),
            (jonas, "readiness/", rulers(things.joint), {"audience": "care_team"}),
            (jonas, "logs/", entry(things.joint), {"audience": "care_team"}),
            (jonas, "ratings/", {"goal": str(things.joint.pk), "level": 0}, {"round": 1}),
            (
                clinician,
                "appointments/",
                appointment(couple) | session,
                {"status": "planned", "subject": None},
            ),
        ]:
            sent = extras | body
            if path != "appointments/":
                sent["subject"] = str(tess.pk)
            answer = api_of(person).post(path, sent)
            assert answer.status_code == 201, answer.content
            row = answer.json()
            assert row.items() >= kept.items()
            assert row.get("couple", str(couple.pk)) == str(couple.pk)
            assert row["id"] != extras["id"]
            assert datetime.fromisoformat(row["created_at"]) >= began
            assert row.get("author", row.get("clinician")) == str(person.pk)
        assert api_of(tess).ids("goals") == []

    def test_on_rows_that_are_there(
        self, things: SimpleNamespace, other_couple: Couple, maya: User, tess: User, api_of: ApiOf
    ) -> None:
        api, extras = api_of(maya), self.extras(things, other_couple, tess)
        before = api.get(f"logs/{things.log_shared.pk}/").json()
        sent = extras | {"audience": "private", "what": "Changed", "effort": 5, "goal": str(things.own.pk)}
        assert api.post(f"logs/{things.log_shared.pk}/audience/", sent).json() == before | {
            "audience": "private"
        }
        before = api.get(f"goals/{things.own.pk}/").json()
        sent = extras | {"audience": "private"}
        assert api.post(f"goals/{things.own.pk}/audience/", sent).json() == before | {"audience": "private"}

    def test_on_a_map(
        self, things: SimpleNamespace, couple: Couple, other_couple: Couple, maya: User, tess: User,
        api_of: ApiOf,
    ) -> None:  # fmt: skip
        extras = self.extras(things, other_couple, tess) | {"audience": "couple"}
        body = new_map(**extras, name="")
        answer = api_of(maya).post("values/", extras | body)
        assert answer.status_code == 201, answer.content
        (row,) = answer.json()
        assert row["id"] != extras["id"]
        assert (row["couple"], row["author"], row["audience"]) == (str(couple.pk), str(maya.pk), "private")
        assert api_of(tess).ids("values") == []

    def test_on_values_and_steps_that_are_there(
        self, things: SimpleNamespace, couple: Couple, other_couple: Couple, maya: User, tess: User,
        api_of: ApiOf,
    ) -> None:  # fmt: skip
        api, extras = api_of(maya), self.extras(things, other_couple, tess)
        extras |= {"importance": 1, "consistency": 1, "words": "Changed", "what": "Changed", "size": "bigger"}
        before = api.get(f"values/{things.value_care.pk}/").json()
        sent = extras | {"audience": "private"}
        assert api.post(f"values/{things.value_care.pk}/audience/", sent).json() == before | {
            "audience": "private"
        }
        before = api.get(f"step-marks/{things.mark_care.pk}/").json()
        sent = extras | {"outcome": "partly"}
        assert api.post(f"steps/{things.step_care.pk}/mark/", sent).json() == before | {"outcome": "partly"}
        before = api.get(f"steps/{things.step_care.pk}/").json()
        today = timezone.localtime(timezone.now(), couple.zone).date().isoformat()
        assert api.post(f"steps/{things.step_care.pk}/end/", extras).json() == before | {"ended_on": today}

    def test_a_joint_goals_audience_is_not_the_proposers_to_choose(
        self, couple: Couple, maya: User, jonas: User, api_of: ApiOf
    ) -> None:
        row = api_of(maya).post("goals/", new_goal(audience="private")).json()
        assert row["audience"] == "couple"
        assert api_of(jonas).ids("goals") == [row["id"]]
