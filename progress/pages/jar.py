"""The jar of good things: wins, who joined them, and affirmations that both partners read. It only fills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    Q,
    QuerySet,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.web.paging import Place
from progress.models import Affirmation, Win, WinVoice
from progress.pages.jar_picture import KINDS, MOST_DRAWN, jar_picture, mark
from progress.pages.looks import last_look
from progress.pages.times import day_in_words

PAGE = 20
LATEST = 3
NEWS = 5
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class GoodThing:
    """One marble in words; `about` is the win that was joined."""

    pk: UUID
    kind: str
    slot: str
    name: str
    is_mine: bool
    when: str
    day: str
    text: str
    about: str

    @property
    def mark(self) -> SafeString:
        """The marble beside the words."""
        return mark(self.kind)


@dataclass(frozen=True)
class KindInJar:
    """How many there are of one kind."""

    words: str
    count: int
    mark: SafeString


@dataclass(frozen=True)
class Jar:
    """How many there are of each kind, the picture, and the latest in words."""

    total: int
    kinds: list[KindInJar]
    picture: SafeString
    latest: list[GoodThing]


@dataclass(frozen=True)
class JarPage:
    """A page of all there is in the jar, newest first."""

    things: list[GoodThing]
    older: str


def jar_of(person: User, pair: Pair) -> Jar:
    """Put the jar together for this person, from what both partners read and nothing else."""
    found = _latest_and_counts(person, pair.couple.pk)
    rows = [row for row in found if row[0] is not None]
    # Of a kind there is nothing of PostgreSQL says 0.
    counts = {kind: int(n) for pk, kind, _moment, _by, n, _about in found if pk is None and n != "0"}
    total = sum(counts.values())
    drawn = [kind for _pk, kind, *_rest in reversed(rows)]
    return Jar(
        total=total,
        kinds=[KindInJar(str(KINDS[kind]), counts[kind], mark(kind)) for kind in KINDS if kind in counts],
        picture=jar_picture(drawn, counts),
        latest=[present(row, person, pair) for row in rows[:LATEST]],
    )


def jar_page(person: User, pair: Pair, before: str = "") -> JarPage:
    """Return PAGE things older than the cursor `before`; one that is none means the first page."""
    place = cursor(before)
    at, pk = (place.created_at, place.pk) if place else (None, None)
    rows = _page(person, pair.couple.pk, at, pk)
    things = [present(row, person, pair) for row in rows[:PAGE]]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return JarPage(things, Place(last[2], last[0], back=False).written() if last else "")


def cursor(written: str) -> Place | None:
    """Read where a page begins; anything that is no such place is none."""
    try:
        return Place.read(written) if written else None
    except (ValueError, OverflowError):
        return None


def present(row: Any, person: User, pair: Pair) -> GoodThing:
    """Turn a row of `good_things` into what a page shows."""
    pk, kind, moment, author, text, about = row
    slot, is_mine = pair.slot_of(author), author == person.pk
    today = timezone.localtime(timezone.now(), person.zone).date()
    day = timezone.localtime(moment, person.zone).date()
    name = pair.people[slot].first_name if slot in pair.people else _("Your care team")
    return GoodThing(
        pk=pk,
        kind=kind,
        slot=slot,
        name=_("You") if is_mine else name,
        is_mine=is_mine,
        when=day_in_words(day, today),
        day=day.isoformat(),
        text=text,
        about=about,
    )


def good_things(person: User, couple: UUID) -> tuple[QuerySet[Any, Any], ...]:
    """Return wins, joined wins and affirmations both partners read, as rows of the same columns.

    The moment is when it came to both: what was kept alone before is news on the day it is shared.
    """
    columns = ("pk", "kind", "moment", "by", "words", "about")
    wins = Win.narrowed_to(person).filter(couple=couple, audience=Audience.COUPLE)
    joined = WinVoice.narrowed_to(person).filter(win__couple=couple, win__audience=Audience.COUPLE)
    affirmed = Affirmation.narrowed_to(person).filter(couple=couple, audience=Audience.COUPLE)
    nothing = Value("")
    # A win of the couple's own is about the one who marked it; a clinician's is about both.
    kind = Case(When(subject=None, then=Value("care")), default=Value("win"))
    return (
        wins.annotate(kind=kind, moment=F("audience_since"), by=F("author"), words=F("text"), about=nothing)
        .values_list(*columns)
        .order_by("-moment", "-pk"),
        joined.annotate(kind=Value("joined"), moment=F("created_at"), by=F("person"), about=F("win__text"))
        .values_list(*columns)
        .order_by("-moment", "-pk"),
        affirmed.annotate(
            kind=Value("affirmed"), moment=F("audience_since"), by=F("author"), words=F("text"), about=nothing
        )
        .values_list(*columns)
        .order_by("-moment", "-pk"),
    )


def newest(parts: tuple[QuerySet[Any, Any], ...], most: int) -> QuerySet[Any, Any]:
    """Merge rows of several kinds, the newest first; each kind is read no further than needed."""
    first, *others = (part[:most] for part in parts)
    return first.union(*others, all=True).order_by("-moment", "-pk")[:most]


def good_news(person: User, pair: Pair) -> list[GoodThing]:
    """Return what came from the other or the care team since this person last opened "Us", in one query."""
    if pair.couple.frozen_at is not None:
        return []
    return [present(row, person, pair) for row in _news(person, pair.couple.pk, NEVER)]


@prepared
def _news(person: User, couple: UUID, never: datetime) -> QuerySet[Any, Any]:
    since = last_look(person, couple, never)
    parts = good_things(person, couple)
    return newest(tuple(part.exclude(by=person.pk).filter(moment__gt=since) for part in parts), NEWS)


@prepared
def _latest_and_counts(person: User, couple: UUID) -> QuerySet[Any, Any]:
    """The newest to draw and to show, and of each kind a row without an id that says how many there are."""
    parts = good_things(person, couple)
    no_id, no_moment = Value(None, output_field=UUIDField()), Value(None, output_field=DateTimeField())
    counts = (
        part.order_by()
        .values("kind")
        .annotate(n=Cast(Count("pk"), TextField()), nothing=Value(""), no_id=no_id, no_moment=no_moment)
        .values_list("no_id", "kind", "no_moment", "no_id", "n", "nothing")
        for part in parts
    )
    return newest(parts, MOST_DRAWN).union(*counts, all=True).order_by("-moment", "-pk")


@prepared
def _page(person: User, couple: UUID, at: datetime | None, before: UUID | None) -> QuerySet[Any, Any]:
    parts = good_things(person, couple)
    if at is not None:
        older = Q(moment__lte=at) & (Q(moment__lt=at) | Q(pk__lt=before))
        parts = tuple(part.filter(older) for part in parts)
    return newest(parts, PAGE + 1)
