"""A tab left open over night: whatever one had typed into a form is there again after signing in anew."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.conftest import ClientOf
from tests.progress.conftest import at, log, text_of
from tests.progress.journals import entry_of
from tests.progress.repairs import running
from tests.progress.setbacks import report, safe
from tests.progress.test_cycle import name, told
from tests.progress.test_kit import strategy
from tests.progress.test_wins import win

pytestmark = pytest.mark.django_db

# Written from the right, with an emoji of several signs and a quotation mark of HTML.
TYPED = "שלום, היה לי קשה 👨‍👩‍👧 & مرحبا"
SHOWN = TYPED.replace("&", "&amp;")
# Page, what it is about, the field, and what else tells the page where one was.
PARTNERS = (
    ("check_in", "", "line", {}),
    ("log", "goal", "what", {}),
    ("journal_new", "", "text", {}),
    ("journal_change", "entry", "text", {}),
    ("kit_new", "", "i_do", {}),
    ("kit_used", "strategy", "words", {}),
    ("win_new", "", "text", {}),
    ("win_join", "win", "words", {}),
    ("affirmation_new", "", "text", {}),
    ("setback_new", "", "facts", {"kind": "argument"}),
    ("setback_change", "setback", "facts", {"kind": "argument"}),
    ("setback_underneath", "setback", "need_words", {}),
    ("setback_learned", "setback", "learned", {}),
    ("setback_words", "setback", "feel", {}),
    ("setback_onward", "setback", "words", {}),
    ("repair_turn", "talk", "words", {"box": "say"}),
    ("repair_call", "talk", "words", {}),
    ("cycle", "", "name", {}),
)
CLINICIANS = (
    ("answer", "entry_told", "words", {}),
    ("follow_up", "check", "words", {}),
    ("couple_win", "couple", "text", {}),
    ("couple_cycle", "couple", "name", {}),
)


@pytest.fixture
def things(couple: Couple, goal: Goal, maya: User, jonas: User) -> dict[str, UUID]:
    """What the forms are about, by name."""
    for _twice in range(2):
        told(couple, maya, jonas)
    name(couple, jonas)
    return {
        "couple": couple.pk,
        "goal": goal.pk,
        "entry": entry_of(maya, couple).pk,
        "entry_told": log(goal, maya).pk,
        "strategy": strategy(couple, maya).pk,
        "win": win(couple, jonas, "We laughed").pk,
        "setback": report(couple, maya).pk,
        "talk": running(couple, maya, jonas).pk,
        "check": safe(couple, maya, not_safe=True).pk,
    }


def kept_over_night(
    person: User, client_of: ClientOf, address: str, sent: dict[str, str], *, shown_at: str
) -> str:
    """Send a form the morning after; return the page as it is after signing in again."""
    tab = client_of(person)
    tab.get(address)
    with time_machine.travel(timezone.now() + timedelta(hours=9)):
        refused = tab.post(address, {"submission": str(uuid4()), **sent})
        assert refused.status_code == 302
        assert "/accounts/login/" in refused["Location"]
        return text_of(client_of(person), shown_at)


@pytest.mark.parametrize(("page", "about", "field", "also"), PARTNERS, ids=[one[0] for one in PARTNERS])
def test_what_a_partner_typed_is_there_in_the_morning(
    page: str,
    about: str,
    field: str,
    also: dict[str, str],
    things: dict[str, UUID],
    maya: User,
    client_of: ClientOf,
) -> None:
    ids = [things[about]] if about else []
    # A turn is typed on the page of the conversation.
    shown_at = at("repair", *ids) if page == "repair_turn" else at(page, *ids)
    morning = kept_over_night(maya, client_of, at(page, *ids), {field: TYPED, **also}, shown_at=shown_at)
    assert SHOWN in morning


@pytest.mark.parametrize(("page", "about", "field", "also"), CLINICIANS, ids=[one[0] for one in CLINICIANS])
def test_what_a_clinician_typed_is_there_in_the_morning(
    page: str,
    about: str,
    field: str,
    also: dict[str, str],
    things: dict[str, UUID],
    clinician: User,
    client_of: ClientOf,
) -> None:
    address = at(page, things[about])
    assert SHOWN in kept_over_night(clinician, client_of, address, {field: TYPED, **also}, shown_at=address)


def test_answers_about_safety_are_never_kept_by_themselves(
    things: dict[str, UUID], maya: User, client_of: ClientOf
) -> None:
    # Whoever signs in next would read them; the question is simply asked again.
    sent = {"fears_partner": "on", "words": TYPED}
    page = kept_over_night(maya, client_of, at("setback_safe"), sent, shown_at=at("setback_safe"))
    assert SHOWN not in page
    assert "checked" not in page
