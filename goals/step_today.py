"""The steps a day asks one person for, each with the one tap that says how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, JSONField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Cast, JSONObject
from django.utils.translation import gettext_lazy

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import labels
from couplesgoals.web.addresses import address_of
from goals.actions.stepping import within_goal
from goals.models import Goal, GoalStep, LifecycleStatus, Rhythm, StepMark, StepOutcome
from goals.models.step import GoalStepQuerySet
from goals.rhythm import rhythm_words
from goals.stepplan import schedule_of

ICONS = {StepOutcome.DONE: "check", StepOutcome.PARTLY: "circle-dot", StepOutcome.NOT_TODAY: "moon"}

# What is said once somebody has marked a day; the same to who sees the page and who hears it.
SAID = {
    StepOutcome.DONE: gettext_lazy("Noted. That counts."),
    StepOutcome.PARTLY: gettext_lazy("Noted. A part counts too."),
    StepOutcome.NOT_TODAY: gettext_lazy("Noted. Not every day is the day for it."),
    "": gettext_lazy("Taken back. Nothing is recorded for this day."),
}


@dataclass(frozen=True)
class Choice:
    """One of the three answers."""

    value: str
    label: str
    icon: str
    is_chosen: bool


@dataclass(frozen=True)
class StepToday:
    """A step as one person sees it on one day."""

    pk: UUID
    what: str
    goal_title: str
    goal_url: str
    is_joint: bool
    rhythm: str
    outcome: str
    audience: str
    audience_words: str

    @property
    def choices(self) -> list[Choice]:
        """The three answers, the given one marked."""
        return [
            Choice(value, label, ICONS[value], value == self.outcome)
            for value, label in labels(StepOutcome).items()
        ]


def steps_today(
    person: User, couple: Couple, *, today: date, partner_name: str, only: UUID | None = None
) -> list[StepToday]:
    """Return the steps of goals in effect that ask this person for something today, in one query.

    A step for both that the other planned is asked for once this person has joined in; `only` tells one step,
    joined or not. On a page others may glimpse a step of a private goal tells neither its words nor its
    goal's. In a frozen space nothing is asked for.
    """
    if couple.frozen_at is not None:
        return []
    rows: list[Any] = _asked_for(person, couple.pk, today, only)
    chosen = [step for step in rows if only or has_joined(person, step)]
    due = [step for step in chosen if schedule_of(step).is_due_on(today, step.done_on)]
    readers = dict(partner_choices(partner_name))
    return [present(step, step.goal, today=today, readers=readers) for step in due]


def has_joined(person: User, step: Any) -> bool:
    """Whether a step is this person's by their own choice: they planned it, or have marked a day."""
    return person.pk in (step.author_id, step.for_person_id) or step.last is not None


@prepared
def _asked_for(person: User, couple: UUID, today: date, only: UUID | None) -> GoalStepQuerySet:
    steps = asked_for(person, today).filter(goal__couple=couple)
    return steps.filter(pk=only) if only else steps


def asked_for(person: User, today: date) -> GoalStepQuerySet:
    """Open steps of this person or of both, with this person's `last` mark and the day first `done_on`."""
    mine = Q(for_person=None) | Q(for_person=person)
    steps: GoalStepQuerySet = GoalStep.visible_to(person).open_on(today)
    return (
        steps.filter(mine, Q(goal__subject=None) | Q(goal__subject=person))
        .filter(goal__lifecycle_status=LifecycleStatus.ACTIVE)
        .select_related("goal__agreed")
        .annotate(last=last_mark(person), done_on=first_done(person))
        .order_by("created_at", "id")
    )


def own_marks(person: User) -> QuerySet[StepMark]:
    """This person's marks on a step of the query around."""
    marks: QuerySet[StepMark] = StepMark.visible_to(person).filter(author=person, step=OuterRef("pk"))
    return marks


def last_mark(person: User) -> Subquery:
    """This person's latest mark on a step of the query around: its day, outcome and audience, or None."""
    said = JSONObject(day=Cast("day", CharField()), outcome="outcome", audience="audience")
    return Subquery(own_marks(person).order_by("-day").values(said=said)[:1], output_field=JSONField())


def first_done(person: User) -> Case:
    """The day this person first did a step of once of the query around, or None; of others nobody asks."""
    # Not as EXISTS: PostgreSQL would read all the couple ever marked to answer it once for all steps.
    done = own_marks(person).filter(outcome=StepOutcome.DONE).order_by("day").values("day")
    return Case(When(rhythm=Rhythm.ONCE, then=Subquery(done[:1])))


def present(
    step: Any, goal: Goal, *, today: date, readers: dict[str, str], is_glimpsed: bool = True
) -> StepToday:
    """Say one step in words, on its goal's own page also where the goal is private."""
    last = step.last or {}
    audience = within_goal(last.get("audience", Audience.CARE_TEAM), goal)
    is_private = is_glimpsed and goal.audience == Audience.PRIVATE
    title = goal.agreed.title if goal.agreed else ""
    return StepToday(
        pk=step.pk,
        what=_("A step of my own") if is_private else step.what,
        goal_title=_("A goal of my own") if is_private else title,
        goal_url=address_of("progress:goal", goal.pk),
        is_joint=goal.is_joint,
        rhythm=rhythm_words(schedule_of(step), today),
        outcome=last.get("outcome", "") if last.get("day") == today.isoformat() else "",
        audience=audience,
        audience_words=readers[audience],
    )
