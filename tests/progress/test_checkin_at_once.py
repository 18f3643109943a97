"""One person on two devices: what each chose for the check-in holds, also where both choose at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.checkin_choices import (
    choices_of,
    choose_readers_of,
    hide_days,
    show_days,
    switch_tracker,
)
from progress.models import CheckInChoices, CheckInDay
from tests.progress.test_checkin import CARE, answers, save
from tests.records.together import WAIT_SECONDS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def while_not_through(by: User, first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """Do the second thing after the first was done and before it is there for others to see."""
    done = Event()

    def slowly() -> None:
        with acting(by):
            first()
            done.set()
            time.sleep(0.5)

    def meanwhile() -> None:
        assert done.wait(WAIT_SECONDS)
        with acting(by):
            second()

    assert at_once(slowly, meanwhile) == [None, None]


def chosen(by: User, couple: Couple) -> CheckInChoices:
    """What this person has chosen."""
    with acting(by):
        return choices_of(by, couple.pk)


@pytest.mark.parametrize("hides_first", [True, False])
def test_hiding_days_and_switching_a_question_are_both_heard(
    couple: Couple, maya: User, hides_first: bool
) -> None:
    with acting(maya):
        show_days(by=maya, couple=couple)
    deeds = [
        lambda: hide_days(by=maya, couple=couple),
        lambda: switch_tracker(by=maya, couple=couple, tracker="urge", on=True),
    ]
    while_not_through(maya, *(deeds if hides_first else reversed(deeds)))
    found = chosen(maya, couple)
    assert (found.shows_days, "urge" in found.trackers) == (False, True)


def test_two_questions_and_who_reads_them(couple: Couple, maya: User) -> None:
    def switch(tracker: str) -> Callable[[], Any]:
        return lambda: switch_tracker(by=maya, couple=couple, tracker=tracker, on=False)

    while_not_through(maya, switch("feeling"), switch("closeness"))
    while_not_through(
        maya,
        lambda: choose_readers_of(by=maya, couple=couple, audiences={"line": "private"}),
        lambda: choose_readers_of(by=maya, couple=couple, audiences={"feeling": "private"}),
    )
    found = chosen(maya, couple)
    assert found.trackers == []
    assert (found.line_audience, found.feeling_audience) == ("private", "private")


@pytest.mark.parametrize("hides_first", [True, False])
def test_a_day_saved_while_days_are_hidden_is_not_shown(
    couple: Couple, maya: User, jonas: User, hides_first: bool
) -> None:
    with acting(maya):
        show_days(by=maya, couple=couple)
    deeds = [
        lambda: hide_days(by=maya, couple=couple),
        lambda: save(maya, couple, answers(feeling=(5, CARE))),
    ]
    while_not_through(maya, *(deeds if hides_first else reversed(deeds)))
    with acting(jonas):
        assert not CheckInDay.visible_to(jonas).exists()
