"""What somebody can log for a goal: its steps that are open now."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import FETCH_RAISE, Q
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from goals.models import Goal, GoalStep
from goals.models.goal import GoalQuerySet
from goals.models.step import GoalStepQuerySet

MOST_STEPS = 12


def open_steps(person: User, goal: Goal, *, today: date) -> list[GoalStep]:
    """List the goal's steps of this person, or of both, that are asked for around this day."""
    return _open_steps(person, goal.pk, today)


@prepared
def _open_steps(person: User, goal: UUID, today: date) -> GoalStepQuerySet:
    steps: GoalStepQuerySet = GoalStep.visible_to(person).filter(goal=goal)
    mine = steps.filter(Q(for_person=None) | Q(for_person=person.pk))
    return mine.open_on(today).order_by("created_at", "id")[:MOST_STEPS]


def goals_to_name(viewer: User, couple: UUID, *, private: bool) -> list[Goal]:
    """List the goals this viewer reads; one's private ones only where one asked for what is private."""
    goals = goals_read(viewer, couple)
    return [goal for goal in goals if private or goal.audience != Audience.PRIVATE]


@prepared
def goals_read(viewer: User, couple: UUID) -> GoalQuerySet:
    """The goals of a couple this viewer reads, with their words."""
    goals: GoalQuerySet = Goal.visible_to(viewer).filter(couple=couple)
    return goals.select_related("current", "agreed").order_by("created_at").fetch_mode(FETCH_RAISE)


def title_of(goal: Goal) -> str:
    """A goal's words as they are now."""
    words = goal.agreed or goal.current
    return words.title if words else ""


def name_of(goal: Goal) -> str:
    """A goal as a page names it that two may look at together: a private one is not named."""
    return _("A goal of my own") if goal.audience == Audience.PRIVATE else title_of(goal)
