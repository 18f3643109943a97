"""Mark what was read, answer an entry; and what the care team wrote, for whom it was written."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.records.submissions import was_sent
from progress.actions.told import answer_entry, mark_read
from progress.forms.told import AnswerForm
from progress.models import EntryFeedback
from progress.pages.care_news import news_of
from progress.pages.journal_shared import place_from
from progress.pages.told import feedback_at, told_to
from progress.pages.told_presented import present
from progress.told import MARKABLE, Found, entries_among
from progress.views.kit_writing import ANY, TO_FIX, TOO_LARGE, begun, carried_out
from progress.views.lookup import pair_in_care

ANSWER = "entry-answer"
MOST = 50


@require_POST
@clinician_required
def read(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Mark entries of a couple as read: one, or all that are shown."""
    clinician, pair = signed_in(request), pair_in_care(signed_in(request), couple_id)
    seen = _seen(request)
    moments = {pk: at for pk, at in seen.items() if at is not None}
    number = mark_read(by=clinician, couple=pair.couple, entries=seen, seen=moments)
    if "HX-Request" in request.headers:
        news = news_of(clinician, pair)
        record_read(by=clinician.pk, page="progress:read", ids_by_target=news.ids(), couple=couple_id)
        said = ngettext("%(count)s entry marked as read", "%(count)s entries marked as read", number)
        context = {"news": news, "couple": pair.couple, "pair": pair, "said": said % {"count": number}}
        return render(request, "progress/care/_new.html", context)
    if number:
        messages.success(request, _("Marked as read."))
    return redirect(reverse("progress:couple", args=[couple_id]) + "#new")


@keeps_draft(form=ANSWER, about="entry_id", couple=lambda request, entry_id: _couple_of(request, entry_id))
@require_http_methods(ANY)
@clinician_required
def answer(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Write to the author of an entry, and to nobody else."""
    clinician, entry = signed_in(request), _entry_or_404(signed_in(request), entry_id)
    pair = pair_in_care(clinician, entry.couple)
    typed = draft_of(by=clinician, form=ANSWER, about=entry_id)
    form = AnswerForm(
        request.POST or None,
        auto_id=f"answer-{entry_id}-%s",
        initial=begun(AnswerForm, {"submission": uuid4()}, typed),
    )
    if request.method == "POST" and carried_out(
        form, lambda: answer_entry(by=clinician, entry=entry, **form.cleaned_data)
    ):
        discard_draft(by=clinician, form=ANSWER, about=entry_id)
        return _answered(request, pair, entry)
    given = feedback_at(clinician, [entry.pk]).get(entry.pk, [])
    _note_read(clinician, entry, [one.pk for one in given])
    context = {"form": form, "item": present(entry, clinician, pair), "couple": pair.couple, "answers": given}
    place = "progress/care/_answer.html" if _in_place(request) else "progress/care/answer.html"
    status = TO_FIX if form.errors and not _in_place(request) else 200
    return render(request, place, context, status=status)


@require_POST
@clinician_required
def answer_draft(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    clinician, entry = signed_in(request), _entry_or_404(signed_in(request), entry_id)
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if not was_sent(EntryFeedback, by=clinician, submission=request.POST.get("submission", "")):
        couple = pair_in_care(clinician, entry.couple).couple
        try:
            save_draft(by=clinician, couple=couple, form=ANSWER, about=entry_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


@require_safe
@partner_required
def told(request: HttpRequest) -> HttpResponse:
    """Show a partner what the care team wrote to them alone."""
    before = place_from(request)
    context = {"page": told_to(signed_in(request), before), "is_first_page": before is None}
    return render(request, "progress/care/told.html", context)


def _answered(request: HttpRequest, pair: Pair, entry: Found) -> HttpResponse:
    clinician = signed_in(request)
    given = feedback_at(clinician, [entry.pk]).get(entry.pk, [])
    if _in_place(request):
        _note_read(clinician, entry, [one.pk for one in given])
        context = {"item": present(entry, clinician, pair), "answers": given, "is_sent": True}
        return render(request, "progress/care/_answer.html", context)
    slot = pair.slot_of(entry.author)
    name = pair.people[slot].first_name if slot in pair.people else ""
    messages.success(request, _("Sent. Only %(name)s and the care team read it.") % {"name": name})
    return redirect(reverse("progress:couple", args=[entry.couple]) + "#new")


def _in_place(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _seen(request: HttpRequest) -> dict[UUID, datetime | None]:
    """Read the ids sent, each with since when the entry stood as it was shown.

    What is no id is left out, and so is what no page ever sends at once.
    """
    found: dict[UUID, datetime | None] = {}
    for text in request.POST.getlist("entry")[:MOST]:
        pk, _space, since = text.partition(" ")
        with suppress(ValueError):
            at = parse_datetime(since)
            found[UUID(pk)] = at if at is not None and is_aware(at) else None
    return found


def _entry_or_404(clinician: User, entry_id: UUID) -> Found:
    """Return an entry this clinician reads and can answer; the same 404 for hidden and absent."""
    found = next(iter(entries_among(clinician, [entry_id])), None)
    if found is None or MARKABLE[found.kind].answered_as is None:
        raise Http404
    return found


def _couple_of(request: HttpRequest, entry_id: UUID) -> Couple | None:
    clinician = signed_in(request)
    found = next(iter(entries_among(clinician, [entry_id])), None)
    return pair_in_care(clinician, found.couple).couple if found else None


def _note_read(clinician: User, entry: Found, answers: list[UUID]) -> None:
    read = {MARKABLE[entry.kind].model._meta.label: [entry.pk], "progress.EntryFeedback": answers}
    record_read(by=clinician.pk, page="progress:answer", ids_by_target=read, couple=entry.couple)
