"""A value across somebody's maps: its newest numbers, and who reads any of them now.

Mapping again is nobody else's business, so what was shared stays as it was for its readers until its owner
chooses anew; a value that vanished from "Us" by itself would tell that there is a new map.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience
from couplesgoals.records.prepared import prepared
from goals.models import ValueDomain, ValueRating
from goals.rated import Key, key_of

ORDER = {str(domain): place for place, domain in enumerate(ValueDomain)}


@dataclass(frozen=True)
class StandingValue:
    """One value of one person, with its ratings from the newest back."""

    ratings: list[ValueRating]

    @property
    def newest(self) -> ValueRating:
        """The latest numbers given for it."""
        return self.ratings[0]

    @cached_property
    def audience(self) -> str:
        """Who reads anything of it now: the widest choice that holds for any of its ratings."""
        return max((rating.audience for rating in self.ratings), key=wideness)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.newest.name or str(self.newest.get_domain_display())

    @property
    def waits(self) -> bool:
        """Whether readers still see earlier numbers, because the newest have not been shared."""
        return self.newest.audience != self.audience


def wideness(audience: str) -> int:
    """How many read it, as a place on the ladder from narrow to wide."""
    return NARROW_TO_WIDE.index(Audience(audience))


def by_value(ratings: Iterable[ValueRating]) -> dict[Key, list[ValueRating]]:
    """Group one person's ratings by value, each group in the order they came."""
    groups: dict[Key, list[ValueRating]] = {}
    for rating in ratings:
        groups.setdefault(key_of(rating.domain, rating.name), []).append(rating)
    return groups


def standing_values(owner: User, couple: Couple, *, whole_history: bool = False) -> list[StandingValue]:
    """List one's own values: those on the latest map, and any earlier one that others still read."""
    groups = by_value(_rated(owner, couple.pk, whole_history=whole_history))
    values = [StandingValue(groups[key]) for key in groups]
    return sorted(values, key=lambda value: (ORDER[value.newest.domain], value.newest.name.casefold()))


@prepared
def _rated(owner: User, couple: UUID, *, whole_history: bool) -> QuerySet[ValueRating]:
    rows: QuerySet[ValueRating] = ValueRating.visible_to(owner)
    rows = rows.filter(author=owner, couple=couple).order_by("-created_at", "-id")
    return rows if whole_history else rows.filter(Q(is_latest=True) | ~Q(audience=Audience.PRIVATE))
