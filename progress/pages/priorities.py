"""Priorities that shifted as their readers find them: the latest first; days planned; ways on from one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import FETCH_RAISE, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.web.days import day_words
from couplesgoals.web.paging import Place
from goals.models import Goal, LifecycleStatus
from goals.models.goal import GoalQuerySet
from progress.models import PriorityAsk, PriorityShift, Since
from progress.pages.jar import cursor
from progress.pages.timeline import audience_in_words
from progress.pages.times import moment_in_words

PAGE = 10
MOST_DAYS = 10
# So many days the question of a planned day stands on Today; then it is gone, and nobody is pushed.
ASKED_FOR = timedelta(days=3)


@dataclass(frozen=True)
class Shift:
    """One shift, ready to be shown."""

    pk: UUID
    slot: str
    name: str
    when: str
    more: str
    less: str
    since: str
    would_help: str
    audience: str
    readers: str
    is_mine: bool
    in_review: bool

    @property
    def begins(self) -> str:
        """The first words, by which one is told from the next."""
        return (self.more or self.less or self.would_help or _("Nothing has shifted"))[:60]


@dataclass(frozen=True)
class Shifts:
    """A page of shifts and the cursor of the next."""

    rows: list[Shift]
    older: str

    def ids(self) -> dict[str, list[UUID]]:
        """Return what is shown, by model, for the log of what staff read."""
        return {"progress.PriorityShift": [row.pk for row in self.rows]}


@dataclass(frozen=True)
class Planned:
    """One day that is planned; `may_call_off` while it is still to come."""

    pk: UUID
    day: str
    by: str
    may_call_off: bool


def shifts_of(viewer: User, pair: Pair, before: str = "", *, with_shift: str = "") -> Shifts:
    """Return the shifts of a couple this person reads, the latest first, by keyset, in one query.

    The page `with_shift`, the id of one, begins there where it is not among the latest.
    """
    rows = _rows(viewer, pair, cursor(before))
    if with_shift and with_shift not in {str(row.pk) for row in rows[:PAGE]}:
        rows = _rows(viewer, pair, _just_before(viewer, pair, with_shift))
    shown = rows[:PAGE]
    older = Place(shown[-1].created_at, shown[-1].pk, back=False).written() if len(rows) > PAGE else ""
    return Shifts([present_shift(row, viewer, pair) for row in shown], older)


def present_shift(row: PriorityShift, viewer: User, pair: Pair) -> Shift:
    """Present one to a reader."""
    slot, is_mine = pair.slot_of(row.author_id), row.author_id == viewer.pk
    return Shift(
        pk=row.pk,
        slot=slot,
        name=_("You") if is_mine else pair.names.get(slot, ""),
        when=moment_in_words(row.created_at, viewer.zone),
        more=row.more,
        less=row.less,
        since=str(Since(row.since).label) if row.since else "",
        would_help=row.would_help,
        audience=row.audience,
        readers=audience_in_words(row.audience, is_mine=is_mine, pair=pair, viewer=viewer),
        is_mine=is_mine,
        in_review=row.review_id is not None,
    )


def planned_days(viewer: User, pair: Pair) -> list[Planned]:
    """Return the days planned from today on, the next first, in one query."""
    today = today_in(pair)
    return [
        Planned(row.pk, day_words(row.asked_on, "l, F j"), _planner(row, viewer, pair), row.asked_on > today)
        for row in _days(viewer, pair.couple.pk, today)
    ]


def today_in(pair: Pair) -> date:
    """Return the day it is in the couple's zone."""
    return timezone.localtime(timezone.now(), pair.couple.zone).date()


def goals_to_change(viewer: User, pair: Pair) -> list[tuple[UUID, str]]:
    """Return joint goals in effect with their titles: a shift may change one, or let one rest."""
    goals = _goals(viewer, pair.couple.pk) if pair.couple.frozen_at is None else []
    return [(goal.pk, goal.agreed.title) for goal in goals if goal.agreed]


def wider_than(audience: str) -> list[str]:
    """Return who else could read it, the care team first: to talk about it somebody has to know."""
    more = {
        Audience.PRIVATE.value: [Audience.CARE_TEAM.value, Audience.COUPLE.value],
        Audience.CARE_TEAM.value: [Audience.COUPLE.value],
    }
    return more.get(audience, [])


def _planner(row: PriorityAsk, viewer: User, pair: Pair) -> str:
    if row.author_id == viewer.pk:
        return _("Planned by you")
    name = pair.names.get(pair.slot_of(row.author_id), "")
    return _("Planned by %(name)s") % {"name": name} if name else _("Planned by the care team")


def _rows(viewer: User, pair: Pair, place: Place | None) -> list[PriorityShift]:
    at, pk = (place.created_at, place.pk) if place else (None, None)
    return list(_page(viewer, pair.couple.pk, at, pk))


def _just_before(viewer: User, pair: Pair, shift: str) -> Place | None:
    """Return the place of which a shift is the next; None where this person reads no such shift."""
    try:
        pk = UUID(shift)
    except ValueError:
        return None
    rows = PriorityShift.narrowed_to(viewer).filter(couple=pair.couple, pk=pk)
    at = rows.values_list("created_at", flat=True).first()
    return Place(at, UUID(int=pk.int + 1), back=False) if at else None


@prepared
def _page(viewer: User, couple: UUID, at: datetime | None, before: UUID | None) -> QuerySet[PriorityShift]:
    rows: QuerySet[PriorityShift] = PriorityShift.narrowed_to(viewer).filter(couple=couple)
    if at is not None:
        rows = rows.filter(Q(created_at__lte=at) & (Q(created_at__lt=at) | Q(pk__lt=before)))
    return rows.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[: PAGE + 1]


@prepared
def _days(viewer: User, couple: UUID, today: date) -> QuerySet[PriorityAsk]:
    rows: QuerySet[PriorityAsk] = PriorityAsk.visible_to(viewer).filter(couple=couple, called_off_at=None)
    return rows.filter(asked_on__gte=today).order_by("asked_on").fetch_mode(FETCH_RAISE)[:MOST_DAYS]


@prepared
def _goals(viewer: User, couple: UUID) -> GoalQuerySet:
    goals: GoalQuerySet = Goal.visible_to(viewer).filter(couple=couple).joint()
    active = goals.filter(lifecycle_status=LifecycleStatus.ACTIVE).select_related("agreed")
    return active.order_by("created_at", "id").fetch_mode(FETCH_RAISE)
