"""What its author wrote or shared anew after a clinician read it comes up again; what only moved does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.actions import change_log_audience
from progress.actions.checkin import Answers, save_check_in
from progress.actions.journal import change_entry, choose_readers
from progress.actions.setbacks import change_setback_audience, rest_setback
from progress.actions.told import mark_read
from progress.models import CheckIn, IStatement, JournalEntry, Learned, Recommitment, Setback, Underneath
from tests.conftest import ClientOf
from tests.progress.conftest import at, log
from tests.progress.journals import entry_of
from tests.progress.setbacks import report, today
from tests.progress.test_told import answer, mark, news

pytestmark = pytest.mark.django_db

type Fresh = Callable[[], list[str]]


@pytest.fixture
def fresh(couple: Couple, clinician: User, client_of: ClientOf) -> Fresh:
    """The kinds that are new to the clinician, on the couple's page and counted the same on the caseload."""

    def fresh() -> list[str]:
        browser = client_of(clinician)
        items = [item.kind for item in news(browser, couple).items]
        needs = browser.get(at("caseload")).context["rows"][0].needs
        assert bool(items) == bool(needs)
        return items

    return fresh


def write_anew(row: Any, by: User, **words: str) -> None:
    """Change a row as its author may."""
    with acting(by):
        type(row).objects.filter(pk=row.pk).update(**words)


WRITTEN: dict[str, tuple[type[Any], str]] = {
    "underneath": (Underneath, "need_words"),
    "learned": (Learned, "learned"),
    "words": (IStatement, "would_like"),
    "onward": (Recommitment, "words"),
}


class TestWrittenAnew:
    def test_a_journal_entry(self, couple: Couple, maya: User, clinician: User, fresh: Fresh) -> None:
        entry = entry_of(maya, couple, audience="care_team")
        mark(clinician, couple, entry.pk)
        assert fresh() == []
        with acting(maya):
            change_entry(by=maya, entry=entry, text="It was worse.", goal=None, revision=1)
        assert fresh() == ["journal"]
        for _twice in range(2):
            mark(clinician, couple, entry.pk)
            assert fresh() == []

    def test_a_setback(self, couple: Couple, maya: User, clinician: User, fresh: Fresh) -> None:
        told = report(couple, maya)
        mark(clinician, couple, told.pk)
        write_anew(told, maya, facts="He shouted, and I shouted.")
        assert fresh() == ["setback"]

    @pytest.mark.parametrize("kind", WRITTEN)
    def test_a_step_of_a_setback(
        self, couple: Couple, maya: User, clinician: User, kind: str, fresh: Fresh
    ) -> None:
        model, field = WRITTEN[kind]
        told = report(couple, maya)
        with acting(maya):
            side = model.objects.create(
                couple=couple, subject=maya, author=maya, audience="care_team", setback=told
            )
        mark(clinician, couple, told.pk, side.pk)
        assert fresh() == []
        write_anew(side, maya, **{field: "Something else."})
        assert fresh() == [kind]

    def test_a_line_of_a_check_in(self, couple: Couple, maya: User, clinician: User, fresh: Fresh) -> None:
        def save(line: str, revision: int) -> CheckIn:
            said = Answers(ratings={}, line=line)
            with acting(maya):
                return save_check_in(
                    by=maya, couple=couple, day=today(couple), answers=said, revision=revision
                )

        mark(clinician, couple, save("Tired.", 0).pk)
        save("Tired.", 1)
        assert fresh() == []
        save("Tired, and afraid.", 2)
        assert fresh() == ["check-in"]

    def test_what_was_shared_long_ago_and_is_written_anew_today(
        self, couple: Couple, maya: User, fresh: Fresh
    ) -> None:
        with time_machine.travel(timezone.now() - timedelta(days=60)):
            entry = entry_of(maya, couple, audience="care_team")
        assert fresh() == []
        with acting(maya):
            change_entry(by=maya, entry=entry, text="It was worse.", goal=None, revision=1)
        assert fresh() == ["journal"]

    def test_who_answered_it_reads_it_again_too(
        self, couple: Couple, maya: User, clinician: User, fresh: Fresh
    ) -> None:
        entry = entry_of(maya, couple, audience="care_team")
        answer(clinician, entry.pk)
        assert fresh() == []
        write_anew(entry, maya, text="It was worse.")
        assert fresh() == ["journal"]


