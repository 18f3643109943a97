"""How far goals have come by what each rater said of them: start, now, and the T score of a set of goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import FETCH_RAISE
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal, LifecycleStatus
from goals.scoring.agreement import Agreement
from goals.scoring.attainment import Attainment, ScoredGoal, attainment_of
from progress.models import GoalRating

# What was set aside or entered in error is in no score; what was completed stays, or reaching a goal would
# lower it.
COUNTED = (LifecycleStatus.ACTIVE, LifecycleStatus.ON_HOLD, LifecycleStatus.COMPLETED)

# The latest rating of each goal by each rater.
type Latest = Mapping[tuple[UUID, UUID], GoalRating]


def counted_goals(viewer: User, couple: Couple) -> list[Goal]:
    """List the goals of a couple this person reads that are or were in effect, the oldest first."""
    goals = Goal.visible_to(viewer).filter(couple=couple, lifecycle_status__in=COUNTED)
    return list(goals.filter(agreed__isnull=False).for_page().order_by("created_at", "id"))


def latest_ratings(goals: Sequence[Goal], *, viewer: User, by: User | None = None) -> Latest:
    """Return each rater's latest rating of each goal with the version it was given for, in one query.

    A partner reads the other's only where it is revealed; `by` asks for one rater's alone.
    """
    rows = GoalRating.visible_to(viewer).filter(goal__in=[goal.pk for goal in goals])
    if by is not None:
        rows = rows.filter(author=by)
    newest = rows.order_by("goal_id", "author_id", "-round").distinct("goal_id", "author_id")
    ratings = newest.select_related("revision").fetch_mode(FETCH_RAISE)
    return {(rating.goal_id, rating.author_id): rating for rating in ratings}


def attainment_by(rater: User, goals: Iterable[Goal], latest: Latest) -> Attainment:
    """Score these goals by one rater's latest levels, each with the weight and start of the version rated."""
    return attainment_of(_scored(goal, latest.get((goal.pk, rater.pk))) for goal in goals)


def _scored(goal: Goal, rating: GoalRating | None) -> ScoredGoal:
    version = rating.revision if rating else goal.agreed
    assert version is not None  # counted_goals gives none without
    return ScoredGoal(version.weight, version.baseline_level, rating.level if rating else None)


@dataclass(frozen=True)
class Score:
    """One rater's T scores over one set of goals, in words and figures for a table."""

    slot: str
    name: str
    goals: str
    found: Attainment

    @property
    def baseline(self) -> str:
        """T at the start."""
        return figure(self.found.baseline)

    @property
    def current(self) -> str:
        """T now."""
        return figure(self.found.current)

    @property
    def change(self) -> str:
        """Now − start."""
        return signed(self.found.change)


def figure(number: float | None, places: int = 1, none: str = "") -> str:
    """Write a number with a true minus sign; `none`, or else "Not yet", where there is none."""
    if number is None:
        return none or _("Not yet")
    return number_format(round(number, places) + 0.0, places).replace("-", "−")


def signed(number: float | None, places: int = 1, none: str = "") -> str:
    """Write a number with its sign; nothing stands before 0."""
    written = figure(number, places, none)
    return f"+{written}" if number is not None and round(number, places) > 0 else written


def figures_of(found: Agreement) -> list[tuple[str, str]]:
    """Name and write the numbers of two raters' agreement."""
    none = _("No value: the levels do not vary")
    return [
        (_("Mean |gap|, in levels"), figure(found.mean_gap, 2, none)),
        (_("Signed gap, B − A, in levels"), signed(found.signed_gap, 2, none)),
        (_("Weighted κ, quadratic"), figure(found.kappa_quadratic, 2, none)),
        (_("Weighted κ, linear"), figure(found.kappa_linear, 2, none)),
        (_("ICC(A,1)"), figure(found.icc, 2, none)),
    ]
