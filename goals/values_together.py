"""What two people chose to show each other of their values: where they meet, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.web.charts import ValueRow, values_chart
from goals.models import ValueRating
from goals.rated import Key, RatedValue
from goals.scoring.values import Meeting, meeting_of
from goals.standing_values import by_value
from goals.values_map import ValueLine, name_of, place_of, scored

SLOTS = ("a", "b")


@dataclass(frozen=True)
class Shared:
    """One value that at least one of the two lets this reader see."""

    name: str
    ratings: dict[str, ValueRating]

    @property
    def lines(self) -> list[tuple[str, ValueLine]]:
        """By slot, what each said of it."""
        return [(slot, ValueLine(rating)) for slot, rating in self.ratings.items()]


@dataclass(frozen=True)
class Together:
    """All that a reader sees of two people's values, each by its newest numbers this reader may see."""

    pair: Pair
    values: list[Shared]

    @cached_property
    def both(self) -> list[Shared]:
        """Values both of them show."""
        return [value for value in self.values if len(value.ratings) == len(SLOTS)]

    @cached_property
    def meeting(self) -> Meeting[RatedValue]:
        """Where the two meet, over what both show."""
        a, b = ([scored(value.ratings[slot]) for value in self.both] for slot in SLOTS)
        return meeting_of(a, b)

    @property
    def dear(self) -> list[Shared]:
        """What both hold dear and had room for, or one of them had."""
        waiting = {one.key for one, _other in self.meeting.waiting}
        return self._named([pair for pair in self.meeting.both_high if pair[0].key not in waiting])

    @property
    def waiting(self) -> list[Shared]:
        """What both hold dear and neither had much room for."""
        return self._named(self.meeting.waiting)

    @property
    def apart(self) -> list[Shared]:
        """What matters differently to the two."""
        return self._named(self.meeting.apart)

    @property
    def with_words(self) -> list[Shared]:
        """Values somebody wrote a few words about."""
        return [value for value in self.values if any(one.words for one in value.ratings.values())]

    @property
    def for_care_team(self) -> list[tuple[str, ValueLine]]:
        """What the care team reads and the partner does not, with whose it is."""
        lines = [line for value in self.values for line in value.lines]
        return [(slot, line) for slot, line in lines if line.rating.audience == Audience.CARE_TEAM]

    def alone(self, slot: str) -> list[Shared]:
        """What only this one of the two shows."""
        return [value for value in self.values if set(value.ratings) == {slot}]

    def chart(self, values: Sequence[Shared], *, uid: str = "both-values") -> SafeString:
        """Draw both people's marks for each of these values."""
        rows = [
            ValueRow(
                value.name, {slot: (one.importance, one.consistency) for slot, one in value.ratings.items()}
            )
            for value in values
        ]
        title = _("What matters to each of you, and how much of it was in the past week")
        return values_chart(rows, names=self.pair.names, title=title, uid=uid)

    @property
    def ratings(self) -> list[ValueRating]:
        """Every record shown."""
        return [rating for value in self.values for rating in value.ratings.values()]

    def _named(self, found: Sequence[tuple[RatedValue, RatedValue]]) -> list[Shared]:
        keys = {one.key for one, _other in found}
        return [value for value in self.both if scored(value.ratings["a"]).key in keys]


def together_of(viewer: User, pair: Pair) -> Together:
    """Return what this reader sees of the couple's values: a partner what each shared, staff theirs."""
    rows = ValueRating.visible_to(viewer).filter(couple=pair.couple)
    if viewer.is_partner:
        # Also of one's own only what the other sees: the page is the same for both, and safe to show.
        rows = rows.filter(audience=Audience.COUPLE)
    found: dict[Key, dict[str, ValueRating]] = {}
    newest = list(rows.order_by("-created_at", "-id"))
    for slot in SLOTS:
        person = pair.people.get(slot)
        for key, ratings in by_value(one for one in newest if person and one.author_id == person.pk).items():
            found.setdefault(key, {})[slot] = ratings[0]
    values = [Shared(name_of(first_of(ratings)), ratings) for ratings in found.values()]
    return Together(pair, sorted(values, key=lambda value: place_of(first_of(value.ratings))))


def first_of(ratings: dict[str, ValueRating]) -> ValueRating:
    """The rating a value is named after."""
    return next(iter(ratings.values()))
