"""Affirmations: what the other sent, what one sent or kept, and a prompt to begin from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, Q, QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.web.paging import Place
from progress.models import Affirmation
from progress.pages.jar import cursor
from progress.pages.timeline import audience_in_words
from progress.pages.times import day_in_words
from progress.prompts.affirmations import AFFIRMATIONS, GoodWords, good_words

PAGE = 10


@dataclass(frozen=True)
class ShownAffirmation:
    """One affirmation, ready to be shown."""

    pk: UUID
    slot: str
    is_mine: bool
    is_sent: bool
    when: str
    day: str
    text: str
    prompt: str
    audience: str
    audience_words: str


@dataclass(frozen=True)
class Affirmations:
    """A page of them and the cursor of the next."""

    rows: list[ShownAffirmation]
    older: str


def affirmations_of(viewer: User, pair: Pair, before: str = "") -> Affirmations:
    """Return those this person reads, newest first: one's own, and those sent by the other."""
    place = cursor(before)
    rows = _page(viewer, pair.couple.pk, place.created_at if place else None, place.pk if place else None)
    today = timezone.localtime(timezone.now(), viewer.zone).date()
    shown = [_present(row, viewer, pair, today) for row in rows[:PAGE]]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Affirmations(shown, Place(last.created_at, last.pk, back=False).written() if last else "")


def offered(key: str, today: date) -> tuple[GoodWords, GoodWords]:
    """Return the prompt asked for, or today's, and the one that comes after it."""
    keys = [one.key for one in AFFIRMATIONS]
    index = keys.index(key) if key in keys else today.toordinal() % len(keys)
    return AFFIRMATIONS[index], AFFIRMATIONS[(index + 1) % len(keys)]


@prepared
def _page(viewer: User, couple: UUID, at: datetime | None, before: UUID | None) -> QuerySet[Affirmation]:
    rows: QuerySet[Affirmation] = Affirmation.narrowed_to(viewer).filter(couple=couple)
    if at is not None:
        rows = rows.filter(Q(created_at__lte=at) & (Q(created_at__lt=at) | Q(pk__lt=before)))
    return rows.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[: PAGE + 1]


def _present(row: Any, viewer: User, pair: Pair, today: date) -> ShownAffirmation:
    is_mine, begun = row.author_id == viewer.pk, good_words(row.prompt)
    return ShownAffirmation(
        pk=row.pk,
        slot=pair.slot_of(row.author_id),
        is_mine=is_mine,
        is_sent=row.audience == Audience.COUPLE,
        when=day_in_words(row.day, today),
        day=row.day.isoformat(),
        text=row.text,
        # What it began from is the writer's; to who receives it the words stand alone.
        prompt=str(begun.text) if begun and is_mine else "",
        audience=row.audience,
        audience_words=audience_in_words(row.audience, is_mine=is_mine, pair=pair, viewer=viewer),
    )
