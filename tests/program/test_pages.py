"""The administrator's pages: for administrators alone, without a clinical word, at a fixed cost."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from couplesgoals.audit.actions import record_event
from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import make_couple, make_partner, propose
from couplesgoals.people.actions import update_preferences
from couplesgoals.people.models import User
from couplesgoals.program import actions
from couplesgoals.program.models import CareTeamMember, Couple, Enrollment, Invitation, Program, Supervision
from tests.conftest import ClientOf
from tests.program.conftest import INVITEES

pytestmark = pytest.mark.django_db

DAYS = {"review_window_days": "7", "plan_review_days": "14"}

PAGES = [
    "/couples/",
    "/couples/{couple}/",
    "/enroll/",
    "/programs/",
    "/programs/{program}/days/",
    "/staff/",
    "/activity/",
]
POSTS = [
    "/couples/{couple}/hold/",
    "/couples/{couple}/resume/",
    "/couples/{couple}/discharge/",
    "/couples/{couple}/care-team/",
    "/couples/{couple}/invite/",
    "/care-team/{member}/end/",
    "/enrollments/{enrollment}/hold/",
    "/enrollments/{enrollment}/resume/",
    "/enrollments/{enrollment}/discharge/",
    "/invitations/{invitation}/resend/",
    "/invitations/{invitation}/revoke/",
    "/staff/{clinician}/library/",
    "/staff/supervision/",
    "/staff/supervision/{supervision}/end/",
]


@pytest.fixture
def ids(
    couple: Couple, invited_couple: Couple, supervisor: User, clinician: User, maya: User
) -> dict[str, Any]:
    """What stands in the addresses."""
    return {
        "program": couple.program_id,
        "couple": couple.pk,
        "member": CareTeamMember.objects.get(couple=couple, ended_at=None).pk,
        "enrollment": Enrollment.objects.get(person=maya).pk,
        "invitation": Invitation.objects.get(couple=invited_couple, slot="a").pk,
        "supervision": Supervision.objects.get().pk,
        "clinician": clinician.pk,
    }


@pytest.fixture
def browser(administrator: User, client_of: ClientOf) -> Client:
    """The administrator's."""
    return client_of(administrator)


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_opens_each_page(page: str, ids: dict[str, Any], browser: Client) -> None:
    assert browser.get(page.format(**ids)).status_code == 200


@pytest.mark.parametrize("who", ["maya", "jonas", "clinician", "supervisor", "former_clinician"])
@pytest.mark.parametrize("page", [*PAGES, *POSTS])
def test_for_anybody_else_there_is_no_such_page(
    page: str, who: str, ids: dict[str, Any], client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(who))
    assert client.get(page.format(**ids)).status_code == 404
    assert client.post(page.format(**ids), {"reason": "completed"}).status_code == 404
    assert not Enrollment.objects.exclude(status="active").exists()


@pytest.mark.parametrize("page", [*PAGES, *POSTS])
def test_nobody_is_led_to_the_sign_in(page: str, ids: dict[str, Any]) -> None:
    for response in (Client().get(page.format(**ids)), Client().post(page.format(**ids))):
        assert response.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("page", POSTS)
def test_a_change_is_never_a_link(page: str, ids: dict[str, Any], browser: Client) -> None:
    assert browser.get(page.format(**ids)).status_code == 405


@pytest.mark.parametrize(
    "page", ["/couples/{}/", "/couples/{}/hold/", "/enrollments/{}/hold/", "/care-team/{}/end/"]
)
def test_what_is_absent_is_absent(page: str, browser: Client) -> None:
    absent = page.format(uuid4())
    answer = browser.get(absent) if page == "/couples/{}/" else browser.post(absent)
    assert answer.status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_a_clinical_word(
    page: str, ids: dict[str, Any], browser: Client, couple: Couple, maya: User
) -> None:
    propose(couple, maya, title="SENTINEL-TITLE")
    record_event(by=maya.pk, action="goal.propose", target="goals.Goal", ids=[uuid4()], couple=couple.pk)
    said = browser.get(page.format(**ids)).content.decode()
    for word in ("SENTINEL-TITLE", "goal.propose", "goals.Goal"):
        assert word not in said


def test_the_list_costs_the_same_for_one_and_for_many(
    program: Program, couple: Couple, browser: Client
) -> None:
    browser.get("/couples/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/couples/")
    for number in range(20):
        make_couple(program, make_partner(f"A{number}"), make_partner(f"B{number}"))
    with CaptureQueriesContext(connection) as many:
        browser.get("/couples/")
    assert len(many) == len(few) <= 14


