"""What the pages of a repair conversation share: which one, and what stands on its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.records.drafts import draft_of
from progress.forms.repair import DRAFTS, TurnForm, begin_turn
from progress.models import RepairConversation
from progress.pages.repair import Talk
from progress.prompts.conversation import SAY_SHIFTED, STARTERS
from progress.repair.turns import longest

# The starters of each box, for both kinds where it takes two.
OFFERED = {
    "say": STARTERS["say"],
    "reflect": STARTERS["reflect"],
    "answer": (*STARTERS["confirm"][1:], *STARTERS["add"]),
}


def starters_of(talk: Talk) -> Sequence[object]:
    """Return the sentences to begin from in the box that is open, if one is."""
    if talk.box == "say" and talk.conversation.shift_id is not None:
        return SAY_SHIFTED
    return OFFERED.get(talk.box, ())


def find_conversation(viewer: User, conversation_id: UUID) -> RepairConversation | None:
    """Return a conversation this person reads, if it is there."""
    rows = RepairConversation.visible_to(viewer).filter(pk=conversation_id).select_related("couple")
    found: RepairConversation | None = rows.first()
    return found


def conversation_or_404(viewer: User, conversation_id: UUID) -> RepairConversation:
    """Return a conversation this person reads; hidden and absent are the same 404."""
    found = find_conversation(viewer, conversation_id)
    if found is None:
        raise Http404
    return found


def turn_form(request: HttpRequest, talk: Talk, *, data: Any = None, initial: Any = None) -> TurnForm | None:
    """Return the form of the turn that is this person's now, as typed before; None while they wait."""
    if not talk.box:
        return None
    begun = begin_turn(talk.box, talk.number)
    if data is not None:
        data = {**data.dict(), "number": str(talk.number), "box": talk.box}
    elif initial is None:
        kept = draft_of(by=signed_in(request), form=DRAFTS[talk.box], about=talk.conversation.pk)
        begun |= {"words": kept.get("words", "")}
    slower = longest(slower=talk.conversation.slower)
    return TurnForm(data, initial=begun | (initial or {}), box=talk.box, longest=slower)


def in_page(request: HttpRequest, talk: Talk, *, form: TurnForm | None = None, **more: Any) -> dict[str, Any]:
    """Return what the page of a conversation shows."""
    # Once nothing more can be said here, nobody is told that they might.
    heading, line = ("", "") if talk.rests else talk.now
    return {
        "talk": talk,
        "form": form or turn_form(request, talk),
        "heading": heading,
        "line": line,
        "starters": starters_of(talk),
        "partner": talk.pair.other_name(signed_in(request)) if talk.viewer.is_partner else "",
        **more,
    }
