"""The steps that are written on one page each: underneath, learned, onward."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import View, discard_draft, draft_of, keeps_draft, save_draft
from goals.views.opening import REVISE, SUGGEST, TO_FIX, carried_out, writing_pair_or_404
from progress.actions.setback_steps import CODES, FIELDS, write_step
from progress.forms.setback_steps import LearnedForm, OnwardForm, StepForm, UnderneathForm
from progress.forms.setbacks import goal_choices
from progress.models import RecommitChoice, Recommitment, Setback
from progress.pages.setback_steps import STEPS
from progress.views.setback_offers import put_in, suggestions_for
from progress.views.setback_shared import TOO_LARGE, kept_and_stopped, looked_anew, path_of, setback_or_404
from progress.views.setback_versions import now_about, stands_beside, typed_before
from progress.wording.looking import second_look

FORMS: dict[str, type[StepForm]] = {
    "underneath": UnderneathForm,
    "learned": LearnedForm,
    "onward": OnwardForm,
}


def draft_key(step: str) -> str:
    """Give the name a step's draft is kept under."""
    return f"setback-{step}"


def _step(request: HttpRequest, setback_id: UUID, step: str) -> HttpResponse:
    """Write one step, one's own, about a setback one reads."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    about = setback_or_404(viewer, setback_id)
    row = own_row(viewer, about, step)
    if request.method != "POST":
        draft = draft_of(by=viewer, form=draft_key(step), about=setback_id)
        form = _form(viewer, about, pair, step, initial=_kept(row) | typed_before(draft, row))
        return _page(request, about, pair, step, form, draft=draft)
    if stopped := kept_and_stopped(request, couple, draft_key(step), setback_id):
        return stopped
    if filled := put_in(request, about, step):
        return _page(request, about, pair, step, _form(viewer, about, pair, step, initial=filled))
    if look := looked_anew(request, words_of(step), pair.other_name(viewer)):
        form = _form(viewer, about, pair, step, initial=look.typed)
        return _page(request, about, pair, step, form, ideas=look.ideas)
    form = _form(viewer, about, pair, step, data=request.POST)
    if made := carried_out(form, lambda: _write(viewer, about, form)):
        _begin_change(viewer, made)
        discard_draft(by=viewer, form=draft_key(step), about=setback_id)
        messages.success(request, _("Saved."))
        return redirect("progress:setback", setback_id)
    return _page(request, about, pair, step, form)


def _screen(step: str) -> View:
    """Return the view of one step; each keeps a draft of its own when the sign-in ends."""

    @keeps_draft(form=draft_key(step), about="setback_id")
    @partner_required
    @require_http_methods(["GET", "HEAD", "POST"])
    def screen(request: HttpRequest, setback_id: UUID) -> HttpResponse:
        return _step(request, setback_id, step)

    return screen


setback_underneath, setback_learned, setback_onward = (_screen(step) for step in FORMS)


@partner_required
@require_POST
def setback_draft(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Keep what is being typed into a step, or into the facts; 204 when kept."""
    viewer = signed_in(request)
    couple, _pair = writing_pair_or_404(request)
    about, step = setback_or_404(viewer, setback_id), request.POST.get("step", "")
    if step not in (*STEPS, "facts") or (step == "facts" and about.author_id != viewer.pk):
        raise Http404
    row = about if step == "facts" else own_row(viewer, about, step)
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if row is None or request.POST.get("revision") == str(row.revision):
        try:
            save_draft(by=viewer, couple=couple, form=draft_key(step), about=setback_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def own_row(viewer: User, about: Setback, step: str) -> Any:
    """Return one's own row of a step, if it is written yet."""
    return STEPS[step].model.visible_to(viewer).filter(author=viewer, setback=about).first()


def words_of(step: str) -> list[str]:
    """Name the fields of a step that hold words of one's own."""
    return [name for name in FIELDS[STEPS[step].model] if name not in CODES]


def _kept(row: Any) -> dict[str, Any]:
    if row is None:
        return {}
    names = ("audience", "revision", *FIELDS[type(row)])
    return {name: getattr(row, name) for name in names} | {"goal": str(getattr(row, "goal_id", "") or "")}


def _form(
    viewer: User, about: Setback, pair: Pair, step: str, *, data: Any = None, initial: Any = None
) -> StepForm:
    return FORMS[step](
        data,
        initial=initial,
        partner_name=pair.other_name(viewer),
        widest=about.audience,
        goals=goal_choices(viewer, about.couple_id) if step == "onward" else (),
    )


def _page(
    request: HttpRequest,
    about: Setback,
    pair: Pair,
    step: str,
    form: StepForm,
    *,
    ideas: Any = None,
    draft: dict[str, str] | None = None,
) -> HttpResponse:
    viewer = signed_in(request)
    row = own_row(viewer, about, step)
    stands = stands_beside(draft, row) if draft else []
    if form.is_bound:
        words = {name: str(form[name].value() or "") for name in words_of(step)}
        ideas = second_look(words, partner=pair.other_name(viewer))
        # The page speaks about the latest version from here on; what was typed stays.
        stands = stands_beside(form.data, row)
        form.data = now_about(form.data, row)
    offered = suggestions_for(about, viewer, step)
    context = {
        "form": form,
        "setback": about,
        "step": step,
        "kind": STEPS[step],
        "row": row,
        "stands": stands,
        "fields": [{"field": form[name], "offered": offered.get(name, [])} for name in words_of(step)],
        "partner": pair.other_name(viewer),
        "is_mine": about.author_id == viewer.pk,
        "ideas": ideas or [],
        "places": path_of(about, step),
    }
    template = f"progress/setback/{step}.html"
    return render(request, template, context, status=TO_FIX if form.is_bound else 200)


def _begin_change(by: User, made: Any) -> None:
    """Keep the sentence as the reason of a change to the goal, as a private draft, unless one is begun."""
    goal = made.goal if isinstance(made, Recommitment) and made.choice == RecommitChoice.REVISE else None
    if goal is None or not made.words:
        return
    form = SUGGEST if goal.is_joint else REVISE
    if not draft_of(by=by, form=form, about=goal.pk):
        save_draft(by=by, couple=made.couple, form=form, about=goal.pk, data={"reason": made.words})


def _write(by: User, about: Setback, form: StepForm) -> Any:
    said = form.cleaned_data
    return write_step(
        form.model,
        by=by,
        setback=about,
        said=form.said(),
        audience=said["audience"],
        revision=said["revision"],
        goal=form.goal(),
    )
