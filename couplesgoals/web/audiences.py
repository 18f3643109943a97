"""How each audience looks and reads on a page. The rule itself stands in couplesgoals.records."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ICONS = {
    "private": "lock",
    "care_team": "stethoscope",
    "subject": "user-round-check",
    "couple": "users-round",
}
WORDS: dict[str, str | Promise] = {
    "private": _("Only you"),
    "care_team": _("You and your care team"),
    "subject": _("The person it is about, and the care team"),
    "couple": _("Both of you and your care team"),
}


def audience_icon(value: str) -> str:
    """Name the sprite's symbol for an audience."""
    return ICONS.get(str(value), "lock")


def audience_words(value: str) -> str:
    """Give the standard sentence for an audience, as its author reads it."""
    return str(WORDS[str(value)])
