"""A text made ready for the rules: quotes and the partner's name give way to stand-ins of the same length."""

from __future__ import annotations

import re
from functools import lru_cache

from goals.wording.lexicon import NAME, QUOTED

# As typed on phones and pasted from anywhere; each becomes one plain character.
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "\t": " "}
)
LONGEST_QUOTE = 400
QUOTES = re.compile(
    rf'"[^"\n]{{1,{LONGEST_QUOTE}}}"|“[^”\n]{{1,{LONGEST_QUOTE}}}”|«[^»\n]{{1,{LONGEST_QUOTE}}}»'
    rf"|(?<!\w)'[^'\n]{{1,{LONGEST_QUOTE}}}'(?!\w)|(?<!\w)‘[^‘’\n]{{1,{LONGEST_QUOTE}}}’(?!\w)"
)
WORD = re.compile(r"\w+")


def marked(text: str, partner: str) -> str:
    """Return the text as the rules read it, every character in its place."""
    return _named(QUOTES.sub(lambda quote: QUOTED * len(quote[0]), text), partner)


def spoken(text: str, partner: str) -> str:
    """Return the text with its quotes left in: a threat is mostly told in the words of who made it."""
    return _named(text, partner)


def _named(text: str, partner: str) -> str:
    read = text.translate(PLAIN)
    name = _name(partner.strip())
    return name.sub(lambda found: NAME * len(found[0]), read) if name else read


def words_of(read: str) -> frozenset[str]:
    """Return the different words of a text in small letters; the partner's name is one of them."""
    words = set(WORD.findall(read.lower()))
    return frozenset(words | {NAME} if NAME in read else words)


@lru_cache(maxsize=256)
def _name(partner: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w){re.escape(partner)}(?!\w)", re.IGNORECASE) if partner else None
