"""The parts one partner answers apart: one for each goal in effect, and four about the month and the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from couplesgoals.web.addresses import address_of
from goals.models import Goal
from goals.models.goal import GoalQuerySet
from progress.forms.review import GoalPartForm, MonthForm, PartForm, ShiftPartForm, SureForm, ThanksForm
from progress.pages.ratings import by_goal, done_for_review, rounds_of
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
    sheets = sheets_of(person, standing.review)
    rows: list[Any] = _joint_goals(person, pair.couple.pk)
    goals: list[Goal] = rows
    rated, revealed = by_goal((row.pk, row.mine, row.last) for row in rows)
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
            url=address_of("progress:review_part", part),
            draft_url=address_of("progress:review_part_draft", part),
            sheet=sheets.get((part, None), {}),
            goal=None,
            make=partial(form, partner_name=name),
        )
        for part, (title, icon, form) in GENERAL.items()
    ]


@prepared
def _joint_goals(person: User, couple: UUID) -> QuerySet[Goal]:
    """The couple's goals in effect, the oldest first, each with the latest rounds of it."""
    mine, last = rounds_of(person)
    goals: GoalQuerySet = Goal.visible_to(person).filter(couple=couple)
    with_rounds = goals.joint().in_effect().annotate(mine=mine, last=last)
    return with_rounds.select_related("agreed").order_by("created_at", "id").fetch_mode(FETCH_RAISE)


def _goal_part(goal: Goal, sheet: Sheet, *, has_rated: bool, partner_name: str) -> Part:
    assert goal.agreed is not None  # a goal in effect has an agreed version
    return Part(
        name=GOAL,
        title=goal.agreed.title,
        icon="target",
        url=address_of("progress:review_goal", goal.pk),
        draft_url=address_of("progress:review_goal_draft", goal.pk),
        sheet=sheet,
        goal=goal,
        make=partial(
            GoalPartForm,
            levels=goal.agreed.level_words(),
            has_rated=has_rated,
            partner_name=partner_name,
        ),
    )
