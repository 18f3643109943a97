"""A couple's days for a clinician: each partner's answers apart, and what helped and got in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import FETCH_RAISE, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import label_of
from couplesgoals.web.addresses import address_of
from couplesgoals.web.charts import TrendLine, trend_chart
from progress.lists import GOT_IN_THE_WAY_ICONS, HELPED_BY_ICONS, GotInTheWay, HelpedBy
from progress.models import CheckInRating, ProgressLog, SafetyFollowUp, Tracker
from progress.models.log import TELLS, ProgressLogQuerySet
from progress.pages.times import day_in_words

PERIODS = (4, 12)  # weeks
MOST = 500
OWN_WORDS = "own-words"


# What one person answered: tracker → day → number.
type ByTracker = Mapping[str, Mapping[date, int]]


@dataclass(frozen=True)
class Side:
    """One partner's answers; a chart is empty where nothing of it is read."""

    slot: str
    name: str
    chart: SafeString
    urge: SafeString
    days: int


@dataclass(frozen=True)
class Behind:
    """An entry behind a count."""

    slot: str
    name: str
    when: str
    what: str
    words: str
    url: str


@dataclass
class Counted:
    """A word of a list, and the entries that say it, the newest first."""

    label: str
    icon: str
    entries: list[Behind] = field(default_factory=list)


@dataclass(frozen=True)
class Days:
    """What the page shows."""

    weeks: int
    sides: list[Side]
    hindered: list[Counted]
    helped: list[Counted]
    followed_up: list[SafetyFollowUp]
    ids: dict[str, list[UUID]]


def days_of(viewer: User, pair: Pair, weeks: int) -> Days:
    """Put the page together, in three queries."""
    couple = pair.couple
    last = timezone.localtime(timezone.now(), couple.zone).date()
    first = last - timedelta(days=7 * weeks - 1)
    done = _followed_up(viewer, couple.pk, datetime.combine(first, time(), couple.zone))
    sides, ratings = sides_between(viewer, pair, first, last)
    hindered, helped, logs = counted_between(viewer, pair, first, last)
    return Days(
        weeks=weeks,
        sides=sides,
        hindered=hindered,
        helped=helped,
        followed_up=done,
        ids={
            "progress.CheckInRating": ratings,
            "progress.ProgressLog": logs,
            "progress.SafetyCheck": [row.check_answered_id for row in done],
            "progress.SafetyFollowUp": [row.pk for row in done],
        },
    )


def sides_between(viewer: User, pair: Pair, first: date, last: date) -> tuple[list[Side], list[UUID]]:
    """Return each partner's answers from one day to another, and the ids of all that are read for it."""
    rows: list[Any] = _ratings(viewer, pair.couple.pk, first, last)
    by_person: dict[UUID, dict[str, dict[date, int]]] = {}
    for row in rows:
        days = dict(zip(row["days"], row["levels"], strict=True))
        by_person.setdefault(row["author"], {})[row["tracker"]] = days
    sides = [
        _side(slot, person.first_name, by_person.get(person.pk, {}), first, last)
        for slot, person in pair.people.items()
    ]
    return sides, [pk for row in rows for pk in row["ids"]]


def counted_between(
    viewer: User, pair: Pair, first: date, last: date
) -> tuple[list[Counted], list[Counted], list[UUID]]:
    """Return what got in the way and what helped between two days, and the ids of the entries read for it."""
    rows = _logs(viewer, pair.couple.pk, datetime.combine(first, time(), pair.couple.zone))
    logs = [row for row in rows if row.occurred_on <= last]
    return (*_counts(logs, pair, last), [row.pk for row in logs])


def _side(slot: str, name: str, by_tracker: ByTracker, first: date, last: date) -> Side:
    shown = (Tracker.FEELING, Tracker.CLOSENESS)
    lines = [_line(tracker, by_tracker, slot) for tracker in shown if tracker in by_tracker]
    period = {"first": first, "last": last}
    return Side(
        slot=slot,
        name=name,
        chart=trend_chart(lines, title=_("Day by day"), uid=f"days-{slot}", **period),
        urge=trend_chart(
            [_line(Tracker.URGE, by_tracker, slot)], title=_("Urge or craving"), uid=f"urge-{slot}", **period
        ),
        days=len({day for values in by_tracker.values() for day in values}),
    )


def _line(tracker: Tracker, by_tracker: ByTracker, slot: str) -> TrendLine:
    names = {Tracker.FEELING: _("Feeling"), Tracker.CLOSENESS: _("Closeness"), Tracker.URGE: _("Urge")}
    return TrendLine(names[tracker], by_tracker.get(tracker, {}), key=slot)


def _counts(logs: Sequence[Any], pair: Pair, today: date) -> tuple[list[Counted], list[Counted]]:
    """Count each word once an entry; most first, own words last."""
    if not logs:
        return [], []
    hindered = _empty(GotInTheWay, GOT_IN_THE_WAY_ICONS)
    helped = _empty(HelpedBy, HELPED_BY_ICONS)
    for row in logs:
        for codes, words, found in (
            (row.hindered, row.hindered_words, hindered),
            (row.helped, row.helped_words, helped),
        ):
            behind = _behind(row, words, pair, today)
            for code in [code for code in codes if code in found] or ([OWN_WORDS] if words else []):
                found[code].entries.append(behind)
    return _most_first(hindered), _most_first(helped)


def _empty(choices: Any, icons: Any) -> dict[str, Counted]:
    found = {one.value: Counted(label_of(one), icons[one.value]) for one in choices}
    return found | {OWN_WORDS: Counted(_("In their own words"), "message-square-text")}


def _most_first(found: dict[str, Counted]) -> list[Counted]:
    told = [(code, one) for code, one in found.items() if one.entries]
    return [one for code, one in sorted(told, key=lambda each: (each[0] == OWN_WORDS, -len(each[1].entries)))]


def _behind(row: Any, words: str, pair: Pair, today: date) -> Behind:
    slot = pair.slot_of(row.author_id)
    return Behind(
        slot=slot,
        name=pair.people[slot].first_name if slot in pair.people else _("Former partner"),
        when=day_in_words(row.occurred_on, today),
        what=row.what,
        words=words,
        url=address_of("progress:goal", row.goal_id),
    )


@prepared
def _ratings(viewer: User, couple: UUID, first: date, last: date) -> QuerySet[CheckInRating, Any]:
    """One row for each person and tracker, with its days: hundreds of rows cost more than they say."""
    rows: QuerySet[CheckInRating] = CheckInRating.narrowed_to(viewer).filter(couple=couple)
    these_days = rows.filter(day__gte=first, day__lte=last).order_by("author", "tracker")
    return these_days.values("author", "tracker").annotate(
        ids=ArrayAgg("pk"), days=ArrayAgg("day"), levels=ArrayAgg("value")
    )


@prepared
def _logs(viewer: User, couple: UUID, since: datetime) -> ProgressLogQuerySet:
    rows: ProgressLogQuerySet = ProgressLog.narrowed_to(viewer).filter(couple=couple, created_at__gte=since)
    return rows.filter(TELLS).latest_first().fetch_mode(FETCH_RAISE)[:MOST]


@prepared
def _followed_up(viewer: User, couple: UUID, since: datetime) -> QuerySet[SafetyFollowUp]:
    rows: QuerySet[SafetyFollowUp] = SafetyFollowUp.narrowed_to(viewer).filter(couple=couple)
    rows = rows.filter(created_at__gte=since).select_related("author", "subject")
    return rows.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)
