"""The open steps of a goal in a line each, as its own page shows them: a query or two, however many.

How they went, and the steps behind, have a page of their own (step_cards.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import partner_choices
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import label_of
from goals.completed import AT_WORK
from goals.models import Goal, GoalStep, LifecycleStatus, Rhythm, StepSize
from goals.rhythm import rhythm_words
from goals.step_today import StepToday, first_done, has_joined, last_mark, present
from goals.stepplan import reads_size, schedule_of

SHOWN = 4  # more than a couple takes on at once; all of them stand on the steps' own page


@dataclass(frozen=True)
class StepLine:
    """A step as its goal's pages name it, with today's question where the day asks it."""

    pk: UUID
    what: str
    size: str
    slot: str
    whose: str
    rhythm: str
    today: StepToday | None
    # Who planned it for both, while the viewer has not joined in.
    offered_by: str
    is_over: bool


@dataclass(frozen=True)
class StepsAhead:
    """What the goal's page shows: open steps, those of today first; `has_any` also where all are behind."""

    lines: list[StepLine]
    has_any: bool
    may_add: bool
    read_ids: dict[str, list[UUID]] = field(default_factory=dict)


def steps_ahead(goal: Goal, *, viewer: User, pair: Pair, today: date) -> StepsAhead:
    """Return the latest open steps of a goal as this viewer reads them."""
    steps: list[Any] = _open(viewer, goal.pk, today) if goal.lifecycle_status in AT_WORK else []
    teller = Teller(goal, viewer, pair, today)
    lines = [teller.line(step) for step in steps]
    return StepsAhead(
        lines=sorted(lines, key=lambda line: line.today is None),
        has_any=bool(steps) or bool(_any(viewer, goal.pk)),
        may_add=teller.may_mark,
        read_ids={"goals.GoalStep": [line.pk for line in lines]},
    )


@prepared
def _open(viewer: User, goal: UUID, today: date) -> QuerySet[GoalStep]:
    """A few of those that are not behind; `Teller` says of one step what is."""
    is_behind = Q(ends_on__lt=today) | Q(ended_on__lte=today) | Q(rhythm=Rhythm.ONCE, done_on__lt=today)
    return latest_steps(viewer, goal).exclude(is_behind)[:SHOWN]


@prepared
def _any(viewer: User, goal: UUID) -> QuerySet[GoalStep, UUID]:
    steps: QuerySet[GoalStep] = GoalStep.visible_to(viewer).filter(goal=goal)
    return steps.values_list("pk", flat=True)[:1]


def latest_steps(viewer: User, goal: UUID) -> QuerySet[GoalStep]:
    """A goal's steps, those not ended first, with the viewer's `last` mark and the day first `done_on`."""
    steps: QuerySet[GoalStep] = GoalStep.visible_to(viewer).filter(goal=goal)
    marked = steps.annotate(last=last_mark(viewer), done_on=first_done(viewer))
    return marked.order_by(F("ended_on").desc(nulls_first=True), "-ends_on", "-created_at", "-id")


@dataclass(frozen=True)
class Teller:
    """Says of one step after the other what it is to this viewer."""

    goal: Goal
    viewer: User
    pair: Pair
    now: date

    @property
    def is_mine(self) -> bool:
        """Whether the viewer works on this goal, in a space that is open."""
        mine = self.viewer.is_partner and self.goal.subject_id in (None, self.viewer.pk)
        return mine and self.pair.couple.frozen_at is None

    @property
    def may_mark(self) -> bool:
        """Whether the viewer may plan steps of it and say how they went."""
        return self.is_mine and self.goal.lifecycle_status == LifecycleStatus.ACTIVE

    def is_for_me(self, step: Any) -> bool:
        """Whether the viewer may say how this step went: it is theirs, or one of both."""
        return self.is_mine and step.for_person_id in (None, self.viewer.pk)

    def line(self, step: Any) -> StepLine:
        """Say what a step is, and ask how today went where it comes."""
        schedule = schedule_of(step)
        is_over = self._is_behind(step)
        asked = self.may_mark and not is_over and self.is_for_me(step)
        return StepLine(
            pk=step.pk,
            what=step.what,
            size=label_of(StepSize(step.size)) if reads_size(self.viewer, step) else "",
            slot=self.pair.slot_of(step.for_person_id) if step.for_person_id else "",
            whose=self._whose(step),
            rhythm=rhythm_words(schedule, self.now),
            today=self._today(step) if asked and schedule.comes_on(self.now) else None,
            offered_by=self._offered_by(step) if asked else "",
            is_over=is_over,
        )

    def _is_behind(self, step: Any) -> bool:
        """Whether it comes no more; no step outlives its goal, and one of once stays the day it was done."""
        schedule = schedule_of(step)
        at_work = self.goal.lifecycle_status in AT_WORK
        return (
            not at_work or schedule.is_over_on(self.now) or schedule.was_done_before(self.now, step.done_on)
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

    def _today(self, step: Any) -> StepToday:
        readers = dict(partner_choices(self.pair.other_name(self.viewer)))
        return present(step, self.goal, today=self.now, readers=readers, is_glimpsed=False)
