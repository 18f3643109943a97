"""Kinds of setback, in the words of who reports it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class SetbackKind(models.TextChoices):
    """What kind of setback it was. Nobody can say of another person that they used."""

    ARGUMENT = "argument", _("We had an argument")
    BROKEN_AGREEMENT = "broken-agreement", _("An agreement was not kept")
    TRUST = "trust", _("Trust was shaken")
    RETURN_TO_USE = "return-to-use", _("I returned to use")
    WITHDRAWAL = "withdrawal", _("We pulled away from each other")
    MISSED_STEPS = "missed-steps", _("Steps did not happen")
    WORRY = "worry", _("Something I saw or felt that worries me")
    OTHER = "other", _("Something else")


# Said only about oneself.
OWN_ONLY: tuple[SetbackKind, ...] = (SetbackKind.RETURN_TO_USE,)

SETBACK_KIND_DETAILS: Mapping[str, StrPromise] = {
    SetbackKind.ARGUMENT: _("Words got too hot, or went in circles."),
    SetbackKind.BROKEN_AGREEMENT: _("Mine, or one we share."),
    SetbackKind.TRUST: _("Something came out, or did not fit with what was said."),
    SetbackKind.RETURN_TO_USE: _("Only about yourself. Every day you counted stays counted."),
    SetbackKind.WITHDRAWAL: _("Silence, distance, or each in a room of our own."),
    SetbackKind.MISSED_STEPS: _("A plan we made got lost in the week."),
    SetbackKind.WORRY: _("What you saw or heard yourself, and how it was for you."),
    SetbackKind.OTHER: _("It does not need a name yet."),
}

SETBACK_KIND_ICONS: Mapping[str, str] = {
    SetbackKind.ARGUMENT: "message-square-text",
    SetbackKind.BROKEN_AGREEMENT: "signature",
    SetbackKind.TRUST: "heart-handshake",
    SetbackKind.RETURN_TO_USE: "undo-2",
    SetbackKind.WITHDRAWAL: "door-open",
    SetbackKind.MISSED_STEPS: "footprints",
    SetbackKind.WORRY: "eye",
    SetbackKind.OTHER: "ellipsis",
}
