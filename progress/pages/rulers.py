"""One goal's rulers as a clinician reads them: now, over time, the gap, and ways to work with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from couplesgoals.program.pair import Pair
from couplesgoals.web.charts.ruler_of_two import ruler_of_two
from goals.models import Goal, ReadinessRating, StepSize
from goals.scoring.agreement import Distance
from goals.scoring.readiness import Ruler, Rulers, gaps_between, step_size, ways_to_work
from progress.pages.times import day_in_words


@dataclass(frozen=True)
class Now:
    """One partner's latest answers, their words, and the step that fits."""

    slot: str
    name: str
    on: str
    answers: list[tuple[str, int]]
    why_not_lower: str
    what_would_help: str
    fits: str


@dataclass(frozen=True)
class Advice:
    """A pattern that is there, whose it is in names, and ways to work with it."""

    title: str | Promise
    whose: str
    ways: Sequence[str | Promise]


@dataclass(frozen=True)
class GoalReadiness:
    """One goal: how both answer now, how far apart, the rulers over time, and what may help."""

    goal: Goal
    title: str
    now: list[Now]
    gaps: list[tuple[str, str, bool]]
    charts: list[tuple[str, SafeString]]
    rows: list[tuple[str, str, list[int]]]
    advice: list[Advice]


class Calendar:
    """A couple's two people and their days."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.today = self.day(timezone.now())

    def day(self, moment: datetime) -> date:
        """The couple's day of a moment."""
        return timezone.localtime(moment, self.pair.couple.zone).date()

    def words(self, moment: datetime) -> str:
        """The couple's day of a moment, in words."""
        return day_in_words(self.day(moment), self.today)


def goal_readiness(goal: Goal, ratings: Sequence[ReadinessRating], days: Calendar, uid: str) -> GoalReadiness:
    """Present one goal by its ratings, oldest first; `uid` must be unique on the page."""
    version = goal.agreed or goal.current
    pair, title = days.pair, version.title if version else ""
    latest = {pair.slot_of(rating.author_id): rating for rating in ratings}
    rulers = {slot: _rulers(rating) for slot, rating in sorted(latest.items())}
    return GoalReadiness(
        goal=goal,
        title=title,
        now=[_now(slot, rating, days) for slot, rating in sorted(latest.items())],
        gaps=_gaps(rulers),
        charts=_charts(title, ratings, days, uid),
        rows=[_row(rating, days) for rating in reversed(ratings)],
        advice=_advice(rulers, pair),
    )


def _charts(
    title: str, ratings: Sequence[ReadinessRating], days: Calendar, uid: str
) -> list[tuple[str, SafeString]]:
    """Draw each ruler in a picture of its own: six lines in one would be nobody's."""
    names = days.pair.names
    return [
        (
            label,
            ruler_of_two(
                _series(ruler, ratings, days), names=names, title=f"{title}: {label}", uid=f"{uid}-{ruler}"
            ),
        )
        for ruler, label in _labels()
    ]


def _row(rating: ReadinessRating, days: Calendar) -> tuple[str, str, list[int]]:
    name = days.pair.names.get(days.pair.slot_of(rating.author_id), "")
    rulers = _rulers(rating)
    return days.words(rating.created_at), name, [rulers.answer(ruler) for ruler in Ruler]


def _advice(latest: dict[str, Rulers], pair: Pair) -> list[Advice]:
    return [
        Advice(way.title, _("Both") if way.whose == "both" else pair.names[way.whose], way.ways)
        for way in ways_to_work(latest)
    ]


def _now(slot: str, rating: ReadinessRating, days: Calendar) -> Now:
    rulers = _rulers(rating)
    return Now(
        slot=slot,
        name=days.pair.names.get(slot, ""),
        on=days.words(rating.created_at),
        answers=[(label, rulers.answer(ruler)) for ruler, label in _labels()],
        why_not_lower=rating.why_not_lower,
        what_would_help=rating.what_would_help,
        fits=str(StepSize(step_size(rulers.readiness)).label),
    )


def _gaps(latest: dict[str, Rulers]) -> list[tuple[str, str, bool]]:
    """Say ruler by ruler how far apart two partners are now; nothing where only one has answered."""
    if len(latest) != 2:
        return []
    words = {
        Distance.ALIGNED: _("aligned"),
        Distance.CLOSE: _("close"),
        Distance.DIFFERENT: _("different"),
    }
    labels = dict(_labels())
    return [
        (
            labels[gap.ruler],
            _("%(size)s apart, %(distance)s") % {"size": gap.size, "distance": words[gap.distance]},
            gap.distance is Distance.DIFFERENT,
        )
        for gap in gaps_between(latest["a"], latest["b"])
    ]


def _rulers(rating: ReadinessRating) -> Rulers:
    return Rulers(rating.importance, rating.confidence, rating.readiness)


def _series(
    ruler: Ruler, ratings: Sequence[ReadinessRating], days: Calendar
) -> dict[str, list[tuple[date, int | None]]]:
    series: dict[str, list[tuple[date, int | None]]] = {}
    for rating in ratings:
        answers = series.setdefault(days.pair.slot_of(rating.author_id), [])
        answers.append((days.day(rating.created_at), _rulers(rating).answer(ruler)))
    return series


def _labels() -> list[tuple[Ruler, str]]:
    return [
        (Ruler.IMPORTANCE, _("Importance")),
        (Ruler.CONFIDENCE, _("Confidence")),
        (Ruler.READINESS, _("Readiness")),
    ]
