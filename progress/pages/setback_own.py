"""What one wrote oneself about what one no longer reads: it stays one's own, and one finds it."""

from __future__ import annotations

from django.db.models import FETCH_RAISE

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from progress.models import RepairConversation, RepairTurn, Setback
from progress.pages.setback_steps import STEPS, present_step


def steps_out_of_sight(viewer: User, pair: Pair) -> list[dict[str, object]]:
    """Return one's own steps on setbacks out of one's sight; each can still be taken back."""
    read = Setback.visible_to(viewer).filter(couple=pair.couple).values("pk")
    found = []
    for kind in STEPS.values():
        rows = kind.model.visible_to(viewer).filter(author=viewer, couple=pair.couple)
        for row in rows.exclude(setback__in=read).order_by("created_at"):
            step = present_step(row, viewer, pair, Setback(audience=row.audience))
            found.append({"step": step, "setback": row.setback_id})
    return found


def turns_out_of_sight(viewer: User, pair: Pair) -> list[RepairTurn]:
    """Return what one said in conversations out of one's sight, in the order it was said."""
    read = RepairConversation.visible_to(viewer).filter(couple=pair.couple).values("pk")
    mine = RepairTurn.visible_to(viewer).filter(person=viewer, couple=pair.couple).exclude(words="")
    return list(mine.exclude(conversation__in=read).order_by("created_at", "id").fetch_mode(FETCH_RAISE))