def test_the_list_says_where_each_partner_stands(
    browser: Client, couple: Couple, invited_couple: Couple
) -> None:
    said = browser.get("/couples/").content.decode()
    for words in ("Maya &amp; Jonas", "Active", "Nora Falk", "Invited", "Dana Rivera", "Nobody yet"):
        assert words in said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=active", ["Maya & Jonas"]),
        ("status=planned", ["Nora & Ben"]),
        ("status=onhold", []),
        ("status=made-up", ["Maya & Jonas", "Nora & Ben"]),
        ("q=jon", ["Maya & Jonas"]),
        ("q=%00%25", []),
        ("q=%27%3B--", []),
        ("program=not-an-id", ["Maya & Jonas", "Nora & Ben"]),
        ("program=019a0000-0000-7000-8000-000000000000", []),
        ("page=99", ["Maya & Jonas", "Nora & Ben"]),
        ("page=x&status=", ["Maya & Jonas", "Nora & Ben"]),
    ],
)
def test_the_list_is_filtered(
    query: str, found: list[str], browser: Client, couple: Couple, invited_couple: Couple
) -> None:
    rows = browser.get(f"/couples/?{query}").context["rows"]
    assert [row.name for row in rows] == found


def test_couples_are_counted_by_status(browser: Client, couple: Couple, invited_couple: Couple) -> None:
    counts = browser.get("/couples/").context["counts"]
    assert [(count.value, count.count) for count in counts] == [("planned", 1), ("active", 1)]


def test_a_couple_is_enrolled_from_the_form(browser: Client, program: Program) -> None:
    (name_a, email_a), (name_b, email_b) = INVITEES
    typed = {
        "program": program.pk,
        "name_a": name_a,
        "email_a": email_a,
        "name_b": name_b,
        "email_b": email_b,
    }
    response = browser.post("/enroll/", typed | {"review_day": "31"})
    made = Couple.objects.get(name="Nora & Ben")
    assert response.headers["Location"] == f"/couples/{made.pk}/"
    again = browser.post("/enroll/", typed | {"review_day": "31"}).content.decode()
    assert "There are 2 things to fix" in again
    assert 'value="nora@example.org"' in again


@pytest.mark.parametrize(
    "wrong",
    [
        {"review_day": "32"},
        {"program": str(uuid4())},
        {"email_a": "x"},
        {"name_b": ""},
        {"time_zone": "Mars/Base"},
    ],
)
def test_the_enroll_form_keeps_what_was_typed(
    browser: Client, program: Program, wrong: dict[str, str]
) -> None:
    typed = {"program": program.pk, "name_a": "Nora 💛 <b>", "email_a": "a@example.org", "name_b": "B",
             "email_b": "b@example.org", "review_day": "1"} | wrong  # fmt: skip
    page = browser.post("/enroll/", typed)
    assert "Nora 💛 &lt;b&gt;" in page.content.decode()
    assert page.context["form"].errors
    assert not Couple.objects.exists()


def test_the_couples_page_does_what_it_offers(
    browser: Client, ids: dict[str, Any], idle_clinician: User
) -> None:
    page = f"/couples/{ids['couple']}/"
    for address, typed in [
        (f"/enrollments/{ids['enrollment']}/hold/", {}),
        (f"/enrollments/{ids['enrollment']}/resume/", {}),
        (f"{page}care-team/", {"clinician": idle_clinician.pk, "lead": "on"}),
        (f"/care-team/{ids['member']}/end/", {}),
        (f"{page}hold/", {}),
        (f"{page}resume/", {}),
        (f"/enrollments/{ids['enrollment']}/discharge/", {"reason": "transferred"}),
    ]:
        assert browser.post(address, typed).headers["Location"] == page
    said = browser.get(page).content.decode()
    for words in ("Transferred", "Ida Wenn", "On hold", "Care team: clinician assigned", "A partner left on"):
        assert words in said


def test_a_refusal_is_said_on_the_page(browser: Client, ids: dict[str, Any]) -> None:
    page = f"/couples/{ids['couple']}/"
    for typed in ({}, {"reason": "because"}):
        browser.post(f"/enrollments/{ids['enrollment']}/discharge/", typed)
    browser.post(f"/enrollments/{ids['enrollment']}/resume/")
    said = browser.get(page).content.decode()
    assert "Choose a reason" in said
    assert "the status is now “Active”" in said
    browser.post(f"{page}care-team/", {"clinician": uuid4()})
    assert CareTeamMember.objects.filter(couple=ids["couple"], ended_at=None).count() == 1


