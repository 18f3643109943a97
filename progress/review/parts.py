"""The parts one partner answers apart: one for each goal in effect, and four about the month and the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from goals.models import Goal
from progress.forms.review import GoalPartForm, MonthForm, PartForm, ShiftPartForm, SureForm, ThanksForm
from progress.pages.ratings import done_for_review, latest_rounds
from progress.review.sheets import Sheet, sheets_of
from progress.review.standing import Standing

GOAL = "goal"
GENERAL: dict[str, tuple[str | Promise, str, Any]] = {
    "month": (_("Our month in one sentence"), "calendar-days", MonthForm),
    "thanks": (_("One thing I thank you for"), "heart", ThanksForm),
    "sure": (_("How sure I am about us"), "heart-handshake", SureForm),
    "priorities": (_("What shifted for me"), "git-compare-arrows", ShiftPartForm),
}


@dataclass(frozen=True)
class Part:
    """One part: what it is called, where it is written, and what stands in it."""

    name: str
    title: str
    icon: str
    url: str
    draft_url: str
    sheet: Sheet
    goal: Goal | None
    make: Any

    @property
    def about(self) -> UUID | None:
        """The goal its draft is kept about."""
        return self.goal.pk if self.goal else None

    def form(self, *, data: Any = None, initial: Mapping[str, Any] | None = None) -> PartForm:
        """Make its form."""
        form: PartForm = self.make(data, initial=initial)
        return form

    @cached_property
    def filled(self) -> PartForm | None:
        """The form as it was kept, if it is valid and says something: then it can be sent."""
        form = self.form(data=self.sheet) if self.sheet else None
        return form if form is not None and form.is_valid() and form.says_something else None

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed."""
        return bool(self.sheet)


def parts_of(person: User, pair: Pair, standing: Standing) -> list[Part]:
    """Return all parts in the order in which they are offered."""
    review = standing.review
    sheets = sheets_of(person, review)
    goals = list(
        Goal.visible_to(person)
        .filter(couple=pair.couple)
        .joint()
        .in_effect()
        .for_page()
        .order_by("created_at", "id")
    )
    rated, revealed = latest_rounds(person, goals)
    done = done_for_review(rated, revealed, standing.day_began)
    name = pair.other_name(person)
    about = [
        _goal_part(goal, sheets.get((GOAL, goal.pk), {}), has_rated=goal.pk in done, partner_name=name)
        for goal in goals
    ]
    return about + [
        Part(
            name=part,
            title=str(title),
            icon=icon,
            url=reverse("progress:review_part", args=[part]),
            draft_url=reverse("progress:review_part_draft", args=[part]),
            sheet=sheets.get((part, None), {}),
            goal=None,
            make=partial(form, partner_name=name),
        )
        for part, (title, icon, form) in GENERAL.items()
    ]


def joint_goals(person: User, pair: Pair) -> list[Goal]:
    """Return the couple's goals in effect, the oldest first."""
    goals = Goal.visible_to(person).filter(couple=pair.couple).joint().in_effect().for_page()
    return list(goals.order_by("created_at", "id"))


def _goal_part(goal: Goal, sheet: Sheet, *, has_rated: bool, partner_name: str) -> Part:
    assert goal.agreed is not None  # a goal in effect has an agreed version
    return Part(
        name=GOAL,
        title=goal.agreed.title,
        icon="target",
        url=reverse("progress:review_goal", args=[goal.pk]),
        draft_url=reverse("progress:review_goal_draft", args=[goal.pk]),
        sheet=sheet,
        goal=goal,
        make=partial(
            GoalPartForm,
            levels=goal.agreed.level_words(),
            has_rated=has_rated,
            partner_name=partner_name,
        ),
    )
