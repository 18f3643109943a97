"""What the tests of values share: ratings with two numbers, a map, and who reads a value."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions.valuing import choose_readers, map_values
from goals.models import ValueDomain, ValueRating, ValuesMap
from goals.rated import RatedValue

EVERYBODY = (
    "maya", "jonas", "tess", "clinician", "supervisor", "former_clinician", "idle_clinician",
    "other_clinician", "administrator",
)  # fmt: skip
READERS = {
    "private": {"maya"},
    "care_team": {"maya", "clinician", "supervisor"},
    "couple": {"maya", "jonas", "clinician", "supervisor"},
}
# clinical.md §3: the vector of the Valued Living Questionnaire.
IMPORTANCE = (10, 8, 5, 9, 1, 7, 6, 3, 4, 10)
CONSISTENCY = (7, 8, 2, 5, 1, 6, 3, 9, 4, 8)
DOMAINS = [domain for domain in ValueDomain if domain != ValueDomain.OWN]


def rated(domain: str = "family", importance: int = 9, consistency: int = 3, **more: Any) -> RatedValue:
    """One value with its two numbers."""
    return RatedValue(domain=domain, importance=importance, consistency=consistency, **more)


def own(name: str, importance: int = 8, consistency: int = 8, **more: Any) -> RatedValue:
    """A value its owner named."""
    return rated("own", importance, consistency, name=name, **more)


def whole_map() -> list[RatedValue]:
    """All ten areas, with the numbers of the vector."""
    return [
        rated(domain, importance, consistency)
        for domain, importance, consistency in zip(DOMAINS, IMPORTANCE, CONSISTENCY, strict=True)
    ]


def draw(couple: Couple, by: User, *values: RatedValue, submission: UUID | None = None) -> ValuesMap:
    """One person's new map."""
    with acting_as(by):
        return map_values(by=by, couple=couple, rated=values or [rated()], submission=submission)


def latest(by: User, domain: str = "family", name: str = "") -> ValueRating:
    """One's own newest rating of a value."""
    with acting_as(by):
        rows = ValueRating.visible_to(by).filter(author=by, domain=domain, name=name)
        found: ValueRating = rows.order_by("-created_at", "-id")[0]
    return found


def share(couple: Couple, by: User, audience: str, *domains: str) -> None:
    """Let these people read these values of one's own."""
    ids = [latest(by, domain).pk for domain in domains or ("family",)]
    with acting_as(by):
        choose_readers(by=by, couple=couple, readers=dict.fromkeys(ids, audience))


def shared(couple: Couple, by: User, *values: RatedValue, audience: str = "couple") -> ValueRating:
    """Map values and let these people read them; the first one's rating."""
    values = values or (rated(),)
    draw(couple, by, *values)
    found = [latest(by, one.domain, one.name) for one in values]
    with acting_as(by):
        choose_readers(by=by, couple=couple, readers={one.pk: audience for one in found})
    return found[0]


def readers(rating: ValueRating, request: pytest.FixtureRequest) -> set[str]:
    """Who of the whole cast reads a rating."""
    found = set()
    for name in EVERYBODY:
        person = request.getfixturevalue(name)
        with acting_as(person):
            if ValueRating.visible_to(person).filter(pk=rating.pk).exists():
                found.add(name)
    return found
