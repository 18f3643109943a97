"""Sentences to begin with in a repair conversation, for the one who speaks and the one who listens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SAY: tuple[StrPromise, ...] = (
    _("What I saw and heard was …"),
    _("I felt …"),
    _("For me, the hardest moment was …"),
    _("Underneath, I was afraid that …"),
    _("What I needed was …"),
    _("My own part in it was …"),
)

SAY_BACK: tuple[StrPromise, ...] = (
    _("What I heard you say is …"),
    _("So for you it was …"),
    _("You felt …, because …"),
    _("What mattered most to you was …"),
    _("It makes sense to me that you felt …"),
)

CONFIRM: tuple[StrPromise, ...] = (
    _("Yes, that is it."),
    _("Yes. The part that matters most to me is …"),
    _("You got this part: …"),
    _("Thank you. It helps to hear you say …"),
)

ADD: tuple[StrPromise, ...] = (
    _("Almost. What I also meant was …"),
    _("There is one more piece: …"),
    _("I may not have said it clearly. I meant …"),
    _("I said … What I would like you to hear is …"),
)

# What begins a talk about a shift of priorities; the answers are begun as in every talk.
SAY_SHIFTED: tuple[StrPromise, ...] = (
    _("What matters more to me now is …"),
    _("What I can let go of is …"),
    _("I noticed it when …"),
    _("Underneath, I was afraid that …"),
    _("What would help me is …"),
    _("What I do not want to lose is …"),
)

# By the kind of a turn.
STARTERS: Mapping[str, tuple[StrPromise, ...]] = {
    "say": SAY,
    "reflect": SAY_BACK,
    "confirm": CONFIRM,
    "add": ADD,
}
