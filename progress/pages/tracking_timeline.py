"""One timeline of everything both wrote, as far as its reader reads it, with filters.

Every kind gives at most a page of rows by its own index, and PostgreSQL puts those few together: a page of
ten years costs what a page of a week does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.paging import Place
from goals.models import Goal
from progress.lists import SETBACK_KIND_ICONS, SetbackKind
from progress.pages.timeline import audience_in_words
from progress.pages.timeline_kinds import KINDS, LONGEST_WORDS, rows_of
from progress.pages.times import day_in_words

PAGE = 20


@dataclass(frozen=True)
class Filters:
    """What the reader chose; nothing is everything."""

    who: UUID | None = None
    kind: str = ""
    goal: UUID | None = None
    since: date | None = None
    until: date | None = None
    # What its author alone reads stays off a page others may glimpse, until it is asked for.
    private: bool = False


@dataclass(frozen=True)
class Line:
    """One entry, ready to be shown."""

    pk: UUID
    kind: str
    icon: str
    label: str
    slot: str
    name: str
    day: str
    when: str
    words: str
    is_cut: bool
    url: str
    goal_title: str
    goal_url: str
    audience: str
    audience_words: str


@dataclass(frozen=True)
class Lines:
    """A page of entries and the cursor of the next."""

    lines: list[Line]
    older: str


def lines_of(viewer: User, pair: Pair, filters: Filters, start: Place | None, goals: list[Goal]) -> Lines:
    """Return PAGE entries, the newest first; `goals` are those the viewer reads, for their titles."""
    rows = _rows(viewer, pair, filters, start)
    page = rows[:PAGE]
    older = Place(page[-1][2], page[-1][1], back=False).written() if len(rows) > PAGE else ""
    return Lines(_presented(page, viewer, pair, goals), older)


def read_start(cursor: str) -> Place | None:
    """Read the cursor of a page; anything that is none means the first page."""
    try:
        return Place.read(cursor) if cursor else None
    except (ValueError, OverflowError):
        return None


def _rows(viewer: User, pair: Pair, filters: Filters, start: Place | None) -> list[Any]:
    names = [filters.kind] if filters.kind else list(KINDS)
    if filters.goal:
        names = [name for name in names if KINDS[name].has_goal]
    if not names:
        return []
    condition = _condition(pair, filters, start)
    branches = [_branch(name, viewer, condition, filters.goal) for name in names]
    if len(branches) == 1:
        return list(branches[0])
    together = branches[0].union(*branches[1:], all=True)
    return list(together.order_by("-created_at", "-pk")[: PAGE + 1])


def _branch(name: str, viewer: User, condition: Q, goal: UUID | None) -> QuerySet[Any]:
    rows = rows_of(name, viewer).filter(condition)
    if goal is not None:
        rows = rows.filter(goal=goal)
    return rows.order_by("-created_at", "-pk")[: PAGE + 1]


def _condition(pair: Pair, filters: Filters, start: Place | None) -> Q:
    found = Q(couple=pair.couple.pk)
    if not filters.private:
        found &= ~Q(audience=Audience.PRIVATE)
    if filters.who is not None:
        found &= Q(author=filters.who)
    zone = pair.couple.zone
    if filters.since is not None:
        found &= Q(created_at__gte=datetime.combine(filters.since, time(), zone))
    if filters.until is not None and filters.until.year < MAXYEAR:
        month_after = date(filters.until.year + filters.until.month // 12, filters.until.month % 12 + 1, 1)
        found &= Q(created_at__lt=datetime.combine(month_after, time(), zone))
    if start is not None:
        at = start.created_at
        found &= Q(created_at__lte=at) & (Q(created_at__lt=at) | Q(pk__lt=start.pk))
    return found


def _presented(rows: list[Any], viewer: User, pair: Pair, goals: list[Goal]) -> list[Line]:
    today = timezone.localtime(timezone.now(), viewer.zone).date()
    titles = {goal.pk: (goal.agreed or goal.current) for goal in goals}
    lines = []
    for kind, pk, created_at, author, audience, day_of, goal, words, code in rows:
        slot, is_mine = pair.slot_of(author), author == viewer.pk
        name = pair.people[slot].first_name if slot in pair.people else _("Care team")
        day = (
            date.fromisoformat(day_of[:10]) if day_of else timezone.localtime(created_at, viewer.zone).date()
        )
        title = titles.get(goal)
        lines.append(
            Line(
                pk=pk,
                kind=kind,
                icon=SETBACK_KIND_ICONS.get(code, KINDS[kind].icon),
                label=_label(kind, code, name),
                slot=slot,
                name=_("You") if is_mine else name,
                day=day.isoformat(),
                when=day_in_words(day, today),
                words=words[:LONGEST_WORDS],
                is_cut=len(words) > LONGEST_WORDS,
                url=_url(kind, pk, is_mine=is_mine),
                goal_title=title.title if title else "",
                goal_url=address_of("progress:goal", goal) if title else "",
                audience=audience,
                audience_words=audience_in_words(audience, is_mine=is_mine, pair=pair, viewer=viewer),
            )
        )
    return lines


def _label(kind: str, code: str, name: str) -> str:
    """What kind of entry it is; what one saw of the other stays what one saw."""
    if kind == "setback" and code == SetbackKind.WORRY:
        return _("What %(name)s saw and felt") % {"name": name}
    return str(KINDS[kind].one)


def _url(kind: str, pk: UUID, *, is_mine: bool) -> str:
    if kind == "journal" and is_mine:
        return address_of("progress:journal_entry", pk)
    opens = KINDS[kind].url
    return opens(pk) if opens else ""
