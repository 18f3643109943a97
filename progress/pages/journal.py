"""One's own journal, a page at a time; and what of a journal others read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import FETCH_RAISE, F, Q, QuerySet
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.text import Truncator

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from couplesgoals.records.rule import reach_of
from goals.models import Goal
from progress.journal import search_terms
from progress.models import JournalEntry, JournalPassage
from progress.models.journal import JournalEntryQuerySet
from progress.pages.timeline import audience_in_words
from progress.pages.times import day_in_words
from progress.prompts.journal import by_key

PAGE = 20
FIRST_WORDS = 240  # characters, about four lines on a phone


@dataclass(frozen=True)
class Line:
    """One entry as the list shows it."""

    pk: UUID
    day: str
    when: str
    words: str
    prompt: str
    goal_title: str
    audience: str
    readers: str


@dataclass(frozen=True)
class JournalPage:
    """A page of one's own entries and the cursor of the next."""

    lines: list[Line]
    older: UUID | None
    asked: str = ""


def own_journal(person: User, pair: Pair, *, before: UUID | None = None, asked: str = "") -> JournalPage:
    """Return PAGE of one's own entries older than `before`, newest first; only those with all words `asked`.

    Each couple somebody was ever one of is asked for alone, so that the index on couple, author and time is
    walked from its newest end: what others wrote is never touched, and cannot be told from the time it takes.
    """
    terms, at = search_terms(asked), None
    if asked and not terms:
        return JournalPage([], None, asked)
    couples = sorted(reach_of(person).own)
    if before is not None:
        at = next((moment for couple in couples for moment in _moment(person, couple, before)), None)
        if at is None:
            return JournalPage([], None, asked)
    found = [row for one in couples for row in _own(person, one, at, before, terms or None)]
    rows = sorted(found, key=lambda row: (row.created_at, row.pk), reverse=True)[: PAGE + 1]
    lines = _lines(rows[:PAGE], person, pair)
    return JournalPage(lines, rows[PAGE - 1].pk if len(rows) > PAGE else None, asked)


@prepared
def _moment(person: User, couple: UUID, entry: UUID) -> QuerySet[JournalEntry, datetime]:
    rows = JournalEntry.narrowed_to(person).filter(couple=couple, author=person.pk, pk=entry)
    moments: QuerySet[JournalEntry, datetime] = rows.values_list("created_at", flat=True)
    return moments


@prepared
def _own(
    person: User, couple: UUID, at: datetime | None, before: UUID | None, terms: str | None
) -> JournalEntryQuerySet:
    rows: JournalEntryQuerySet = JournalEntry.narrowed_to(person).filter(couple=couple, author=person.pk)
    if at is not None:
        rows = rows.filter(Q(created_at__lte=at) & (Q(created_at__lt=at) | Q(pk__lt=before)))
    if terms is not None:
        rows = rows.filter(search=SearchQuery(terms, config="simple", search_type="raw"))
    return first_words(rows).latest_first()[: PAGE + 1]


def first_words(rows: JournalEntryQuerySet) -> JournalEntryQuerySet:
    """Leave a long text where it is; a list shows how it begins."""
    short: JournalEntryQuerySet = rows.defer("text", "search").annotate(begins=how_it_begins())
    return short.fetch_mode(FETCH_RAISE)


def how_it_begins() -> Left:
    """As much of a text as `cut_short` needs."""
    return Left("text", FIRST_WORDS + 1)


def begins(entry: JournalEntry) -> str:
    """Return how an entry of `first_words` begins."""
    return cut_short(vars(entry)["begins"])


def cut_short(words: str) -> str:
    """Show where a text goes on."""
    return Truncator(words).chars(FIRST_WORDS)


def goal_titles(viewer: User, goals: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the titles of those goals this viewer reads."""
    wanted = sorted({goal for goal in goals if goal is not None})
    return dict(_titles(viewer, wanted)) if wanted else {}


@prepared
def _titles(viewer: User, goals: list[UUID]) -> QuerySet[Goal, tuple[UUID, str]]:
    rows: QuerySet[Goal, tuple[UUID, str]] = (
        Goal.visible_to(viewer).filter(pk__among=goals).values_list("pk", F("current__title"))
    )
    return rows


def _lines(rows: Sequence[JournalEntry], person: User, pair: Pair) -> list[Line]:
    today = timezone.localtime(timezone.now(), person.zone).date()
    titles = goal_titles(person, (row.goal_id for row in rows))
    return [
        Line(
            pk=row.pk,
            day=row.written_on.isoformat(),
            when=day_in_words(row.written_on, today),
            words=begins(row),
            prompt=question_of(row),
            goal_title=titles.get(row.goal_id, "") if row.goal_id else "",
            audience=row.audience,
            readers=audience_in_words(row.audience, is_mine=True, pair=pair, viewer=person),
        )
        for row in rows
    ]


def question_of(entry: JournalEntry) -> str:
    """Return the question an entry was begun from; empty where somebody just wrote."""
    found = by_key(entry.prompt)
    return str(found.text) if found else ""


@prepared
def passages_of(person: User, entry: UUID) -> QuerySet[JournalPassage]:
    """List the words of one's own entry that were ever shared alone, the first shared first."""
    rows: QuerySet[JournalPassage] = JournalPassage.narrowed_to(person).filter(entry=entry, author=person.pk)
    return rows.order_by("created_at").fetch_mode(FETCH_RAISE)
