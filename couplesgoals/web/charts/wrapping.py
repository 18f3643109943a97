"""Break words into lines for a drawing, which cannot do so itself; widths are guesses, on the wide side."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Widths of one letter in ems, for a semibold sans-serif.
NARROW, COMMON, BROAD, WIDE = 0.32, 0.58, 0.72, 0.95
SLIM = frozenset("iljtfrI.,:;!|'’‘“”()[] ·-")
ELLIPSIS = "…"


def width_of(words: str, size: float) -> float:
    """Return about how many units words take at a font size in units."""
    return size * sum(_letter(letter) for letter in words)


def lines_of(words: str, *, room: float, size: float, most: int = 3) -> list[str]:
    """Break at spaces into at most `most` lines of `room` units, within a word that is longer than a line.

    What does not fit ends in an ellipsis; the whole belongs in the table beside the drawing.
    """
    lines: list[str] = []
    for word in " ".join(words.split()).split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
            continue
        lines += _pieces(word, room, size)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), room=room, size=size)]


def fitted(words: str, *, room: float, size: float) -> str:
    """Keep words within one line."""
    if width_of(words, size) <= room:
        return words
    while words and width_of(words + ELLIPSIS, size) > room:
        words = words[:-1]
    return words.rstrip() + ELLIPSIS


def _pieces(word: str, room: float, size: float) -> list[str]:
    """Cut a word that is longer than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=1024)
def _letter(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.3
    if letter in SLIM:
        return NARROW
    if letter in "mwMW@%—…":
        return WIDE
    return BROAD if letter.isupper() else COMMON
