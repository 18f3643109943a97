"""Two versions of a goal side by side: which words came, which went, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goals.models import GoalRevision

# Below this likeness a sentence was written anew; marking single words in it would only confuse.
SAME_SENTENCE = 0.45

# As the page shows them: the wish, then the ladder from the top, then the day.
FIELDS: tuple[tuple[str, str, str | Promise], ...] = (
    ("title", "", _("What we want")),
    ("much_more", "+2", _("Much more than hoped")),
    ("more", "+1", _("More than hoped")),
    ("expected", "0", _("As hoped")),
    ("less", "−1", _("Less than hoped")),
    ("much_less", "−2", _("Much less than hoped")),
    ("target_date", "", _("By when")),
    ("baseline", "", _("How it is now")),
    ("baseline_level", "", _("Where it starts")),
    ("how_known", "", _("How you will know")),
    ("weight", "", _("How much it counts")),
)
# Chosen, not written: marking single words in them would only confuse.
CHOSEN = frozenset({"target_date", "baseline_level", "weight"})


@dataclass(frozen=True)
class Piece:
    """A run of words: `same` in both versions, `gone` from the old, or `new`."""

    kind: str
    text: str


@dataclass(frozen=True)
class FieldChange:
    """One field in both versions."""

    field: str
    mark: str
    name: str | Promise
    old: str
    new: str

    @property
    def changed(self) -> bool:
        """Whether anything but blanks is different."""
        return self.old.split() != self.new.split()

    @property
    def pieces(self) -> list[Piece]:
        """The new words, with what went before them where it was."""
        if self.field in CHOSEN:
            return [Piece("gone", self.old), Piece("new", self.new)]
        return word_pieces(self.old, self.new)


@dataclass(frozen=True)
class Comparison:
    """What one version changed in another."""

    old_number: int
    new_number: int
    fields: list[FieldChange]

    @property
    def changed(self) -> list[FieldChange]:
        """Fields with different words."""
        return [field for field in self.fields if field.changed]

    @property
    def unchanged(self) -> list[FieldChange]:
        """Fields that stayed as they were and say something."""
        return [field for field in self.fields if not field.changed and field.new]


def compare(old: GoalRevision, new: GoalRevision) -> Comparison:
    """Compare every field of two versions."""
    fields = [
        FieldChange(field, mark, name, words_of(old, field), words_of(new, field))
        for field, mark, name in FIELDS
    ]
    return Comparison(old.number, new.number, fields)


def word_pieces(old: str, new: str) -> list[Piece]:
    """Mark words that went and came; a sentence with little in common is shown whole, old then new."""
    before, after = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < SAME_SENTENCE:
        return [piece for piece in (Piece("gone", old), Piece("new", new)) if piece.text]
    runs = [
        ("".join(before[old_from:old_to]), "".join(after[new_from:new_to]))
        for _kind, old_from, old_to, new_from, new_to in matcher.get_opcodes()
    ]
    pieces: list[Piece] = []
    for gone, came in _joined(runs):
        if not _changes((gone, came)):
            pieces.append(Piece("same", came or " "))
            continue
        pieces += [piece for piece in (Piece("gone", gone), Piece("new", came)) if piece.text.strip()]
        if not came.strip() or not gone.strip():
            pieces.append(Piece("same", " "))
    return pieces


def _joined(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Take a change, a word that stayed and the next change for one: single words are hard to read."""
    joined: list[tuple[str, str]] = []
    for run in runs:
        between = joined[-1] if len(joined) > 1 else None
        if between and _changes(joined[-2]) and _changes(run) and len(between[1].split()) < 2:
            first = joined[-2]
            joined[-2:] = [(first[0] + between[0] + run[0], first[1] + between[1] + run[1])]
        else:
            joined.append(run)
    return joined


def _changes(run: tuple[str, str]) -> bool:
    return run[0].split() != run[1].split()


def words_of(revision: GoalRevision, field: str) -> str:
    """Return a field of a version as a page shows it."""
    if field == "target_date":
        return date_format(revision.target_date, "DATE_FORMAT")
    if field in CHOSEN:
        return str(getattr(revision, f"get_{field}_display")())
    return str(getattr(revision, field))
