"""The calendar of a clinician, planning, and the page of one session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.models import Couple
from sessions.actions import cancel_session, finish_session, plan_session
from sessions.forms import PlanForm
from sessions.models import SessionNote, SessionStatus, TherapySession
from sessions.presenters import by_day, note_rows, session_cards

# What one page holds; more stands on the couple's page.
UPCOMING = 100
PAST = 30


@clinician_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show one's own sessions by day: what comes, and what was."""
    by = signed_in(request)
    own = TherapySession.visible_to(by).filter(clinician=by).for_page()
    upcoming, past = list(own.upcoming()[:UPCOMING]), list(own.past()[:PAST])
    notes = _own_notes(by, [*upcoming, *past])
    _record(by, "sessions:calendar", [*upcoming, *past], list(notes.values()))
    return render(
        request,
        "sessions/calendar.html",
        {
            "upcoming": by_day(session_cards(upcoming, by)),
            "past": by_day(session_cards(past, by, notes=notes)),
            "zone": by.time_zone,
        },
    )


@clinician_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a session: first with which couple, then the rest."""
    by = signed_in(request)
    caseload = Couple.caseload_of(by)
    if not request.GET.get("couple"):
        return render(request, "sessions/plan_couple.html", {"couples": caseload})
    couple = get_object_or_404(caseload, pk=_uuid(request.GET["couple"]))
    form = PlanForm(request.POST or None, couple=couple, partners=couple.partners())
    if request.method == "POST" and form.is_valid():
        try:
            session = plan_session(by=by, couple=couple, **form.session())
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The session is planned."))
            return redirect("sessions:session", session.pk)
    context = {"form": form, "couple": couple, "zone": by.time_zone}
    return render(request, "sessions/plan.html", context, status=422 if form.errors else 200)


@require_safe
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show one session to whoever is in it or cares for the couple."""
    by = signed_in(request)
    found: TherapySession = get_object_or_404(TherapySession.visible_to(by).for_page(), pk=session_id)
    context: dict[str, Any] = {"therapy_session": found}
    notes: dict[UUID, SessionNote] | None = None
    if by.is_clinician:
        notes = _own_notes(by, [found])
        others = list(SessionNote.visible_to(by).filter(session=found).exclude(author=by).for_page())
        _record(by, "sessions:session", [found], [*notes.values(), *others])
        planned = found.status == SessionStatus.PLANNED
        context["other_notes"] = note_rows(others, by)
        context["may_cancel"] = planned
        context["may_finish"] = planned and found.starts_at <= timezone.now()
    [context["session"]] = session_cards([found], by, notes=notes)
    return render(request, "sessions/session.html", context)


@clinician_required
@require_POST
def cancel(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Cancel a planned session."""
    return _changed(request, session_id, cancel_session, _("The session is canceled."))


@clinician_required
@require_POST
def finish(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Say that a session took place."""
    return _changed(request, session_id, finish_session, _("Marked as having taken place."))


def _changed(
    request: HttpRequest, session_id: UUID, action: Callable[..., TherapySession], done: str
) -> HttpResponse:
    by = signed_in(request)
    found = get_object_or_404(TherapySession.visible_to(by), pk=session_id)
    try:
        action(by=by, session=found)
    except NotPossible as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, done)
    return redirect("sessions:session", found.pk)


def _own_notes(by: User, sessions: list[TherapySession]) -> dict[UUID, SessionNote]:
    notes = SessionNote.visible_to(by).filter(author=by, session__in=[one.pk for one in sessions])
    return {note.session_id: note for note in notes.defer("data", "assessment", "plan")}


def _record(by: User, page: str, sessions: list[TherapySession], notes: list[SessionNote]) -> None:
    couples = {one.couple_id for one in sessions}
    record_read(
        by=by.pk,
        page=page,
        ids_by_target={
            "sessions.TherapySession": [one.pk for one in sessions],
            "sessions.SessionNote": [note.pk for note in notes],
        },
        couple=couples.pop() if len(couples) == 1 else None,
    )


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
