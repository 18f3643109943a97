"""Which reminders a sweep creates, for whom and for which period."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from couplesgoals.demo.factories import make_couple, make_partner
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus, Program, ProgressReview
from couplesgoals.reminders.actions import create_due_reminders
from couplesgoals.reminders.models import Heartbeat, Reminder, ReminderChoices, ReminderState
from tests.reminders.conftest import DUE, START, forget_sweeps

MINUTE = timedelta(minutes=1)


def created() -> list[tuple[str, str]]:
    """Who has a reminder for which period."""
    return sorted(Reminder.objects.values_list("person__name", "period"))


def test_both_partners_get_one_when_the_moment_has_come(reviewed: Couple) -> None:
    assert create_due_reminders(at=DUE - MINUTE) == 2
    assert created() == [("Jonas", "2026-02"), ("Maya", "2026-02")]
    assert create_due_reminders(at=DUE) == 2
    march = Reminder.objects.filter(period="2026-03")
    assert {(each.due_at, each.state) for each in march} == {(DUE, ReminderState.DUE)}


def test_twice_creates_nothing_more(reviewed: Couple) -> None:
    assert create_due_reminders(at=DUE) == 2
    assert create_due_reminders(at=DUE) == 0
    forget_sweeps()
    assert create_due_reminders(at=DUE + MINUTE) == 0
    assert Reminder.objects.count() == 2


def test_forty_days_without_a_worker_give_the_latest_period_alone(reviewed: Couple) -> None:
    create_due_reminders(at=DUE)
    create_due_reminders(at=DUE + timedelta(days=40))
    assert created() == [("Jonas", "2026-03"), ("Jonas", "2026-04"), ("Maya", "2026-03"), ("Maya", "2026-04")]
    assert create_due_reminders(at=DUE + timedelta(days=105)) == 2
    assert ("Maya", "2026-05") not in created()


@pytest.mark.parametrize("down", [timedelta(hours=1), timedelta(days=3), timedelta(days=40)])
@pytest.mark.parametrize("day", [29, 30, 31])
def test_a_review_at_the_month_end_is_not_lost_over_it(reviewed: Couple, day: int, down: timedelta) -> None:
    reviewed.review_day = day
    reviewed.save()
    last_of_april = datetime(2026, 4, min(day, 30), 13, tzinfo=UTC)
    create_due_reminders(at=last_of_april - MINUTE)
    create_due_reminders(at=last_of_april + down)
    expected = "2026-05" if down > timedelta(days=39) else "2026-04"
    assert ("Maya", expected) in created()


def test_the_first_review_comes_after_two_weeks(reviewed: Couple, maya: User) -> None:
    Enrollment.objects.filter(person=maya).update(started_at=DUE - timedelta(days=13))
    create_due_reminders(at=DUE)
    assert created() == [("Jonas", "2026-03")]
    create_due_reminders(at=DUE + timedelta(days=31))
    assert created() == [("Jonas", "2026-03"), ("Jonas", "2026-04"), ("Maya", "2026-04")]


def test_exactly_two_weeks_by_the_couples_calendar_are_enough(reviewed: Couple, maya: User) -> None:
    # 23:00 on 1 March in New York is already the 2nd in UTC.
    Enrollment.objects.filter(person=maya).update(started_at=datetime(2026, 3, 2, 4, tzinfo=UTC))
    create_due_reminders(at=DUE)
    assert ("Maya", "2026-03") in created()


@pytest.mark.parametrize("status", ["onhold", "planned", "waitlist"])
def test_nothing_for_someone_not_active(reviewed: Couple, maya: User, status: str) -> None:
    Enrollment.objects.filter(person=maya).update(status=status)
    create_due_reminders(at=DUE)
    assert created() == [("Jonas", "2026-03")]


def test_nothing_after_the_end(reviewed: Couple, maya: User) -> None:
    ended = {"status": EnrollmentStatus.FINISHED, "ended_at": DUE - MINUTE}
    Enrollment.objects.filter(person=maya).update(**ended)
    create_due_reminders(at=DUE)
    assert created() == [("Jonas", "2026-03")]


def test_nothing_for_a_frozen_couple(reviewed: Couple) -> None:
    reviewed.frozen_at = DUE - MINUTE
    reviewed.save()
    assert create_due_reminders(at=DUE) == 0


def test_someone_back_from_a_pause_is_found_within_the_hour(reviewed: Couple, maya: User) -> None:
    Enrollment.objects.filter(person=maya).update(status=EnrollmentStatus.ONHOLD)
    create_due_reminders(at=DUE)
    Enrollment.objects.filter(person=maya).update(status=EnrollmentStatus.ACTIVE)
    create_due_reminders(at=DUE + timedelta(minutes=30))
    create_due_reminders(at=DUE + timedelta(minutes=61))
    assert ("Maya", "2026-03") in created()


def test_a_clock_set_back_leaves_no_hole(reviewed: Couple) -> None:
    create_due_reminders(at=DUE + timedelta(days=60))
    Reminder.objects.all().delete()
    assert create_due_reminders(at=DUE) == 2


@pytest.mark.django_db(transaction=True)
def test_a_quiet_minute_does_not_read_the_couples(
    program: Program, reviewed: Couple, as_owner: Callable[..., Any]
) -> None:
    """The statement's cost follows zones and what is due, not how many couples there are."""
    create_due_reminders(at=DUE)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO program_couple (program_id, name, time_zone, review_day, created_at) "
            "SELECT %s, n::text, 'America/New_York', 1 + n %% 14, now() FROM generate_series(1, 20000) n",
            [program.pk],
        )
    # The plan rests on what PostgreSQL knows of the tables; only their owner may have it look again.
    for table in ("program_couple", "program_enrollment", "people_user", "reminders_reminder"):
        as_owner(f"ANALYZE {table}")
    plan = plan_of_sweep(at=DUE + timedelta(minutes=11))
    assert rows_read(plan, "program_couple") < 2_000


