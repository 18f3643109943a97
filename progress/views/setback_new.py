"""Tell what happened: first the kind, then the facts; and later in other words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.records.submissions import was_sent
from goals.views.opening import TO_FIX, carried_out, writing_pair_or_404
from progress.actions.setbacks import report_setback
from progress.forms.setbacks import FactsForm, KindForm, begin
from progress.lists import SetbackKind
from progress.models import Setback
from progress.views.safety import help_after, put_away
from progress.views.setback_facts import facts_form, facts_page, today_of
from progress.views.setback_shared import TOO_LARGE, kept_and_stopped, looked_anew, path_of

NEW = "setback-new"
ANY = ["GET", "HEAD", "POST"]


@keeps_draft(form=NEW)
@partner_required
@require_http_methods(ANY)
def setback_new(request: HttpRequest) -> HttpResponse:
    """Help first, where it was asked for; then the kind; then the facts. One address for all of it."""
    if "rest" in request.POST:
        put_away(request)
        return redirect("progress:today")
    if request.method != "POST" and (help_first := help_after(request)):
        return help_first
    couple, pair = writing_pair_or_404(request)
    if "on" in request.POST:
        put_away(request)
    if request.method != "POST" or "on" in request.POST:
        return _begun(request, couple, pair)
    if request.POST.get("kind") not in SetbackKind.values or "other_kind" in request.POST:
        return _kind(request, pair, tried="kind_asked" in request.POST)
    return kept_and_stopped(request, couple, NEW, None) or _told(request, couple, pair)


def _begun(request: HttpRequest, couple: Couple, pair: Pair) -> HttpResponse:
    """Take up what was begun, or ask for the kind first."""
    draft = draft_of(by=signed_in(request), form=NEW, about=None)
    if draft.get("kind") not in SetbackKind.values:
        return _kind(request, pair)
    form = facts_form(signed_in(request), couple, pair, initial=_resumed(couple, draft))
    return facts_page(request, couple, pair, form)


def _told(request: HttpRequest, couple: Couple, pair: Pair) -> HttpResponse:
    """Ask for the facts, look at the words, or write them down."""
    viewer = signed_in(request)
    if "kind_asked" in request.POST:
        draft = draft_of(by=viewer, form=NEW, about=None) | {"kind": request.POST["kind"]}
        return facts_page(
            request, couple, pair, facts_form(viewer, couple, pair, initial=_resumed(couple, draft))
        )
    if look := looked_anew(request, ("facts",), pair.other_name(viewer)):
        form = facts_form(viewer, couple, pair, initial=look.typed)
        return facts_page(request, couple, pair, form, look=look.ideas)
    form = facts_form(viewer, couple, pair, data=request.POST)
    if made := carried_out(form, lambda: _report(viewer, couple, form)):
        discard_draft(by=viewer, form=NEW, about=None)
        put_away(request)
        messages.success(request, _("It is written down. That was the hard part."))
        return redirect("progress:setback", made.pk)
    return facts_page(request, couple, pair, form)


@partner_required
@require_POST
def setback_new_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    viewer = signed_in(request)
    couple, _pair = writing_pair_or_404(request)
    # A save may arrive after the form it belongs to; it must not bring the draft back, nor its number.
    if not was_sent(Setback, by=viewer, submission=request.POST.get("submission", "")):
        try:
            save_draft(by=viewer, couple=couple, form=NEW, about=None, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _kind(request: HttpRequest, pair: Pair, *, tried: bool = False) -> HttpResponse:
    """Ask for the kind, on a screen of its own; what else was typed goes along."""
    draft = draft_of(by=signed_in(request), form=NEW, about=None)
    if "facts" in request.POST:
        posted: dict[str, str] = request.POST.dict()
        draft |= posted
        save_draft(by=signed_in(request), couple=pair.couple, form=NEW, about=None, data=draft)
    form = KindForm(request.POST if tried else None, initial={"kind": draft.get("kind", "")})
    context = {"form": form, "pair": pair, "places": path_of(None, "facts")}
    return render(request, "progress/setback/kind.html", context, status=TO_FIX if tried else 200)


def _resumed(couple: Couple, draft: dict[str, str]) -> dict[str, Any]:
    return begin(today_of(couple)) | {name: text for name, text in draft.items() if text}


def _report(by: User, couple: Couple, form: FactsForm) -> Setback:
    said = form.cleaned_data
    return report_setback(
        by=by,
        couple=couple,
        happened=form.happened(),
        audience=said["audience"],
        goals=form.goals(),
        submission=said["submission"],
    )
