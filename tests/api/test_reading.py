"""Who reads what, by lists, filters, order and cursor; staff reads are logged."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions import log_progress, rate_goal
from tests.api.bodies import feedback
from tests.api.conftest import EVERYBODY, LISTS, ROOM, ApiOf

pytestmark = pytest.mark.django_db

MAYA = {
    "goals": {"joint", "own", "private", "proposed", "awaiting"},
    "logs": {"log_shared", "log_care", "log_private", "log_own"},
    "ratings": {"rating", "rating_own"},
    "appointments": {"couple_session", "maya_session"},
    "boundaries": {"boundary_care", "boundary_private"},
    "values": {"value_shared", "value_care", "value_private"},
    "steps": {"step_shared", "step_care", "step_private", "step_own"},
    "step-marks": {"mark_shared", "mark_care", "mark_private"},
    "readiness": {"rulers_care", "rulers_private"},
}
JONAS = {
    "goals": {"joint", "proposed", "awaiting"},
    "logs": {"log_shared"},
    "ratings": set(),
    "appointments": {"couple_session", "jonas_session"},
    "boundaries": {"boundary_jonas"},
    "values": {"value_shared"},
    "steps": {"step_shared", "step_care", "step_private"},
    "step-marks": {"mark_shared"},
    "readiness": set(),
}
CARE = {
    "goals": {"joint", "own", "proposed", "awaiting"},
    "logs": {"log_shared", "log_care", "log_own"},
    "ratings": {"rating", "rating_own"},
    "appointments": {"couple_session", "maya_session", "jonas_session"},
    "boundaries": {"boundary_care", "boundary_jonas"},
    "values": {"value_shared", "value_care"},
    "steps": {"step_shared", "step_care", "step_private"},
    "step-marks": {"mark_shared", "mark_care"},
    "readiness": {"rulers_care"},
}
NOTHING: dict[str, set[str]] = {name: set() for name in MAYA}
READS = {"maya": MAYA, "jonas": JONAS, "clinician": CARE, "supervisor": CARE}
BASENAMES = {
    "goals": "goal",
    "versions": "version",
    "logs": "log",
    "ratings": "rating",
    "appointments": "appointment",
    "boundaries": "boundary",
    "values": "value",
    "steps": "step",
    "step-marks": "step_mark",
    "readiness": "readiness",
}


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_reads_what_is_for_them(
    things: SimpleNamespace, who: str, api_of: ApiOf, request: pytest.FixtureRequest
) -> None:
    api = api_of(request.getfixturevalue(who))
    for name, readable in READS.get(who, NOTHING).items():
        expected = {str(getattr(things, thing).pk) for thing in readable}
        assert set(api.ids(name)) == expected, name
        absent = api.get(f"{name}/{uuid4()}/")
        for thing in CARE[name] | MAYA[name] | JONAS[name]:
            pk = str(getattr(things, thing).pk)
            answer = api.get(f"{name}/{pk}/")
            if pk in expected:
                assert (answer.status_code, answer.json()["id"]) == (200, pk), thing
            else:
                assert (answer.status_code, answer.content) == (404, absent.content), thing
                assert sorted(answer.headers.items()) == sorted(absent.headers.items()), thing


@pytest.mark.parametrize("who", EVERYBODY)
def test_versions_are_read_by_who_reads_the_goal(
    things: SimpleNamespace, who: str, api_of: ApiOf, request: pytest.FixtureRequest
) -> None:
    api = api_of(request.getfixturevalue(who))
    goals = {str(getattr(things, thing).pk) for thing in READS.get(who, NOTHING)["goals"]}
    rows = api.get("versions/").json()["results"]
    assert {row["goal"] for row in rows} == goals
    for row in rows:
        assert api.get(f"versions/{row['id']}/").json() == row


def test_what_a_goal_says(things: SimpleNamespace, jonas: User, api_of: ApiOf) -> None:
    row = api_of(jonas).get(f"goals/{things.joint.pk}/").json()
    assert row["lifecycle_status"] == "active"
    assert row["current"] == row["agreed"]
    assert (row["current"]["number"], row["current"]["title"]) == (1, "Two evenings a week for us")
    assert api_of(jonas).get(f"goals/{things.proposed.pk}/").json()["agreed"] is None


UUID_AND_MORE = "01890A5D-AC96-774B-BCCE-B302099A8057x"


@pytest.mark.parametrize("pk", ["1", "not-a-number", "%00", "0" * 32, UUID_AND_MORE])
def test_an_id_that_is_none_is_absent(things: SimpleNamespace, maya: User, api_of: ApiOf, pk: str) -> None:
    api = api_of(maya)
    assert [name for name in LISTS if api.get(f"{name}/{pk}/").status_code != 404] == []


class TestFilters:
    @pytest.mark.parametrize(
        ("name", "query", "expected"),
        [
            ("goals", {"status": "active"}, {"joint", "own", "private"}),
            ("goals", {"status": "proposed"}, {"proposed"}),
            ("goals", {"status": "accepted"}, {"awaiting"}),
            ("goals", {"subject": "maya"}, {"own", "private"}),
            ("goals", {"couple": "couple", "status": "active"}, {"joint", "own", "private"}),
            ("goals", {"couple": "other_couple"}, set()),
            ("logs", {"goal": "own"}, {"log_own"}),
            ("logs", {"author": "jonas"}, set()),
            ("ratings", {"goal": "joint"}, {"rating"}),
            ("appointments", {"status": "planned"}, {"couple_session", "maya_session"}),
            ("appointments", {"status": "cancelled"}, set()),
            ("boundaries", {"couple": "couple"}, {"boundary_care", "boundary_private"}),
            ("boundaries", {"couple": "other_couple"}, set()),
            ("values", {"domain": "own"}, {"value_shared", "value_care", "value_private"}),
            ("values", {"author": "jonas"}, set()),
            ("steps", {"goal": "private"}, {"step_own"}),
            ("step-marks", {"goal": "private"}, set()),
            ("step-marks", {"step": "step_care"}, {"mark_care"}),
            ("readiness", {"goal": "own"}, set()),
        ],
    )
    def test_the_listed_ones(
        self,
        things: SimpleNamespace,
        maya: User,
        api_of: ApiOf,
        name: str,
        query: dict[str, str],
        expected: set[str],
        request: pytest.FixtureRequest,
    ) -> None:
        people = ("maya", "jonas", "couple", "other_couple")
        given = {
            key: request.getfixturevalue(value).pk
            if value in people
            else getattr(things, value).pk
            if key in ("goal", "step")
            else value
            for key, value in query.items()
        }
        assert set(api_of(maya).ids(name, **given)) == {str(getattr(things, one).pk) for one in expected}

    @pytest.mark.parametrize(
        ("name", "field"),
        [("goals", "couple"), ("goals", "subject"), ("goals", "status"), ("versions", "goal"),
         ("logs", "goal"), ("logs", "couple"), ("logs", "author"), ("ratings", "goal"),
         ("appointments", "couple"), ("appointments", "status"), ("boundaries", "couple"),
         ("values", "couple"), ("values", "author"), ("values", "domain"), ("steps", "goal"),
         ("step-marks", "goal"), ("step-marks", "step"), ("readiness", "goal")],
    )  # fmt: skip
    def test_a_value_that_cannot_be_is_said_by_its_name(
        self, things: SimpleNamespace, maya: User, api_of: ApiOf, name: str, field: str
    ) -> None:
        api = api_of(maya)
        for value in ["", "1", "nonsense", "\x00", "a" * 10_000, "' OR 1=1 --", "active,proposed"]:
            answer = api.get(f"{name}/", **{field: value})
            assert (answer.status_code, list(answer.json())) == (400, [field]), value[:20]

    @pytest.mark.parametrize(
        "query",
        [
            {"author__email": "maya@example.org"},
            {"audience": "private"},
            {"id": "1"},
            {"couple__name__startswith": "M"},
            {"what__contains": "x"},
            {"limit": "100000"},
            {"page_size": "100000"},
            {"format": "api"},
        ],
    )
    def test_no_other_parameter_does_anything(
        self, things: SimpleNamespace, jonas: User, api_of: ApiOf, query: dict[str, str]
    ) -> None:
        api = api_of(jonas)
        for name in LISTS:
            plain, asked = api.get(f"{name}/"), api.get(f"{name}/", **query)
            if "format" in query:
                assert asked.status_code in (200, 404), name
            else:
                assert asked.json()["results"] == plain.json()["results"], name

    @pytest.mark.parametrize(
        "ordering", ["", "level", "-level", "author__password", "id;DROP", "\x00", "newest"]
    )
    def test_only_two_orders_exist(
        self, things: SimpleNamespace, maya: User, api_of: ApiOf, ordering: str
    ) -> None:
        api = api_of(maya)
        newest = api.ids("goals")
        assert api.ids("goals", ordering=ordering) == newest
        assert api.ids("goals", ordering="oldest") == newest[::-1]


class TestPages:
    @pytest.fixture
    def many(self, things: SimpleNamespace, maya: User) -> list[str]:
        """120 further entries, some of them written at the same moment."""
        made = []
        now = timezone.now()
        with acting(maya):
            for n in range(120):
                with time_machine.travel(now + timedelta(seconds=n // 30), tick=False):
                    entry = log_progress(
                        by=maya, goal=things.joint, what=str(n), how_it_went=3, effort=3, audience="couple"
                    )
                made.append(str(entry.pk))
        return made

    @pytest.mark.parametrize("ordering", ["newest", "oldest"])
    def test_each_row_is_on_one_page(
        self, many: list[str], things: SimpleNamespace, jonas: User, api_of: ApiOf, ordering: str
    ) -> None:
        api = api_of(jonas)
        answer = api.get("logs/", ordering=ordering).json()
        found = [row["id"] for row in answer["results"]]
        while answer["next"]:
            answer = api.browser.get(answer["next"]).json()
            found += [row["id"] for row in answer["results"]]
        assert len(found) == len(set(found)) == 121
        assert set(found) == {*many, str(things.log_shared.pk)}
        back = [row["id"] for row in answer["results"]]
        while answer["previous"]:
            answer = api.browser.get(answer["previous"]).json()
            back = [row["id"] for row in answer["results"]] + back
        assert back == found

    def test_what_is_written_meanwhile_pushes_none_into_the_next(
        self, many: list[str], things: SimpleNamespace, maya: User, api_of: ApiOf
    ) -> None:
        api = api_of(maya)
        first = api.get("logs/").json()
        with acting(maya), time_machine.travel(timezone.now() + timedelta(minutes=1)):
            log_progress(by=maya, goal=things.joint, what="new", how_it_went=3, effort=3, audience="couple")
        second = api.browser.get(first["next"]).json()
        assert not {row["id"] for row in first["results"]} & {row["id"] for row in second["results"]}

    def test_the_number_of_queries_is_that_of_one_row(
        self, things: SimpleNamespace, clinician: User, api_of: ApiOf, request: pytest.FixtureRequest
    ) -> None:
        def asked(name: str) -> int:
            api.get(f"{name}/")
            with CaptureQueriesContext(connection) as queries:
                api.get(f"{name}/")
            return len(queries)

        api = api_of(clinician)
        few = {name: asked(name) for name in LISTS}
        request.getfixturevalue("many")
        assert {name: asked(name) for name in LISTS} == few

    @pytest.mark.parametrize(
        "cursor", ["", "x", "bz0x", "cD1ub25zZW5zZQ==", "cD0yMDI2", "é", "\x00", "bz05OTk5OTk5OTk="]
    )
    def test_a_cursor_that_is_none_is_said(
        self, things: SimpleNamespace, maya: User, api_of: ApiOf, cursor: str
    ) -> None:
        assert api_of(maya).get("logs/", cursor=cursor).status_code in (200, 400, 404)

    @pytest.mark.parametrize(
        ("moment", "status"),
        [
            ("2026-01-01T00:00:00+23:59", 200),
            ("2026-01-01T00:00:00-23:59", 200),
            ("0001-01-01T00:00:00+23:59", 404),
            ("9999-12-31T23:59:59-23:59", 404),
            ("2026-13-01T00:00:00+00:00", 404),
        ],
    )
    def test_a_cursor_far_from_utc_is_read_or_said_to_be_none(
        self, things: SimpleNamespace, maya: User, api_of: ApiOf, moment: str, status: int
    ) -> None:
        cursor = urlsafe_b64encode(f"on {moment} {uuid4()}".encode()).decode()
        for name in LISTS:
            assert api_of(maya).get(f"{name}/", cursor=cursor).status_code == status


class TestTheVideoRoom:
    def test_its_door_opens_a_quarter_of_an_hour_before(
        self, things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf
    ) -> None:
        starts, ends = things.couple_session.starts_at, things.couple_session.ends_at
        for moment, link in [
            (starts - timedelta(minutes=16), ""),
            (starts - timedelta(minutes=14), ROOM),
            (ends - timedelta(minutes=1), ROOM),
            (ends + timedelta(minutes=1), ""),
        ]:
            with time_machine.travel(moment):
                for person in (maya, jonas):
                    api = api_of(person)
                    row = api.get(f"appointments/{things.couple_session.pk}/").json()
                    assert row["video_link"] == link
                    assert link or ROOM not in api.get("appointments/").content.decode()


class TestReadsAreLogged:
    @pytest.mark.parametrize("who", ["clinician", "supervisor"])
    def test_a_list_and_a_row_of_staff(
        self, things: SimpleNamespace, who: str, api_of: ApiOf, request: pytest.FixtureRequest
    ) -> None:
        person = request.getfixturevalue(who)
        api = api_of(person)
        for name in LISTS:
            ids = api.ids(name)
            api.get(f"{name}/{ids[0]}/")
            read = AuditEvent.objects.filter(actor_id=person.pk, action="read")
            listed, one = read.filter(page=f"api:{BASENAMES[name]}").order_by("id")
            assert sorted(str(pk) for pk in listed.ids) == sorted(ids), name
            assert [str(pk) for pk in one.ids] == ids[:1], name

    @pytest.mark.parametrize("verb", ["approve", "return"])
    def test_the_goal_that_answers_a_verb_of_staff(
        self, things: SimpleNamespace, clinician: User, api_of: ApiOf, verb: str
    ) -> None:
        path = f"goals/{things.awaiting.pk}/{verb}/"
        assert api_of(clinician).post(path, feedback(1, message="Words.")).status_code == 200
        event = AuditEvent.objects.get(actor_id=clinician.pk, action="read")
        assert (event.page, event.target, event.ids) == ("api:goal", "goals.Goal", [things.awaiting.pk])

    def test_not_what_partners_read_nor_what_nobody_saw(
        self, things: SimpleNamespace, maya: User, former_clinician: User, api_of: ApiOf
    ) -> None:
        for person in (maya, former_clinician):
            for name in LISTS:
                api_of(person).get(f"{name}/")
                api_of(person).get(f"{name}/{uuid4()}/")
        assert not AuditEvent.objects.filter(action="read").exists()


def test_ratings_appear_once_the_round_is_revealed(
    things: SimpleNamespace, maya: User, jonas: User, api_of: ApiOf
) -> None:
    with acting(jonas):
        his = rate_goal(by=jonas, goal=things.joint, level=-1)
    both = {str(his.pk), str(things.rating.pk)}
    assert set(api_of(jonas).ids("ratings", goal=things.joint.pk)) == both
    assert set(api_of(maya).ids("ratings", goal=things.joint.pk)) == both


def test_who_leaves_the_care_team_reads_nothing_at_the_next_request(
    things: SimpleNamespace, couple: Couple, clinician: User, api_of: ApiOf
) -> None:
    api = api_of(clinician)
    assert api.ids("goals")
    CareTeamMember.objects.filter(clinician=clinician).update(ended_at=timezone.now())
    assert [api.ids(name) for name in LISTS] == [[]] * len(LISTS)
