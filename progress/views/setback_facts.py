"""What happened, as a page: told anew, and later in other words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.views.opening import TO_FIX, carried_out, writing_pair_or_404
from progress.actions.setbacks import change_setback
from progress.forms.setbacks import FactsForm, goal_choices, told_in
from progress.lists import SetbackKind
from progress.models import Setback, SetbackGoal
from progress.prompts.setbacks import FACTS, RETURN_TO_USE_CARE
from progress.views.setback_shared import kept_and_stopped, looked_anew, mine_or_404, path_of
from progress.views.setback_versions import is_out_of_date, now_about, typed_before
from progress.wording.looking import second_look

FACTS_DRAFT = "setback-facts"


@keeps_draft(form=FACTS_DRAFT, about="setback_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def setback_change(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Tell what happened in other words."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    kept = mine_or_404(viewer, setback_id)
    linked = SetbackGoal.visible_to(viewer).filter(setback=kept).values_list("goal_id", flat=True)
    if request.method != "POST":
        draft = draft_of(by=viewer, form=FACTS_DRAFT, about=setback_id)
        form = facts_form(viewer, couple, pair, initial=told_in(kept, linked) | typed_before(draft, kept))
        is_old = bool(draft) and is_out_of_date(draft, kept)
        return facts_page(request, couple, pair, form, kept=kept, is_old=is_old)
    if stopped := kept_and_stopped(request, couple, FACTS_DRAFT, setback_id):
        return stopped
    if look := looked_anew(request, ("facts",), pair.other_name(viewer)):
        form = facts_form(viewer, couple, pair, initial=look.typed)
        return facts_page(request, couple, pair, form, kept=kept, look=look.ideas)
    form = facts_form(viewer, couple, pair, data=request.POST)
    if carried_out(form, lambda: _change(viewer, kept, form)):
        discard_draft(by=viewer, form=FACTS_DRAFT, about=setback_id)
        messages.success(request, _("Saved."))
        return redirect("progress:setback", setback_id)
    return facts_page(request, couple, pair, form, kept=mine_or_404(viewer, setback_id))


def today_of(couple: Couple) -> Any:
    return timezone.localtime(timezone.now(), couple.zone).date()


def facts_form(
    viewer: User, couple: Couple, pair: Pair, *, data: Any = None, initial: dict[str, Any] | None = None
) -> FactsForm:
    said = data if data is not None else initial or {}
    return FactsForm(
        data,
        initial=initial,
        partner_name=pair.other_name(viewer),
        kind=str(said.get("kind", "")),
        today=today_of(couple),
        goals=goal_choices(viewer, couple.pk),
    )


def facts_page(
    request: HttpRequest,
    couple: Couple,
    pair: Pair,
    form: FactsForm,
    *,
    kept: Setback | None = None,
    look: Any = None,
    is_old: bool = False,
) -> HttpResponse:
    viewer = signed_in(request)
    kind = str(form["kind"].value())
    if look is None and form.is_bound:
        look = second_look({"facts": str(form["facts"].value() or "")}, partner=pair.other_name(viewer))
    if kept is not None and form.is_bound:
        is_old = is_out_of_date(form.data, kept)
        form.data = now_about(form.data, kept)
    context = {
        "form": form,
        "kept": kept,
        "stands": kept.facts if kept is not None and is_old else "",
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
