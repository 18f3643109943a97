"""Each reminder leaves once, only while it is wanted, and is found again when its worker dies."""

import smtplib
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
import time_machine
from django.core import mail
from django.core.mail import mailers
from django.core.mail.backends.locmem import EmailBackend
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus, ProgressReview
from couplesgoals.reminders import sending, wanted
from couplesgoals.reminders.actions import send_again
from couplesgoals.reminders.actions.settling import MAX_ATTEMPTS
from couplesgoals.reminders.channels import EmailChannel, OutcomeUnknownError
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind, ReminderState
from couplesgoals.reminders.sending import LEASE, TOGETHER, send_due_reminders
from couplesgoals.reminders.sending import _next as next_of
from tests.reminders.conftest import DUE, FAR, MAYAS_SAFE_ADDRESS, Remind

NOW = DUE + timedelta(minutes=1)

# What is sent is committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def at_nine() -> Iterator[time_machine.Traveller]:
    """A minute after the review fell due."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def state_of(reminder: Reminder) -> str:
    """What the database says now."""
    reminder.refresh_from_db()
    return reminder.state


def addressees() -> list[str]:
    """To whom mails left."""
    return sorted(address for message in mail.outbox for address in message.to)


class Refusing(EmailBackend):
    """A mail server that refuses some addresses."""

    refused: tuple[str, ...] = ()

    def send_messages(self, messages: Any) -> int:
        """Refuse, or take the mail."""
        for message in messages:
            if message.to[0] in self.refused:
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such mailbox")})
        return super().send_messages(messages)


@pytest.fixture
def refuse(settings: Any) -> Callable[..., None]:
    """Have the mail server refuse these addresses."""
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Refusing"}}

    def refuse(*addresses: str) -> None:
        Refusing.refused = addresses

    return refuse


def test_a_due_reminder_leaves_to_the_safe_address(remind: Remind, maya: User, jonas: User) -> None:
    first, second = remind(maya), remind(jonas)
    assert send_due_reminders() == 2
    assert addressees() == [jonas.email, MAYAS_SAFE_ADDRESS]
    assert state_of(first) == state_of(second) == ReminderState.SENT
    assert first.sent_at == NOW


def test_it_leaves_once(remind: Remind, maya: User) -> None:
    remind(maya)
    assert [send_due_reminders(), send_due_reminders()] == [1, 0]
    assert len(mail.outbox) == 1


def test_what_is_not_due_stays(remind: Remind, maya: User) -> None:
    reminder = remind(maya, due_at=NOW + timedelta(seconds=1))
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.DUE


@pytest.mark.parametrize("change", [{"email_ok": False}, {"is_active": False}])
def test_who_does_not_want_mail_gets_none(remind: Remind, maya: User, change: dict[str, bool]) -> None:
    reminder = remind(maya)
    User.objects.filter(pk=maya.pk).update(**change)
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.SUPPRESSED
    assert mail.outbox == []


@pytest.mark.parametrize(
    "change",
    [
        {"status": EnrollmentStatus.ONHOLD},
        {"status": EnrollmentStatus.FINISHED, "ended_at": DUE},
        {"status": EnrollmentStatus.CANCELLED, "ended_at": DUE},
    ],
)
def test_who_is_not_in_treatment_gets_none(remind: Remind, maya: User, change: dict[str, Any]) -> None:
    reminder = remind(maya)
    Enrollment.objects.filter(person=maya).update(**change)
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.SUPPRESSED


def test_a_separated_couple_gets_none(remind: Remind, maya: User, reviewed: Couple) -> None:
    reminder = remind(maya)
    Couple.objects.filter(pk=reviewed.pk).update(frozen_at=DUE)
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.SUPPRESSED


def test_a_review_replaced_by_a_later_one_is_not_mailed(remind: Remind, maya: User) -> None:
    old, new = remind(maya, period="2026-02", due_at=DUE - timedelta(days=28)), remind(maya)
    assert send_due_reminders() == 1
    assert (state_of(old), state_of(new)) == (ReminderState.SUPPRESSED, ReminderState.SENT)


def test_consent_withdrawn_between_claim_and_sending_holds(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminder = remind(maya)
    claim = sending._claim

    def claim_then_withdraw() -> Any:
        claimed = claim()
        User.objects.filter(pk=maya.pk).update(email_ok=False)
        return claimed

    monkeypatch.setattr(sending, "_claim", claim_then_withdraw)
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.SUPPRESSED


@pytest.mark.parametrize(
    ("model", "named", "change"),
    [
        (User, "pk", {"email_ok": False}),
        (ReminderChoices, "person", {"review": False}),
        (Enrollment, "person", {"status": EnrollmentStatus.ONHOLD}),
        (Enrollment, "person", {"status": EnrollmentStatus.FINISHED, "ended_at": NOW}),
        (Couple, "enrollments__person", {"frozen_at": NOW}),
    ],
)
def test_what_is_withdrawn_at_this_moment_is_waited_for(
    remind: Remind,
    maya: User,
    superuser_connection: psycopg.Connection,
    model: Any,
    named: str,
    change: dict[str, Any],
) -> None:
    """Not committed yet when the mail is due, it still comes first."""
    remind(maya)
    ReminderChoices(person=maya).save()
    sent: list[int] = []
    worker = _worker(sent)
    with transaction.atomic():
        assert model.objects.filter(**{named: maya.pk}).update(**change) == 1
        worker.start()
        _wait_for_a_lock(superuser_connection)
    worker.join(10)
    assert sent == [0]
    assert mail.outbox == []
    assert Reminder.objects.get().state == ReminderState.SUPPRESSED


def test_a_change_to_an_enrollment_and_a_message_do_not_wait_for_each_other(
    remind: Remind,
    reviewed: Couple,
    maya: User,
    superuser_connection: psycopg.Connection,
) -> None:
    """Both take the couple before the enrollment."""
    remind(maya)
    sent: list[int] = []
    worker = _worker(sent)
    with transaction.atomic():
        Couple.objects.select_for_update().get(pk=reviewed.pk)
        worker.start()
        _wait_for_a_lock(superuser_connection)
        Enrollment.objects.select_for_update().get(person=maya)
    worker.join(10)
    assert sent == [1]


def test_who_never_chose_anything_is_written_to(remind: Remind, maya: User) -> None:
    remind(maya)
    assert not ReminderChoices.objects.exists()
    assert send_due_reminders() == 1


def _worker(sent: list[int]) -> threading.Thread:
    """Another process's sweep, which says how many it sent."""

    def work() -> None:
        sent.append(send_due_reminders())
        connection.close()

    return threading.Thread(target=work)


