"""A couple moves, or looks back on another day: still one review a month, each after the other."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Refused
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.reminders.actions import Calendar, create_due_reminders, move_couple
from couplesgoals.reminders.models import Reminder, ReminderKind
from tests.conftest import ClientOf
from tests.reminders.conftest import DUE, START
from tests.reminders.test_five_years import months

MINUTE = timedelta(minutes=1)
BERLIN = "Europe/Berlin"


def moved(by: User, couple: Couple, zone: str = "America/New_York", day: int = 15) -> Couple:
    """The couple after the change."""
    return move_couple(by=by, couple=couple, to=Calendar(time_zone=zone, review_day=day))


def set_to(couple: Couple) -> tuple[str, int]:
    """What holds now."""
    couple.refresh_from_db()
    return couple.time_zone, couple.review_day


def test_the_next_review_comes_on_the_new_day_by_the_new_clock(reviewed: Couple, administrator: User) -> None:
    with time_machine.travel(DUE - timedelta(days=3), tick=False):
        create_due_reminders()
        moved(administrator, reviewed, BERLIN, 20)
    # 20 March 2026, 9:00 in Berlin (CET).
    at = datetime(2026, 3, 20, 8, tzinfo=UTC)
    create_due_reminders(at=at - MINUTE)
    assert not Reminder.objects.filter(period="2026-03").exists()
    create_due_reminders(at=at)
    assert set(Reminder.objects.filter(period="2026-03").values_list("due_at", flat=True)) == {at}


def test_a_day_that_has_passed_this_month_opens_at_once(reviewed: Couple, administrator: User) -> None:
    create_due_reminders(at=DUE - timedelta(days=28))
    with time_machine.travel(DUE - timedelta(days=3), tick=False) as clock:
        moved(administrator, reviewed, day=2)
        clock.shift(MINUTE)
        assert create_due_reminders() == 2
    assert ProgressReview.objects.get(period="2026-03").opens_on.day == 12


def test_what_has_opened_keeps_its_days_and_the_next_begins_after_it(
    reviewed: Couple, administrator: User
) -> None:
    Couple.objects.filter(pk=reviewed.pk).update(review_day=28)
    late_in_march = datetime(2026, 3, 28, 14, tzinfo=UTC)
    with time_machine.travel(late_in_march, tick=False):
        create_due_reminders()
        before = ProgressReview.objects.values().get(period="2026-03")
        with pytest.raises(ValidationError) as refused:
            moved(administrator, reviewed, day=3)
        # At midnight of the 7th in Berlin it is still the 6th where it opened.
        with pytest.raises(ValidationError):
            moved(administrator, reviewed, BERLIN, 7)
        moved(administrator, reviewed, BERLIN, 8)
    said = "The next one would begin on April 3, while the one that is open lasts until April 6."
    assert refused.value.message_dict == {"review_day": [said]}
    assert ProgressReview.objects.values().get(period="2026-03") == before
    assert set_to(reviewed) == (BERLIN, 8)


def test_who_was_not_told_yet_of_what_has_opened_is_told_at_their_hour(
    reviewed: Couple, administrator: User
) -> None:
    create_due_reminders(at=DUE - timedelta(days=28))
    with time_machine.travel(DUE - timedelta(hours=3), tick=False) as clock:
        # It is open since midnight; the message is for nine.
        create_due_reminders()
        assert ProgressReview.objects.filter(period="2026-03").exists()
        for day in (28, 27):
            moved(administrator, reviewed, day=day)
        clock.move_to(DUE)
        create_due_reminders()
    due_at = Reminder.objects.filter(kind=ReminderKind.MONTHLY_REVIEW, period="2026-03")
    assert list(due_at.values_list("due_at", flat=True)) == [DUE, DUE]


def test_a_month_that_was_passed_over_is_not_asked_about_after_the_next(
    reviewed: Couple, administrator: User
) -> None:
    Couple.objects.filter(pk=reviewed.pk).update(review_day=2)
    create_due_reminders(at=DUE)
    ProgressReview.objects.filter(period="2026-02").delete()
    with time_machine.travel(DUE, tick=False):
        moved(administrator, reviewed, day=28)
        create_due_reminders()
    assert set(ProgressReview.objects.values_list("period", flat=True)) == {"2026-03"}


def test_the_same_again_is_no_event(reviewed: Couple, administrator: User) -> None:
    moved(administrator, reviewed)
    assert not AuditEvent.objects.filter(action="couple.move").exists()
    moved(administrator, reviewed, BERLIN)
    event = AuditEvent.objects.get(action="couple.move")
    assert (event.couple_id, event.detail) == (reviewed.pk, {"time_zone": BERLIN, "review_day": 15})


@pytest.mark.parametrize("wrong", [{"zone": "Mars/Base"}, {"day": 0}, {"day": 32}])
def test_what_cannot_be_is_refused(reviewed: Couple, administrator: User, wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        moved(administrator, reviewed, **wrong)  # type: ignore[arg-type]
    assert set_to(reviewed) == ("America/New_York", 15)


def test_nothing_is_changed_once_a_partner_left(reviewed: Couple, administrator: User) -> None:
    Couple.objects.filter(pk=reviewed.pk).update(frozen_at=DUE)
    with pytest.raises(NotPossible):
        moved(administrator, reviewed, BERLIN)


@pytest.mark.parametrize("who", ["maya", "clinician", "supervisor"])
def test_nobody_else_changes_it(
    request: pytest.FixtureRequest, reviewed: Couple, who: str, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        moved(person, reviewed, BERLIN)
    client, url = client_of(person), reverse("delivery:calendar", args=[reviewed.pk])
    assert client.get(url).status_code == 404
    assert client.post(url, {"time_zone": BERLIN, "review_day": "3"}).status_code == 404
    assert set_to(reviewed) == ("America/New_York", 15)


def test_the_page_shows_what_holds_and_changes_it(
    reviewed: Couple, administrator: User, client_of: ClientOf
) -> None:
    client, url = client_of(administrator), reverse("delivery:calendar", args=[reviewed.pk])
    home = reverse("program:couple", args=[reviewed.pk])
    assert f'href="{url}"' in client.get(home).content.decode()
    page = client.get(url).content.decode()
    assert 'value="America/New_York" selected' in page
    assert 'value="15"' in page
    wrong = client.post(url, {"time_zone": BERLIN, "review_day": "32"})
    assert wrong.context["form"].errors["review_day"] == ["Choose a day from 1 to 31."]
    assert 'value="Europe/Berlin" selected' in wrong.content.decode()
    done = client.post(url, {"time_zone": BERLIN, "review_day": "3"}, follow=True).content.decode()
    assert "Saved. It holds from the next review on." in done
    assert "Europe/Berlin · review on day 3 of the month" in done
    assert "Couple: time zone or day of the review changed" in done
    assert client.get(reverse("delivery:calendar", args=[uuid4()])).status_code == 404
    Couple.objects.filter(pk=reviewed.pk).update(frozen_at=DUE)
    assert f'href="{url}"' not in client.get(home).content.decode()
    assert (
        "Nothing falls due here any more"
        in client.post(url, {"time_zone": BERLIN, "review_day": "4"}).content.decode()
    )


@pytest.mark.parametrize("seed", range(2))
def test_a_couple_that_moves_again_and_again_has_one_review_a_month(
    reviewed: Couple, administrator: User, seed: int
) -> None:
    """A year and a half of changes at any moment, in zones a day apart; what is refused changes nothing."""
    chance, end = random.Random(seed), START + timedelta(days=540)
    zones = ("America/New_York", BERLIN, "Pacific/Kiritimati", "Pacific/Honolulu", "Australia/Lord_Howe")
    with time_machine.travel(START, tick=False) as clock:
        while (now := datetime.now(UTC)) < end:
            if chance.random() < 0.1:
                with suppress(ValidationError):
                    moved(administrator, reviewed, chance.choice(zones), chance.choice((1, 3, 12, 27, 31)))
            create_due_reminders()
            clock.move_to(now + timedelta(hours=chance.choice((1, 5, 12, 20, 70))))
    reviews = list(ProgressReview.objects.filter(couple=reviewed).order_by("period"))
    expected = months(START.date() + timedelta(days=62), end.date() - timedelta(days=31))
    assert set(expected) <= {one.period for one in reviews}
    for one, following in pairwise(reviews):
        assert one.closes_at <= following.created_at, (one.period, following.period)
    told = Reminder.objects.filter(kind=ReminderKind.MONTHLY_REVIEW, period__in=expected)
    assert told.count() == 2 * len(expected)
