"""Which words help in which language."""

from __future__ import annotations

from goals.wording.english import ENGLISH
from goals.wording.lexicon import Lexicon

LEXICONS: dict[str, Lexicon] = {"en": ENGLISH}


def lexicon_for(language_code: str) -> Lexicon | None:
    """Return the words of a language ("en", "en-us"); None where there are none yet, and nothing is said."""
    return LEXICONS.get(language_code.lower().replace("_", "-").split("-", 1)[0])
