"""Sessions in words: each reader's own time zone, and nothing about the other partner's hours."""

from datetime import UTC, datetime, timedelta

import pytest

from sessions.models import TherapySession
from sessions.presenters import by_day, session_cards

NOW = datetime(2026, 10, 31, 20, tzinfo=UTC)


@pytest.fixture
def session(had, clinician, acting_as):
    """Across the hour that comes twice in New York, 1 November 2026, 5:30 to 6:20 UTC."""
    made = had()
    with acting_as(clinician):
        found = TherapySession.visible_to(clinician).for_page().get(pk=made.pk)
    found.starts_at = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    found.ends_at = found.starts_at + timedelta(minutes=50)
    return found


@pytest.mark.parametrize(
    ("zone", "day", "time"),
    [
        ("America/New_York", "Tomorrow, Sunday, November 1", "1:30 a.m. (EDT) to 1:20 a.m. (EST)"),
        ("America/Los_Angeles", "Today, Saturday, October 31", "10:30 p.m. to 11:20 p.m. (PDT)"),
        ("Pacific/Auckland", "Today, Sunday, November 1", "6:30 p.m. to 7:20 p.m. (NZDT)"),
    ],
)
def test_times_are_the_readers_own(zone, day, time, session, maya):
    maya.time_zone = zone
    [card] = session_cards([session], maya, at=NOW)
    assert (card.day_text, card.time_text) == (day, time)


@pytest.mark.parametrize(
    ("minutes", "words"), [(-1, "Planned"), (0, "Now"), (49, "Now"), (50, "Time has passed")]
)
def test_the_status_follows_the_clock(minutes, words, session, maya):
    [card] = session_cards([session], maya, at=session.starts_at + timedelta(minutes=minutes))
    assert card.status_text == words


def test_another_year_is_named(session, maya):
    [card] = session_cards([session], maya, at=NOW - timedelta(days=400))
    assert card.day_text == "Sunday, November 1, 2026"


def test_each_role_is_told_who_in_its_own_words(session, maya, clinician):
    [hers], [theirs] = session_cards([session], maya, at=NOW), session_cards([session], clinician, at=NOW)
    assert (hers.title, hers.who) == ("Session with Dana Rivera, LMFT", "Both of you")
    assert (theirs.title, theirs.who) == ("Maya & Jonas", "Both partners")
    assert hers.note_url == theirs.note_url == ""


def test_days_keep_their_order(session, maya):
    cards = session_cards([session, session], maya, at=NOW)
    [day] = by_day(cards)
    assert day.cards == cards
