"""Whether requests can be served, and whether what runs in the background is alive."""

from __future__ import annotations

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError as BrokerError

from couplesgoals.reminders.health import pulses

BROKER_WAIT_SECONDS = 2


@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Fail only without the database: without broker, worker or beat pages are served, and it says so."""
    state = {"database": "ok", "broker": "ok" if broker_answers() else "down"}
    try:
        state |= {pulse.name: "stale" if pulse.is_stale else "ok" for pulse in pulses()}
    except DatabaseError:
        return JsonResponse(state | {"database": "down"}, status=503)
    return JsonResponse(state)


def broker_answers() -> bool:
    """Open a connection to the broker, waiting at most two seconds."""
    try:
        with current_app.connection_for_read(connect_timeout=BROKER_WAIT_SECONDS) as broker:
            broker.ensure_connection(max_retries=1, timeout=BROKER_WAIT_SECONDS)
    except (BrokerError, OSError):
        return False
    return True
