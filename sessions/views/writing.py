"""Writing a note: open the draft, keep it while typing, save it, sign it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, OutOfTurn, Stale
from goals.models import Goal
from goals.models.statuses import OPEN_STATUSES
from sessions.actions import sign_note, write_note
from sessions.actions.noting import PARTS, linkable_goals
from sessions.forms import NoteForm
from sessions.models import NoteGoal, SessionNote, TherapySession
from sessions.presenters import session_cards


@dataclass(frozen=True)
class Desk:
    """What lies before the author: the session, their note of it so far, and the goals it may speak of."""

    by: User
    session: TherapySession
    note: SessionNote | None
    linked: list[UUID]
    goals: list[Goal]


@dataclass(frozen=True)
class Difference:
    """One part that reads otherwise in the text saved elsewhere."""

    label: str
    saved: str
    typed: str


@clinician_required
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Write one's own note of a session, and sign it."""
    desk = _desk(signed_in(request), session_id)
    if request.method == "POST":
        return _sent(request, desk)
    if desk.note is not None and desk.note.is_signed:
        return redirect("sessions:note_detail", desk.note.pk)
    form = NoteForm(initial=NoteForm.initial_of(desk.note, desk.linked), goals=desk.goals)
    return _page(request, desk, form)


@clinician_required
@require_POST
def note_autosave(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Keep the draft while it is typed: 204 kept, 409 written elsewhere or signed, 422 too long."""
    desk = _desk(signed_in(request), session_id)
    form = NoteForm(request.POST, goals=desk.goals)
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        write_note(by=desk.by, session=desk.session, while_typing=True, **form.note())
    except ValidationError:
        return HttpResponse(status=422)
    except NotPossible:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def _desk(by: User, session_id: UUID) -> Desk:
    session = get_object_or_404(TherapySession.visible_to(by).for_page(), pk=session_id)
    mine = SessionNote.visible_to(by).filter(session=session, author=by).first()
    linked: list[UUID] = []
    if mine is not None:
        linked = list(NoteGoal.visible_to(by).filter(note=mine).values_list("goal_id", flat=True))
    goals = (
        Goal.visible_to(by)
        .filter(linkable_goals(session))
        .filter(Q(lifecycle_status__in=OPEN_STATUSES) | Q(pk__in=linked))
        .for_page()
        .order_by("created_at", "pk")
    )
    return Desk(by, session, mine, linked, list(goals))


def _sent(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = NoteForm(request.POST, goals=desk.goals)
    if not form.is_valid():
        return _page(request, desk, form, status=422)
    try:
        written = write_note(by=desk.by, session=desk.session, **form.note())
        if request.POST.get("do") == "sign":
            sign_note(by=desk.by, note=written)
    except ValidationError as error:
        form.refuse(error)
        return _page(request, desk, form, status=422)
    except Stale as reason:
        return _two_texts(request, desk, form, reason)
    except OutOfTurn as reason:
        form.add_error(None, str(reason))
        return _page(request, desk, form, status=409, closed=True)
    if request.POST.get("do") == "sign":
        messages.success(request, _("The note is signed. Your care team reads it now."))
        return redirect("sessions:note_detail", written.pk)
    messages.success(request, _("The draft is saved. Only you read it until you sign."))
    return redirect("sessions:note", desk.session.pk)


def _two_texts(request: HttpRequest, desk: Desk, form: NoteForm, reason: Stale) -> HttpResponse:
    """Show what was saved in another window beside what was typed here; neither is thrown away."""
    # Read again: the other window may have written since this request began.
    desk = _desk(desk.by, desk.session.pk)
    form.add_error(None, str(reason))
    form.reopen_from(desk.note.edition if desk.note else None)
    typed = form.note()
    words = {part: str(form.fields[form.asked_as.get(part, part)].label) for part in PARTS}
    pairs = [(label, getattr(desk.note, part, ""), typed[part]) for part, label in words.items()]
    titles = {goal.pk: goal.current.title for goal in desk.goals if goal.current}
    if titles:
        saved_goals = ", ".join(titles[pk] for pk in titles if pk in desk.linked)
        typed_goals = ", ".join(titles[goal.pk] for goal in desk.goals if goal in typed["goals"])
        pairs.append((str(form.fields["goals"].label), saved_goals, typed_goals))
    differences = [Difference(*pair) for pair in pairs if pair[1] != pair[2]]
    return _page(request, desk, form, status=409, differences=differences)


def _page(
    request: HttpRequest,
    desk: Desk,
    form: NoteForm,
    *,
    status: int = 200,
    differences: list[Difference] | None = None,
    closed: bool = False,
) -> HttpResponse:
    record_read(
        by=desk.by.pk,
        page="sessions:note",
        ids_by_target={
            "sessions.TherapySession": [desk.session.pk],
            "sessions.SessionNote": [desk.note.pk] if desk.note else [],
            "goals.Goal": [goal.pk for goal in desk.goals],
        },
        couple=desk.session.couple_id,
    )
    [card] = session_cards([desk.session], desk.by)
    context: dict[str, Any] = {"form": form, "session": card, "note": desk.note, "closed": closed}
    # While two texts lie side by side nothing is saved by itself: that would choose one of them.
    context |= {"differences": differences or [], "autosave": not differences and not closed}
    return render(request, "sessions/note.html", context, status=status)
