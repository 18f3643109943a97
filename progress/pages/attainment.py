"""A clinician's page of attainment: T scores for each rater apart, and how the two raters agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.web.forms import MARKS
from goals.models import Goal
from goals.scoring.agreement import ENOUGH_PAIRS, Agreement, Distance, agreement_of, level_gap
from progress.attained import Latest, Score, attainment_by, counted_goals, figures_of, latest_ratings
from progress.models import GoalRating
from progress.pages.ratings import Latest as LastRound
from progress.pages.ratings import Round, last_revealed, rating_ids, revealed_rounds
from progress.pages.times import day_in_words


@dataclass(frozen=True)
class Level:
    """One rater's latest level, None while not rated.

    `version` is the version it was given for, where another is in effect now; `waits` while the other partner
    cannot read it.
    """

    slot: str
    name: str
    mark: str = ""
    on: str = ""
    version: int | None = None
    waits: bool = False


@dataclass(frozen=True)
class Row:
    """One goal: its start and weight, each rater's level, and the gap in their last shared round."""

    goal: Goal
    title: str
    start: str
    weight: int
    levels: list[Level]
    gap: str = ""
    gap_on: str = ""
    differs: bool = False


@dataclass(frozen=True)
class AttainmentPage:
    """What the page shows."""

    scores: list[Score]
    joint: list[Row]
    own: list[Row]
    agreement: Agreement
    figures: list[tuple[str, str]]
    enough: int
    read_ids: dict[str, list[UUID]]


@dataclass(frozen=True)
class Known:
    """All that is known of a couple's ratings, from four queries however many goals there are."""

    pair: Pair
    goals: list[Goal]
    latest: Latest
    rounds: Mapping[UUID, Sequence[Round]]
    revealed: LastRound
    today: date

    @classmethod
    def of(cls, pair: Pair, clinician: User) -> Known:
        """Ask for it as this clinician reads it."""
        goals = counted_goals(clinician, pair.couple)
        joint = [goal for goal in goals if goal.is_joint]
        return cls(
            pair=pair,
            goals=goals,
            latest=latest_ratings(goals, viewer=clinician),
            rounds=revealed_rounds(joint, pair=pair, viewer=clinician),
            revealed=last_revealed(clinician, joint),
            today=timezone.localtime(timezone.now(), pair.couple.zone).date(),
        )

    def goals_of(self, person: User) -> list[Goal]:
        """One partner's individual goals."""
        return [goal for goal in self.goals if goal.subject_id == person.pk]

    @property
    def rating_ids(self) -> list[UUID]:
        """Every rating the page reads from, for the log of what staff read."""
        shown = {pk for known in self.rounds.values() for pk in rating_ids(known)}
        return sorted(shown | {rating.pk for rating in self.latest.values()})


def attainment_page(clinician: User, pair: Pair) -> AttainmentPage:
    """Put the page of a couple in this clinician's care together."""
    known = Known.of(pair, clinician)
    agreement = agreement_of(comparable(known.rounds))
    return AttainmentPage(
        scores=_scores(known),
        joint=[_row(goal, known) for goal in known.goals if goal.is_joint],
        own=[_row(goal, known) for one in pair.people.values() for goal in known.goals_of(one)],
        agreement=agreement,
        figures=figures_of(agreement),
        enough=ENOUGH_PAIRS,
        read_ids={
            "goals.Goal": [goal.pk for goal in known.goals],
            "progress.GoalRating": known.rating_ids,
        },
    )


def comparable(rounds: Mapping[UUID, Sequence[Round]]) -> list[tuple[int, int]]:
    """Return both levels, A's first, of each revealed round in which both rated the same words."""
    return [
        (one.levels["a"], one.levels["b"])
        for known in rounds.values()
        for one in known
        if len(one.levels) == 2 and len(set(one.revisions.values())) == 1
    ]


def _scores(known: Known) -> list[Score]:
    """Score the joint goals by each rater apart, then each one's own; a set without a goal is left out."""
    people = known.pair.people.items()
    joint = [goal for goal in known.goals if goal.is_joint]
    sets = [(slot, one, joint, _("Joint goals")) for slot, one in people]
    for slot, one in people:
        sets.append((slot, one, known.goals_of(one), _("Own goals")))
    return [
        Score(slot, rater.first_name, words, attainment_by(rater, goals, known.latest))
        for slot, rater, goals, words in sets
        if goals
    ]


def _row(goal: Goal, known: Known) -> Row:
    """Present one goal. Its gap is of the last round both rated, so it may be older than the levels."""
    assert goal.agreed is not None  # counted_goals gives none without
    both = [one for one in known.rounds.get(goal.pk, ()) if len(one.levels) == 2]
    gap, differs = _gap(both[-1]) if both else ("", False)
    people = known.pair.people.items()
    return Row(
        goal=goal,
        title=goal.agreed.title,
        start=MARKS[goal.agreed.baseline_level],
        weight=goal.agreed.weight,
        levels=[_level(goal, slot, one, known) for slot, one in people if goal.subject_id in (None, one.pk)],
        gap=gap,
        gap_on=day_in_words(both[-1].on, known.today) if both else "",
        differs=differs,
    )


def _level(goal: Goal, slot: str, rater: User, known: Known) -> Level:
    rating: GoalRating | None = known.latest.get((goal.pk, rater.pk))
    if rating is None:
        return Level(slot, rater.first_name)
    day = timezone.localtime(rating.created_at, known.pair.couple.zone).date()
    revealed = known.revealed[goal.pk][0] if goal.pk in known.revealed else 0
    return Level(
        slot=slot,
        name=rater.first_name,
        mark=MARKS[rating.level],
        on=day_in_words(day, known.today),
        version=rating.revision.number if rating.revision_id != goal.agreed_id else None,
        waits=goal.is_joint and rating.round > revealed,
    )


def _gap(shown: Round) -> tuple[str, bool]:
    if len(set(shown.revisions.values())) > 1:
        return _("different versions, not compared"), False
    gap = level_gap(shown.levels["a"], shown.levels["b"])
    words = {
        Distance.ALIGNED: _("aligned"),
        Distance.CLOSE: _("close"),
        Distance.DIFFERENT: _("different"),
    }[gap.distance]
    if gap.about_met:
        words = _("%(gap)s, differ on whether it is met") % {"gap": words}
    marks = " / ".join(MARKS[shown.levels[slot]] for slot in ("a", "b"))
    return f"{marks}: {words}", gap.differs
