"""What administrators see of delivery: numbers, names and moments, and nothing a message was about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.reminders.actions import record_heartbeat
from couplesgoals.reminders.health import Delivery, delivery_for, stuck_for
from couplesgoals.reminders.models import Reminder, ReminderKind, ReminderState
from couplesgoals.reminders.views import ready
from tests.conftest import ClientOf
from tests.reminders.conftest import Remind

READY = reverse("delivery:ready")


@pytest.fixture
def stood(remind: Remind, maya: User, jonas: User) -> dict[str, Reminder]:
    """A message in every state."""
    now = timezone.now()
    made = {}
    for state in ReminderState:
        made[state.value] = remind(
            maya,
            kind=ReminderKind.STEPS,
            period=state.value,
            due_at=now - timedelta(hours=1),
            state=state,
            sent_at=now if state == ReminderState.SENT else None,
            attempts=5 if state == ReminderState.DEAD else 0,
            error="SMTPRecipientsRefused" if state == ReminderState.DEAD else "",
        )
    # Waiting for the morning, and waiting for the next try.
    morning = now + timedelta(hours=3)
    made["quiet"] = remind(jonas, period="q", state=ReminderState.LEASED, leased_until=morning)
    made["retry"] = remind(
        jonas, period="r", state=ReminderState.LEASED, attempts=2, leased_until=now + timedelta(minutes=9)
    )
    return made


def test_it_counts_what_stands_where(stood: dict[str, Reminder], administrator: User) -> None:
    assert delivery_for(administrator) == Delivery(
        waiting=4, late=2, retrying=1, sent=1, suppressed=1, dead=1, unknown=1
    )


def test_what_is_stuck_is_listed_and_goes_again(
    stood: dict[str, Reminder], administrator: User, client_of: ClientOf
) -> None:
    browser = client_of(administrator)
    page = browser.get(reverse("delivery:delivery")).content.decode()
    assert "The mail server refused the address." in page
    assert "it may have arrived" in page
    for state in ("dead", "unknown"):
        browser.post(reverse("delivery:send_again", args=[stood[state].pk]))
        stood[state].refresh_from_db()
        assert (stood[state].state, stood[state].attempts) == (ReminderState.DUE, 0)
    assert stuck_for(administrator) == []


def test_the_page_tells_no_kind(stood: dict[str, Reminder], administrator: User, client_of: ClientOf) -> None:
    page = client_of(administrator).get(reverse("delivery:delivery")).content.decode().lower()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert [word for word in ("step", "check-in", "review", "appointment", "goal") if word in main] == []


def test_nobody_else_reads_it(stood: dict[str, Reminder], maya: User, clinician: User) -> None:
    for person in (maya, clinician):
        assert stuck_for(person) == []
        assert delivery_for(person).waiting == 0


@pytest.mark.django_db
def test_ready_tells_when_worker_and_beat_fell_silent(client: Client) -> None:
    assert client.get(READY).json() | {"broker": ""} == {
        "database": "ok", "broker": "", "worker": "stale", "beat": "stale",
    }  # fmt: skip
    record_heartbeat(name="worker")
    record_heartbeat(name="beat", at=timezone.now() - timedelta(minutes=3))
    answer = client.get(READY)
    assert answer.status_code == 200
    assert (answer.json()["worker"], answer.json()["beat"]) == ("ok", "stale")


@pytest.mark.django_db
@pytest.mark.parametrize(("broker", "words"), [(True, "ok"), (False, "down")])
def test_ready_goes_on_without_the_broker(
    client: Client, monkeypatch: pytest.MonkeyPatch, broker: bool, words: str
) -> None:
    monkeypatch.setattr(ready, "broker_answers", lambda: broker)
    answer = client.get(READY)
    assert (answer.status_code, answer.json()["broker"]) == (200, words)


@pytest.mark.django_db
def test_ready_fails_without_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "pulses", lambda: (_ for _ in ()).throw(OperationalError()))
    answer = client.get(READY)
    assert (answer.status_code, answer.json()["database"]) == (503, "down")


@pytest.mark.django_db
def test_a_broker_that_is_away_is_noticed_within_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "BROKER_WAIT_SECONDS", 0.2)
    monkeypatch.setattr(ready.current_app.conf, "broker_url", "redis+socket:///nowhere/socket?virtual_host=0")
    assert not ready.broker_answers()
