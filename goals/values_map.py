"""How pages speak of values: one's own picture, drawn and in kind words, and which goals began from one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.records.prepared import prepared
from couplesgoals.web.charts import ValueRow, values_chart
from goals.models import GoalValue, ValueRating, ValuesMap
from goals.rated import Key, RatedValue, key_of
from goals.scoring.values import HIGH, WAITING, composite, priority
from goals.standing_values import ORDER

LOOK_BACK = 12  # earlier maps a page offers: a year of monthly ones
FURTHEST = 3


@dataclass(frozen=True)
class ValueLine:
    """One value as its owner reads it."""

    rating: ValueRating

    @property
    def name(self) -> str:
        """What it is called."""
        return name_of(self.rating)

    @property
    def scored(self) -> RatedValue:
        """Its two numbers, as the formulas take them."""
        return scored(self.rating)

    @property
    def priority(self) -> int:
        """Importance less consistency: above 0, it matters more than last week had room for."""
        return priority(self.scored)

    @property
    def words(self) -> str:
        """Say how far life and what matters are apart; no praise, no blame."""
        if self.priority >= WAITING:
            high = self.rating.importance >= HIGH
            return _("Matters a lot, little room last week") if high else _("A bit more room would be nice")
        if self.priority <= -WAITING:
            return _("More room last week than it needs")
        return _("Close to how you want it")


@dataclass(frozen=True)
class Picture:
    """One map, drawn."""

    map: ValuesMap
    lines: list[ValueLine]
    chart: SafeString

    @cached_property
    def furthest(self) -> list[ValueLine]:
        """The few values that matter more than last week had room for, the widest apart first."""
        return [line for line in self.lines if line.priority >= WAITING][:FURTHEST]

    @cached_property
    def composite(self) -> float | None:
        """Wilson et al.'s composite, 1 to 100; None unless all ten areas are rated."""
        return composite(line.scored for line in self.lines)

    @property
    def with_words(self) -> list[ValueLine]:
        """Values their owner wrote something about."""
        return [line for line in self.lines if line.rating.words]


def name_of(rating: ValueRating) -> str:
    """Give a value's name: its owner's word for it, or its area of life."""
    return rating.name or str(rating.get_domain_display())


def scored(rating: ValueRating) -> RatedValue:
    """Give a value's numbers as the formulas take them."""
    return RatedValue(
        domain=rating.domain,
        name=rating.name,
        importance=rating.importance,
        consistency=rating.consistency,
    )


def maps_of(owner: User, couple: Couple) -> list[ValuesMap]:
    """List one's own maps in this couple's time, the latest first; one more than a page looks back to."""
    return _maps(owner, couple.pk)


@prepared
def _maps(owner: User, couple: UUID) -> QuerySet[ValuesMap]:
    rows: QuerySet[ValuesMap] = ValuesMap.visible_to(owner).filter(author=owner, couple=couple)
    return rows.order_by("-created_at", "-id")[: LOOK_BACK + 1]


def names_of_own(owner: User, couple: Couple) -> list[str]:
    """List what the owner called values of their own before, to choose from when mapping again."""
    mine = ValueRating.visible_to(owner).filter(author=owner, couple=couple, is_latest=True)
    return list(mine.exclude(name="").order_by("name").values_list("name", flat=True))


def picture_of(shown: ValuesMap, owner: User, pair: Pair, *, uid: str = "values") -> Picture:
    """Draw one of the owner's own maps, what matters most and had least room first."""
    lines = sorted(
        map(ValueLine, _rated_in(owner, shown.pk)),
        key=lambda line: (-line.priority, -line.rating.importance, place_of(line.rating)),
    )
    slot = pair.slot_of(owner.pk)
    rows = [ValueRow(one.name, {slot: (one.rating.importance, one.rating.consistency)}) for one in lines]
    title = _("What matters to me, and how much of it was in the past week")
    return Picture(shown, lines, values_chart(rows, names={slot: owner.first_name}, title=title, uid=uid))


@prepared
def _rated_in(owner: User, shown: UUID) -> QuerySet[ValueRating]:
    rows: QuerySet[ValueRating] = ValueRating.visible_to(owner)
    return rows.filter(author=owner, map=shown)


def place_of(rating: ValueRating) -> tuple[int, str]:
    """Where a value stands in a list that says nothing about its weight: by area, then by name."""
    return ORDER[rating.domain], rating.name.casefold()


def reader_words(pair: Pair, owner: User) -> dict[str, str]:
    """Say for each choice who reads a value."""
    return dict(partner_choices(pair.other_name(owner)))


def short_reader_words(pair: Pair, owner: User) -> dict[str, str]:
    """Name them in a word or two, for a page on which ten such choices stand below each other."""
    return {
        Audience.PRIVATE: _("Only you"),
        Audience.CARE_TEAM: _("Care team too"),
        Audience.COUPLE: _("%(partner)s too") % {"partner": pair.other_name(owner)},
    }


@dataclass(frozen=True)
class BehindGoal:
    """A value a goal begins from, as this reader may know it."""

    name: str
    whose: str
    is_mine: bool
    audience: str
    rating_id: UUID


def values_said(viewer: User) -> ArraySubquery:
    """The values the goal of a query around begins from: those its reader reads too."""
    links: QuerySet[GoalValue] = GoalValue.visible_to(viewer).filter(goal=OuterRef("pk"))
    said = JSONObject(
        rating="value_id",
        domain="value__domain",
        called="value__name",
        audience="value__audience",
        person="author_id",
        name="author__name",
    )
    return ArraySubquery(links.order_by("-value__created_at").values(said=said))


def behind_goal(said: Iterable[Mapping[str, Any]], viewer: User) -> list[BehindGoal]:
    """Put them into words, one line for each person and value however many maps it stands on."""
    seen: dict[tuple[str, Key], BehindGoal] = {}
    for one in said:
        value = ValueRating(domain=one["domain"], name=one["called"])
        line = BehindGoal(
            name_of(value),
            User(name=one["name"]).first_name,
            one["person"] == str(viewer.pk),
            one["audience"],
            UUID(one["rating"]),
        )
        seen.setdefault((one["person"], key_of(value.domain, value.name)), line)
    return sorted(seen.values(), key=lambda line: (not line.is_mine, line.whose, line.name.casefold()))
