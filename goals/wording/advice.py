"""The writing help's front door: what may be worth a second look in a goal, or in any text.

Deterministic, nothing stored, nothing scored, and nothing stops anybody: a suggestion is only ever offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from goals.wording.languages import lexicon_for
from goals.wording.rules_danger import pointing_to_help, speaks_of_danger
from goals.wording.rules_goal import look_at_goal
from goals.wording.rules_levels import LEVELS, look_at_levels
from goals.wording.rules_text import look_through
from goals.wording.suggestion import Suggestion

FREE_TEXT = ("title", "why", *LEVELS, "baseline", "how_known", "reason", "first_step", "ask_of_partner")
# Longer than any field of a goal may be; what is beyond is not looked at.
LONGEST = 12_000


def advise_text(text: str, *, language: str, partner: str = "", field: str = "text") -> list[Suggestion]:
    """Return suggestions for any words of a person, in reading order; none in a language without word lists.

    `partner` is the first name of the other partner, so that "Jonas never calls" is read as "you never call".
    """
    lexicon = lexicon_for(language)
    if lexicon is None or not text.strip() or len(text) > LONGEST:
        return []
    if speaks_of_danger(text, lexicon=lexicon, partner=partner):
        return [pointing_to_help(field)]
    return look_through(text, lexicon=lexicon, partner=partner, field=field)


def advise_goal(
    values: Mapping[str, str], *, joint: bool, language: str, partner: str = "", today: date | None = None
) -> list[Suggestion]:
    """Return suggestions for the words of a goal, each with the field it is about.

    `values` holds what was typed, by field; a field that is not in it is not asked about. `today` is the
    couple's day, by default the server's.
    """
    lexicon = lexicon_for(language)
    if lexicon is None:
        return []
    short = {field: text for field, text in values.items() if len(text) <= LONGEST}
    hard = [
        field
        for field in FREE_TEXT
        if speaks_of_danger(short.get(field, ""), lexicon=lexicon, partner=partner)
    ]
    kept = {field: text for field, text in short.items() if field not in hard}
    day = today or timezone.localdate()
    whole = [
        *look_at_goal(kept, joint=joint, lexicon=lexicon, partner=partner, today=day),
        *look_at_levels(kept, lexicon=lexicon),
    ]
    words = [
        one
        for field in FREE_TEXT
        for one in advise_text(kept.get(field, ""), language=language, partner=partner, field=field)
    ]
    order = {field: place for place, field in enumerate(values)}
    rest = sorted(_without_doubles(whole, words), key=lambda one: order[one.field])
    # Said once and first, however many answers tell of it.
    return [*(pointing_to_help(field) for field in sorted(hard, key=order.__getitem__)[:1]), *rest]


def _without_doubles(whole: list[Suggestion], words: list[Suggestion]) -> list[Suggestion]:
    """Say "this is about the other" or "this is an order", not both about the same words."""
    about_other = {one.field for one in whole if one.kind == "other"}
    return [*whole, *(one for one in words if not (one.kind == "must" and one.field in about_other))]