@pytest.mark.django_db(transaction=True)
def test_a_program_nobody_counted_yet_is_not_read_again_for_each_person(
    program: Program, reviewed: Couple, superuser_connection: psycopg.Connection
) -> None:
    """Of tables that were never analyzed PostgreSQL expects next to nothing, and joins them row by row."""
    tables = ["program_couple", "program_enrollment", "reminders_reminderchoices", "reminders_reminder"]
    for number in range(30):
        people = [make_partner(f"{slot}{number}") for slot in "AB"]
        zone = "America/New_York"
        make_couple(program, *people, started_at=START, review_day=15, time_zone=zone, name=f"{number}")
        for person in people:
            ReminderChoices(person=person, review_at=time(number % 10)).save()
    for table in tables:
        superuser_connection.execute("SELECT pg_clear_relation_stats('public', %s)", [table])
        superuser_connection.execute("DELETE FROM pg_statistic WHERE starelid = %s::regclass", [table])
    plan = plan_of_sweep(at=DUE + timedelta(days=1))
    assert Reminder.objects.count() == 62
    assert {table: rows_read(plan, table) for table in tables if rows_read(plan, table) > 100} == {}


def plan_of_sweep(at: datetime) -> dict[str, Any]:
    """Sweep, and return the plan by which reviews are created, run once more with what the sweep had set."""
    with CaptureQueriesContext(connection) as queries:
        create_due_reminders(at=at)
    asked = [query["sql"] for query in queries]
    statement = next(sql for sql in asked if "INSERT INTO reminders_reminder" in sql)
    with transaction.atomic(), connection.cursor() as cursor:
        for setting in (sql for sql in asked if sql.startswith("SET LOCAL")):
            cursor.execute(setting)
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement)
        plan: dict[str, Any] = cursor.fetchone()[0][0]["Plan"]
    return plan


def rows_read(node: dict[str, Any], table: str) -> int:
    """How many rows of a table a plan's node and all below it looked at."""
    below = sum(rows_read(child, table) for child in node.get("Plans", ()))
    if node.get("Relation Name") != table:
        return below
    seen = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return below + round(seen * node["Actual Loops"])


def test_two_sweeps_at_once_create_each_reminder_once(transactional_db: None, program: Program) -> None:
    for number in range(40):
        a, b = make_partner(f"A{number}"), make_partner(f"B{number}")
        make_couple(program, a, b, started_at=START, review_day=15)
    counts: list[int] = []
    start = threading.Barrier(2)

    def sweep() -> None:
        start.wait()
        counts.append(create_due_reminders(at=DUE))
        connection.close()

    threads = [threading.Thread(target=sweep) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == Reminder.objects.count() == 80


def test_each_sweep_notes_up_to_when_it_looked(reviewed: Couple) -> None:
    create_due_reminders(at=DUE)
    assert set(Heartbeat.objects.values_list("name", "at")) == {
        ("reviews-created", DUE),
        ("reviews-created-all", DUE),
    }


@pytest.mark.parametrize("after", [timedelta(), timedelta(minutes=11)])
def test_an_empty_outbox_is_not_read_whole_for_each_person(
    transactional_db: None,
    reviewed: Couple,
    superuser_connection: psycopg.Connection,
    after: timedelta,
) -> None:
    """Filling it would otherwise be quadratic; PostgreSQL prefers reading a table it knows to be empty."""
    if after:
        create_due_reminders(at=DUE)
        Reminder.objects.all().delete()
    superuser_connection.execute("VACUUM ANALYZE reminders_reminder")
    plan = plan_of_sweep(at=DUE + after)
    assert not is_read_in_a_loop(plan, "reminders_reminder")


def is_read_in_a_loop(node: dict[str, Any], table: str, *, looping: bool = False) -> bool:
    """Whether a plan reads a table from end to end for each row of something else."""
    if node.get("Relation Name") == table and node["Node Type"] == "Seq Scan":
        return looping
    looping = looping or node["Node Type"] == "Nested Loop"
    return any(is_read_in_a_loop(child, table, looping=looping) for child in node.get("Plans", ()))


def test_a_day_that_became_today_since_midnight_opens_before_anybody_is_told(reviewed: Couple) -> None:
    Couple.objects.filter(pk=reviewed.pk).update(review_day=28)
    create_due_reminders(at=DUE - timedelta(minutes=20))
    Couple.objects.filter(pk=reviewed.pk).update(review_day=15)
    assert create_due_reminders(at=DUE) == 2
    assert ProgressReview.objects.filter(couple=reviewed, period="2026-03").exists()
