"""One connection to PostgreSQL as pages use it: replaced where it broke, several questions in one breath."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from weakref import ref

import pytest
from django.db import DatabaseError, DataError, IntegrityError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from couplesgoals.asking import Question, answers_together, ask_with_commit, committing, first_asked, words
from couplesgoals.audit.actions import record_event
from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus
from couplesgoals.records.acting import acting_as
from couplesgoals.records.middleware import viewer_middleware
from couplesgoals.records.rule import ahead_of_reach, reach_of
from goals.models import Goal
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db(transaction=True)

type Called = Callable[[str | None], Question]

ONE = words("SELECT 1")
SAID = words("SELECT %(said)s::text")
FAILS = words("SELECT 1 / 0")
WHO = words("SELECT pg_backend_pid()")
CALL = words("UPDATE people_user SET name = %(name)s WHERE id = %(id)s RETURNING 1")


@pytest.fixture
def called(maya: User) -> Called:
    """What gives Maya another name."""
    return lambda name: (CALL, {"name": name, "id": maya.pk})


@pytest.fixture
def name(maya: User) -> Callable[[], str]:
    """What Maya is called by now."""
    return lambda: User.objects.get(pk=maya.pk).name


def end_our_connection() -> None:
    """Do what a restart of PostgreSQL does to a connection that is kept."""
    ((pid,),) = WHO.answers({})
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
            assert cursor.fetchone() == (True,)
    finally:
        other.close()


def test_a_page_over_a_connection_that_broke_is_given_over_a_new_one(maya: User, client_of: ClientOf) -> None:
    browser = client_of(maya)
    connection.health_check_enabled = True
    end_our_connection()
    connection.health_check_done = False
    assert browser.get("/").status_code in (200, 302)


def test_the_first_question_replaces_a_broken_connection_once() -> None:
    connection.ensure_connection()
    connection.health_check_enabled = True
    end_our_connection()
    connection.health_check_done = False
    assert first_asked(lambda: ONE.answers({})) == [(1,)]
    end_our_connection()
    with pytest.raises(OperationalError):
        first_asked(lambda: ONE.answers({}))
    connection.close()


def test_a_connection_that_was_replaced_is_let_go() -> None:
    ONE.answers({})
    before = ref(connection.connection)
    connection.close()
    ONE.answers({})
    gc.collect()
    assert before() is None


def test_a_first_question_that_is_wrong_is_not_asked_twice() -> None:
    connection.ensure_connection()
    connection.health_check_enabled, connection.health_check_done = True, False
    before = WHO.answers({})
    connection.health_check_done = False
    asked = []

    def ask() -> object:
        asked.append(1)
        return FAILS.answers({})

    with pytest.raises(DatabaseError):
        first_asked(ask)
    assert (len(asked), WHO.answers({})) == (1, before)


def test_words_that_postgresql_could_not_hold_are_refused() -> None:
    with pytest.raises(DataError):
        SAID.answers({"said": "tea\0for two"})
    assert SAID.answers({"said": "tea for two: 茶 🫖"}) == [("tea for two: 茶 🫖",)]


def test_of_what_is_asked_together_the_first_that_fails_is_raised_and_nothing_stays(
    called: Called, name: Callable[[], str]
) -> None:
    before = name()
    with pytest.raises(DatabaseError, match="division by zero"), transaction.atomic():
        answers_together(called("First"), (FAILS, {}), called("Second"))
    assert name() == before
    with transaction.atomic():
        assert answers_together(called("Third"), (ONE, {})) == [[(1,)], [(1,)]]
    assert name() == "Third"


class TestAskingWithTheCommit:
    def test_it_waits_for_the_end_and_stays(self, called: Called, name: Callable[[], str]) -> None:
        before, done = name(), []
        with transaction.atomic(), committing():
            ask_with_commit(*called("Kept"))
            transaction.on_commit(lambda: done.append(name()))
            assert name() == before
        assert (name(), done) == ("Kept", ["Kept"])

    def test_it_goes_with_what_failed(self, called: Called, name: Callable[[], str]) -> None:
        before = name()
        with suppress(ValueError), transaction.atomic(), committing():
            ask_with_commit(*called("Gone"))
            raise ValueError
        with transaction.atomic(), committing():
            ask_with_commit(*called("Gone too"))
            transaction.set_rollback(True)
        assert name() == before

    def test_within_what_may_be_undone_alone_it_is_asked_at_once(
        self, called: Called, name: Callable[[], str]
    ) -> None:
        with transaction.atomic(), committing():
            with transaction.atomic():
                ask_with_commit(*called("Stays"))
            with suppress(ValueError), transaction.atomic():
                ask_with_commit(*called("Undone"))
                assert name() == "Undone"
                raise ValueError
        assert name() == "Stays"

    def test_where_it_fails_nothing_is_committed(self, called: Called, name: Callable[[], str]) -> None:
        before, words, values = name(), *called("Before")
        with suppress(IntegrityError), transaction.atomic(), committing():
            words.answers(values)
            ask_with_commit(*called(None))
        assert name() == before


class TestCommittingWhileThePageIsPutTogether:
    @pytest.fixture
    def begun(self) -> list[str]:
        """A note for each transaction that began after."""
        return []

    def test_it_is_written_before_the_page_is_done(
        self, called: Called, name: Callable[[], str], begun: list[str], maya: User
    ) -> None:
        elsewhere = connection.copy()
        with transaction.atomic(), committing(lambda: begun.append("more")):
            ask_with_commit(*called("Early"))
            with elsewhere.cursor() as cursor:
                assert _becomes(cursor, maya, "Early")
        elsewhere.close()
        assert (name(), begun) == ("Early", [])

    @pytest.mark.parametrize(
        "ask", [lambda: ONE.answers({}), User.objects.count, lambda: answers_together((ONE, {}))]
    )
    def test_what_is_asked_after_is_asked_in_a_transaction_more(
        self, called: Called, name: Callable[[], str], begun: list[str], ask: Callable[[], object]
    ) -> None:
        words, values = called("Undone")
        with suppress(ValueError), transaction.atomic(), committing(lambda: begun.append("more")):
            ask_with_commit(*called("Kept"))
            ask()
            ask()
            words.answers(values)
            raise ValueError
        assert (name(), begun) == ("Kept", ["more"])

    def test_each_of_two_is_written(self, called: Called, name: Callable[[], str], begun: list[str]) -> None:
        with transaction.atomic(), committing(lambda: begun.append("more")):
            ask_with_commit(*called("First"))
            ask_with_commit(*called("Second"))
        assert (name(), begun) == ("Second", ["more"])

    def test_where_it_fails_the_page_fails(self, called: Called, name: Callable[[], str]) -> None:
        before, given = name(), []
        with suppress(IntegrityError), transaction.atomic():
            with committing(lambda: None):
                ask_with_commit(*called(None))
                given.append("page")
            given.append("given")
        assert (name(), given) == (before, ["page"])

    def test_where_the_connection_breaks_the_page_fails_and_the_next_does_not(self, called: Called) -> None:
        with suppress(OperationalError), transaction.atomic(), committing(lambda: None):
            end_our_connection()
            ask_with_commit(*called("Lost"))
            raise AssertionError("nothing was sent")
        connection.close_if_unusable_or_obsolete()
        assert ONE.answers({}) == [(1,)]

    def test_the_viewer_stays_the_viewer(self, maya: User) -> None:
        viewer = words("SELECT current_setting('app.viewer', true)")
        with acting_as(maya, ahead=ahead_of_reach(maya)):
            record_event(by=maya.pk, action="read", page="records:test")
            assert connection.execute_wrappers
            assert viewer.answers({}) == [(str(maya.pk),)]
            record_event(by=maya.pk, action="read", page="records:test")
            with acting_as(None):
                assert viewer.answers({}) == [("",)]
            assert viewer.answers({}) == [(str(maya.pk),)]
        assert not connection.execute_wrappers
        assert AuditEvent.objects.filter(page="records:test").count() == 2


def _becomes(cursor: Any, person: User, name: str) -> bool:
    """Wait until somebody else sees a person called by a name."""
    for _ in range(200):
        cursor.execute("SELECT name FROM people_user WHERE id = %s", [person.pk])
        if cursor.fetchone() == (name,):
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_writes_reads_what_it_changed(couple: Couple, maya: User, method: str) -> None:
    read = []

    def page(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            gone = {"status": EnrollmentStatus.ENTERED_IN_ERROR, "ended_at": timezone.now()}
            Enrollment.objects.filter(person=maya).update(**gone)
        read.append(reach_of(maya).own)
        return HttpResponse()

    request: Any = getattr(RequestFactory(), method)("/")
    request.user = request._cached_user = maya
    viewer_middleware(page)(request)
    assert read == [frozenset() if method == "post" else {couple.pk}]


def test_a_viewer_stays_one_transaction_long(maya: User) -> None:
    with acting_as(maya):
        assert Goal.visible_to(maya).count() == 0
        assert words("SELECT current_setting('app.viewer', true)").answers({}) == [(str(maya.pk),)]
    assert words("SELECT coalesce(current_setting('app.viewer', true), '')").answers({}) == [("",)]
