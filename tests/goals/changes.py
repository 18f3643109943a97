"""What the tests of a goal's life share: acting as a person, and the rows as somebody reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from goals.models import CompletionVoice, Goal, GoalNote, GoalStatusChange

type Act = Callable[..., Goal]


def do(act: Act, goal: Goal, by: User, **words: Any) -> Goal:
    """Let somebody do something to a goal."""
    with acting_as(by):
        return act(by=by, goal=goal, **words)


def as_read_by(person: User, goal: Goal) -> Goal:
    """The goal as it is now."""
    with acting_as(person):
        found: Goal = Goal.visible_to(person).select_related("current", "agreed").get(pk=goal.pk)
        return found


def changes_of(goal: Goal, person: User) -> list[tuple[str, str, str]]:
    """Every status change, oldest first."""
    with acting_as(person):
        rows = GoalStatusChange.visible_to(person).filter(goal=goal).order_by("created_at", "id")
        return list(rows.values_list("before", "after", "reason"))


def notes_read_by(person: User, goal: Goal) -> list[str]:
    """The private words about a goal this person reads."""
    with acting_as(person):
        return list(GoalNote.visible_to(person).filter(goal=goal).values_list("words", flat=True))


def last_words(goal: Goal, person: User) -> list[tuple[str, str, int]]:
    """Who said they are done with it, how it stands for them, and in which stretch."""
    with acting_as(person):
        rows = CompletionVoice.visible_to(person).filter(goal=goal).order_by("lap", "person__name")
        return list(rows.values_list("person__name", "achievement", "lap"))
