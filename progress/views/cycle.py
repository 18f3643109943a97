"""The cycle: for the couple to look at and to name, for the clinician to confirm."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from goals.views.opening import TO_FIX, carried_out, writing_pair_or_404
from progress.actions.cycle import confirm_cycle, name_cycle
from progress.forms.cycle import NAMES, CycleForm, begin
from progress.pages.cycle import Cycle, count_words, cycle_of
from progress.views.lookup import pair_in_care, pair_or_404

CYCLE = "cycle"
TOO_LARGE = 413
ANY = ["GET", "HEAD", "POST"]


def _in_care(request: HttpRequest, couple_id: UUID) -> Couple:
    return pair_in_care(signed_in(request), couple_id).couple


@keeps_draft(form=CYCLE)
@partner_required
@require_http_methods(ANY)
def cycle(request: HttpRequest) -> HttpResponse:
    """Look at the cycle and give it a name, either of the two."""
    viewer, pair = signed_in(request), pair_or_404(request)
    found = cycle_of(viewer, pair, opened=request.GET.get("open", ""))
    if request.method != "POST":
        draft = draft_of(by=viewer, form=CYCLE, about=None)
        typed = {name: text for name, text in draft.items() if name in ("name", "words")}
        return _page(request, pair, found, CycleForm(initial=begin(found.latest) | typed))
    writing_pair_or_404(request)
    if (put := request.POST.get("put", "")) and put.isascii() and put.isdigit() and int(put[:3]) < len(NAMES):
        typed = {**request.POST.dict(), "name": str(NAMES[int(put[:3])])}
        return _page(request, pair, found, CycleForm(initial=typed))
    form = CycleForm(request.POST)
    if carried_out(form, lambda: name_cycle(by=viewer, couple=pair.couple, **form.cleaned_data)):
        discard_draft(by=viewer, form=CYCLE, about=None)
        messages.success(request, _("Saved. Both of you and your care team see it."))
        return redirect("progress:cycle")
    return _page(request, pair, cycle_of(viewer, pair), form)


@partner_required
@require_POST
def cycle_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    latest = cycle_of(viewer, pair).latest
    said = (request.POST.get("name", "").strip(), request.POST.get("words", "").strip())
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if latest is None or said != (latest.name, latest.words.replace("\n", "\r\n")):
        try:
            save_draft(by=viewer, couple=couple, form=CYCLE, about=None, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


@keeps_draft(form=CYCLE, about="couple_id", couple=_in_care)
@clinician_required
@require_http_methods(ANY)
def couple_cycle(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Look at a couple's cycle, and confirm their words or edit them."""
    viewer = signed_in(request)
    pair = pair_in_care(viewer, couple_id)
    if request.method == "POST":
        form = CycleForm(request.POST)
        if carried_out(form, lambda: confirm_cycle(by=viewer, couple=pair.couple, **form.cleaned_data)):
            discard_draft(by=viewer, form=CYCLE, about=couple_id)
            messages.success(request, _("Confirmed. The couple sees these words."))
            return redirect("progress:couple_cycle", couple_id)
    found = cycle_of(viewer, pair, opened=request.GET.get("open", ""))
    if request.method != "POST":
        kept = draft_of(by=viewer, form=CYCLE, about=couple_id)
        typed = {name: text for name, text in kept.items() if name in ("name", "words")}
        form = CycleForm(initial=begin(found.latest) | typed)
    record_read(by=viewer.pk, page="progress:couple_cycle", ids_by_target=found.ids, couple=couple_id)
    return _page(request, pair, found, form)


def _page(request: HttpRequest, pair: Pair, found: Cycle, form: CycleForm) -> HttpResponse:
    """Show it; a form with something to fix speaks about the newest words from here on, its own untouched."""
    viewer, newer = signed_in(request), None
    if form.is_bound:
        version = found.latest.version if found.latest else 0
        newer = found.latest if str(form["version"].value()) != str(version) else None
        form.data = {**form.data.dict(), "version": str(version)}  # type: ignore[attr-defined]  # a QueryDict
    context: dict[str, Any] = {
        "cycle": found,
        "form": form,
        "newer": newer,
        "pair": pair,
        "couple": pair.couple,
        "names": NAMES,
        "counted": count_words(found),
        "partner": pair.other_name(viewer) if viewer.is_partner else "",
        "is_partner": viewer.is_partner,
        "may_write": pair.couple.frozen_at is None or not viewer.is_partner,
        "author_slot": pair.slot_of(found.latest.author_id) if found.latest else "",
    }
    return render(request, "progress/cycle/cycle.html", context, status=TO_FIX if form.is_bound else 200)
