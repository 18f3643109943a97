"""One person's own rulers for a goal over time. Only rows of one's own: the partner's are nobody's here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.web.charts.rulers import ruler_chart
from goals.forms.readiness import more_question, why_question
from goals.models import Goal, ReadinessRating
from goals.rhythm import day_name

SHOWN = 52


@dataclass(frozen=True)
class Said:
    """One answer to one of the two questions, with the day it was given."""

    day: str
    question: str
    words: str


@dataclass(frozen=True)
class OwnRulers:
    """The latest answers, the picture of all, and the words of the latest that has any."""

    latest: ReadinessRating | None
    day: str
    chart: SafeString
    said: list[Said]


def own_rulers(goal: Goal, person: User) -> OwnRulers:
    """Return this person's answers about a goal, in one query; the picture shows a year of weekly ones."""
    ratings = ReadinessRating.visible_to(person).filter(goal=goal, author=person)
    newest_first: list[ReadinessRating] = list(ratings.order_by("-created_at", "-id")[:SHOWN])
    today = timezone.localtime(timezone.now(), person.zone).date()

    def day_of(rating: ReadinessRating) -> date:
        return timezone.localtime(rating.created_at, person.zone).date()

    latest = newest_first[0] if newest_first else None
    answers = [
        (day_of(one), (one.importance, one.confidence, one.readiness)) for one in reversed(newest_first)
    ]
    names = [_("It matters"), _("I am sure"), _("I am ready")]
    return OwnRulers(
        latest=latest,
        day=day_name(day_of(latest), today) if latest else "",
        chart=ruler_chart(answers, names=names, title=_("My own view of this goal over time")),
        said=[said for one in newest_first for said in _words(one, day_name(day_of(one), today))][:6],
    )


def _words(rating: ReadinessRating, day: str) -> list[Said]:
    asked = (
        (why_question(rating.readiness), rating.why_not_lower),
        (more_question(rating.readiness), rating.what_would_help),
    )
    return [Said(day, question, words) for question, words in asked if words]
