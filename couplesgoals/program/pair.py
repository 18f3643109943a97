"""The two people of a couple, as a page speaks of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from couplesgoals.memory import remembered
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus
from couplesgoals.sentences import gettext as _
from couplesgoals.statements import Ahead, kept


@dataclass(frozen=True)
class Pair:
    """A couple with its people by slot; a slot is empty until its person has joined."""

    couple: Couple
    people: dict[str, User]

    def slot_of(self, person_id: UUID) -> str:
        """Give "a" or "b" for a partner, "staff" for anybody else."""
        return self._slots.get(person_id, "staff")

    def other(self, person: User) -> User | None:
        """Return the other one of the two, or None while they have not joined."""
        return next((one for one in self.people.values() if one.pk != person.pk), None)

    def other_name(self, person: User) -> str:
        """Give the other one's first name, or a neutral word while they have not joined."""
        other = self.other(person)
        return other.first_name if other else _("your partner")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """First names by slot, both slots always present."""
        return {
            slot: self.people[slot].first_name if slot in self.people else _("Not joined yet")
            for slot in ("a", "b")
        }

    @cached_property
    def _slots(self) -> Mapping[UUID, str]:
        return {person.pk: slot for slot, person in self.people.items()}


def pair_of_couple(couple: Couple) -> Pair:
    """Return the couple's people: for each slot who is there now, or else who was there last."""
    return _pair(couple, remembered(("people", couple.pk), lambda: _people_of(couple.pk)))


def find_pair(couple_id: UUID) -> Pair | None:
    """Return the people of the couple with this id, in one query unless nobody has joined yet."""
    return pair_in(couple_id, _couple_with_people(couple_id))


def pair_in(couple_id: UUID, rows: list[Enrollment]) -> Pair | None:
    """Return the same of what `ahead_of_pair` asked."""
    couple = rows[0].couple if rows else Couple.objects.filter(pk=couple_id).first()
    return _pair(couple, rows) if couple else None


def pair_of_partner(partner: User) -> Pair | None:
    """Return the couple this person is one of, or was last; None for somebody who never joined one."""
    rows = enrollments_around(partner.pk)
    mine = sorted((row for row in rows if row.person_id == partner.pk), key=lambda row: row.ended_at is None)
    if not mine:
        return None
    couple = mine[-1].couple
    return _pair(couple, [row for row in rows if row.couple_id == couple.pk])


def enrollments_around(partner: UUID) -> list[Enrollment]:
    """Return the enrollments of both people of every couple this person is or was one of; once a request."""

    def look_up() -> list[Enrollment]:
        rows = _couples_of(partner)
        for couple in {row.couple_id for row in rows}:
            theirs = [row for row in rows if row.couple_id == couple]
            remembered(("people", couple), lambda theirs=theirs: theirs)  # type: ignore[misc]
        return rows

    return remembered(("around", partner), look_up)


def ahead_of_pair(couple_id: UUID) -> Ahead:
    """Ask what `find_pair` does, together with something else."""
    return _couple_with_people.ahead(couple_id)


def ahead_around(partner: UUID) -> Ahead:
    """Give the question `enrollments_around` will ask."""
    return _couples_of.ahead(partner)


@kept
def _people_of(couple: UUID) -> QuerySet[Enrollment]:
    return _enrollments().filter(couple=couple)


@kept
def _couple_with_people(couple: UUID) -> QuerySet[Enrollment]:
    return _enrollments().filter(couple=couple).select_related("couple")


@kept
def _couples_of(partner: UUID) -> QuerySet[Enrollment]:
    theirs = Enrollment.objects.filter(person=partner).exclude(status=EnrollmentStatus.ENTERED_IN_ERROR)
    return _enrollments().filter(couple__in=theirs.values("couple")).select_related("couple")


def _enrollments() -> QuerySet[Enrollment]:
    rows = Enrollment.objects.exclude(status=EnrollmentStatus.ENTERED_IN_ERROR)
    return rows.select_related("person").order_by("started_at", "id")


def _pair(couple: Couple, rows: list[Enrollment]) -> Pair:
    people = {row.slot: row.person for row in sorted(rows, key=lambda row: row.ended_at is None)}
    return Pair(couple, dict(sorted(people.items())))
