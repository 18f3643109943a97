"""Reading notes: the list, one signed note, its co-signature and what was added."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from goals.models import Goal
from sessions.actions import add_addendum, cosign_note
from sessions.actions.signing import supervises
from sessions.forms import AddendumForm
from sessions.models import NoteAddendum, NoteGoal, NoteStatus, SessionNote
from sessions.presenters import addendum_entries, note_rows, read_note

RECENT = 30
TEXTS = ("data", "assessment", "plan")


@clinician_required
@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    """List one's drafts, what waits for one's co-signature, and what was signed lately."""
    by = signed_in(request)
    readable = SessionNote.visible_to(by).for_page().defer(*TEXTS)
    drafts = list(readable.filter(author=by, status=NoteStatus.DRAFT).order_by("-created_at", "-pk"))
    waiting = list(readable.to_cosign_by(by).order_by("signed_at", "pk"))
    done = readable.signed().exclude(pk__in=[note.pk for note in waiting])
    signed = list(done.order_by("-signed_at", "-pk")[:RECENT])
    shown = {note.pk for note in (*drafts, *waiting, *signed)}
    record_read(by=by.pk, page="sessions:notes", ids_by_target={"sessions.SessionNote": sorted(shown)})
    return render(
        request,
        "sessions/notes.html",
        {
            "drafts": note_rows(drafts, by),
            "waiting": note_rows(waiting, by),
            "signed": note_rows(signed, by),
        },
    )


@clinician_required
@require_safe
def note_detail(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Show a signed note; one's own draft is opened for writing instead."""
    by = signed_in(request)
    note = _note(by, note_id)
    if not note.is_signed:
        return redirect("sessions:note", note.session_id)
    return _page(request, by, note, AddendumForm())


@clinician_required
@require_POST
def note_cosign(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Co-sign a note of somebody one supervises."""
    by = signed_in(request)
    note = _note(by, note_id)
    try:
        cosign_note(by=by, note=note)
    except NotPossible as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("The note is co-signed."))
    return redirect("sessions:note_detail", note.pk)


@clinician_required
@require_POST
def note_addendum(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Add to a signed note."""
    by = signed_in(request)
    note = _note(by, note_id)
    form = AddendumForm(request.POST)
    if form.is_valid():
        try:
            add_addendum(by=by, note=note, text=form.cleaned_data["text"])
        except ValidationError as error:
            form.refuse(error)
        except NotPossible as reason:
            messages.error(request, str(reason))
            return redirect("sessions:note", note.session_id)
        else:
            messages.success(request, _("Your addendum is part of the note."))
            return redirect("sessions:note_detail", note.pk)
    return _page(request, by, note, form, status=422)


def _note(by: User, note_id: UUID) -> SessionNote:
    found: SessionNote = get_object_or_404(SessionNote.visible_to(by).for_page(), pk=note_id)
    return found


def _page(
    request: HttpRequest, by: User, note: SessionNote, form: AddendumForm, *, status: int = 200
) -> HttpResponse:
    linked = NoteGoal.visible_to(by).filter(note=note).values("goal")
    goals = list(Goal.visible_to(by).filter(pk__in=linked).for_page().order_by("created_at", "pk"))
    addenda = list(NoteAddendum.visible_to(by).filter(note=note).select_related("author"))
    record_read(
        by=by.pk,
        page="sessions:note_detail",
        ids_by_target={
            "sessions.SessionNote": [note.pk],
            "sessions.NoteAddendum": [addendum.pk for addendum in addenda],
            "goals.Goal": [goal.pk for goal in goals],
        },
        couple=note.couple_id,
    )
    waits = note.status == NoteStatus.COSIGN_PENDING and note.author_id != by.pk
    context = {
        "note": read_note(note, by),
        "goals": [goal.current.title for goal in goals if goal.current],
        "addenda": addendum_entries(addenda, by),
        "may_cosign": waits and supervises(by, note.author),
        "form": form,
    }
    return render(request, "sessions/note_detail.html", context, status=status)
