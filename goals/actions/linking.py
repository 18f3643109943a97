"""How one's own goals stand to a joint one: support it, strain it, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from goals.actions.steps import locked, log
from goals.models import Goal, GoalLink, LinkKind

NEITHER = ""


@transaction.atomic
def link_goals(*, by: User, goal: Goal, links: Mapping[UUID, str]) -> None:
    """Say of one's own goals (by id) how each stands to a joint one; NEITHER takes a link away.

    Refused, as if it did not exist, for any goal that is not one's own in the same couple: nothing of it
    tells whether there is one. What is not named stays as it is; the same again changes nothing.
    """
    goal = locked(goal.pk, by=by)
    require_partner(by=by, couple_id=goal.couple_id)
    if not goal.is_joint or not set(links.values()) <= {NEITHER, *LinkKind.values}:
        raise Refused
    mine = Goal.visible_to(by).of(by).filter(couple=goal.couple_id, pk__in=links)
    if set(mine.values_list("pk", flat=True)) != set(links):
        raise Refused
    known = {link.own_goal_id: link for link in GoalLink.visible_to(by).filter(author=by, goal=goal)}
    changed = [_set(goal, own, kind, known.get(own), by=by) for own, kind in links.items()]
    if any(changed):
        log(goal, "goal.link", by=by)


def _set(goal: Goal, own: UUID, kind: str, known: GoalLink | None, *, by: User) -> bool:
    """Make, change or take away one link; return whether anything is different now."""
    if kind == (known.kind if known else NEITHER):
        return False
    if known is None:
        GoalLink.objects.create(
            couple_id=goal.couple_id,
            subject=by,
            author=by,
            # Its readers are who reads both goals; the wall sees to that.
            audience=Audience.COUPLE,
            goal=goal,
            own_goal_id=own,
            kind=kind,
        )
    elif kind == NEITHER:
        known.delete()
    else:
        known.kind = kind
        known.save(update_fields=["kind"])
    return True
