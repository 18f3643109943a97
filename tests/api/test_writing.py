"""What each endpoint writes, and what it refuses: as the pages do, through the same actions."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import in_days, make_administrator
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.models import GoalRating, ProgressLog
from sessions.models import TherapySession
from tests.api.bodies import appointment, change, entry, feedback, new_goal, voice
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
        api_of(jonas).post(f"{path}/suggest/", change(1, title="Next", reason="Why"))
        body = {"number": 1, "voice": voice()} if verb == "accept" else change(1, title="Other", reason="Why")
        answer = api_of(maya).post(f"{path}/{verb}/", body)
        assert (answer.status_code, list(answer.json())) == (409, ["detail"])
        assert api_of(maya).get(f"{path}/").json()["current"]["title"] == "Next"

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


class TestLogs:
    def test_an_entry(self, things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf) -> None:
        answer = api_of(maya).post("logs/", entry(things.joint, what="Walked 🌊", audience="couple"))
        row = answer.json()
        assert (answer.status_code, row["what"], row["author"], row["audience"]) == (
            201,
            "Walked 🌊",
            str(maya.pk),
            "couple",
        )
        assert row["id"] in api_of(jonas).ids("logs")
        api_of(maya).post(f"logs/{row['id']}/audience/", {"audience": "private"})
        assert row["id"] not in api_of(jonas).ids("logs")

    def test_without_an_audience_it_is_for_the_care_team(
        self, things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf
    ) -> None:
        row = api_of(maya).post("logs/", entry(things.joint)).json()
        assert row["audience"] == "care_team"
        assert api_of(jonas).get(f"logs/{row['id']}/").status_code == 404

    def test_the_same_number_twice_is_one_entry(
        self, things: SimpleNamespace, maya: User, api_of: ApiOf
    ) -> None:
        body = entry(things.joint, submission=str(uuid4()))
        first, second = (api_of(maya).post("logs/", body).json()["id"] for _ in range(2))
        assert first == second

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("what", ""),
            ("what", "x" * 20_000),
            ("what", None),
            ("what", ["a"]),
            ("how_it_went", 0),
            ("how_it_went", "very"),
            ("effort", 6),
            ("effort", True),
            ("occurred_on", "2999-01-01"),
            ("occurred_on", 5),
            ("audience", "subject"),
            ("audience", "everybody"),
            ("goal", "1x"),
            ("goal", None),
            ("goal", {}),
            ("submission", "x"),
        ],
    )
    def test_what_cannot_be_is_400_by_field(
        self, things: SimpleNamespace, maya: User, api_of: ApiOf, field: str, value: object
    ) -> None:
        before = counts(maya)
        answer = api_of(maya).post("logs/", entry(things.joint, **{field: value}))
        assert (answer.status_code, list(answer.json())) == (400, [field])
        assert counts(maya) == before

    def test_not_wider_than_the_goal(self, things: SimpleNamespace, maya: User, api_of: ApiOf) -> None:
        answer = api_of(maya).post("logs/", entry(things.own, audience="couple"))
        assert (answer.status_code, list(answer.json())) == (400, ["audience"])
        answer = api_of(maya).post(f"logs/{things.log_own.pk}/audience/", {"audience": "couple"})
        assert (answer.status_code, list(answer.json())) == (400, ["audience"])

    def test_not_before_the_goal_is_active(self, things: SimpleNamespace, maya: User, api_of: ApiOf) -> None:
        assert api_of(maya).post("logs/", entry(things.proposed)).status_code == 409
        assert api_of(maya).post("ratings/", {"goal": str(things.proposed.pk), "level": 0}).status_code == 409

    @pytest.mark.parametrize("who", [name for name in EVERYBODY if name not in ("maya", "jonas")])
    def test_nobody_else_may(
        self, things: SimpleNamespace, who: str, api_of: ApiOf, request: pytest.FixtureRequest
    ) -> None:
        api = api_of(request.getfixturevalue(who))
        absent = Goal(pk=uuid4())
        for path, body in [("logs/", entry), ("ratings/", lambda goal: {"goal": str(goal.pk), "level": 1})]:
            answer, other = api.post(path, body(things.joint)), api.post(path, body(absent))
            assert (answer.status_code, answer.content) == (404, other.content)

    @pytest.mark.parametrize("who", [name for name in EVERYBODY if name != "maya"])
    def test_only_its_author_says_who_reads_it(
        self, things: SimpleNamespace, maya: User, who: str, api_of: ApiOf, request: pytest.FixtureRequest
    ) -> None:
        api = api_of(request.getfixturevalue(who))
        absent = api.post(f"logs/{uuid4()}/audience/", {"audience": "private"})
        for one in (things.log_shared, things.log_care, things.log_private):
            answer = api.post(f"logs/{one.pk}/audience/", {"audience": "private"})
            assert (answer.status_code, answer.content) == (404, absent.content)
        assert api_of(maya).get(f"logs/{things.log_shared.pk}/").json()["audience"] == "couple"


class TestRatings:
    def test_a_level_once_a_round(self, things: SimpleNamespace, jonas: User, api_of: ApiOf) -> None:
        api = api_of(jonas)
        answer = api.post("ratings/", {"goal": str(things.joint.pk), "level": -2})
        assert (answer.status_code, answer.json()["level"], answer.json()["round"]) == (201, -2, 1)
        again = api.post("ratings/", {"goal": str(things.joint.pk), "level": 2})
        assert (again.status_code, again.json()["round"]) == (201, 2)  # Maya had rated: this opened the next
        assert api.post("ratings/", {"goal": str(things.joint.pk), "level": 2}).status_code == 409

    @pytest.mark.parametrize("level", [-3, 3, None, "", "high", 1.5, [], True, 10**30])
    def test_a_wrong_level(self, things: SimpleNamespace, jonas: User, api_of: ApiOf, level: object) -> None:
        answer = api_of(jonas).post("ratings/", {"goal": str(things.joint.pk), "level": level})
        assert (answer.status_code, list(answer.json())) == (400, ["level"])
        assert api_of(jonas).ids("ratings") == []


class TestAppointments:
    def test_planned_and_canceled(
        self, couple: Couple, maya: User, jonas: User, clinician: User, api_of: ApiOf
    ) -> None:
        answer = api_of(clinician).post(
            "appointments/", appointment(couple, subject=str(maya.pk), kind="individual")
        )
        row = answer.json()
        assert (answer.status_code, row["clinician"], row["status"]) == (201, str(clinician.pk), "planned")
        assert api_of(maya).ids("appointments") == [row["id"]]
        assert api_of(jonas).ids("appointments") == []
        canceled = api_of(clinician).post(f"appointments/{row['id']}/cancel/")
        assert (canceled.status_code, canceled.json()["status"]) == (200, "cancelled")

    def test_two_at_a_time_are_refused(self, couple: Couple, clinician: User, api_of: ApiOf) -> None:
        api = api_of(clinician)
        assert api.post("appointments/", appointment(couple)).status_code == 201
        answer = api.post("appointments/", appointment(couple, minutes=10))
        assert (answer.status_code, list(answer.json())) == (400, ["starts_at"])

    @pytest.mark.parametrize(
        ("over", "field"),
        [
            ({"kind": "individual"}, "kind"),
            ({"kind": "family"}, "kind"),
            ({"subject": "1x"}, "subject"),
            ({"subject": str(uuid4()), "kind": "individual"}, "subject"),
            ({"starts_at": "2001-01-01T10:00:00Z"}, "starts_at"),
            ({"starts_at": "9999-12-31T23:59:59Z"}, "starts_at"),
            ({"starts_at": "0001-01-01T00:00:00+14:00"}, "starts_at"),
            ({"starts_at": "soon"}, "starts_at"),
            ({"ends_at": "2001-01-01T10:00:00Z"}, "ends_at"),
            ({"video_link": "javascript:alert(1)"}, "video_link"),
            ({"video_link": "http://video.example.org/"}, "video_link"),
        ],
    )
    def test_what_cannot_be_is_400_by_field(
        self, couple: Couple, clinician: User, api_of: ApiOf, over: dict[str, str], field: str
    ) -> None:
        answer = api_of(clinician).post("appointments/", appointment(couple) | over)
        assert (answer.status_code, list(answer.json())) == (400, [field])
        assert api_of(clinician).ids("appointments") == []

    @pytest.mark.parametrize("who", [name for name in EVERYBODY if name not in ("clinician", "supervisor")])
    def test_nobody_else_may(
        self, things: SimpleNamespace, couple: Couple, who: str, api_of: ApiOf, request: pytest.FixtureRequest
    ) -> None:
        api = api_of(request.getfixturevalue(who))
        planned = api.post("appointments/", appointment(couple))
        absent = api.post("appointments/", appointment(Couple(pk=uuid4())))
        assert (planned.status_code, planned.content) == (404, absent.content)
        canceled = api.post(f"appointments/{things.couple_session.pk}/cancel/")
        assert (canceled.status_code, canceled.content) == (404, absent.content)


def test_once_the_joint_space_is_frozen_nothing_is_written(
    things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf
) -> None:
    discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
    before = counts(maya), counts(jonas)
    for person in (maya, jonas):
        api = api_of(person)
        for path, body in [
            ("goals/", new_goal()),
            ("logs/", entry(things.joint)),
            ("ratings/", {"goal": str(things.joint.pk), "level": 1}),
            (f"goals/{things.proposed.pk}/accept/", {"number": 1, "voice": voice()}),
        ]:
            assert api.post(path, body).status_code == 404, path
    assert (counts(maya), counts(jonas)) == before
    path = f"logs/{things.log_care.pk}/audience/"
    assert api_of(maya).post(path, {"audience": "couple"}).status_code == 409
    assert api_of(maya).post(path, {"audience": "private"}).status_code == 200  # fewer, always


class TestMassAssignment:
    """Every field of every model sent to every writer: what is not asked for changes nothing."""

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
        extras = self.extras(things, other_couple, tess)
        session = {"couple": str(couple.pk), "starts_at": in_days(9).isoformat() + "T10:00:00Z"}
        session["ends_at"] = in_days(9).isoformat() + "T10:50:00Z"
        for person, path, body, kept in [
            (
                maya,
                "goals/",
                new_goal(),
                {"lifecycle_status": "proposed", "audience": "couple", "agreed": None},
            ),
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
            assert row["couple"] == str(couple.pk)
            assert row["id"] != extras["id"]
            assert row["created_at"] > timezone.now().isoformat()[:10]
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

    def test_a_joint_goals_audience_is_not_the_proposers_to_choose(
        self, couple: Couple, maya: User, jonas: User, api_of: ApiOf
    ) -> None:
        row = api_of(maya).post("goals/", new_goal(audience="private")).json()
        assert row["audience"] == "couple"
        assert api_of(jonas).ids("goals") == [row["id"]]
