"""Us, the goal page and the couple page: whose entries, in which order, each once."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.actions import change_log_audience
from progress.pages.timeline import PAGE
from tests.conftest import ClientOf
from tests.progress.conftest import at, entries_of, log, text_of

pytestmark = pytest.mark.django_db


def page_of(browser: Client, url: str, before: object = None) -> tuple[list[str], object]:
    """What one page of a timeline says, and the cursor of the next."""
    page = browser.get(url, {"before": str(before)} if before else {}).context["page"]
    return [entry.what for entry in page.timeline.entries], page.timeline.older


def all_of(browser: Client, url: str) -> list[str]:
    """Every page of a timeline after the other."""
    found, older = page_of(browser, url)
    while older:
        more, older = page_of(browser, url, older)
        assert more
        found += more
    return found


@pytest.fixture
def words(goal: Goal, own_goal: Goal, maya: User, jonas: User) -> None:
    """Entries of both for every audience."""
    for person, name in ((maya, "maya"), (jonas, "jonas")):
        for audience in ("private", "care_team", "couple"):
            log(goal, person, f"{name} {audience}", audience=audience)
    log(own_goal, maya, "maya own", audience="care_team")


def test_us_shows_only_what_both_read(words: None, maya: User, jonas: User, client_of: ClientOf) -> None:
    for person in (maya, jonas):
        assert all_of(client_of(person), at("us")) == ["jonas couple", "maya couple"]


def test_the_goal_page_shows_what_this_reader_may(
    words: None, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    def found(person: User) -> list[str]:
        return all_of(client_of(person), at("goal", goal.pk))

    assert found(maya) == ["jonas couple", "maya couple", "maya care_team", "maya private"]
    assert found(jonas) == ["jonas couple", "jonas care_team", "jonas private", "maya couple"]
    assert found(clinician) == ["jonas couple", "jonas care_team", "maya couple", "maya care_team"]


def test_the_couple_page_shows_what_the_care_team_may(
    words: None, couple: Couple, clinician: User, supervisor: User, client_of: ClientOf
) -> None:
    for person in (clinician, supervisor):
        assert all_of(client_of(person), at("couple", couple.pk)) == [
            "maya own",
            "jonas couple",
            "jonas care_team",
            "maya couple",
            "maya care_team",
        ]


@pytest.mark.parametrize("count", [PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 25])
def test_each_entry_is_on_one_page(
    goal: Goal, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf, count: int
) -> None:
    said = [log(goal, maya if n % 2 else jonas, f"step {n}").what for n in range(count)]
    log(goal, maya, "hidden", audience="private")
    for person, url in [
        (jonas, at("us")),
        (jonas, at("goal", goal.pk)),
        (clinician, at("couple", couple.pk)),
    ]:
        assert all_of(client_of(person), url) == said[::-1]


def test_an_entry_written_while_turning_pages_pushes_none_into_the_next(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    said = [log(goal, maya, f"step {n}").what for n in range(PAGE + 5)]
    first, older = page_of(client_of(jonas), at("us"))
    log(goal, maya, "meanwhile")
    second, _older = page_of(client_of(jonas), at("us"), older)
    assert first + second == said[::-1]


def test_entries_of_the_same_moment_are_on_one_page_each(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        said = {log(goal, maya, f"step {n}").what for n in range(45)}
    found = all_of(client_of(jonas), at("us"))
    assert (len(found), set(found)) == (45, said)


@pytest.mark.parametrize("before", ["nonsense", "", "0", "\x00", "01890a5d-ac96-774b-bcce-b302099a8057"])
def test_a_cursor_that_is_none_breaks_nothing(
    words: None, maya: User, client_of: ClientOf, before: str
) -> None:
    answer = client_of(maya).get(at("us"), {"before": before})
    assert answer.status_code == 200


def test_the_cursor_of_a_hidden_entry_is_that_of_an_absent_one(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    log(goal, maya, "shared")
    hidden = log(goal, maya, "hidden", audience="private")
    browser = client_of(jonas)
    assert page_of(browser, at("us"), hidden.pk) == page_of(browser, at("us"), uuid4()) == ([], None)


def test_what_is_shared_no_more_is_gone_at_the_next_look(
    goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    entry = log(goal, maya, "SENTINEL")
    pages = [(jonas, at("us")), (jonas, at("goal", goal.pk)), (jonas, at("today"))]
    with acting(maya):
        change_log_audience(by=maya, entry=entry, audience="private")
    pages += [(clinician, at("couple", goal.couple_id)), (clinician, at("goal", goal.pk))]
    for person, url in pages:
        assert "SENTINEL" not in text_of(client_of(person), url)
    assert len(entries_of(maya)) == 1