def _wait_for_a_lock(observer: psycopg.Connection) -> None:
    waiting = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    for _ in range(2000):
        row = observer.execute(waiting).fetchone()
        if row and row[0]:
            return
        threading.Event().wait(0.005)
    raise AssertionError("the worker did not wait for the withdrawal")


def test_two_workers_send_each_reminder_once(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch, at_nine: time_machine.Traveller
) -> None:
    # A lease is told by the moment it ends.
    at_nine.move_to(NOW, tick=True)
    monkeypatch.setattr(sending, "BATCH", 7)
    monkeypatch.setattr(sending, "is_wanted", lambda *asked: True)
    # Each in a message of its own.
    monkeypatch.setattr(sending, "TOGETHER", -timedelta(days=9999))
    for number in range(100):
        remind(maya, period=f"extra-{number}")
    sent: list[int] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        sent.append(send_due_reminders())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    # A racing claim may leave a short batch; the next sweep takes what is left.
    assert sum(sent) + send_due_reminders() == 100
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == len(mail.outbox) == 100


def test_a_claim_passes_by_what_another_is_claiming(
    remind: Remind, maya: User, jonas: User, superuser_connection: psycopg.Connection
) -> None:
    taken, free = remind(maya), remind(jonas)
    with superuser_connection.transaction(), connection.cursor() as cursor:
        superuser_connection.execute("SELECT FROM reminders_reminder WHERE id = %s FOR UPDATE", [taken.pk])
        cursor.execute("SET lock_timeout = '2s'")
        claimed = sending._claim()
        cursor.execute("RESET lock_timeout")
    assert claimed is not None
    assert claimed.ids == [free.pk]