def test_invitations_are_sent_again_and_taken_back(browser: Client, ids: dict[str, Any]) -> None:
    browser.post(f"/invitations/{ids['invitation']}/resend/")
    browser.post(f"/invitations/{ids['invitation']}/revoke/")
    old = Invitation.objects.get(pk=ids["invitation"])
    assert old.revoked_at is not None
    page = f"/couples/{old.couple_id}/"
    assert "free place" in browser.get(page).content.decode()
    browser.post(f"{page}invite/", {"slot": "a", "name": "Nora", "email": "ben@example.org"})
    assert "already has an open invitation" in browser.get(page).content.decode()
    for wrong in ({"slot": "c"}, {"email": "x"}, {"name": ""}):
        browser.post(f"{page}invite/", {"slot": "a", "name": "Nora", "email": "n@example.org"} | wrong)
    browser.post(f"{page}invite/", {"slot": "a", "name": "Nora", "email": "right@example.org"})
    assert Invitation.objects.open().get(slot="a").email == "right@example.org"
    assert "free place" not in browser.get(page).content.decode()


def test_staff_and_programs_are_added(
    browser: Client, clinician: User, idle_clinician: User, program: Program
) -> None:
    browser.post("/programs/", {"name": "Mornings", "time_zone": "America/Denver", "capacity": "3"} | DAYS)
    browser.post("/staff/", {"name": "Lea Born", "email": "lea@example.org", "credential": "LCSW"})
    pair = {"supervision-supervisor": idle_clinician.pk, "supervision-clinician": clinician.pk}
    browser.post("/staff/supervision/", pair)
    said = browser.get("/staff/").content.decode()
    assert "Lea Born" in said
    assert "Ida Wenn supervises Dana Rivera" in said
    assert "Mornings" in browser.get("/programs/").content.decode()
    same = {"supervision-supervisor": clinician.pk, "supervision-clinician": clinician.pk}
    assert "Nobody can supervise themselves" in browser.post("/staff/supervision/", same).content.decode()
    again = browser.post("/staff/", {"name": "Lea", "email": "lea@example.org", "credential": "LCSW"})
    assert again.context["form"].errors["email"]


def test_activity_goes_page_by_page_without_gaps(
    browser: Client, administrator: User, couple: Couple
) -> None:
    for _ in range(30):
        actions.put_couple_on_hold(by=administrator, couple=couple)
        actions.resume_couple(by=administrator, couple=couple)
    seen, address = 0, "/activity/"
    while address:
        page = browser.get(address)
        seen += len(page.context["rows"])
        address = f"/activity/?before={page.context['older']}" if page.context["older"] else ""
    assert seen == 120
    for wrong in ("x", "-1", "9" * 30, "٣", "_", "%00", "2026-01-01T00:00:00Z_", "2026-01-01T00:00:00Z_x",
                  f"0001-01-01T00:00:00%2B23:59_{uuid4()}", f"2026-01-01T00:00:00_{uuid4()}"):  # fmt: skip
        page = browser.get(f"/activity/?before={wrong}")
        assert (page.status_code, page.context["first"]) == (200, True)


def test_activity_of_one_moment_is_paged_without_gaps(
    browser: Client, administrator: User, couple: Couple
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(130):
            record_event(by=administrator.pk, action="couple.enroll", couple=couple.pk)
        counts, address = [], "/activity/"
        while address:
            page = browser.get(address)
            counts.append(len(page.context["rows"]))
            address = f"/activity/?before={page.context['older']}" if page.context["older"] else ""
    assert counts == [50, 50, 30]


def test_the_addresses_of_activity_do_not_count_what_is_read_in_care(
    browser: Client, administrator: User, couple: Couple
) -> None:
    for _ in range(60):
        record_event(by=administrator.pk, action="couple.enroll", couple=couple.pk)
    older = browser.get("/activity/").context["older"]
    moment, nonce = older.split("_")
    last = AuditEvent.objects.administrative().latest_first()[49]
    # A moment and a number drawn by chance, and nothing else.
    assert (parse_datetime(moment), UUID(nonce)) == (last.at, last.nonce)


def test_activity_does_not_tell_when_a_partner_was_last_here(
    browser: Client, administrator: User, couple: Couple, maya: User, clinician: User
) -> None:
    for person in (maya, clinician, administrator):
        update_preferences(by=person, values={"theme": "dark"})
    rows = browser.get("/activity/").context["rows"]
    assert [row["by"] for row in rows] == [administrator.name, clinician.name]
