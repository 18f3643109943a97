"""Sentences to begin from; one tap puts one behind what is written, with and without scripts."""

from __future__ import annotations

from django.http import HttpRequest

from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from progress.lists import SetbackKind
from progress.models import Setback
from progress.prompts.setbacks import (
    RECOMMIT,
    REFRAMES,
    RETURN_TO_USE_REFRAMES,
    WHAT_HELPED,
    WHAT_WE_LEARNED,
)

SUGGESTED = 6


def suggestions_for(about: Setback, viewer: User, step: str) -> dict[str, list[str]]:
    """Return sentences to begin from, by field; those for a return to use are for who tells of their own."""
    own_use = about.kind == SetbackKind.RETURN_TO_USE and about.author_id == viewer.pk
    reframes = (*RETURN_TO_USE_REFRAMES, *REFRAMES) if own_use else REFRAMES
    offered = {
        "learned": {"helped": WHAT_HELPED, "learned": WHAT_WE_LEARNED, "reframe": reframes},
        "onward": {"words": RECOMMIT},
    }.get(step, {})
    return {field: [str(one) for one in all_of[:SUGGESTED]] for field, all_of in offered.items()}


def put_in(request: HttpRequest, about: Setback, step: str) -> dict[str, str] | None:
    """Return the form's words with the suggestion that was tapped put behind them."""
    field, _colon, number = request.POST.get("put", "").partition(":")
    offered = suggestions_for(about, signed_in(request), step).get(field, [])
    if number not in map(str, range(len(offered))):
        return None
    posted: dict[str, str] = request.POST.dict()
    typed = {name: text.replace("\r\n", "\n") for name, text in posted.items()}
    before, words = typed.get(field, "").rstrip(), offered[int(number)]
    if words not in before:
        typed[field] = f"{before}\n{words}" if before else words
    return typed
