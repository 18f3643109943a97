"""Words of an entry: its paragraphs, whether a passage stands in it, and what one may search it by."""

from __future__ import annotations

import re
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from progress.models.journal import LONGEST_PASSAGE

# What stands between two parts of an entry that do not follow each other.
GAP = "…"
MOST_WORDS, LONGEST_WORD = 8, 60


def paragraphs(text: str) -> dict[str, str]:
    """Return an entry's paragraphs in order, each under a short name that holds while its words do."""
    parts = (part.strip() for part in re.split(r"\n\s*\n|\n", text))
    return {sha256(part.encode()).hexdigest()[:12]: part for part in parts if part}


def joined(text: str, chosen: list[str]) -> str:
    """Return the chosen paragraphs in the order of the entry; a gap shows where something was left out."""
    parts: list[str] = []
    left_out = False
    for name, part in paragraphs(text).items():
        if name not in chosen:
            left_out = bool(parts)
            continue
        parts += [GAP, part] if left_out else [part]
        left_out = False
    return "\n\n".join(parts)


def require_words_from(text: str, passage: str) -> str:
    """Return a passage as it is kept. ValidationError unless every part of it stands in the text.

    Space and line ends do not count, and a line with only "…" stands for what was left out.
    """
    words = passage.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words.replace(GAP, "").strip():
        raise ValidationError({"text": _("Choose a paragraph, or paste the words you want to share.")})
    if len(words) > LONGEST_PASSAGE:
        told = {"limit": LONGEST_PASSAGE, "now": len(words)}
        raise ValidationError(
            {"text": _("A passage can hold %(limit)s characters. This one has %(now)s now.") % told}
        )
    whole = _flat(text)
    if not all(_flat(part) in whole for part in re.split(rf"\n\s*{GAP}\s*\n", words)):
        raise ValidationError(
            {
                "text": _(
                    "These words are not in the entry as they stand here. Copy them just as you wrote them."
                )
            }
        )
    return words


def search_terms(asked: str) -> str:
    """Return what PostgreSQL looks for: every word, or its beginning; empty where there is no word."""
    words = re.findall(r"[^\W_]+", asked[:500].replace("\x00", ""))[:MOST_WORDS]
    return " & ".join(f"'{word[:LONGEST_WORD]}':*" for word in words)


def _flat(text: str) -> str:
    return " ".join(text.split())
