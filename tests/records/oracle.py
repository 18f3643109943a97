"""Who reads what, a third time: in plain Python over plain values, from the words of architecture.md.

Written from the table of the four audiences and the sentences below it, not from rule.py or policies.py, and
sharing no code with either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

# Enrolled, or through with it: what is shared stays readable. Who left otherwise keeps only their own.
STILL_SHARES = {"planned", "waitlist", "active", "onhold", "finished"}

# What people say on each other's rows. One's own words stay one's own; another's are read only while what
# they are about is shared with one, also where that is one's own: "each keeps their own".
VOICES = {"progress_repairturn", "progress_winvoice"}


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in."""

    id: UUID
    role: str
    active: bool


@dataclass(frozen=True)
class Place:
    """One person's place in one couple."""

    person: UUID
    couple: UUID
    slot: str
    status: str


@dataclass(frozen=True)
class Care:
    """One clinician's place on one couple's care team."""

    clinician: UUID
    couple: UUID
    ended: bool


@dataclass(frozen=True)
class Supervising:
    """One clinician who answers for another."""

    supervisor: UUID
    clinician: UUID
    ended: bool


@dataclass(frozen=True)
class Review:
    """One couple's monthly review; `over` says whether its days are, and `frozen_first` what came before."""

    id: UUID
    couple: UUID
    over: bool
    # Whether a freeze of the couple, if there is one, was before the last of its days ended.
    frozen_first: bool


@dataclass(frozen=True)
class Record:
    """A row with an audience; `needs` is the row it hangs on, `also` a second one it connects it with.

    `round` makes it a blind rating of `needs`, `blind` what was said apart in its `review`.
    """

    table: str
    id: UUID
    couple: UUID
    subject: UUID | None
    author: UUID
    audience: str
    needs: Record | None = None
    also: Record | None = None
    round: int | None = None
    review: Review | None = None
    blind: bool = False
    # What else the row names; it has no say in who reads it.
    other: UUID | None = None


@dataclass(frozen=True)
class Part:
    """A row that is read where its parent is."""

    table: str
    id: UUID
    parent: Record
    # What else the row holds: who it is by, or a number.
    by: UUID | None = None
    number: int | None = None
    other: UUID | None = None


@dataclass
class World:
    """A small program with everything anybody wrote in it."""

    people: list[Person]
    frozen: dict[UUID, bool]
    places: list[Place]
    care: list[Care]
    supervising: list[Supervising]
    reviews: list[Review] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def readable(self, viewer: Person | None) -> set[tuple[str, UUID]]:
        """Everything this person reads, by table and id."""
        if viewer is None:
            return set()
        read = {(row.table, row.id) for row in self.records if self.reads(viewer, row)}
        return read | {(part.table, part.id) for part in self.parts if self.reads_part(viewer, part)}

    def reads_part(self, viewer: Person, part: Part) -> bool:
        """Whether this person reads what stands on a row; what people say there stays their own."""
        if part.table not in VOICES:
            return self.reads(viewer, part.parent)
        if not viewer.active or viewer.role == "administrator":
            return False
        if part.by == viewer.id and self._keeps_own(viewer, part.parent.couple):
            return True
        return self._is_shared(viewer, part.parent)

    def reads(self, viewer: Person, row: Record) -> bool:
        """Whether this person reads this row."""
        if not viewer.active or viewer.role == "administrator":
            return False
        own = row.author == viewer.id
        if row.needs is not None and not own and not self.reads(viewer, row.needs):
            return False
        if row.also is not None and not own and not self.reads(viewer, row.also):
            return False
        if row.round is not None and not self._may_see_level(viewer, row):
            return False
        if row.blind and row.review is not None and not self._may_see_said(viewer, row, row.review):
            return False
        if own and self._keeps_own(viewer, row.couple):
            return True
        return self._audience_holds(viewer, row)

    def _is_shared(self, viewer: Person, row: Record) -> bool:
        """Whether a row, and what it hangs on, is for this person to read without it being their own."""
        if row.blind and row.review is not None and not self._may_see_said(viewer, row, row.review):
            return False
        return self._audience_holds(viewer, row) and (row.needs is None or self._is_shared(viewer, row.needs))

    def _keeps_own(self, viewer: Person, couple: UUID) -> bool:
        return couple in self._cared_for(viewer) or couple in self._ever_in(viewer)

    def _audience_holds(self, viewer: Person, row: Record) -> bool:
        gives_care = row.couple in self._cared_for(viewer)
        shares = viewer.role == "partner" and row.couple in self._couples(viewer, STILL_SHARES)
        return {
            "private": False,
            "care_team": gives_care,
            "subject": gives_care or (shares and row.subject == viewer.id),
            "couple": gives_care or shares,
        }[row.audience]

    def _may_see_level(self, viewer: Person, rating: Record) -> bool:
        """A level is its author's and the care team's until its round is revealed, or its review is over."""
        assert rating.needs is not None
        revealed = any(
            part.table == "progress_revealedround"
            and part.parent.id == rating.needs.id
            and part.number == rating.round
            for part in self.parts
        )
        over = rating.review is not None and self._is_over(rating.review)
        return rating.author == viewer.id or rating.couple in self._cared_for(viewer) or revealed or over

    def _may_see_said(self, viewer: Person, row: Record, review: Review) -> bool:
        """What was said apart is its author's and the care team's until both have answered, or it is over."""
        both = any(r.table == "progress_revealedreview" and r.review == review for r in self.records)
        own = row.author == viewer.id or row.couple in self._cared_for(viewer)
        return own or both or self._is_over(review)

    def _is_over(self, review: Review) -> bool:
        """Whether a review's days are over; who separated before shows nothing more."""
        return review.over and not (self.frozen[review.couple] and review.frozen_first)

    def _cared_for(self, viewer: Person) -> set[UUID]:
        """Couples of a clinician now: their own, and those of whom they supervise now."""
        if viewer.role != "clinician" or not viewer.active:
            return set()
        answers_for = {s.clinician for s in self.supervising if s.supervisor == viewer.id and not s.ended}
        return {c.couple for c in self.care if not c.ended and c.clinician in {viewer.id} | answers_for}

    def _couples(self, viewer: Person, statuses: set[str]) -> set[UUID]:
        return {
            place.couple for place in self.places if place.person == viewer.id and place.status in statuses
        }

    def _ever_in(self, viewer: Person) -> set[UUID]:
        """Couples a partner is or was one of; a place entered in error never was one."""
        if viewer.role != "partner":
            return set()
        return self._couples(viewer, STILL_SHARES | {"cancelled"})