class TestSharedAnew:
    def test_each_kind(self, couple: Couple, goal: Goal, maya: User, clinician: User, fresh: Fresh) -> None:
        entry, told, done = (
            entry_of(maya, couple, audience="care_team"),
            report(couple, maya),
            log(goal, maya),
        )
        mark(clinician, couple, entry.pk, told.pk, done.pk)
        assert fresh() == []
        with acting(maya):
            for audience in ("private", "care_team"):
                choose_readers(by=maya, entry=entry, audience=audience)
                change_setback_audience(by=maya, setback=told, audience=audience)
                change_log_audience(by=maya, entry=done, audience=audience)
        assert sorted(fresh()) == ["journal", "log", "setback"]

    def test_what_only_rests_or_is_saved_as_it_was_stays_read(
        self, couple: Couple, maya: User, clinician: User, fresh: Fresh
    ) -> None:
        told, entry = report(couple, maya), entry_of(maya, couple, audience="care_team")
        mark(clinician, couple, told.pk, entry.pk)
        with acting(maya):
            rest_setback(by=maya, setback=told)
            change_entry(by=maya, entry=entry, text=entry.text, goal=None, revision=1)
        assert fresh() == []


class TestTheMark:
    def test_it_is_about_what_stood_on_the_page_when_it_was_read(
        self, couple: Couple, maya: User, clinician: User, client_of: ClientOf, fresh: Fresh
    ) -> None:
        entry, browser = entry_of(maya, couple, audience="care_team"), client_of(clinician)
        (item,) = news(browser, couple).items
        page = browser.get(at("couple", couple.pk)).content.decode()
        shown = f"{item.pk} {item.stamp}"
        assert shown.replace("+", "&#x2B;") in page or shown in page
        write_anew(entry, maya, text="Written while the page was open.")
        browser.post(at("read", couple.pk), {"entry": shown})
        assert fresh() == ["journal"]
        (item,) = news(browser, couple).items
        browser.post(at("read", couple.pk), {"entry": f"{item.pk} {item.stamp}"})
        assert fresh() == []

    def test_a_moment_made_up_marks_nothing_of_the_future_and_breaks_nothing(
        self, couple: Couple, maya: User, clinician: User, client_of: ClientOf, fresh: Fresh
    ) -> None:
        entry, browser = entry_of(maya, couple, audience="care_team"), client_of(clinician)
        for moment in ("2999-01-01T00:00:00+00:00", "2026-13-01T00:00:00+00:00", "2026-01-01T00:00:00", "x"):
            assert browser.post(at("read", couple.pk), {"entry": f"{entry.pk} {moment}"}).status_code == 302
        write_anew(entry, maya, text="It was worse.")
        assert fresh() == ["journal"]

    def test_the_supervisor_reads_for_themselves(
        self, couple: Couple, maya: User, clinician: User, supervisor: User, client_of: ClientOf
    ) -> None:
        entry = entry_of(maya, couple, audience="care_team")
        for reader in (clinician, supervisor):
            with acting(reader):
                mark_read(by=reader, couple=couple, entries=[entry.pk])
        write_anew(entry, maya, text="It was worse.")
        mark(clinician, couple, entry.pk)
        assert [news(client_of(one), couple).number for one in (clinician, supervisor)] == [0, 1]


@pytest.mark.parametrize("model", [JournalEntry, Setback])
def test_nobody_sets_the_moment_themselves(couple: Couple, maya: User, model: type[Any]) -> None:
    row = entry_of(maya, couple) if model is JournalEntry else report(couple, maya)
    long_ago = timezone.now() - timedelta(days=400)
    write_anew(row, maya, changed_at=long_ago)
    with acting(maya), connection.cursor() as cursor:
        cursor.execute(f"SELECT changed_at > created_at - interval '1 day' FROM {model._meta.db_table}")
        assert cursor.fetchall() == [(True,)]
