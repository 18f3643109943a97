"""How each audience looks on a page. Its sentence and the rule itself stand in couplesgoals.records."""

from couplesgoals.records.audience import Audience

ICONS = {
    Audience.PRIVATE: "lock",
    Audience.CARE_TEAM: "stethoscope",
    Audience.SUBJECT: "user-round-check",
    Audience.COUPLE: "users-round",
}


def audience_icon(value: str) -> str:
    """Name the sprite's symbol for an audience."""
    return ICONS[Audience(value)]


def audience_words(value: str) -> str:
    """Give the standard sentence for an audience, as its author reads it."""
    return str(Audience(value).label)