def test_rows_of_a_killed_worker_come_free_with_the_lease(
    remind: Remind, maya: User, at_nine: time_machine.Traveller
) -> None:
    reminder = remind(maya)
    assert sending._claim() is not None
    assert send_due_reminders() == 0
    at_nine.shift(LEASE + timedelta(seconds=1))
    assert send_due_reminders() == 1
    assert (state_of(reminder), reminder.attempts) == (ReminderState.SENT, 0)


def test_a_worker_that_lost_its_lease_sends_nothing(
    remind: Remind, maya: User, at_nine: time_machine.Traveller
) -> None:
    remind(maya)
    claimed = sending._claim()
    assert claimed is not None
    at_nine.shift(LEASE + timedelta(seconds=1))
    assert sending._claim() is not None
    assert sending._send_batch(EmailChannel(mailers.default), claimed, stop=float("inf")) == 0


def test_when_the_time_is_over_the_rest_is_free_at_once(remind: Remind, maya: User, jonas: User) -> None:
    remind(maya)
    claimed = sending._claim()
    assert claimed is not None
    assert sending._send_batch(EmailChannel(mailers.default), claimed, stop=0.0) == 0
    assert send_due_reminders() == 1


def test_a_refused_address_does_not_hold_up_the_others(
    remind: Remind, refuse: Callable[..., None], maya: User, jonas: User
) -> None:
    refused, other = remind(maya), remind(jonas)
    refuse(MAYAS_SAFE_ADDRESS)
    assert send_due_reminders() == 1
    assert (state_of(refused), refused.attempts) == (ReminderState.LEASED, 1)
    assert state_of(other) == ReminderState.SENT


def test_tries_are_further_and_further_apart_and_end(
    remind: Remind, refuse: Callable[..., None], maya: User, at_nine: time_machine.Traveller
) -> None:
    reminder = remind(maya)
    refuse(MAYAS_SAFE_ADDRESS)
    waits = []
    for _ in range(MAX_ATTEMPTS - 1):
        send_due_reminders()
        reminder.refresh_from_db()
        assert reminder.leased_until is not None
        wait = reminder.leased_until - datetime.now(UTC)
        waits.append(wait / timedelta(minutes=1))
        at_nine.shift(wait)
        assert send_due_reminders() == 0
        at_nine.shift(timedelta(seconds=1))
    assert waits == [5, 20, 80, 320]
    send_due_reminders()
    assert (state_of(reminder), reminder.leased_until) == (ReminderState.DEAD, None)
    assert list(Reminder.objects.dead()) == [reminder]
    assert AuditEvent.objects.get(action="reminder.give_up").ids == [reminder.pk]
    refuse()
    assert send_due_reminders() == 0


def test_it_goes_out_when_the_address_works_again(
    remind: Remind, refuse: Callable[..., None], maya: User, at_nine: time_machine.Traveller
) -> None:
    remind(maya)
    refuse(MAYAS_SAFE_ADDRESS)
    send_due_reminders()
    refuse()
    at_nine.shift(timedelta(minutes=6))
    assert send_due_reminders() == 1


def test_a_mail_server_that_is_away_costs_no_attempt(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminder = remind(maya)
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "open", lambda backend: (_ for _ in ()).throw(ConnectionRefusedError()))
        assert send_due_reminders() == 0
    assert (state_of(reminder), reminder.attempts) == (ReminderState.DUE, 0)
    assert send_due_reminders() == 1


