"""The steps of one goal, for everybody who reads the goal: two queries, however many steps and marks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, JSONField, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import partner_choices
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from goals.completed import AT_WORK
from goals.models import Goal, GoalStep, LifecycleStatus, Rhythm, StepMark, StepOutcome
from goals.rhythm import STRIP_DAYS, rhythm_words, short_names, tally_words
from goals.step_strips import Strip, strips_of
from goals.step_today import StepToday, has_joined, last_mark, own_marks, present
from goals.stepplan import reads_size, schedule_of

SHOWN = 30
NEVER = {"done": 0, "partly": 0}

# What each person recorded of each step: step → person → day → outcome.
type Recorded = dict[UUID, dict[UUID, dict[date, str]]]


@dataclass(frozen=True)
class StepCard:
    """A step on its goal's page."""

    pk: UUID
    what: str
    size: str
    slot: str
    whose: str
    rhythm: str
    tally: str
    strips: list[Strip]
    today: StepToday | None
    # Who planned it for both, while the viewer has not joined in.
    offered_by: str
    is_over: bool
    may_end: bool
    may_resume: bool


@dataclass(frozen=True)
class GoalSteps:
    """What the section shows; `open` come now or later, `over` are behind."""

    open: list[StepCard]
    over: list[StepCard]
    may_add: bool
    read_ids: dict[str, list[UUID]] = field(default_factory=dict)

    @property
    def has_strips(self) -> bool:
        """Whether there are marks that need a word about what they mean."""
        return any(card.strips for card in self.open)


def steps_of(goal: Goal, *, viewer: User, pair: Pair, today: date) -> GoalSteps:
    """Return a goal's steps as this viewer reads them, with the last four weeks of what was recorded."""
    steps: list[Any] = _steps(viewer, goal.pk)
    marks = _marks(viewer, goal.pk, today - timedelta(days=STRIP_DAYS - 1)) if steps else []
    recorded: Recorded = defaultdict(lambda: defaultdict(dict))
    for _pk, step_id, author_id, day, outcome in marks:
        recorded[step_id][author_id][day] = outcome
    is_mine = viewer.is_partner and goal.subject_id in (None, viewer.pk) and pair.couple.frozen_at is None
    may_add = is_mine and goal.lifecycle_status == LifecycleStatus.ACTIVE
    names = short_names(today)
    maker = _Maker(goal, viewer, pair, today, recorded, names, is_mine=is_mine, may_mark=may_add)
    cards = [maker.card(step) for step in steps]
    return GoalSteps(
        open=sorted((card for card in cards if not card.is_over), key=lambda card: card.today is None),
        over=[card for card in cards if card.is_over],
        may_add=may_add,
        read_ids={"goals.GoalStep": [one.pk for one in steps], "goals.StepMark": [mark[0] for mark in marks]},
    )


@prepared
def _steps(viewer: User, goal: UUID) -> QuerySet[GoalStep]:
    """The latest steps, those not ended first, with how often the viewer did them in all and in part."""

    steps: QuerySet[GoalStep] = GoalStep.visible_to(viewer).filter(goal=goal)
    counted = steps.annotate(last=last_mark(viewer), tally=_tally(viewer))
    return counted.order_by(F("ended_on").desc(nulls_first=True), "-ends_on", "-created_at", "-id")[:SHOWN]


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


@dataclass(frozen=True)
class _Maker:
    """Turns one step after the other into words and pictures."""

    goal: Goal
    viewer: User
    pair: Pair
    now: date
    recorded: Recorded
    names: dict[date, str]
    is_mine: bool
    may_mark: bool

    @property
    def is_at_work(self) -> bool:
        """Whether the goal is worked on, now or after a rest: no step outlives its goal."""
        return self.goal.lifecycle_status in AT_WORK

    def card(self, step: Any) -> StepCard:
        schedule = schedule_of(step)
        for_me = self.is_mine and step.for_person_id in (None, self.viewer.pk)
        is_over = not self.is_at_work or schedule.is_over_on(self.now) or self._done_once(step)
        return StepCard(
            pk=step.pk,
            what=step.what,
            size=step.get_size_display() if reads_size(self.viewer, step) else "",
            slot=self.pair.slot_of(step.for_person_id) if step.for_person_id else "",
            whose=self._whose(step),
            rhythm=rhythm_words(schedule, self.now),
            tally=tally_words(**(step.tally or NEVER)) if for_me else "",
            strips=strips_of(step, self.recorded[step.pk], self.pair, self.viewer, self.now, self.names),
            today=self._today(step) if for_me and self.may_mark and not is_over else None,
            offered_by=self._offered_by(step) if for_me and self.may_mark and not is_over else "",
            is_over=is_over,
            may_end=for_me and self.may_mark and not is_over,
            may_resume=for_me and self.may_mark and step.ended_on is not None and step.ends_on >= self.now,
        )

    def _whose(self, step: Any) -> str:
        if not self.goal.is_joint:
            return ""
        if step.for_person_id is None:
            return _("Both partners") if self.viewer.is_clinician else _("Both of us")
        if step.for_person_id == self.viewer.pk:
            return _("Mine")
        return self.pair.names.get(self.pair.slot_of(step.for_person_id), "")

    def _offered_by(self, step: Any) -> str:
        return "" if has_joined(self.viewer, step) else self.pair.other_name(self.viewer)

    def _done_once(self, step: Any) -> bool:
        """Whether a step of once was done by the viewer before today; today it stays, to be taken back."""
        today = self.recorded[step.pk][self.viewer.pk].get(self.now)
        return bool(
            step.rhythm == Rhythm.ONCE and (step.tally or NEVER)["done"] and today != StepOutcome.DONE
        )

    def _today(self, step: Any) -> StepToday | None:
        if not schedule_of(step).comes_on(self.now):
            return None
        readers = dict(partner_choices(self.pair.other_name(self.viewer)))
        return present(step, self.goal, today=self.now, readers=readers, is_glimpsed=False)
