"""Wins a reader may see, each with who joined it; and the goals a win may be for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.web.paging import Place
from goals.models import Goal
from progress.models import Win, WinVoice
from progress.pages.jar import cursor
from progress.pages.timeline import audience_in_words
from progress.pages.times import day_in_words

PAGE = 10


@dataclass(frozen=True)
class Joined:
    """Somebody joined, perhaps with words."""

    pk: UUID
    slot: str
    name: str
    words: str


@dataclass(frozen=True)
class ShownWin:
    """One win, ready to be shown."""

    pk: UUID
    slot: str
    name: str
    when: str
    day: str
    text: str
    goal_id: UUID | None
    goal_title: str
    audience: str
    audience_words: str
    is_mine: bool
    may_join: bool
    joined: list[Joined]


@dataclass(frozen=True)
class Wins:
    """A page of wins and the cursor of the next."""

    rows: list[ShownWin]
    older: str

    def ids(self) -> dict[str, list[UUID]]:
        """Return what was read, for the audit log."""
        return {
            "progress.Win": [row.pk for row in self.rows],
            "progress.WinVoice": [voice.pk for row in self.rows for voice in row.joined],
            "goals.Goal": [row.goal_id for row in self.rows if row.goal_id and row.goal_title],
        }


def wins_of(viewer: User, couple: Couple, before: str = "", most: int = PAGE) -> Wins:
    """Return the couple's wins this viewer reads, newest first, in three queries."""
    place, pair = cursor(before), pair_of_couple(couple)
    rows = _page(viewer, couple.pk, place.created_at if place else None, place.pk if place else None)
    shown = rows[:most]
    ids = [row.pk for row in shown]
    voices = _voices(viewer, ids) if ids else []
    titles = titles_of(viewer, {row.goal_id for row in shown if row.goal_id})
    cards = [_present(row, viewer, pair, voices, titles) for row in shown]
    last = shown[-1] if len(rows) > most else None
    return Wins(cards, Place(last.created_at, last.pk, back=False).written() if last else "")


def titles_of(viewer: User, goals: Iterable[UUID]) -> dict[UUID, str]:
    """Name goals this viewer reads; on a page others may glimpse a private one is not named."""
    wanted = tuple(goals)
    if not wanted:
        return {}
    named = _titles(viewer, wanted)
    return {
        pk: _("A goal of my own") if audience == Audience.PRIVATE else title or ""
        for pk, audience, title in named
    }


def goals_for_wins(viewer: User, couple: UUID) -> list[tuple[str, str]]:
    """List the goals in effect a win may be for, as a form offers them: joint ones and one's own."""
    rows = _goals(viewer, couple)
    return [
        (str(pk), _("A goal of my own") if audience == Audience.PRIVATE else title)
        for pk, subject, audience, title in rows
        if subject in (None, viewer.pk)
    ]


@prepared
def _page(viewer: User, couple: UUID, at: datetime | None, before: UUID | None) -> QuerySet[Win]:
    rows: QuerySet[Win] = Win.narrowed_to(viewer).filter(couple=couple).fetch_mode(FETCH_RAISE)
    if at is not None:
        rows = rows.filter(Q(created_at__lte=at) & (Q(created_at__lt=at) | Q(pk__lt=before)))
    return rows.order_by("-created_at", "-id")[: PAGE + 1]


@prepared
def _voices(viewer: User, wins: list[UUID]) -> QuerySet[WinVoice]:
    rows: QuerySet[WinVoice] = WinVoice.narrowed_to(viewer).filter(win__among=wins)
    return rows.order_by("created_at", "id").fetch_mode(FETCH_RAISE)


@prepared
def _titles(viewer: User, goals: tuple[UUID, ...]) -> QuerySet[Goal, Any]:
    rows: QuerySet[Goal] = Goal.visible_to(viewer).filter(pk__among=goals)
    return rows.values_list("pk", "audience", "current__title")


@prepared
def _goals(viewer: User, couple: UUID) -> QuerySet[Goal, Any]:
    rows = Goal.visible_to(viewer).filter(couple=couple).in_effect().order_by("created_at", "id")
    return rows.values_list("pk", "subject", "audience", "agreed__title")


def _present(row: Win, viewer: User, pair: Pair, voices: list[WinVoice], titles: dict[UUID, str]) -> ShownWin:
    today = timezone.localtime(timezone.now(), viewer.zone).date()
    joined = [
        Joined(voice.pk, pair.slot_of(voice.person_id), _name(voice.person_id, viewer, pair), voice.words)
        for voice in voices
        if voice.win_id == row.pk
    ]
    is_mine = row.author_id == viewer.pk
    has_joined = any(voice.person_id == viewer.pk for voice in voices if voice.win_id == row.pk)
    return ShownWin(
        pk=row.pk,
        slot=pair.slot_of(row.author_id),
        name=_name(row.author_id, viewer, pair),
        when=day_in_words(row.day, today),
        day=row.day.isoformat(),
        text=row.text,
        goal_id=row.goal_id if row.goal_id in titles else None,
        goal_title=titles.get(row.goal_id, "") if row.goal_id else "",
        audience=row.audience,
        audience_words=audience_in_words(row.audience, is_mine=is_mine, pair=pair, viewer=viewer),
        is_mine=is_mine,
        may_join=viewer.is_partner and not is_mine and not has_joined and pair.couple.frozen_at is None,
        joined=joined,
    )


def _name(person: UUID, viewer: User, pair: Pair) -> str:
    if person == viewer.pk:
        return _("You")
    slot = pair.slot_of(person)
    if slot in pair.people:
        return pair.people[slot].first_name
    return _("The care team") if viewer.is_clinician else _("Your care team")
