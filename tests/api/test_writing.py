"""What each endpoint writes, and what it refuses: as the pages do, through the same actions."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.models import GoalRating, ProgressLog
from sessions.models import TherapySession
from tests.api.bodies import change, feedback, new_goal, voice
from tests.api.conftest import EVERYBODY, ApiOf

pytestmark = pytest.mark.django_db


def counts(person: User) -> tuple[int, ...]:
    """How many rows of each kind this person reads."""
    with acting(person):
        return tuple(
            model.visible_to(person).count() for model in (Goal, ProgressLog, GoalRating, TherapySession)
        )


def actions_of(person: User) -> list[str]:
    return list(AuditEvent.objects.filter(actor_id=person.pk).order_by("id").values_list("action", flat=True))


class TestGoals:
    def test_a_joint_goal_from_proposal_to_approval(
        self, couple: Couple, maya: User, jonas: User, clinician: User, api_of: ApiOf
    ) -> None:
        made = api_of(maya).post("goals/", new_goal())
        assert made.status_code == 201, made.content
        goal = made.json()
        assert (goal["lifecycle_status"], goal["audience"], goal["subject"], goal["author"]) == (
            "proposed",
            "couple",
            None,
            str(maya.pk),
        )
        path = f"goals/{goal['id']}"
        suggested = api_of(jonas).post(
            f"{path}/suggest/", change(1, title="One evening a week", reason="Less")
        )
        assert suggested.json()["current"]["number"] == 2
        accepted = api_of(maya).post(f"{path}/accept/", {"number": 2, "voice": voice()})
        assert accepted.json()["lifecycle_status"] == "accepted"
        approved = api_of(clinician).post(f"{path}/approve/", feedback(2, message="Good."))
        assert (approved.status_code, approved.json()["lifecycle_status"]) == (200, "active")
        assert approved.json()["agreed"]["title"] == "One evening a week"
        assert actions_of(maya) == ["goal.propose", "goal.accept"]

    def test_a_version_sent_back(self, things: SimpleNamespace, clinician: User, api_of: ApiOf) -> None:
        path = f"goals/{things.awaiting.pk}/return/"
        answer = api_of(clinician).post(path, feedback(1, realistic="Say how often."))
        assert (answer.status_code, answer.json()["lifecycle_status"]) == (200, "proposed")

    def test_ones_own_goal(self, couple: Couple, maya: User, jonas: User, api_of: ApiOf) -> None:
        made = api_of(maya).post("goals/", new_goal(kind="individual", audience="private"))
        path = f"goals/{made.json()['id']}"
        assert (made.status_code, made.json()["subject"], made.json()["audience"]) == (
            201,
            str(maya.pk),
            "private",
        )
        revised = api_of(maya).post(f"{path}/revise/", change(1, title="Sleep by eleven", reason="Earlier"))
        assert revised.json()["current"]["title"] == "Sleep by eleven"
        shared = api_of(maya).post(f"{path}/audience/", {"audience": "couple"})
        assert (shared.status_code, api_of(jonas).get(f"{path}/").status_code) == (200, 200)

    def test_the_same_number_twice_is_one_goal(self, couple: Couple, maya: User, api_of: ApiOf) -> None:
        body = new_goal(submission=str(uuid4()))
        first, second = (api_of(maya).post("goals/", body).json()["id"] for _ in range(2))
        assert first == second

    @pytest.mark.parametrize("verb", ["accept", "suggest"])
    def test_a_stale_version_is_409_and_changes_nothing(
        self, things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf, verb: str
    ) -> None:
        path = f"goals/{things.proposed.pk}"
        for number in (1, 2):
            api_of(jonas).post(f"{path}/suggest/", change(number, title=f"Next {number}", reason="Why"))
        body = {"number": 1, "voice": voice()} if verb == "accept" else change(1, title="Other", reason="Why")
        answer = api_of(maya).post(f"{path}/{verb}/", body)
        assert (answer.status_code, list(answer.json())) == (409, ["detail"])
        assert api_of(maya).get(f"{path}/").json()["current"]["title"] == "Next 2"

    @pytest.mark.parametrize(
        ("over", "where"),
        [
            ({"terms": {"title": ""}}, "terms"),
            ({"terms": {"expected": "x" * 20_000}}, "terms"),
            ({"terms": {"target_date": "2001-01-01"}}, "target_date"),
            ({"terms": {"target_date": "soon"}}, "terms"),
            ({"terms": {"more": "One evening, and the phones stay on"}}, "more"),
            ({"voice": {"why": " "}}, "voice"),
            ({"voice": {"why": "a\x00b"}}, "voice"),
            ({"kind": "both"}, "kind"),
            ({"audience": "subject"}, "audience"),
            ({"submission": "1"}, "submission"),
        ],
    )
    def test_what_cannot_be_is_400_by_field(
        self, couple: Couple, maya: User, api_of: ApiOf, over: dict[str, Any], where: str
    ) -> None:
        body = new_goal()
        for key, value in over.items():
            body[key] = body[key] | value if isinstance(value, dict) else value
        answer = api_of(maya).post("goals/", body)
        assert (answer.status_code, list(answer.json())) == (400, [where])
        assert counts(maya) == (0, 0, 0, 0)

    @pytest.mark.parametrize(
        ("verb", "thing", "mays"),
        [
            ("accept", "proposed", {"maya", "jonas"}),
            ("suggest", "proposed", {"maya", "jonas"}),
            ("approve", "awaiting", {"clinician", "supervisor"}),
            ("return", "awaiting", {"clinician", "supervisor"}),
            ("revise", "own", {"maya"}),
            ("audience", "own", {"maya"}),
            ("audience", "joint", set()),
            ("revise", "joint", set()),
            ("accept", "own", set()),
            ("suggest", "own", set()),
        ],
    )
    def test_nobody_else_may(
        self,
        things: SimpleNamespace,
        verb: str,
        thing: str,
        mays: set[str],
        api_of: ApiOf,
        request: pytest.FixtureRequest,
    ) -> None:
        body = {
            "accept": {"number": 1, "voice": voice()},
            "suggest": change(1, title="Next", reason="Why"),
            "revise": change(1, title="Next", reason="Why"),
            "audience": {"audience": "private"},
        }.get(verb, feedback(1, message="Words"))
        goal = getattr(things, thing)
        for name in EVERYBODY:
            if name in mays:
                continue
            api = api_of(request.getfixturevalue(name))
            answer, absent = (
                api.post(f"goals/{goal.pk}/{verb}/", body),
                api.post(f"goals/{uuid4()}/{verb}/", body),
            )
            assert (answer.status_code, answer.content) == (404, absent.content), name
            assert sorted(answer.headers.items()) == sorted(absent.headers.items())
        for name in sorted(mays)[:1]:
            api = api_of(request.getfixturevalue(name))
            assert api.post(f"goals/{goal.pk}/{verb}/", body).status_code == 200

    @pytest.mark.parametrize("who", ["clinician", "supervisor", "former_clinician", "administrator"])
    def test_only_partners_set_goals(
        self, couple: Couple, who: str, api_of: ApiOf, request: pytest.FixtureRequest
    ) -> None:
        assert api_of(request.getfixturevalue(who)).post("goals/", new_goal()).status_code == 404


class TestLife:
    """A goal rests, goes on and ends through the same verbs as on the pages."""

    def test_it_rests_goes_on_and_ends_when_both_said_so(
        self, things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf
    ) -> None:
        path = f"goals/{things.joint.pk}"
        hold = api_of(maya).post(f"{path}/hold/", {"reason": "timing", "note": "Worn out."})
        assert (hold.status_code, hold.json()["lifecycle_status"]) == (200, "on-hold")
        assert "Worn out." not in api_of(jonas).get(f"{path}/").content.decode()
        assert api_of(jonas).post(f"{path}/resume/", {}).json()["lifecycle_status"] == "active"
        for person, status in ((maya, "active"), (jonas, "completed")):
            done = api_of(person).post(f"{path}/complete/", {"achievement": "achieved"})
            assert done.json()["lifecycle_status"] == status
        assert api_of(maya).post(f"{path}/reopen/", {}).json()["lifecycle_status"] == "active"
        assert api_of(maya).post(f"{path}/leave/", {}).json()["lifecycle_status"] == "cancelled"

    def test_what_does_not_fit_is_told_and_shown_to_nobody(
        self, things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf
    ) -> None:
        path = f"goals/{things.proposed.pk}"
        before = api_of(maya).get(f"{path}/").json()
        told = api_of(jonas).post(f"{path}/check-fit/", {"number": 1, "fit": "clash", "words": "Not Fridays"})
        assert told.status_code == 200
        assert "Fridays" not in told.content.decode()
        assert api_of(maya).get(f"{path}/").json() == before

    @pytest.mark.parametrize("verb", ["hold", "leave", "withdraw"])
    def test_a_private_reason_is_no_reason(
        self, things: SimpleNamespace, maya: User, api_of: ApiOf, verb: str
    ) -> None:
        goal = things.proposed if verb == "withdraw" else things.joint
        answer = api_of(maya).post(f"goals/{goal.pk}/{verb}/", {"reason": "he-lies"})
        assert (answer.status_code, list(answer.json())) == (400, ["reason"])
