"""One timeline of everything both wrote, as far as its reader reads it, with filters.

Every kind gives at most a page of rows by its own index, and PostgreSQL puts those few together: a page of
ten years costs what a page of a week does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.paging import AFTER_ALL, Place
from goals.models import Goal
from progress.lists import SETBACK_KIND_ICONS, SetbackKind
from progress.pages.timeline import audience_in_words
from progress.pages.timeline_kinds import KINDS, LONGEST_WORDS, EntryKind, rows_of
from progress.pages.times import day_in_words

PAGE = 20


@dataclass(frozen=True)
class Filters:
    """What the reader chose; nothing is everything."""

    who: UUID | None = None
    kind: EntryKind | None = None
    goal: UUID | None = None
    since: date | None = None
    until: date | None = None
    # What its author alone reads stays off a page others may glimpse, until it is asked for.
    private: bool = False


@dataclass(frozen=True)
class Line:
    """One entry, ready to be shown."""

    pk: UUID
    kind: EntryKind
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
    if filters.goal and filters.kind and not KINDS[filters.kind].has_goal:
        return []
    zone, until = pair.couple.zone, filters.until
    month_after = None
    if until is not None and until.year < MAXYEAR:
        month_after = date(until.year + until.month // 12, until.month % 12 + 1, 1)
    return _newest(
        viewer,
        couple=pair.couple.pk,
        kind=filters.kind,
        goal=filters.goal,
        private=filters.private,
        who=filters.who,
        since=_midnight(filters.since, zone),
        before=_midnight(month_after, zone),
        last_at=start.created_at if start else AFTER_ALL,
        last=start.pk if start else None,
    )


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day else None


@prepared
def _newest(
    viewer: User,
    *,
    couple: UUID,
    kind: EntryKind | None,
    goal: UUID | None,
    private: bool,
    who: UUID | None,
    since: datetime | None,
    before: datetime | None,
    last_at: datetime,
    last: UUID | None,
) -> QuerySet[Any, Any]:
    """A page and one row more of what was chosen, after the `last` row shown already."""
    # Asked of the first page too: by it PostgreSQL walks an index by time and sorts no history.
    found = Q(couple=couple, created_at__lte=last_at)
    if not private:
        found &= ~Q(audience=Audience.PRIVATE)
    if who is not None:
        found &= Q(author=who)
    if goal is not None:
        found &= Q(goal=goal)
    if since is not None:
        found &= Q(created_at__gte=since)
    if before is not None:
        found &= Q(created_at__lt=before)
    if last is not None:
        found &= Q(created_at__lt=last_at) | Q(pk__lt=last)
    kinds = [kind] if kind else [one for one in EntryKind if goal is None or KINDS[one].has_goal]
    branches = [
        rows_of(one, viewer).filter(found).order_by("-created_at", "-pk")[: PAGE + 1] for one in kinds
    ]
    if len(branches) == 1:
        return branches[0]
    together = branches[0].union(*branches[1:], all=True)
    return together.order_by("-created_at", "-pk")[: PAGE + 1]


def _presented(rows: list[Any], viewer: User, pair: Pair, goals: list[Goal]) -> list[Line]:
    today = timezone.localtime(timezone.now(), viewer.zone).date()
    titles = {goal.pk: (goal.agreed or goal.current) for goal in goals}
    lines = []
    for name_of_kind, pk, created_at, author, audience, day_of, goal, words, code in rows:
        kind = EntryKind(name_of_kind)
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


def _label(kind: EntryKind, code: str, name: str) -> str:
    """What kind of entry it is; what one saw of the other stays what one saw."""
    if kind == EntryKind.SETBACK and code == SetbackKind.WORRY:
        return _("What %(name)s saw and felt") % {"name": name}
    return str(KINDS[kind].one)


def _url(kind: EntryKind, pk: UUID, *, is_mine: bool) -> str:
    if kind == EntryKind.JOURNAL and is_mine:
        return address_of("progress:journal_entry", pk)
    opens = KINDS[kind].url
    return opens(pk) if opens else ""
