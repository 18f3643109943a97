"""A couple's days for a clinician: each partner's answers apart, and what helped and got in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import FETCH_RAISE, Func, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Told, built, each
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
    ids: dict[str, Sequence[UUID | str]]


def days_of(viewer: User, pair: Pair, weeks: int) -> Days:
    """Put the page together, in two queries."""
    couple = pair.couple
    last = timezone.localtime(timezone.now(), couple.zone).date()
    first = last - timedelta(days=7 * weeks - 1)
    began = datetime.combine(first, time(), couple.zone)
    done = _followed_up(viewer, couple.pk, began)
    rows: list[Any] = _days(viewer, couple.pk, first, last, began)
    # Where a viewer reads nothing at all, Django asks for nothing.
    told = {name: one or [] for name, one in rows[0].items()}
    sides, ratings = sides_in(told["ratings"], pair, first, last)
    hindered, helped, logs = counted_in(told["logs"], pair, last)
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


def sides_in(told: list[Told], pair: Pair, first: date, last: date) -> tuple[list[Side], list[str]]:
    """Return each partner's answers of `ratings_told`, and the ids of all that are read for it."""
    by_person: dict[str, dict[str, dict[date, int]]] = {}
    for one in told:
        days = dict(zip(map(date.fromisoformat, one["days"]), one["levels"], strict=True))
        by_person.setdefault(one["author"], {})[one["tracker"]] = days
    sides = [
        _side(slot, person.first_name, by_person.get(str(person.pk), {}), first, last)
        for slot, person in pair.people.items()
    ]
    return sides, [pk for one in told for pk in one["ids"]]


def counted_in(told: list[Told], pair: Pair, last: date) -> tuple[list[Counted], list[Counted], list[UUID]]:
    """Return what got in the way and what helped in `logs_told` up to a day, and the entries' ids."""
    rows = [built(ProgressLog, one) for one in told]
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
def _days(viewer: User, couple: UUID, first: date, last: date, began: datetime) -> QuerySet[Couple, Any]:
    return (
        Couple.objects.filter(pk=couple)
        .order_by()
        .values(ratings=ratings_told(viewer, couple, first, last), logs=logs_told(viewer, couple, began))
    )


def ratings_told(viewer: User, couple: UUID, first: date, last: date) -> Func:
    """Answers between two days, one row for each person and tracker: hundreds cost more than they say."""
    rows: QuerySet[CheckInRating] = CheckInRating.narrowed_to(viewer).filter(couple=couple)
    these_days = rows.filter(day__gte=first, day__lte=last).order_by("author", "tracker")
    together = these_days.values("author", "tracker").annotate(
        ids=ArrayAgg("pk"), days=ArrayAgg("day"), levels=ArrayAgg("value")
    )
    return each(together, "author", "tracker", "ids", "days", "levels")


def logs_told(viewer: User, couple: UUID, since: datetime) -> Func:
    """Entries since then that tell what helped or got in the way, the newest first."""
    rows: ProgressLogQuerySet = ProgressLog.narrowed_to(viewer).filter(couple=couple, created_at__gte=since)
    words = ("hindered", "hindered_words", "helped", "helped_words")
    return each(
        rows.filter(TELLS).latest_first()[:MOST], "id", "author_id", "goal_id", "occurred_on", "what", *words
    )


@prepared
def _followed_up(viewer: User, couple: UUID, since: datetime) -> QuerySet[SafetyFollowUp]:
    rows: QuerySet[SafetyFollowUp] = SafetyFollowUp.narrowed_to(viewer).filter(couple=couple)
    rows = rows.filter(created_at__gte=since).select_related("author", "subject")
    return rows.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)
