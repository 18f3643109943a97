"""What the pages of goals share: which goal, who is asking, what was typed before, how an action went."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair, pair_of_partner
from couplesgoals.records.drafts import own_couple
from couplesgoals.records.prepared import prepared
from couplesgoals.web.forms import PageForm
from goals.history import History
from goals.models import Goal
from goals.models.goal import GoalQuerySet

PROPOSE, ANSWER, SUGGEST, OWN, REVISE, REVIEW = (
    "goal-propose",
    "goal-answer",
    "goal-suggest",
    "goal-own",
    "goal-revise",
    "goal-review",
)
# A form with something to fix is not done, and says so to scripts and tests as well.
TO_FIX = 422


def goal_or_404(viewer: User, goal_id: UUID) -> Goal:
    """Return a goal this viewer reads; hidden and absent are the same 404."""
    found = _goals(viewer, goal_id)
    if not found or found[0].current is None:
        raise Http404
    return found[0]


@prepared
def _goals(viewer: User, goal: UUID) -> GoalQuerySet:
    goals: GoalQuerySet = Goal.visible_to(viewer).for_page()
    return goals.select_related("couple").filter(pk=goal)


def joint_goal_or_404(viewer: User, goal_id: UUID) -> Goal:
    """Return a joint goal."""
    goal = goal_or_404(viewer, goal_id)
    if not goal.is_joint:
        raise Http404
    return goal


def own_goal_or_404(viewer: User, goal_id: UUID) -> Goal:
    """Return a goal of the viewer's own."""
    goal = goal_or_404(viewer, goal_id)
    if goal.subject_id != viewer.pk:
        raise Http404
    return goal


def writing_pair_or_404(request: HttpRequest) -> tuple[Couple, Pair]:
    """Return the couple this partner may write in now, and its people."""
    couple = own_couple(request)
    pair = pair_of_partner(signed_in(request))
    if couple is None or pair is None or couple.frozen_at is not None:
        raise Http404
    return couple, pair


def couple_of_goal(request: HttpRequest, goal_id: UUID) -> Couple | None:
    """Return the couple of a goal this person reads, for keeping a draft about it."""
    goal = Goal.visible_to(signed_in(request)).select_related("couple").filter(pk=goal_id).first()
    return goal.couple if goal else None


def carried_out[T](form: PageForm, act: Callable[[], T]) -> T | None:
    """Run an action if the form is valid; what it says against it stands in the form, and no word is lost."""
    if not form.is_valid():
        return None
    try:
        return act()
    except (ValidationError, NotPossible) as reason:
        form.add_error(None, reason if isinstance(reason, ValidationError) else str(reason))
    return None


def resumed(form: type[PageForm], values: Mapping[str, Any], draft: Mapping[str, str]) -> dict[str, Any]:
    """Return what a form starts with: what was typed before wins, except which version is the latest."""
    typed = {name: text for name, text in draft.items() if name in form.base_fields and name != "number"}
    return {**values, **typed}


def read_number(values: Mapping[str, str]) -> int | None:
    """Return the version somebody had before them while typing."""
    text = values.get("number", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def now_about(form: PageForm, number: int) -> None:
    """Let a form that was answered by a newer version speak about that one, its typed text untouched."""
    if form.is_bound:
        form.data = {**form.data.dict(), "number": str(number)}  # type: ignore[attr-defined]  # a QueryDict


def note_staff_read(
    viewer: User, page: str, history: History, also: Mapping[str, Sequence[UUID]] | None = None
) -> None:
    """Write down that staff read this goal, and what stood beside its history."""
    if not viewer.is_partner:
        read = {**history.ids(), **(also or {})}
        record_read(by=viewer.pk, page=page, ids_by_target=read, couple=history.goal.couple_id)
