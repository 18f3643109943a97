"""After a separation the question of safety stays open: help at once, and the care team where it is there."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import CareTeamMember, Couple
from progress.models import SafetyCheck
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.setbacks import read_by, report, safe

pytestmark = pytest.mark.django_db

ASKED = "Is any of this true right now?"
READ = "Your care team can read what you just said."
UNREAD = "Nobody in the program reads this now."


@pytest.fixture(autouse=True)
def _separated(couple: Couple, maya: User, jonas: User, administrator: User) -> None:
    """Jonas left the program; Maya is still in it, and their space is frozen."""
    report(couple, maya)
    discharge(by=administrator, enrollment=jonas.enrollments.get(), reason="left-against-advice")


def test_a_yes_still_reaches_the_care_team_and_help_comes_at_once(
    maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    phone = client_of(maya)
    assert ASKED in text_of(phone, at("setback_safe"))
    sent = {"submission": str(uuid4()), "fears_partner": "on", "words": "He is outside."}
    assert phone.post(at("setback_safe"), sent)["Location"] == at("setback_new")
    page = text_of(phone, at("setback_new"))
    assert "1-800-799-7233" in page.split("More places that help")[0]
    assert READ in page
    assert UNREAD not in page
    # There is no setback to go on with, and nothing of the page is left behind.
    assert "Go on with the setback" not in page
    assert phone.post(at("setback_new"), {"rest": "1"})["Location"] == at("today")
    assert phone.get(at("setback_new")).status_code == 404
    assert [check.words for check in read_by(clinician, SafetyCheck)] == ["He is outside."]
    assert read_by(jonas, SafetyCheck) == []
    (row,) = client_of(clinician).get(at("caseload")).context["rows"]
    assert "Safety: a yes to follow up" in [need.words for need in row.needs]


def test_a_none_leads_to_the_same_address(maya: User, clinician: User, client_of: ClientOf) -> None:
    phone = client_of(maya)
    assert phone.post(at("setback_safe"), {"submission": str(uuid4())})["Location"] == at("setback_new")
    page = text_of(phone, at("setback_new"))
    assert "It is good that you looked." in page
    assert READ not in page
    assert read_by(clinician, SafetyCheck) == []


def test_who_is_no_longer_enrolled_is_told_whom_to_call_and_nothing_is_kept(
    couple: Couple, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    phone = client_of(jonas)
    page = text_of(phone, at("setback_safe"))
    assert "nobody here reads your answers, and none is kept" in page
    assert "A few words for your care team" not in page
    answered = phone.post(at("setback_safe"), {"self_harm": "on", "words": "SENTINEL", "submission": "?"})
    said = answered.content.decode()
    assert answered.status_code == 200
    assert [words in said for words in ("988 listens", UNREAD, READ, "SENTINEL")] == [
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(Refused):
        safe(couple, jonas, self_harm=True)
    assert read_by(jonas, SafetyCheck) == read_by(clinician, SafetyCheck) == []


def test_without_a_care_team_it_says_that_nobody_reads_it_now(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    CareTeamMember.objects.filter(couple=couple, ended_at=None).update(ended_at=timezone.now())
    phone = client_of(maya)
    assert "There is nobody on your care team at the moment" in text_of(phone, at("setback_safe"))
    phone.post(at("setback_safe"), {"submission": str(uuid4()), "not_safe": "on"})
    page = text_of(phone, at("setback_new"))
    assert (UNREAD in page, READ in page) == (True, False)


@pytest.mark.parametrize("page", ["today", "us", "setbacks", "hard_moment"])
@pytest.mark.parametrize("who", ["maya", "jonas"])
def test_one_finds_it_and_all_else_stays_frozen(
    who: str, page: str, couple: Couple, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    phone = client_of(request.getfixturevalue(who))
    assert f'href="{at("setback_safe")}"' in text_of(phone, at(page))
    assert phone.get(at("setback_new")).status_code == 404
    assert phone.post(at("setback_new"), {"on": "1"}).status_code == 404
