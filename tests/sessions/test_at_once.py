"""Two people, or two windows, at the very same moment: real connections, real locks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.refusals import Stale
from sessions import actions
from sessions.actions import Edition
from sessions.models import SessionNote, TherapySession

pytestmark = pytest.mark.django_db(transaction=True)


def both[T](one: Callable[[], T], other: Callable[[], T]) -> list[T | Exception]:
    """Run two calls on connections of their own, begun together; give results or what was raised."""
    start = Barrier(2)

    def run(call: Callable[[], T]) -> T | Exception:
        start.wait(timeout=10)
        try:
            return call()
        except (ValidationError, Stale) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, [one, other]))


def test_two_overlapping_plans_make_one_session(plan, clinician, maya, acting_as):
    for hours in (24, 48, 72):
        results = both(lambda h=hours: plan(hours=h), lambda h=hours: plan(hours=h + 0.5, subject=maya))
        assert sorted(type(result).__name__ for result in results) == ["TherapySession", "ValidationError"]
    with acting_as(clinician):
        assert TherapySession.visible_to(clinician).count() == 3


def test_the_same_plan_at_once_is_one_session(plan):
    one, other = both(plan, plan)
    assert one.pk == other.pk


def test_a_double_co_signature_is_one(had, signed, supervisor, acting_as):
    note = signed(had())

    def cosign() -> SessionNote:
        with acting_as(supervisor):
            return actions.cosign_note(by=supervisor, note=note)

    one, other = both(cosign, cosign)
    assert one.cosigned_at == other.cosigned_at
    assert AuditEvent.objects.filter(action="note.cosign").count() == 1


def test_a_double_signature_is_one(had, draft, clinician, acting_as):
    note = draft(had())

    def sign() -> SessionNote:
        with acting_as(clinician):
            return actions.sign_note(by=clinician, note=note)

    one, other = both(sign, sign)
    assert one.signed_at == other.signed_at
    assert AuditEvent.objects.filter(action="note.sign").count() == 1


def test_two_windows_writing_the_first_word_make_one_note(plan, draft, clinician, acting_as, couple):
    session = plan()
    marks = ["0199aaaa-0000-7000-8000-000000000001", "0199aaaa-0000-7000-8000-000000000002"]
    calls = [lambda own=own: draft(session, edition=Edition(opened_from=None, own=own)) for own in marks]
    results = both(*calls)
    assert sorted(type(result).__name__ for result in results) == ["SessionNote", "Stale"]
    with acting_as(clinician):
        assert SessionNote.visible_to(clinician).count() == 1
