"""How far we have come: a partner's own ratings of their goals, start and now, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.web.charts.way import way_chart
from couplesgoals.web.forms import MARKS
from goals.models import Goal, LifecycleStatus
from progress.attained import Latest, Score, attainment_by, counted_goals, latest_ratings
from progress.models import GoalRating
from progress.pages.ratings import Round, Side, revealed_rounds, sides, words_of
from progress.pages.timeline import audience_in_words
from progress.pages.times import day_in_words


@dataclass(frozen=True)
class Place:
    """A level in the goal's own words."""

    mark: str
    words: str


@dataclass(frozen=True)
class Way:
    """One goal as its reader rated it: start, now (None while not rated); what both said, if revealed."""

    goal: Goal
    title: str
    start: Place
    now: Place | None
    on: str
    picture: SafeString
    audience: str
    audience_words: str
    may_rate: bool
    last: Round | None
    sides: list[Side]


@dataclass(frozen=True)
class Far:
    """What the page shows."""

    joint: list[Way]
    own: list[Way]
    scores: list[Score]


@dataclass(frozen=True)
class Reader:
    """Who looks back, and on which day of the couple's."""

    person: User
    pair: Pair
    today: date

    def day(self, moment: datetime) -> str:
        """A moment as a day in words."""
        return day_in_words(timezone.localtime(moment, self.pair.couple.zone).date(), self.today)

    def readers_of(self, goal: Goal) -> str:
        """Say who reads this person's level of a goal."""
        if not goal.is_joint:
            return audience_in_words(goal.audience, is_mine=True, pair=self.pair, viewer=self.person)
        words = _("You and your care team; %(partner)s once you have both rated")
        return words % {"partner": self.pair.other_name(self.person)}


def far_of(person: User, pair: Pair) -> Far:
    """Put the page together: joint goals and one's own, by one's own ratings; never another's own goals."""
    reader = Reader(person, pair, timezone.localtime(timezone.now(), pair.couple.zone).date())
    goals = [goal for goal in counted_goals(person, pair.couple) if goal.subject_id in (None, person.pk)]
    latest = latest_ratings(goals, viewer=person, by=person)
    ways = _ways(goals, latest, reader)
    return Far(
        joint=[way for way in ways if way.goal.is_joint],
        own=[way for way in ways if not way.goal.is_joint],
        scores=_scores(goals, latest, reader),
    )


def _scores(goals: Sequence[Goal], latest: Latest, reader: Reader) -> list[Score]:
    person, slot = reader.person, reader.pair.slot_of(reader.person.pk)
    sets = (
        (_("Goals of both of you"), [goal for goal in goals if goal.is_joint]),
        (_("Goals of my own"), [goal for goal in goals if not goal.is_joint]),
    )
    return [
        Score(slot, person.first_name, words, attainment_by(person, some, latest))
        for words, some in sets
        if some
    ]


def _ways(goals: Sequence[Goal], latest: Latest, reader: Reader) -> list[Way]:
    person, pair = reader.person, reader.pair
    rounds = revealed_rounds([goal for goal in goals if goal.is_joint], pair=pair, viewer=person)
    words = words_of(goals, rounds, viewer=person)
    ways = []
    for index, goal in enumerate(goals):
        both = [one for one in rounds.get(goal.pk, []) if len(one.levels) == 2]
        last = (both[-1], sides(both[-1], pair=pair, words=words)) if both else (None, [])
        ways.append(_way(goal, latest.get((goal.pk, person.pk)), last, reader, f"way-{index}"))
    return ways


def _way(
    goal: Goal,
    rating: GoalRating | None,
    last: tuple[Round | None, list[Side]],
    reader: Reader,
    uid: str,
) -> Way:
    """Present one goal by its reader's latest rating of it, in the words of the version rated."""
    assert goal.agreed is not None  # counted_goals gives none without
    version = rating.revision if rating else goal.agreed
    words, start, now = version.level_words(), version.baseline_level, rating.level if rating else None
    slot = reader.pair.slot_of(reader.person.pk)
    at_work = goal.lifecycle_status == LifecycleStatus.ACTIVE and reader.pair.couple.frozen_at is None
    return Way(
        goal=goal,
        title=goal.agreed.title,
        start=Place(MARKS[start], version.baseline or words[start]),
        now=None if now is None else Place(MARKS[now], words[now]),
        on=reader.day(rating.created_at) if rating else "",
        picture=way_chart(start, now, key=slot, title=goal.agreed.title, uid=uid),
        audience=goal.audience,
        audience_words=reader.readers_of(goal),
        may_rate=at_work and rating is None,
        last=last[0],
        sides=last[1],
    )
