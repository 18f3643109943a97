"""The story is the same on awkward days: clocks going back, a leap day, just past midnight."""

from datetime import UTC, datetime

import pytest
import time_machine

from couplesgoals.demo import story
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_partner
from couplesgoals.records.acting import acting_as
from progress.pages.caseload import caseload_of
from progress.review.standing import standing_of


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(datetime(2026, 11, 1, 5, 30, tzinfo=UTC), id="the first of two equal hours in New York"),
        pytest.param(
            datetime(2028, 3, 1, 8, 5, tzinfo=UTC), id="past midnight in Los Angeles, after a leap day"
        ),
    ],
)
@pytest.mark.usefixtures("db")
def test_each_stage_is_there_whatever_the_day(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        story.tell()
        elena = User.objects.get(email="elena.rivera@example.org")
        with acting_as(elena):
            needs = {row.name: {need.kind for need in row.needs} for row in caseload_of(elena)}
        maya = User.objects.get(email="maya@example.org")
        pair = pair_of_partner(maya)
        assert pair is not None
        with acting_as(maya):
            standing = standing_of(maya, pair.couple)
            assert standing is not None
            assert standing.may_answer
    assert needs == {
        "Maya & Jonas": {"plan", "unread"},
        "Helen & Walt": {"review", "talk", "unread"},
        "Andre & Luis": {"silent"},
        "Leila & Sam": {"gap", "plan", "talk", "unread"},
    }
    assert Couple.objects.count() == 6
