"""Tell what happened: first the kind, then the facts; and later in other words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from goals.views.opening import TO_FIX, carried_out, writing_pair_or_404
from progress.actions.setbacks import change_setback, report_setback
from progress.forms.setbacks import FactsForm, KindForm, begin, goal_choices, told_in
from progress.lists import SetbackKind
from progress.models import Setback, SetbackGoal
from progress.prompts.setbacks import FACTS, RETURN_TO_USE_CARE
from progress.views.safety import needs_help, put_away
from progress.views.setback_shared import TOO_LARGE, kept_and_stopped, looked_anew, mine_or_404, path_of
from progress.wording.looking import second_look

NEW, FACTS_DRAFT = "setback-new", "setback-facts"
ANY = ["GET", "HEAD", "POST"]


@keeps_draft(form=NEW)
@partner_required
@require_http_methods(ANY)
def setback_new(request: HttpRequest) -> HttpResponse:
    """Help first, where it was asked for; then the kind; then the facts. One address for all of it."""
    couple, pair = writing_pair_or_404(request)
    if "rest" in request.POST or "on" in request.POST:
        put_away(request)
        return redirect("progress:today") if "rest" in request.POST else _begun(request, couple, pair)
    if request.method != "POST":
        check = needs_help(request)
        help_page = "progress/setback/help.html"
        return render(request, help_page, {"check": check}) if check else _begun(request, couple, pair)
    if request.POST.get("kind") not in SetbackKind.values or "other_kind" in request.POST:
        return _kind(request, pair, tried="kind_asked" in request.POST)
    return kept_and_stopped(request, couple, NEW, None) or _told(request, couple, pair)


def _begun(request: HttpRequest, couple: Couple, pair: Pair) -> HttpResponse:
    """Take up what was begun, or ask for the kind first."""
    draft = draft_of(by=signed_in(request), form=NEW, about=None)
    if draft.get("kind") not in SetbackKind.values:
        return _kind(request, pair)
    form = _facts(signed_in(request), couple, pair, initial=_resumed(couple, draft))
    return _facts_page(request, couple, pair, form)


def _told(request: HttpRequest, couple: Couple, pair: Pair) -> HttpResponse:
    """Ask for the facts, look at the words, or write them down."""
    viewer = signed_in(request)
    if "kind_asked" in request.POST:
        draft = draft_of(by=viewer, form=NEW, about=None) | {"kind": request.POST["kind"]}
        return _facts_page(
            request, couple, pair, _facts(viewer, couple, pair, initial=_resumed(couple, draft))
        )
    if look := looked_anew(request, ("facts",), pair.other_name(viewer)):
        form = _facts(viewer, couple, pair, initial=look.typed)
        return _facts_page(request, couple, pair, form, look=look.ideas)
    form = _facts(viewer, couple, pair, data=request.POST)
    if made := carried_out(form, lambda: _report(viewer, couple, form)):
        discard_draft(by=viewer, form=NEW, about=None)
        put_away(request)
        messages.success(request, _("It is written down. That was the hard part."))
        return redirect("progress:setback", made.pk)
    return _facts_page(request, couple, pair, form)


@partner_required
@require_POST
def setback_new_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    viewer = signed_in(request)
    couple, _pair = writing_pair_or_404(request)
    # A save may arrive after the form it belongs to; it must not bring the draft back, nor its number.
    if not _is_sent(viewer, request.POST.get("submission", "")):
        try:
            save_draft(by=viewer, couple=couple, form=NEW, about=None, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


@keeps_draft(form=FACTS_DRAFT, about="setback_id")
@partner_required
@require_http_methods(ANY)
def setback_change(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Tell what happened in other words."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    kept = mine_or_404(viewer, setback_id)
    linked = SetbackGoal.visible_to(viewer).filter(setback=kept).values_list("goal_id", flat=True)
    if request.method != "POST":
        draft = draft_of(by=viewer, form=FACTS_DRAFT, about=setback_id)
        typed = {name: text for name, text in draft.items() if name != "revision"}
        form = _facts(viewer, couple, pair, initial=told_in(kept, linked) | typed)
        return _facts_page(request, couple, pair, form, kept=kept)
    if stopped := kept_and_stopped(request, couple, FACTS_DRAFT, setback_id):
        return stopped
    if look := looked_anew(request, ("facts",), pair.other_name(viewer)):
        form = _facts(viewer, couple, pair, initial=look.typed)
        return _facts_page(request, couple, pair, form, kept=kept, look=look.ideas)
    form = _facts(viewer, couple, pair, data=request.POST)
    if carried_out(form, lambda: _change(viewer, kept, form)):
        discard_draft(by=viewer, form=FACTS_DRAFT, about=setback_id)
        messages.success(request, _("Saved."))
        return redirect("progress:setback", setback_id)
    return _facts_page(request, couple, pair, form, kept=mine_or_404(viewer, setback_id))


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
    return begin(_today(couple)) | {name: text for name, text in draft.items() if text}


def _today(couple: Couple) -> Any:
    return timezone.localtime(timezone.now(), couple.zone).date()


def _facts(
    viewer: User, couple: Couple, pair: Pair, *, data: Any = None, initial: dict[str, Any] | None = None
) -> FactsForm:
    said = data if data is not None else initial or {}
    return FactsForm(
        data,
        initial=initial,
        partner_name=pair.other_name(viewer),
        kind=str(said.get("kind", "")),
        today=_today(couple),
        goals=goal_choices(viewer, couple.pk),
    )


def _facts_page(
    request: HttpRequest,
    couple: Couple,
    pair: Pair,
    form: FactsForm,
    *,
    kept: Setback | None = None,
    look: Any = None,
) -> HttpResponse:
    viewer = signed_in(request)
    kind = str(form["kind"].value())
    if look is None and form.is_bound:
        look = second_look({"facts": str(form["facts"].value() or "")}, partner=pair.other_name(viewer))
    if kept is not None and form.is_bound:
        # The page speaks about the latest version from here on; what was typed stays.
        form.data = {**form.data.dict(), "revision": str(kept.revision)}  # type: ignore[attr-defined]
    is_stale = kept is not None and form.is_bound and request.POST.get("revision") != str(kept.revision)
    context = {
        "form": form,
        "kept": kept,
        "stands": kept.facts if kept is not None and is_stale else "",
        "kind": SetbackKind(kind).label if kind in SetbackKind.values else "",
        "is_worry": kind == SetbackKind.WORRY,
        "is_use": kind == SetbackKind.RETURN_TO_USE,
        "use_care": RETURN_TO_USE_CARE,
        "examples": FACTS,
        "partner": pair.other_name(viewer),
        "ideas": look or [],
        "goal_boxes": form.goal_boxes(),
        "places": path_of(kept, "facts"),
    }
    return render(request, "progress/setback/facts.html", context, status=TO_FIX if form.is_bound else 200)


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


def _change(by: User, kept: Setback, form: FactsForm) -> Setback:
    said = form.cleaned_data
    return change_setback(
        by=by,
        setback=kept,
        happened=form.happened(),
        audience=said["audience"],
        goals=form.goals(),
        revision=said["revision"] or 0,
    )


def _is_sent(viewer: User, submission: str) -> bool:
    try:
        number = UUID(submission)
    except ValueError:
        return False
    return bool(Setback.visible_to(viewer).filter(author=viewer, submission=number).exists())
