"""The monthly review: one e-mail that says nothing, an item on Today, and sending one's answers closes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.reminders import tasks
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.journeys.urls"),
]

# A month after both joined: nine in the morning in New York, on the couple's day, and an hour more.
JOINED = datetime(2027, 2, 1, 15, tzinfo=UTC)
RATED = datetime(2027, 3, 5, 15, tzinfo=UTC)
LATER = datetime(2027, 3, 15, 14, tzinfo=UTC)
TITLE = "Two evenings a week for us"


@pytest.fixture
def outbox(tmp_path: Path, settings: Any) -> None:
    """Messages go to files, as in the demo."""
    backend = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": tmp_path / "outbox"}}}


@pytest.mark.usefixtures("outbox")
def test_the_monthly_review_is_announced_and_done(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    given_a_couple_that_reviews_on_the_15th(couple, maya, jonas, clinician)
    with time_machine.travel(RATED):
        for person in (maya, jonas):
            phone = arrives(person)
            when_this_partner_rates(phone)
            then_nothing_is_open(phone)
    with time_machine.travel(LATER):
        when_the_sweeps_come_by()
        then_one_neutral_mail_left(arrives(on="desktop"))
        phone = arrives(maya)
        then_today_says_the_review_is_open(phone)
        when_she_answers_the_review(phone)
        then_nothing_is_open(phone)
        then_it_is_still_open_for_jonas(arrives(jonas))
        when_the_sweeps_come_by()
        then_one_neutral_mail_left(arrives(on="desktop"))


def given_a_couple_that_reviews_on_the_15th(couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    couple.review_day, couple.time_zone = 15, "America/New_York"
    couple.save()
    Enrollment.objects.filter(couple=couple).update(started_at=JOINED)
    maya.email_ok, maya.contact_email = True, "maya.letters@example.org"
    maya.save()
    with time_machine.travel(JOINED + timedelta(days=1)):
        active_joint_goal(couple, maya, jonas, clinician)


def when_the_sweeps_come_by() -> None:
    tasks.create_due()
    tasks.send_due()


def when_this_partner_rates(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.follows("Rate this goal")
    phone.chooses("0")
    phone.presses("Save my level")
    phone.sees("Your level is saved.")


def then_one_neutral_mail_left(desk: Visitor) -> None:
    desk.goes_to("/dev/outbox/")
    desk.sees("maya.letters@example.org")
    assert desk.page.locator("main li").count() == 1, "Jonas did not say we may write to him"
    desk.finds_it_accessible()
    desk.page.locator("main li a").click()
    desk.does_not_see(TITLE, "Jonas", "therap", "couple", "review", "goal")
    desk.finds_it_accessible()


def then_today_says_the_review_is_open(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.sees("Your monthly review is open")
    phone.finds_it_accessible()


def when_she_answers_the_review(phone: Visitor) -> None:
    phone.follows("Begin")
    phone.sees("Your monthly review", TITLE)
    phone.finds_it_accessible()
    phone.follows("Our month in one sentence")
    phone.chooses("You and your care team")
    phone.writes("Our month in one sentence", "Small doors")
    phone.presses("Keep and go on")
    phone.page.wait_for_url(lambda url: "month" not in url)
    phone.goes_to("/review/send/")
    phone.presses("Send my answers")
    phone.sees("Your answers are in.")


def then_nothing_is_open(phone: Visitor) -> None:
    phone.goes_to_place("Today")
    phone.sees("Nothing is waiting for you.")
    phone.does_not_see("Your monthly review is open")


def then_it_is_still_open_for_jonas(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.sees("Your monthly review is open")


@pytest.mark.usefixtures("outbox")
def test_what_is_chosen_holds_and_one_click_stops_it(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User, administrator: User
) -> None:
    given_a_couple_that_reviews_on_the_15th(couple, maya, jonas, clinician)
    with time_machine.travel(LATER):
        phone = arrives(maya)
        when_she_asks_to_be_reminded_on_mondays(phone)
    # Monday, 15 March 2027, eight in the evening in New York, and a minute more.
    with time_machine.travel(datetime(2027, 3, 16, 0, 1, tzinfo=UTC)):
        when_the_sweeps_come_by()
        reader = arrives(on="desktop")
        reader.goes_to("/dev/outbox/")
        assert reader.page.locator("main li").count() == 1, "what was due together went in one message"
        when_somebody_follows_the_link_that_stops_it(reader)
        phone = arrives(maya)
        phone.goes_to("/preferences/messages/")
        phone.sees("At the moment we do not e-mail you at all.")
        desk = arrives(administrator, on="desktop")
        desk.goes_to("/more/")
        desk.follows("Delivery of messages")
        desk.sees("Nothing is stuck.")
        desk.finds_it_accessible()


def when_she_asks_to_be_reminded_on_mondays(phone: Visitor) -> None:
    phone.goes_to("/more/")
    phone.follows("When we write to you")
    phone.finds_it_accessible()
    phone.chooses("To check in")
    days = phone.page.get_by_role("group", name="On which days?").first
    for day in ("Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        days.get_by_label(day).uncheck()
    phone.page.locator("select[name=check_in_at]").select_option("20:00")
    phone.presses("Save")
    phone.sees("Saved. It holds from the next message on.")


def when_somebody_follows_the_link_that_stops_it(reader: Visitor) -> None:
    """Signed out, as anybody with the mail before them."""
    reader.page.locator("main li a").click()
    reader.page.locator("main a[href*='/stop/']").click()
    reader.sees("Stop these e-mails?")
    reader.does_not_see("Maya", "Jonas", "couple", "therap")
    reader.finds_it_accessible()
    reader.presses("Stop them")
    reader.sees("Nothing more is sent.")
