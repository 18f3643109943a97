"""What was done in the program: the administrative part of the audit log."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.gates import administrator_required, signed_in
from couplesgoals.program.administration import activity_for, couples_for, names_for
from couplesgoals.program.wording import act_in_words

A_PAGE = 50


@administrator_required
@require_safe
def activity(request: HttpRequest) -> HttpResponse:
    """List administrative acts, newest first. Pages go by time; no address holds an event's id."""
    cursor = _place_from(request.GET.get("before", ""))
    found = activity_for(signed_in(request))
    events = list((found.before(*cursor) if cursor else found)[: A_PAGE + 1])
    older = _place_of(events[A_PAGE - 1]) if len(events) > A_PAGE else None
    events = events[:A_PAGE]
    names = names_for(signed_in(request), (event.actor_id for event in events))
    couples = dict(
        couples_for(signed_in(request))
        .filter(pk__in={event.couple_id for event in events})
        .values_list("pk", "name")
    )
    rows = [
        {
            "at": event.at,
            "what": act_in_words(event.action),
            "by": names.get(event.actor_id, ""),
            "couple_id": event.couple_id,
            "couple": couples.get(event.couple_id, "") if event.couple_id else "",
        }
        for event in events
    ]
    return render(request, "program/activity.html", {"rows": rows, "older": older, "first": cursor is None})


def _place_of(event: AuditEvent) -> str:
    """Where the next page begins, as it stands in an address."""
    return f"{event.at.astimezone(UTC).replace(tzinfo=None).isoformat()}Z_{event.nonce}"


def _place_from(before: str) -> tuple[datetime, UUID] | None:
    """Read what `_place_of` wrote; anything else is the first page."""
    moment, _, nonce = before.partition("_")
    try:
        at = parse_datetime(moment)
        return (at.astimezone(UTC), UUID(nonce)) if at is not None and at.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
