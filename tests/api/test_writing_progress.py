"""Entries, ratings and appointments: what the API writes and refuses."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import pytest

from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.api.bodies import appointment, entry, new_goal, voice
from tests.api.conftest import EVERYBODY, ApiOf
from tests.api.test_writing import counts

pytestmark = pytest.mark.django_db


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
