"""Look for force, fear, threats, control and not wanting to live, before any other rule."""

from __future__ import annotations

from goals.wording.kinds import DANGER, why
from goals.wording.lexicon import QUOTED, Lexicon
from goals.wording.marking import spoken
from goals.wording.suggestion import Suggestion


def speaks_of_danger(text: str, *, lexicon: Lexicon, partner: str) -> bool:
    """Whether somebody may be telling of danger; then nothing in that text is asked to sound softer."""
    read = lexicon.harmless.sub(lambda found: QUOTED * len(found[0]), spoken(text, partner))
    return bool(lexicon.danger.search(read))


def pointing_to_help(field: str) -> Suggestion:
    """Return the one word about it: no place is named and nothing offered instead, as nothing is wrong."""
    return Suggestion(field=field, kind=DANGER, found="", why=why(DANGER))
