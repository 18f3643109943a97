"""Us: what its charts hold, and that a look is remembered only where one may still write."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.models import LastLooked
from progress.pages.ratings import FEW
from progress.pages.us import us_of
from tests.conftest import ClientOf
from tests.progress.conftest import at, rate, rate_both, text_of

pytestmark = pytest.mark.django_db


def rounds_on_us(couple: Couple, person: User) -> list[int]:
    with acting(person):
        (chart,) = us_of(person, pair_of_couple(couple)).charts
        # Both ratings of each round, and the words of the last.
        assert len(chart.rating_ids) % 2 == 0
        assert len(chart.sides) == (2 if chart.last else 0)
        return [len(chart.rating_ids) // 2, chart.last.number if chart.last else 0]


def test_a_chart_holds_the_last_rounds_that_are_revealed(
    couple: Couple, goal: Goal, maya: User, jonas: User
) -> None:
    assert rounds_on_us(couple, maya) == [0, 0]
    rate(goal, maya, 1)
    assert rounds_on_us(couple, maya) == rounds_on_us(couple, jonas) == [0, 0]
    rate(goal, jonas, 0)
    assert rounds_on_us(couple, maya) == rounds_on_us(couple, jonas) == [1, 1]
    for _round in range(FEW):
        rate_both(goal, maya, 1, jonas, -1)
    rate(goal, jonas, 2)
    assert rounds_on_us(couple, maya) == rounds_on_us(couple, jonas) == [FEW, FEW + 1]


def test_what_was_rated_more_than_a_year_ago_is_no_news(
    couple: Couple, goal: Goal, maya: User, jonas: User
) -> None:
    rate_both(goal, maya, 1, jonas, 0)
    with time_machine.travel(timezone.now() + timedelta(days=367)):
        assert rounds_on_us(couple, maya) == [0, 0]


def looks_of(person: User) -> list[datetime]:
    with acting(person):
        return list(LastLooked.visible_to(person).values_list("looked_at", flat=True))


def test_each_look_counts_until_the_joint_space_freezes(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    phone, seen = client_of(maya), []
    for _look in range(3):
        text_of(phone, at("us"))
        (look,) = looks_of(maya)
        seen.append(look)
    assert seen == sorted(set(seen))
    assert looks_of(jonas) == []
    Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
    text_of(phone, at("us"))
    assert looks_of(maya) == seen[-1:]
