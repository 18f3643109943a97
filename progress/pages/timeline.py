"""Both partners' entries as one timeline, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, Case, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import labels
from couplesgoals.web.addresses import address_of
from progress.lists import GotInTheWay, HelpedBy
from progress.models import Effort, EntryFeedback, HowItWent, ProgressLog
from progress.models.log import ProgressLogQuerySet
from progress.pages.times import day_in_words
from progress.pages.told import TOLD, Answer, answer_from

PAGE = 10  # what a phone scrolls without getting lost


@dataclass(frozen=True)
class Entry:
    """One log entry, ready to be shown."""

    pk: UUID
    slot: str
    name: str
    when: str
    day: str
    what: str
    how: str
    effort: str
    goal: UUID | None
    goal_title: str
    goal_url: str
    helped: str
    hindered: str
    audience: str
    audience_words: str
    is_mine: bool
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True)
class Timeline:
    """A page of entries and the cursor of the next."""

    entries: list[Entry]
    older: UUID | None

    def ids(self) -> dict[str, list[UUID]]:
        """Return what is shown, by model, for the log of what staff read."""
        return {
            "goals.Goal": list({one.goal for one in self.entries if one.goal}),
            "progress.ProgressLog": [one.pk for one in self.entries],
            "progress.EntryFeedback": [one.pk for entry in self.entries for one in entry.answers],
        }


def timeline_page(
    *, pair: Pair, viewer: User, before: UUID | None = None, goal: UUID | None = None, shared: bool = False
) -> Timeline:
    """Return PAGE entries older than `before`, newest first, by keyset: any page costs the same.

    Of the couple, of one `goal` of theirs, or only what both partners read.
    """
    couple, at = None if goal else pair.couple.pk, None
    if before is not None:
        at = next(iter(_moment_of(viewer, before, couple=couple, goal=goal, shared=shared)), None)
        if at is None:
            return Timeline([], None)
    rows = _page(viewer, at, before, couple=couple, goal=goal, shared=shared)
    entries = present(rows[:PAGE], pair=pair, viewer=viewer)
    return Timeline(entries, rows[PAGE - 1].pk if len(rows) > PAGE else None)


@prepared
def _moment_of(
    viewer: User, entry: UUID, *, couple: UUID | None, goal: UUID | None, shared: bool
) -> QuerySet[ProgressLog, datetime]:
    logs = _entries(viewer, couple=couple, goal=goal, shared=shared)
    return logs.filter(pk=entry).values_list("created_at", flat=True)


@prepared
def _page(
    viewer: User,
    at: datetime | None,
    before: UUID | None,
    *,
    couple: UUID | None,
    goal: UUID | None,
    shared: bool,
) -> ProgressLogQuerySet:
    logs = _entries(viewer, couple=couple, goal=goal, shared=shared)
    if at is not None:
        logs = logs.filter(Q(created_at__lte=at) & (Q(created_at__lt=at) | Q(pk__lt=before)))
    answers = EntryFeedback.narrowed_to(viewer).filter(entry=OuterRef("pk")).order_by("created_at", "id")
    told = ArraySubquery(answers.values(said=JSONObject(**TOLD)))
    # A page of one goal says which it is.
    titled = logs.annotate(goal_title=Value("")).fetch_mode(FETCH_RAISE) if goal else with_titles(logs)
    return titled.annotate(told=told).latest_first()[: PAGE + 1]


def _entries(viewer: User, *, couple: UUID | None, goal: UUID | None, shared: bool) -> ProgressLogQuerySet:
    logs: ProgressLogQuerySet = ProgressLog.narrowed_to(viewer)
    logs = logs.filter(goal=goal) if goal else logs.filter(couple=couple)
    return logs.shared() if shared else logs


def with_titles(logs: ProgressLogQuerySet) -> ProgressLogQuerySet:
    """Add each entry's goal by its title alone, and no title where the goal is private by now.

    Entries shared before stand on pages two look at together: there a private goal is not named.
    """
    title = Case(When(~Q(goal__audience=Audience.PRIVATE), then=F("goal__current__title")))
    return logs.annotate(goal_title=title).fetch_mode(FETCH_RAISE)


def present(rows: list[Any], *, pair: Pair, viewer: User) -> list[Entry]:
    """Turn rows `with_titles` into what a page shows."""
    today = timezone.localtime(timezone.now(), viewer.zone).date()
    hows, efforts = labels(HowItWent), labels(Effort)
    helps, hinders = labels(HelpedBy), labels(GotInTheWay)
    urls = {goal_id: address_of("progress:goal", goal_id) for goal_id in {row.goal_id for row in rows}}
    entries = []
    for row in rows:
        slot, is_mine = pair.slot_of(row.author_id), row.author_id == viewer.pk
        first_name = pair.people[slot].first_name if slot in pair.people else ""
        entries.append(
            Entry(
                pk=row.pk,
                slot=slot,
                name=_("You") if is_mine else first_name,
                when=day_in_words(row.occurred_on, today),
                day=row.occurred_on.isoformat(),
                what=row.what,
                how=hows[row.how_it_went],
                effort=efforts[row.effort],
                goal=row.goal_id if row.goal_title else None,
                goal_title=row.goal_title or _("A goal of my own"),
                goal_url=urls[row.goal_id],
                answers=[answer_from(row.pk, said, viewer) for said in getattr(row, "told", ())],
                helped=_around(row.helped, row.helped_words, helps),
                hindered=_around(row.hindered, row.hindered_words, hinders),
                audience=row.audience,
                audience_words=audience_in_words(row.audience, is_mine=is_mine, pair=pair, viewer=viewer),
                is_mine=is_mine,
            )
        )
    return entries


def _around(codes: list[str], words: str, names: dict[str, str]) -> str:
    """Say what helped, or what got in the way, in one line."""
    return " · ".join([names[code] for code in codes if code in names] + ([words] if words else []))


def audience_in_words(audience: str, *, is_mine: bool, pair: Pair, viewer: User) -> str:
    """Say who reads an item, to this viewer: names where the viewer knows them anyway."""
    if viewer.is_clinician:
        return _("Both partners and the care team") if audience == Audience.COUPLE else _("The care team")
    if audience == Audience.PRIVATE:
        return _("Only you")
    if audience == Audience.CARE_TEAM:
        return _("You and your care team")
    return _("You, %(partner)s and your care team") % {"partner": pair.other_name(viewer)}
