"""All steps of one goal and how they went, for everybody who reads the goal: two queries, however many."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, JSONField, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from goals.models import Goal, GoalStep, StepMark, StepOutcome
from goals.rhythm import STRIP_DAYS, short_names, tally_words
from goals.step_lines import StepLine, Teller, latest_steps
from goals.step_strips import Strip, strips_of
from goals.step_today import own_marks

SHOWN = 30
NEVER = {"done": 0, "partly": 0}

# What each person recorded of each step: step → person → day → outcome.
type Recorded = dict[UUID, dict[UUID, dict[date, str]]]


@dataclass(frozen=True)
class StepCard:
    """A step with what was recorded of it."""

    line: StepLine
    tally: str
    strips: list[Strip]
    may_end: bool
    may_resume: bool


@dataclass(frozen=True)
class GoalSteps:
    """What the page shows; `open` come now or later, `over` are behind."""

    open: list[StepCard]
    over: list[StepCard]
    may_add: bool
    read_ids: dict[str, list[UUID]] = field(default_factory=dict)

    @property
    def has_strips(self) -> bool:
        """Whether there are marks that need a word about what they mean."""
        return any(card.strips for card in [*self.open, *self.over])


def steps_of(goal: Goal, *, viewer: User, pair: Pair, today: date) -> GoalSteps:
    """Return a goal's steps as this viewer reads them, with the last four weeks of what was recorded."""
    steps: list[Any] = _steps(viewer, goal.pk)
    marks = _marks(viewer, goal.pk, today - timedelta(days=STRIP_DAYS - 1)) if steps else []
    recorded: Recorded = defaultdict(lambda: defaultdict(dict))
    for _pk, step_id, author_id, day, outcome in marks:
        recorded[step_id][author_id][day] = outcome
    teller, names = Teller(goal, viewer, pair, today), short_names(today)
    cards = [
        _card(step, teller, strips_of(step, recorded[step.pk], pair, viewer, today, names)) for step in steps
    ]
    return GoalSteps(
        open=sorted(
            (card for card in cards if not card.line.is_over), key=lambda card: card.line.today is None
        ),
        over=[card for card in cards if card.line.is_over],
        may_add=teller.may_mark,
        read_ids={"goals.GoalStep": [one.pk for one in steps], "goals.StepMark": [mark[0] for mark in marks]},
    )


@prepared
def _steps(viewer: User, goal: UUID) -> QuerySet[GoalStep]:
    """The latest steps, with how often the viewer did them in all and in part."""
    return latest_steps(viewer, goal).annotate(tally=_tally(viewer))[:SHOWN]


def _tally(viewer: User) -> Subquery:
    """How often the viewer did a step of the query around, and a part of it; None for never."""
    times = {
        name: Count("pk", filter=Q(outcome=outcome))
        for name, outcome in (("done", StepOutcome.DONE), ("partly", StepOutcome.PARTLY))
    }
    marks = own_marks(viewer).order_by().values("step").annotate(times=JSONObject(**times))
    return Subquery(marks.values("times"), output_field=JSONField())


@prepared
def _marks(viewer: User, goal: UUID, since: date) -> QuerySet[StepMark, tuple[UUID, UUID, UUID, date, str]]:
    marks: QuerySet[StepMark] = StepMark.visible_to(viewer).filter(goal=goal, day__gte=since)
    return marks.values_list("pk", "step_id", "author_id", "day", "outcome")


def _card(step: Any, teller: Teller, strips: list[Strip]) -> StepCard:
    line, for_me = teller.line(step), teller.is_for_me(step)
    was_ended = step.ended_on is not None and step.ends_on >= teller.now
    return StepCard(
        line=line,
        tally=tally_words(**(step.tally or NEVER)) if for_me else "",
        strips=strips,
        may_end=for_me and teller.may_mark and not line.is_over,
        may_resume=for_me and teller.may_mark and was_ended,
    )
