"""What one person's check-in of a day starts from: what is there, what they are asked, what they typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from couplesgoals.people.models import User
from couplesgoals.records.audience import Audience, narrower_of
from couplesgoals.records.prepared import prepared
from progress.actions.checkin_choices import READERS
from progress.models import Affirmation, CheckIn, CheckInChoices, CheckInRating, Tracker
from progress.prompts.affirmations import AFFIRMATIONS, GoodWords, good_words

# What somebody wrote on another day and did not send is offered again; their numbers were of that day.
WORDS_TYPED = ("noticed", "noticed_audience", "line", "line_audience")


@dataclass(frozen=True)
class OwnDay:
    """One person's check-in of one day, as it is now."""

    check_in: CheckIn | None
    ratings: dict[str, CheckInRating]
    noticed: list[Affirmation]

    @property
    def revision(self) -> int:
        """How often it was saved; 0 where there is none."""
        return self.check_in.revision if self.check_in else 0

    @property
    def audiences(self) -> dict[str, str]:
        """Who reads what is there, by the field where one chooses it."""
        found = {f"{tracker}_audience": row.audience for tracker, row in self.ratings.items()}
        if self.check_in and self.check_in.line:
            found["line_audience"] = self.check_in.audience
        return found

    @property
    def answers(self) -> list[CheckInRating]:
        """The numbers in the order they are asked for."""
        return [self.ratings[one] for one in Tracker.values if one in self.ratings]


def own_day(person: User, day: date) -> OwnDay:
    """Look up what this person said about a day."""
    found = _own_check_ins(person, person.pk, day)
    ratings = {row.tracker: row for row in _own_ratings(person, person.pk, day)}
    return OwnDay(found[0] if found else None, ratings, _own_affirmations(person, person.pk, day))


@prepared
def _own_check_ins(person: User, author: UUID, day: date) -> QuerySet[CheckIn]:
    rows: QuerySet[CheckIn] = CheckIn.visible_to(person)
    return rows.filter(author=author, day=day)


@prepared
def _own_ratings(person: User, author: UUID, day: date) -> QuerySet[CheckInRating]:
    rows: QuerySet[CheckInRating] = CheckInRating.visible_to(person)
    return rows.filter(author=author, day=day)


@prepared
def _own_affirmations(person: User, author: UUID, day: date) -> QuerySet[Affirmation]:
    rows: QuerySet[Affirmation] = Affirmation.visible_to(person)
    return rows.filter(author=author, day=day).order_by("id")


def first_values(there: OwnDay, choices: CheckInChoices, *, day: date) -> dict[str, Any]:
    """What the form of a day starts with: what was said, and else who reads it by this person's choice."""
    check_in = there.check_in
    values: dict[str, Any] = {
        "day": day,
        "revision": there.revision,
        "prompt": prompt_of(day).key,
        "noticed_audience": Audience.PRIVATE,
        "line": check_in.line if check_in else "",
        "line_audience": choices.line_audience,
    }
    for tracker in Tracker.values:
        rating = there.ratings.get(tracker)
        values[tracker] = rating.value if rating else None
        values[f"{tracker}_audience"] = getattr(choices, f"{tracker}_audience")
    return values | there.audiences


def resumed(values: dict[str, Any], draft: Mapping[str, str], *, there: OwnDay, day: date) -> dict[str, Any]:
    """Put what was typed and not sent over it: all of this day's, and the words of another day's.

    Typed over answers that were saved or shared anew since, it is for no more people than they are.
    """
    is_of_day = draft.get("day") == day.isoformat()
    names = values.keys() - {"day", "revision"} if is_of_day else WORDS_TYPED
    typed = {name: draft[name] for name in names if draft.get(name)}
    if is_of_day and draft.get("submission"):
        typed["submission"] = draft["submission"]
    if not is_of_day or draft.get("revision") != str(there.revision):
        typed |= for_no_more(typed, {name: values[name] for name in READERS})
    return values | typed


def for_no_more(typed: Mapping[str, str], audiences: Mapping[str, str]) -> dict[str, str]:
    """Return who reads each answer by what was typed, but no more people than these, by field."""
    return {name: narrower_of(typed[name], than) for name, than in audiences.items() if name in typed}


def prompt_of(day: date) -> GoodWords:
    """Another beginning each day, the same all day long."""
    return AFFIRMATIONS[day.toordinal() % len(AFFIRMATIONS)]


def prompt_named(key: str, day: date) -> GoodWords:
    """The beginning a form was opened with."""
    return good_words(key) or prompt_of(day)
