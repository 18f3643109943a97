"""Share an entry or only some words of it, take it back; and what others read of a journal."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.drafts import own_couple
from goals.views.opening import TO_FIX, carried_out, writing_pair_or_404
from progress.actions.journal import choose_passage_readers, choose_readers, share_passage
from progress.forms.journal import AudienceOnlyForm, PassageForm, ReadersForm
from progress.models import JournalEntry, JournalPassage
from progress.pages.journal import goal_titles, question_of
from progress.pages.journal_look import CHECK, second_look
from progress.pages.journal_shared import place_from, shared_journal_of
from progress.pages.times import moment_in_words
from progress.views.journal import own_entry_or_404
from progress.views.lookup import pair_in_care, pair_or_404

ANY = ["GET", "HEAD", "POST"]


@partner_required
@require_http_methods(ANY)
def journal_audience(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Choose who reads an entry; with one tap take it back, or undo that."""
    person = signed_in(request)
    entry = own_entry_or_404(person, entry_id)
    name = pair_of_couple(entry.couple).other_name(person)
    free = own_couple(request) == entry.couple and entry.couple.frozen_at is None
    form = ReadersForm(
        request.POST or None,
        partner_name=name,
        widest=Audience.COUPLE if free else entry.audience,
        initial={"audience": entry.audience},
    )
    look = None
    if CHECK in request.POST:
        look = second_look(entry.text, audience=request.POST.get("audience", ""), partner=name)
    elif request.method == "POST":
        was = entry.audience
        if changed := carried_out(form, lambda: choose_readers(by=person, entry=entry, **form.cleaned_data)):
            return _back(request, entry, changed.pk, was, changed.audience)
    context = {"form": form, "entry": entry, "partner_name": name, "look": look}
    status = TO_FIX if form.is_bound and look is None else 200
    return render(request, "progress/journal/audience.html", context, status=status)


@partner_required
@require_http_methods(ANY)
def journal_passage(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Share only some words of an entry."""
    person = signed_in(request)
    entry = own_entry_or_404(person, entry_id)
    writing_pair_or_404(request)
    name = pair_of_couple(entry.couple).other_name(person)
    form = PassageForm(request.POST or None, entry=entry, partner_name=name)
    shared = carried_out(form, lambda: _share(person, entry, form)) if request.method == "POST" else None
    if shared is not None:
        messages.success(request, _("Shared. You can take it back at any time."))
        return redirect("progress:journal_entry", entry_id)
    context = {"form": form, "entry": entry, "partner_name": name}
    return render(request, "progress/journal/passage.html", context, status=TO_FIX if form.is_bound else 200)


@partner_required
@require_POST
def journal_passage_audience(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    """Take words back, or share them again as before."""
    person = signed_in(request)
    own = JournalPassage.visible_to(person).filter(author=person)
    passage = get_object_or_404(own, pk=passage_id)
    form, was = AudienceOnlyForm(request.POST), passage.audience
    entry = own_entry_or_404(person, passage.entry_id)
    if not form.is_valid():
        return redirect("progress:journal_entry", entry.pk)
    try:
        changed = choose_passage_readers(by=person, passage=passage, audience=form.cleaned_data["audience"])
    except OutOfTurn as refusal:
        messages.error(request, str(refusal))
        return redirect("progress:journal_entry", entry.pk)
    return _back(request, entry, changed.pk, was, changed.audience)


@partner_required
@require_safe
def journal_shared_list(request: HttpRequest) -> HttpResponse:
    """Show what both shared of their journals, the last shared first."""
    person, pair = signed_in(request), pair_or_404(request)
    before = place_from(request)
    page = shared_journal_of(person, pair.couple, before=before, both=True)
    context = {"page": page, "partner_name": pair.other_name(person), "is_first_page": before is None}
    return render(request, "progress/journal/shared_list.html", context)


@require_safe
def journal_shared(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Show an entry to whom it was shared with; its author has a page of their own."""
    viewer = signed_in(request)
    rows = JournalEntry.visible_to(viewer).for_page().select_related("couple").filter(pk=entry_id)
    entry: JournalEntry | None = rows.first()
    if entry is None:
        raise Http404
    if entry.author_id == viewer.pk:
        return redirect("progress:journal_entry", entry_id)
    titles = goal_titles(viewer, [entry.goal_id]) if entry.goal_id else {}
    if viewer.is_clinician:
        ids = {"progress.JournalEntry": [entry.pk], "goals.Goal": list(titles)}
        record_read(by=viewer.pk, page="progress:journal_shared", ids_by_target=ids, couple=entry.couple_id)
    pair = pair_of_couple(entry.couple)
    slot = pair.slot_of(entry.author_id)
    context = {
        "entry": entry,
        "slot": slot,
        "name": pair.people[slot].first_name if slot in pair.people else "",
        "shared_on": moment_in_words(entry.audience_since, viewer.zone),
        "question": question_of(entry),
        "goal_title": titles.get(entry.goal_id, "") if entry.goal_id else "",
    }
    return render(request, "progress/journal/shared.html", context)


@require_safe
@clinician_required
def journal_couple(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show a clinician what each partner shared of their journal."""
    viewer = signed_in(request)
    pair = pair_in_care(viewer, couple_id)
    page = shared_journal_of(viewer, pair.couple, before=place_from(request))
    if any(page.read_ids.values()):
        record_read(
            by=viewer.pk, page="progress:journal_couple", ids_by_target=page.read_ids, couple=couple_id
        )
    return render(
        request, "progress/journal/couple.html", {"page": page, "couple": pair.couple, "pair": pair}
    )


def _share(by: User, entry: JournalEntry, form: PassageForm) -> JournalPassage:
    said = form.cleaned_data
    return share_passage(
        by=by, entry=entry, text=form.words(), audience=said["audience"], submission=said["submission"]
    )


def _back(request: HttpRequest, entry: JournalEntry, pk: UUID, was: str, now: str) -> HttpResponse:
    """Lead back to the entry, which offers to undo what was taken back."""
    place = reverse("progress:journal_entry", args=[entry.pk])
    if now == Audience.PRIVATE and was != now:
        return redirect(f"{place}?{urlencode({'taken': pk, 'was': was})}")
    messages.success(request, _("Saved. It holds from now on."))
    return redirect(place)
