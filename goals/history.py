"""A goal's versions with what both partners and the clinician said to each, in three queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet

from couplesgoals.people.models import User
from couplesgoals.records.prepared import prepared
from goals.comparing import Comparison, compare
from goals.models import Goal, GoalAcceptance, GoalReview, GoalRevision


@dataclass
class Version:
    """One version: its words, the voices that said yes to it, the answers it got."""

    revision: GoalRevision
    voices: list[GoalAcceptance] = field(default_factory=list)
    reviews: list[GoalReview] = field(default_factory=list)
    comparison: Comparison | None = None

    def voice_of(self, person: User) -> GoalAcceptance | None:
        """Return this person's yes to this version, if they gave it."""
        return next((voice for voice in self.voices if voice.person_id == person.pk), None)

    @property
    def was_returned(self) -> bool:
        """Whether the clinician sent this version back and nobody approved it since."""
        return bool(self.reviews) and self.reviews[-1].outcome == "returned"


@dataclass(frozen=True)
class History:
    """Every version of one goal, oldest first."""

    goal: Goal
    versions: list[Version]

    @property
    def latest(self) -> Version:
        """The version now being agreed, or in effect."""
        return next(one for one in self.versions if one.revision.pk == self.goal.current_id)

    @property
    def beside(self) -> Version | None:
        """The version written at the same time as the latest, while the couple has not chosen."""
        return next((one for one in self.versions if one.revision.pk == self.goal.beside_id), None)

    def to_answer(self, person: User) -> Version:
        """Return the version this person answers: of two on the table the other's, else the latest."""
        two = (self.latest, self.beside)
        return next((one for one in two if one and one.revision.author_id != person.pk), self.latest)

    def numbered(self, number: int | None) -> Version | None:
        """Return the version with this number, or None where there is none."""
        return next((version for version in self.versions if version.revision.number == number), None)

    def last_voice_of(self, person: User) -> GoalAcceptance | None:
        """Return what this person last said about the goal, in whichever version."""
        said = (version.voice_of(person) for version in reversed(self.versions))
        return next((voice for voice in said if voice), None)

    def since(self, number: int | None, now: Version | None = None) -> Comparison | None:
        """Compare an older version with the latest, or with `now`; None where it is that one, or unknown."""
        old, new = self.numbered(number), now or self.latest
        if old is None or old.revision.number >= new.revision.number:
            return None
        return compare(old.revision, new.revision)

    def ids(self) -> Mapping[str, Sequence[UUID]]:
        """Name every record a page of this history shows, for the audit log."""
        return {
            "goals.Goal": [self.goal.pk],
            "goals.GoalRevision": [version.revision.pk for version in self.versions],
            "goals.GoalAcceptance": [voice.pk for version in self.versions for voice in version.voices],
            "goals.GoalReview": [review.pk for version in self.versions for review in version.reviews],
        }


def history_of(goal: Goal, *, viewer: User) -> History:
    """Read all versions of a goal this viewer reads."""
    versions = [Version(revision) for revision in _revisions(viewer, goal.pk)]
    by_revision: dict[UUID, Version] = {version.revision.pk: version for version in versions}
    for voice in _voices(viewer, goal.pk):
        by_revision[voice.revision_id].voices.append(voice)
    for review in _reviews(viewer, goal.pk):
        by_revision[review.revision_id].reviews.append(review)
    by_number = {version.revision.number: version.revision for version in versions}
    for version in versions:
        if version.revision.based_on is not None:
            version.comparison = compare(by_number[version.revision.based_on], version.revision)
    return History(goal, versions)


@prepared
def _revisions(viewer: User, goal: UUID) -> QuerySet[GoalRevision]:
    rows: QuerySet[GoalRevision] = GoalRevision.visible_to(viewer).filter(goal=goal)
    return rows.select_related("author").order_by("number").fetch_mode(FETCH_RAISE)


@prepared
def _voices(viewer: User, goal: UUID) -> QuerySet[GoalAcceptance]:
    rows: QuerySet[GoalAcceptance] = GoalAcceptance.visible_to(viewer).filter(goal=goal)
    return rows.select_related("person").fetch_mode(FETCH_RAISE)


@prepared
def _reviews(viewer: User, goal: UUID) -> QuerySet[GoalReview]:
    rows: QuerySet[GoalReview] = GoalReview.visible_to(viewer).filter(goal=goal)
    return rows.select_related("clinician").fetch_mode(FETCH_RAISE)
