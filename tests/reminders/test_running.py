"""With real processes: a Celery worker and beat, and a broker that goes away and comes back."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from celery import current_app
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from couplesgoals.embedded.wheels import valkey_server
from couplesgoals.people.models import User
from couplesgoals.people.queue import after_commit
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.reminders.models import Heartbeat, Reminder, ReminderChoices, ReminderState

ROOT = Path(__file__).resolve().parent.parent.parent
CELERY = [sys.executable, "-m", "celery", "-A", "couplesgoals"]
WORKER = [*CELERY, "worker", "--concurrency=1", "--without-gossip", "--without-mingle", "-l", "WARNING"]

type Start = Callable[..., subprocess.Popen[bytes]]


def wait_until(condition: Callable[[], bool], seconds: float = 45) -> bool:
    """Ask until it holds or the time is over."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def broker_socket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this test's own broker listens; short, as a socket's path has to be."""
    return tmp_path_factory.mktemp("v") / "s"


@pytest.fixture
def start(test_urls: dict[str, str], tmp_path: Path, broker_socket: Path) -> Iterator[Start]:
    """Start a process that shares this test's database, a broker of its own and a folder of mails."""
    environment = {
        **os.environ,
        **test_urls,
        "REDIS_URL": f"unix://{broker_socket}?db=0",
        "DJANGO_SETTINGS_MODULE": "tests.reminders.worker_settings",
        "OUTBOX": str(tmp_path / "outbox"),
    }
    started: list[subprocess.Popen[bytes]] = []

    def start(*command: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


@pytest.fixture
def start_broker(start: Start, broker_socket: Path) -> Callable[[], subprocess.Popen[bytes]]:
    """Start Valkey and wait until it listens."""

    def start_broker() -> subprocess.Popen[bytes]:
        broker_socket.unlink(missing_ok=True)
        options = ["--port", "0", "--unixsocket", str(broker_socket), "--save", "", "--logfile", os.devnull]
        process = start(str(valkey_server()), *options)
        assert wait_until(broker_socket.exists)
        return process

    return start_broker


@pytest.fixture
def due_now(transactional_db: None, couple: Couple, maya: User, jonas: User) -> Couple:
    """A couple whose review fell due today or, early in the day, yesterday; Jonas does not want mail."""
    here = timezone.now().astimezone(couple.zone) - timedelta(hours=9)
    couple.review_day = here.day
    couple.save()
    Enrollment.objects.filter(couple=couple).update(started_at=datetime(2020, 1, 1, tzinfo=UTC))
    maya.email_ok = True
    maya.save()
    # Whatever the hour this runs at.
    ReminderChoices(person=maya, quiet_from="00:00", quiet_until="00:00").save()
    return couple


def mails(tmp_path: Path) -> list[str]:
    """Every mail written so far."""
    texts = [path.read_text() for path in (tmp_path / "outbox").glob("*.log")]
    return [mail for text in texts for mail in text.split("-" * 79 + "\n") if mail.strip()]


def test_beat_and_worker_send_one_mail_also_after_the_broker_was_away(
    due_now: Couple, start: Start, start_broker: Callable[[], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    broker = start_broker()
    worker = start(*WORKER)
    beat = start(*CELERY, "beat", "--schedule", str(tmp_path / "schedule"), "--pidfile=", "-l", "WARNING")
    assert wait_until(lambda: Reminder.objects.filter(state=ReminderState.SENT).count() == 1)
    assert wait_until(lambda: Reminder.objects.filter(state=ReminderState.SUPPRESSED).count() == 1)
    assert [mail.count("Subject: You have a new message") for mail in mails(tmp_path)] == [1]
    assert set(Heartbeat.objects.filter(name__in=["worker", "beat"]).values_list("name", flat=True)) == {
        "worker",
        "beat",
    }

    # The broker loses everything it held; another review is due meanwhile.
    broker.kill()
    broker.wait()
    Reminder.objects.update(state=ReminderState.DUE, sent_at=None)
    start_broker()
    assert wait_until(lambda: Reminder.objects.filter(state=ReminderState.SENT).count() == 1)
    assert wait_until(lambda: len(mails(tmp_path)) == 2)
    assert (worker.poll(), beat.poll()) == (None, None)


def test_a_page_goes_on_without_the_broker(
    transactional_db: None, broker_socket: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What enqueues is logged, not raised, and does not hold the page up."""
    began = time.monotonic()
    with _broker_at(f"redis+socket://{broker_socket}"), transaction.atomic():
        after_commit("reminders.send_due")
    assert time.monotonic() - began < 3
    assert "Error calling" in caplog.text


def test_a_page_goes_on_when_the_broker_does_not_answer(
    transactional_db: None, caplog: pytest.LogCaptureFixture
) -> None:
    """A server that takes the connection and then says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with _broker_at(f"redis://127.0.0.1:{silent.getsockname()[1]}/0"), transaction.atomic():
            after_commit("reminders.send_due")
    assert time.monotonic() - began < 12
    assert "Error calling" in caplog.text


@contextmanager
def _broker_at(url: str) -> Iterator[None]:
    """Have Celery in this process publish to another broker."""
    before = current_app.conf.broker_write_url
    producers = current_app.amqp._producer_pool
    current_app.conf.broker_write_url = url
    current_app.amqp._producer_pool = current_app._pool = None
    yield
    current_app.conf.broker_write_url = before
    current_app.amqp._producer_pool, current_app._pool = producers, None


def test_the_health_check_sees_silence(transactional_db: None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="worker: no heartbeat since ever"):
        call_command("heartbeat", "worker")
    Heartbeat.objects.create(name="worker", at=timezone.now() - timedelta(seconds=80))
    call_command("heartbeat", "worker")
    assert capsys.readouterr().out.startswith("worker: ")
    with pytest.raises(CommandError):
        call_command("heartbeat", "worker", "--seconds=60")
