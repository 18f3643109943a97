"""The four audiences and the sentence a page shows beside each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from couplesgoals.sentences import gettext


class Audience(models.TextChoices):
    """Who reads a row. Administrators read none."""

    PRIVATE = "private", _("Only you")
    CARE_TEAM = "care_team", _("You and your care team")
    SUBJECT = "subject", _("Care team and the one person it is about")
    COUPLE = "couple", _("You, your partner and your care team")


# The order from narrow to wide; SUBJECT is chosen by clinicians only and is not on this ladder.
NARROW_TO_WIDE = (Audience.PRIVATE, Audience.CARE_TEAM, Audience.COUPLE)


def partner_choices(partner_name: str, widest: str = Audience.COUPLE) -> list[tuple[str, str]]:
    """Return (value, sentence) a partner may choose from, no wider than `widest`."""
    sentences = {
        Audience.PRIVATE: gettext("Only you"),
        Audience.CARE_TEAM: gettext("You and your care team"),
        Audience.COUPLE: gettext("You, %(partner)s and your care team") % {"partner": partner_name},
    }
    allowed = NARROW_TO_WIDE[: NARROW_TO_WIDE.index(Audience(widest)) + 1]
    return [(audience.value, sentences[audience]) for audience in allowed]


def is_no_wider(audience: str, than: str) -> bool:
    """Whether everyone who reads `audience` also reads `than`, for rows of one partner."""
    return NARROW_TO_WIDE.index(Audience(audience)) <= NARROW_TO_WIDE.index(Audience(than))


def narrower_of(one: str, than: str) -> str:
    """Return `one`, or `than` where that has fewer readers or `one` is nothing a partner can choose."""
    return one if one in NARROW_TO_WIDE and is_no_wider(one, than) else than
