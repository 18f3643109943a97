"""The journal costs the same however much is written, and a search touches nobody else's rows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.models import JournalEntry
from progress.pages.journal import own_journal
from tests.conftest import ClientOf
from tests.progress.conftest import at
from tests.progress.journals import entry_of, passage_of
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db


def grow(by: User, couple: Couple, goal: Goal, count: int) -> JournalEntry:
    """Write entries, every second shared, with a passage each; return the last."""
    for n in range(count):
        audience = ("private", "couple")[n % 2]
        entry = entry_of(by, couple, f"A river and a lantern {n}", goal=goal, audience=audience)
        passage_of(entry, by, "A river")
    return entry


def test_no_page_asks_more_the_more_is_written(
    couple: Couple, maya: User, jonas: User, clinician: User, goal: Goal, client_of: ClientOf
) -> None:
    entry = grow(maya, couple, goal, 2)
    pages = [
        (maya, at("journal"), 12),
        (maya, f"{at('journal')}?q=lantern", 12),
        (maya, at("journal_entry", entry.pk), 12),
        (maya, at("journal_new"), 12),
        (jonas, at("journal_shared", entry.pk), 12),
        (jonas, at("journal_shared_list"), 12),
        (clinician, at("journal_couple", couple.pk), 12),
    ]
    few = [len(queries(client_of(person), page)) for person, page, _most in pages]
    grow(maya, couple, goal, 28)
    many = [len(queries(client_of(person), page)) for person, page, _most in pages]
    assert many == few
    assert [page for count, (_who, page, most) in zip(many, pages, strict=True) if count > most] == []


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """A plan's nodes, the outermost first."""
    return [plan, *(one for inner in plan.get("Plans", []) for one in nodes(inner))]


def test_a_search_looks_through_ones_own_entries_by_the_index_and_nobody_elses(
    couple: Couple, other_couple: Couple, maya: User, jonas: User, tess: User, goal: Goal
) -> None:
    """As many rows of each person; what PostgreSQL reads of a search are the asker's own."""
    for person, where in ((jonas, couple), (tess, other_couple), (maya, couple)):
        with acting(person):
            JournalEntry.objects.bulk_create(
                JournalEntry(
                    couple=where,
                    author=person,
                    subject=person,
                    audience="couple",
                    written_on="2026-01-01",
                    text=f"The lantern by the river {n}",
                )
                for n in range(400)
            )
    with acting(maya):
        pair = pair_of_couple(couple)
        own_journal(maya, pair, asked="lantern nowhere")
        with CaptureQueriesContext(connection) as asked:
            own_journal(maya, pair, asked="lantern nowhere")
        (search,) = [query["sql"] for query in asked.captured_queries if "to_tsquery" in query["sql"]]
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {search}")
            (found,) = cursor.fetchone() or ([],)
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    (walk,) = [node for node in nodes(plan) if node.get("Relation Name") == "progress_journalentry"]
    (index,) = [node for node in nodes(plan) if "Index Name" in node and "couple_id" in node["Index Cond"]]
    assert index["Index Name"] == "progress_journal_latest"
    assert "author_id" in index["Index Cond"]
    assert walk["Actual Rows"] + walk["Rows Removed by Filter"] == 400
