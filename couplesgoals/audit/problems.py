"""What verifying can find wrong, gathered into ranges so that a million lost events are one problem."""

from dataclasses import dataclass, replace
from typing import Literal

from django.utils.translation import gettext_lazy as _

type Kind = Literal["edited", "deleted", "inserted", "truncated", "broken-link"]
# A position in the chain, an event's id where there is no position, the head (1), or a line of the anchor
# file.
type Where = Literal["position", "event", "head", "anchor"]


@dataclass(frozen=True)
class Problem:
    """One kind of tampering, from `first` to `last` inclusive."""

    kind: Kind
    where: Where
    first: int
    last: int

    def sentence(self) -> str:
        """The problem in plain words, exact."""
        span = str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
        return str(_SENTENCES[self.where, self.kind] % {"span": span})


class Problems:
    """The problems found so far, neighbors of one kind joined."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._newest: dict[tuple[Kind, Where], int] = {}

    def add(self, kind: Kind, where: Where, first: int, last: int | None = None) -> None:
        """Add `first` to `last`, or `first` alone; what continues the newest of its kind joins it."""
        last = first if last is None else last
        index = self._newest.get((kind, where))
        if index is not None:
            known = self.found[index]
            if known.first <= first <= known.last + 1:
                self.found[index] = replace(known, last=max(known.last, last))
                return
        self._newest[kind, where] = len(self.found)
        self.found.append(Problem(kind, where, first, last))

    def cut_at(self, end: int) -> None:
        """Call what is deleted up to the very `end` of the chain truncated."""
        self.found = [
            replace(known, kind="truncated")
            if (known.kind, known.where, known.last) == ("deleted", "position", end)
            else known
            for known in self.found
        ]


_SENTENCES = {
    ("position", "edited"): _("Changed after it was written: the event at position %(span)s."),
    ("position", "deleted"): _("Missing, or the chain was cut there: position %(span)s."),
    ("position", "inserted"): _("Not written by this application: the event at position %(span)s."),
    ("position", "truncated"): _("Cut off: the end of the log, position %(span)s."),
    ("position", "broken-link"): _("The chain does not hold at position %(span)s."),
    ("event", "inserted"): _("Not written by this application, or a copy: event %(span)s."),
    ("event", "deleted"): _("Removed before it was sealed: event %(span)s."),
    ("event", "broken-link"): _("Outside the chain and not waiting to be sealed: event %(span)s."),
    ("head", "edited"): _("The head, which says where the chain ends, was changed."),
    ("head", "deleted"): _("The head, which says where the chain ends, is missing."),
    ("anchor", "inserted"): _("Not written by this application: line %(span)s of the anchor file."),
}