def test_many_failures_in_a_row_stop_the_sweep(
    remind: Remind, refuse: Callable[..., None], maya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "is_wanted", lambda *asked: True)
    # Each in a message of its own.
    monkeypatch.setattr(sending, "TOGETHER", -timedelta(days=9999))
    for number in range(5):
        remind(maya, period=f"extra-{number}")
    refuse(MAYAS_SAFE_ADDRESS)
    assert send_due_reminders() == 0
    assert sorted(Reminder.objects.values_list("attempts", flat=True)) == [0, 0, 1, 1, 1]


def test_when_the_time_is_over_between_two_messages_the_second_is_free_at_once(
    remind: Remind, maya: User, jonas: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was marked as about to leave, and never left: nobody has to ask whether it arrived."""
    both = [remind(maya), remind(jonas)]
    claimed = sending._claim()
    assert claimed is not None
    with monkeypatch.context() as hurried:
        moments = iter([0.0, 0.0, 2.0, 2.0])
        hurried.setattr(sending, "time", SimpleNamespace(monotonic=lambda: next(moments)))
        assert sending._send_batch(EmailChannel(mailers.default), claimed, stop=1.0) == 1
    assert sorted(state_of(each) for each in both) == [ReminderState.DUE, ReminderState.SENT]
    assert {(each.attempts, each.handed_over_at) for each in both} == {(0, None)}
    assert send_due_reminders() == 1


def test_each_message_costs_one_transaction(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What says that one left says that the next is about to; the very first has one of its own."""
    monkeypatch.setattr(sending, "is_wanted", lambda *asked: True)
    monkeypatch.setattr(sending, "TOGETHER", -timedelta(days=9999))
    for number in range(10):
        remind(maya, period=f"extra-{number}")
    with CaptureQueriesContext(connection) as queries:
        assert send_due_reminders() == 10
    assert sum(query["sql"].startswith("COMMIT") for query in queries) == 12


def test_what_may_have_left_is_not_sent_again_by_itself(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch, at_nine: time_machine.Traveller
) -> None:
    """The commit failed after the mail server took it: as after a power cut, nobody here knows."""
    reminder = remind(maya)
    with monkeypatch.context() as broken:
        broken.setattr(sending, "_next", goes_on_until_something_left)
        with pytest.raises(RuntimeError):
            send_due_reminders()
    at_nine.shift(LEASE + timedelta(seconds=1))
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.UNKNOWN
    assert len(mail.outbox) == 1


def goes_on_until_something_left(batch: Any, left: list[Reminder]) -> list[wanted.Held]:
    """PostgreSQL goes away after the mail server took a message."""
    if left:
        raise RuntimeError
    return next_of(batch, left)


class Silent(EmailBackend):
    """A mail server that takes every mail and never says so."""

    def send_messages(self, messages: Any) -> int:
        """Take the mail; lose the answer."""
        super().send_messages(messages)
        raise OutcomeUnknownError


def test_a_lost_answer_is_kept_as_unknown_and_an_administrator_may_send_it_again(
    remind: Remind, maya: User, settings: Any, administrator: User
) -> None:
    reminder = remind(maya)
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Silent"}}
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.UNKNOWN
    assert AuditEvent.objects.get(action="reminder.leave_open").ids == [reminder.pk]
    assert send_due_reminders() == 0
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    send_again(by=administrator, reminder=reminder)
    assert send_due_reminders() == 1
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 1


def test_what_went_along_is_left_open_too(
    remind: Remind, maya: User, settings: Any, at_nine: time_machine.Traveller
) -> None:
    """One message spoke of both; if it may have arrived, neither comes again by itself."""
    ReminderChoices(person=maya, check_in=True).save()
    both = [remind(maya), remind(maya, kind=ReminderKind.CHECK_IN, period="2026-03-15")]
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Silent"}}
    assert send_due_reminders() == 0
    at_nine.shift(LEASE + timedelta(seconds=1))
    assert send_due_reminders() == 0
    assert [state_of(each) for each in both] == [ReminderState.UNKNOWN] * 2
    assert len(mail.outbox) == 1


def test_after_a_power_cut_what_went_along_does_not_come_alone(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch, at_nine: time_machine.Traveller
) -> None:
    ReminderChoices(person=maya, check_in=True).save()
    both = [remind(maya), remind(maya, kind=ReminderKind.CHECK_IN, period="2026-03-15")]
    with monkeypatch.context() as broken:
        broken.setattr(sending, "_next", goes_on_until_something_left)
        with pytest.raises(RuntimeError):
            send_due_reminders()
    at_nine.shift(LEASE + timedelta(seconds=1))
    assert send_due_reminders() == 0
    assert [state_of(each) for each in both] == [ReminderState.UNKNOWN] * 2
    assert len(mail.outbox) == 1


def test_after_a_refusal_each_is_tried_again_by_itself(
    remind: Remind, refuse: Callable[..., None], maya: User
) -> None:
    ReminderChoices(person=maya, check_in=True).save()
    both = [remind(maya), remind(maya, kind=ReminderKind.CHECK_IN, period="2026-03-15")]
    refuse(MAYAS_SAFE_ADDRESS)
    send_due_reminders()
    assert sorted(Reminder.objects.values_list("attempts", flat=True)) == [1, 1]
    assert {state_of(each) for each in both} == {ReminderState.LEASED}


@pytest.mark.parametrize("who", ["maya", "clinician", "former_clinician"])
def test_nobody_else_sends_again(
    remind: Remind, maya: User, who: str, request: pytest.FixtureRequest
) -> None:
    reminder = remind(maya, state=ReminderState.DEAD)
    with pytest.raises(Refused):
        send_again(by=request.getfixturevalue(who), reminder=reminder)
    assert state_of(reminder) == ReminderState.DEAD


def test_several_that_are_due_go_in_one_message(
    remind: Remind, maya: User, jonas: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(wanted._asked, ReminderKind.APPOINTMENT, lambda person, reminder, couple: True)
    ReminderChoices(person=maya, check_in=True).save()
    both = [remind(maya), remind(maya, kind=ReminderKind.CHECK_IN, period="2026-03-15")]
    soon = remind(maya, kind=ReminderKind.APPOINTMENT, period="a", due_at=NOW + TOGETHER)
    later = remind(maya, kind=ReminderKind.APPOINTMENT, period="b", due_at=NOW + 2 * TOGETHER)
    his = remind(jonas)
    assert send_due_reminders() == 2
    assert [state_of(each) for each in (*both, soon, his)] == [ReminderState.SENT] * 4
    assert state_of(later) == ReminderState.DUE
    assert addressees() == [jonas.email, MAYAS_SAFE_ADDRESS]


@pytest.mark.parametrize(
    "kind", [ReminderKind.MONTHLY_REVIEW, ReminderKind.APPOINTMENT, ReminderKind.CHECK_IN, ReminderKind.STEPS]
)
def test_a_kind_switched_off_holds_from_the_very_next_message(remind: Remind, maya: User, kind: str) -> None:
    off = dict.fromkeys(("review", "appointment", "check_in", "steps"), False)
    reminder = remind(
        maya, kind=kind, period="2026-03-15" if kind != ReminderKind.MONTHLY_REVIEW else "2026-03"
    )
    ReminderChoices(person=maya, **off).save()
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.SUPPRESSED


def test_quiet_hours_hold_a_message_until_they_end(
    remind: Remind, maya: User, at_nine: time_machine.Traveller
) -> None:
    """Nine at night until seven by Maya's own clock in New York: it leaves at seven, no attempt counted."""
    late = datetime(2026, 3, 16, 2, 30, tzinfo=UTC)
    reminder = remind(maya, due_at=late)
    at_nine.move_to(late)
    assert send_due_reminders() == 0
    assert (state_of(reminder), reminder.attempts) == (ReminderState.LEASED, 0)
    at_nine.move_to(datetime(2026, 3, 16, 10, 59, tzinfo=UTC))
    assert send_due_reminders() == 0
    at_nine.move_to(datetime(2026, 3, 16, 11, 1, tzinfo=UTC))
    assert send_due_reminders() == 1
    assert state_of(reminder) == ReminderState.SENT


def test_yesterdays_daily_reminder_is_overtaken(
    remind: Remind, maya: User, at_nine: time_machine.Traveller
) -> None:
    ReminderChoices(person=maya, steps=True).save()
    old = remind(maya, kind=ReminderKind.STEPS, period="2026-03-14", due_at=DUE - timedelta(days=1))
    assert send_due_reminders() == 0
    assert state_of(old) == ReminderState.SUPPRESSED


@pytest.mark.parametrize(("opens_on", "told"), [(16, ReminderState.SENT), (17, ReminderState.SUPPRESSED)])
def test_a_review_nobody_could_open_on_its_day_is_told_at_once(
    remind: Remind, maya: User, reviewed: Couple, at_nine: time_machine.Traveller, opens_on: int, told: str
) -> None:
    """Beat was away until the night after the 15th: that hour has passed, the next is no matter."""
    days = {"halfway_on": FAR.date(), "last_on": FAR.date(), "closes_at": FAR}
    ProgressReview.objects.create(couple=reviewed, period="2026-03", opens_on=date(2026, 3, opens_on), **days)
    ReminderChoices(person=maya, quiet_from="00:00", quiet_until="00:00").save()
    reminder = remind(maya)
    at_nine.move_to(datetime(2026, 3, 16, 5, tzinfo=UTC))
    send_due_reminders()
    assert state_of(reminder) == told


def test_what_breaks_before_it_is_handed_over_is_due_as_before(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to ask whether it arrived."""

    def broken(*_asked: Any) -> bool:
        raise DatabaseError

    reminder = remind(maya, kind=ReminderKind.APPOINTMENT, period="broken")
    monkeypatch.setitem(wanted._asked, ReminderKind.APPOINTMENT, broken)
    with pytest.raises(DatabaseError):
        send_due_reminders()
    assert state_of(reminder) == ReminderState.DUE
    assert (reminder.handed_over_at, reminder.leased_until) == (None, None)


def test_what_cannot_be_held_is_due_as_before(
    remind: Remind, maya: User, jonas: User, superuser_connection: psycopg.Connection
) -> None:
    """It was marked with the commit that kept what left before it; that stays."""
    ReminderChoices(person=maya, check_in=True).save()
    his = remind(jonas, due_at=DUE - timedelta(hours=1))
    hers = [remind(maya), remind(maya, kind=ReminderKind.CHECK_IN, period="2026-03-15")]
    with superuser_connection.transaction(), connection.cursor() as cursor:
        superuser_connection.execute("SELECT FROM people_user WHERE id = %s FOR UPDATE", [maya.pk])
        cursor.execute("SET lock_timeout = '200ms'")
        with pytest.raises(DatabaseError):
            send_due_reminders()
        cursor.execute("RESET lock_timeout")
    assert addressees() == [jonas.email]
    assert state_of(his) == ReminderState.SENT
    assert [state_of(each) for each in hers] == [ReminderState.DUE] * 2
    assert {(each.attempts, each.handed_over_at, each.leased_until) for each in hers} == {(0, None, None)}
    assert send_due_reminders() == 1


def test_nothing_of_anybody_elses_is_committed(remind: Remind, maya: User) -> None:
    remind(maya)
    with pytest.raises(RuntimeError), transaction.atomic():
        send_due_reminders()
    assert mail.outbox == []


def test_what_no_longer_stands_is_left_out(
    remind: Remind, maya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app whose thing it is says so, in the sending transaction."""
    reminder = remind(maya, kind=ReminderKind.APPOINTMENT, period="canceled")
    monkeypatch.setitem(wanted._asked, ReminderKind.APPOINTMENT, lambda person, reminder, couple: False)
    assert send_due_reminders() == 0
    assert state_of(reminder) == ReminderState.SUPPRESSED
