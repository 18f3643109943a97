"""Sessions and notes as a test needs them, written through the actions by the clinician whose they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import Audience
from sessions import actions
from sessions.models import SessionKind, SessionNote, SessionStatus, TherapySession

TEXT = {"data": "Both came, Jonas late.", "assessment": "Less heat than before.", "plan": "Two evenings."}

type Plan = Callable[..., TherapySession]
type Write = Callable[..., SessionNote]


def without_tokens(answer: HttpResponse) -> str:
    """A page's content without what differs at every request: the CSRF token, masked anew each time."""
    return re.sub(r"[A-Za-z0-9]{64}", "", answer.content.decode())


def at(name: str, pk: UUID) -> str:
    """The address of one session's or one note's page."""
    return reverse(f"sessions:{name}", args=[pk])


def opened(client: Client, session: TherapySession) -> str:
    """The page on which somebody writes their note of a session."""
    return client.get(at("note", session.pk)).content.decode()


def in_hours(hours: float) -> datetime:
    """A moment that many hours from now, to the minute."""
    return timezone.now().replace(second=0, microsecond=0) + timedelta(hours=hours)


@pytest.fixture
def plan(couple: Couple, clinician: User) -> Plan:
    """Plan a session with Maya and Jonas, or with one of them."""

    def plan(
        by: User = clinician, subject: User | None = None, hours: float = 24, **over: object
    ) -> TherapySession:
        given = {
            "couple": couple,
            "kind": SessionKind.INDIVIDUAL if subject else SessionKind.COUPLE,
            "subject": subject,
            "starts_at": in_hours(hours),
            "ends_at": in_hours(hours) + timedelta(minutes=50),
            "video_link": "https://video.example.org/room-7",
        }
        with acting(by):
            return actions.plan_session(by=by, **(given | over))

    return plan


@pytest.fixture
def had(couple: Couple, clinician: User) -> Plan:
    """A session that was to begin some hours ago and is still marked as planned."""

    def had(by: User = clinician, subject: User | None = None, hours: float = 2) -> TherapySession:
        with acting(by):
            return TherapySession.objects.create(
                couple=couple,
                author=by,
                clinician=by,
                subject=subject,
                kind=SessionKind.INDIVIDUAL if subject else SessionKind.COUPLE,
                audience=Audience.SUBJECT if subject else Audience.COUPLE,
                status=SessionStatus.PLANNED,
                starts_at=in_hours(-hours),
                ends_at=in_hours(-hours) + timedelta(minutes=50),
            )

    return had


@pytest.fixture
def draft(clinician: User) -> Write:
    """One's own draft of a session's note."""

    def draft(session: TherapySession, by: User = clinician, **over: object) -> SessionNote:
        with acting(by):
            return actions.write_note(by=by, session=session, **(TEXT | over))

    return draft


@pytest.fixture
def signed(draft: Write, clinician: User) -> Write:
    """A note its author signed."""

    def signed(session: TherapySession, by: User = clinician, **over: object) -> SessionNote:
        note = draft(session, by, **over)
        with acting(by):
            return actions.sign_note(by=by, note=note)

    return signed
