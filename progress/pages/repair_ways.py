"""The ways back: from a setback both read, over being heard, to both saying how it goes on.

Every moment is one from which both could read it: when one of them wrote it down for themselves is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.web.charts import RepairedWay, repairs_chart
from progress.models import RecommitChoice, Recommitment, RepairConversation, Setback
from progress.repair.latency import (
    Latencies,
    WayBack,
    by_age,
    days_between,
    days_words,
    latencies_of,
    trend_words,
)

MOST = 200


@dataclass(frozen=True)
class Row:
    """One setback and how long each part of its way took, in words; empty where it has not come."""

    setback: UUID
    day: date
    repair: str
    recommit: str
    age: str


@dataclass(frozen=True)
class Ways:
    """What the pages show."""

    words: str
    chart: SafeString
    rows: list[Row]
    figures: Latencies
    median_repair: str
    median_recommit: str
    ids: dict[str, list[UUID]]


def ways_of_couple(viewer: User, pair: Pair, *, uid: str = "ways") -> Ways:
    """Return every way back this person reads of; to partners only what both read counts."""
    return ways_in(_setbacks(viewer, pair.couple.pk), pair, uid=uid)


def ways_in(rows: Iterable[Any], pair: Pair, *, uid: str = "ways") -> Ways:
    """Put together what `setbacks_with_steps` found."""
    setbacks = {row.pk: row for row in rows}
    people = {str(person.pk) for person in pair.people.values()}
    ways = [_way(row, _went_on(row.stays, people)) for row in setbacks.values()]
    figures = latencies_of(ways, timezone.now())
    drawn = [
        RepairedWay(setbacks[way.setback].happened_on, days, way.days_to_recommit)
        for way in by_age(ways)
        if (days := way.days_to_repair) is not None
    ]
    stays = [UUID(one["id"]) for row in setbacks.values() for one in row.stays]
    return Ways(
        words=trend_words(ways),
        chart=repairs_chart(drawn, uid=uid),
        rows=[_row(way, setbacks[way.setback]) for way in reversed(by_age(ways))],
        figures=figures,
        median_repair=_in_words(figures.median_repair),
        median_recommit=_in_words(figures.median_recommit),
        ids={"progress.Setback": list(setbacks), "progress.Recommitment": stays},
    )


def _row(way: WayBack, setback: Any) -> Row:
    is_open = way.repaired_at is None
    return Row(
        setback=setback.pk,
        day=setback.happened_on,
        repair=_in_words(way.days_to_repair),
        recommit=_in_words(way.days_to_recommit),
        age=_in_words(days_between(way.reported_at, timezone.now())) if is_open else "",
    )


def _in_words(days: float | None) -> str:
    return "" if days is None else days_words(days)


def _way(setback: Any, went_on: datetime | None) -> WayBack:
    """Put a way together; a talk shows that both knew, also where it was taken back and shared again."""
    offered = [datetime.fromisoformat(talk["offered"]) for talk in setback.talks]
    heard = [datetime.fromisoformat(talk["heard"]) for talk in setback.talks if talk["heard"]]
    since = min([setback.audience_since, *offered])
    return WayBack(setback.pk, since, min(heard, default=None), max(went_on, since) if went_on else None)


def _went_on(stays: Iterable[dict[str, str]], people: set[str]) -> datetime | None:
    """Return when both had told each other how it goes on, or one that they began to change it."""
    mine = [(one, datetime.fromisoformat(one["since"])) for one in stays if one["author"] in people]
    changed = [at for one, at in mine if one["choice"] == RecommitChoice.REVISE]
    if {one["author"] for one, _at in mine} == people and len(people) > 1:
        changed.append(max(at for _one, at in mine))
    return min(changed, default=None)


@prepared
def _setbacks(viewer: User, couple: UUID) -> QuerySet[Any]:
    return setbacks_with_steps(viewer, couple)


def setbacks_with_steps(viewer: User, couple: UUID) -> QuerySet[Any]:
    """Each setback both read, with the talks about it and what both read of how it goes on.

    Of how it goes on the care team may read more, but counts with the couple.
    """
    rows: QuerySet[Any] = Setback.narrowed_to(viewer).filter(couple=couple, audience=Audience.COUPLE)
    talks = RepairConversation.of_row_around(viewer, setback=OuterRef("pk")).order_by()
    stays = Recommitment.of_row_around(viewer, setback=OuterRef("pk")).filter(audience=Audience.COUPLE)
    stay = JSONObject(id="id", author="author_id", choice="choice", since="audience_since")
    with_steps = rows.annotate(
        talks=ArraySubquery(talks.values(said=JSONObject(offered="created_at", heard="heard_at"))),
        stays=ArraySubquery(stays.order_by("created_at").values(said=stay)),
    )
    return with_steps.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[:MOST]
