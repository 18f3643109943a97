"""What the tests of goal pages share: filled-in forms, and rows as the superuser would count them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from couplesgoals.demo.factories import make_terms, make_voice
from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import draft_of
from goals.models import Goal, GoalRevision
from goals.terms import GoalTerms


def voice_data(**over: Any) -> dict[str, str]:
    """What a partner types about a goal."""
    voice = make_voice(**over)
    return {
        "why": voice.why,
        "first_step": voice.first_step,
        "ask_of_partner": voice.ask_of_partner,
        "fit": voice.fit,
    }


def terms_data(terms: GoalTerms | None = None, **over: Any) -> dict[str, str]:
    """What a partner types into the form of a goal, as a browser sends it."""
    words = (terms or make_terms(**over)).fields()
    return {name: str(value) for name, value in words.items()} | voice_data() | {"reason": "A word why"}


def new_goal(**over: Any) -> dict[str, str]:
    """A new goal's form, with its own number."""
    return terms_data() | {"submission": str(uuid4())} | over


def goals_of(person: User) -> list[Goal]:
    """The goals this person reads, as they are now."""
    with acting_as(person):
        return list(Goal.visible_to(person).select_related("current", "agreed").order_by("pk"))


def versions_of(goal: Goal, person: User) -> list[GoalRevision]:
    """A goal's versions, oldest first."""
    with acting_as(person):
        return list(GoalRevision.visible_to(person).filter(goal=goal).order_by("number"))


def typed(person: User, form: str, goal: Goal | None = None) -> dict[str, str]:
    """The draft this person has of a form."""
    with acting_as(person):
        return draft_of(by=person, form=form, about=goal.pk if goal else None)
