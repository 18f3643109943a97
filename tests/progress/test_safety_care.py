"""A safety check waits on top until the care team wrote what was done; the partner can tell nothing of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.care_safety import follow_up_safety
from progress.models import SafetyCheck, SafetyFollowUp
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of, without_tokens
from tests.progress.setbacks import read_by, safe

pytestmark = pytest.mark.django_db

DONE = "Called Maya at nine. She is at her sister’s."


def follow_up(check: SafetyCheck, by: User, words: str = DONE) -> SafetyFollowUp:
    """Write what was done."""
    with acting(by):
        return follow_up_safety(by=by, check=check, words=words)


def test_it_waits_on_top_and_no_longer_once_it_was_followed_up(
    couple: Couple, maya: User, clinician: User, supervisor: User, client_of: ClientOf
) -> None:
    browser, check = client_of(clinician), safe(couple, maya, fears_partner=True, words="Not on my phone.")
    safe(couple, maya)
    (row,) = browser.get(at("caseload")).context["rows"]
    assert [(need.kind, need.words, need.look) for need in row.needs] == [
        ("safety", "Safety: a yes to follow up", "bad")
    ]
    page = text_of(browser, at("couple", couple.pk))
    for words in ("Safety: Maya said yes", "Afraid of their partner", "Not on my phone."):
        assert words in page
    # It waits however long, and looking is not doing.
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        browser = client_of(clinician)
        browser.post(at("read", couple.pk), {"entry": str(check.pk)})
        assert "Not on my phone." in text_of(browser, at("couple", couple.pk))
        assert browser.post(at("follow_up", check.pk), {"words": " "}).status_code == 422
        assert browser.post(at("follow_up", check.pk), {"words": DONE}).status_code == 302
        assert "Not on my phone." not in text_of(browser, at("couple", couple.pk))
        assert "safety" not in {need.kind for need in browser.get(at("caseload")).context["rows"][0].needs}
        assert DONE in text_of(client_of(supervisor), at("follow_up", check.pk))
        assert "Dana Rivera" in text_of(client_of(supervisor), at("couple_days", couple.pk))
    assert events("read", supervisor)[0].ids == [check.pk, read_by(clinician, SafetyFollowUp)[0].pk]


def test_once_and_by_whom_it_was_done(couple: Couple, maya: User, clinician: User, supervisor: User) -> None:
    check = safe(couple, maya, overdose=True)
    assert follow_up(check, clinician) == follow_up(check, clinician)
    with pytest.raises(OutOfTurn, match="Dana Rivera has written what was done already"):
        follow_up(check, supervisor, "I called as well.")
    assert len(events("safety.follow_up", clinician)) == 1
    for words in ("  ", "x" * 2001):
        with pytest.raises(ValidationError):
            follow_up(safe(couple, maya, not_safe=True), clinician, words)


@pytest.mark.parametrize("who", ["maya", "jonas", "former_clinician", "idle_clinician", "administrator"])
def test_nobody_else_follows_up(
    couple: Couple, maya: User, who: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    check, person = safe(couple, maya, not_safe=True), request.getfixturevalue(who)
    with pytest.raises(Refused):
        follow_up(check, person)
    browser = client_of(person)
    for page in ("follow_up", "follow_up_draft"):
        assert browser.post(at(page, check.pk), {"words": DONE}).status_code == 404


def test_the_partner_can_tell_nothing_of_it_and_its_author_not_what_was_done(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    phone = client_of(jonas)
    pages = [at("today"), at("us"), at("setbacks"), at("timeline"), at("told"), "/api/v1/setbacks/"]
    with time_machine.travel(timezone.now(), tick=False):
        before = [without_tokens(phone.get(page)) for page in pages]
        follow_up(safe(couple, maya, self_harm=True, words="Tonight was bad."), clinician)
        safe(couple, maya, not_safe=True)
        assert [without_tokens(phone.get(page)) for page in pages] == before
    assert (
        read_by(jonas, SafetyCheck) == read_by(jonas, SafetyFollowUp) == read_by(maya, SafetyFollowUp) == []
    )
