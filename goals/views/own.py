"""A partner's own goals: set one, write its next version, choose who reads it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.actions import change_goal_audience, revise_individual_goal, set_individual_goal
from goals.forms import AudienceForm, OwnGoalForm, OwnReviseForm, first_values, reworded, values_of
from goals.history import history_of
from goals.library.shelves import edition_for
from goals.models import Goal
from goals.presenters import audience_words
from goals.views.beginning import begins_from, value_asked
from goals.views.changing import words_to_keep
from goals.views.opening import (
    OWN,
    REVISE,
    TO_FIX,
    carried_out,
    now_about,
    own_goal_or_404,
    read_number,
    resumed,
    writing_pair_or_404,
)
from goals.views.proposing import kept_for_later, wants_to_keep
from goals.views.starting import start_of
from goals.wording.page import Looked, looked_at, panel_of

ANY = ["GET", "HEAD", "POST"]


@keeps_draft(form=OWN)
@partner_required
@require_http_methods(ANY)
def own_new(request: HttpRequest) -> HttpResponse:
    """Write a goal for oneself."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    name = pair.other_name(viewer)
    draft = draft_of(by=viewer, form=OWN, about=None)
    start = start_of(request, draft)
    look = looked_at(request, OwnGoalForm, joint=False, partner=name)
    if request.method == "POST" and look is None:
        form = OwnGoalForm(request.POST, partner_name=name)
        if wants_to_keep(request):
            if kept_for_later(request, couple, OWN, form):
                return redirect("goals:list")
        elif goal := carried_out(form, lambda: _set(viewer, couple, form)):
            discard_draft(by=viewer, form=OWN, about=None)
            messages.success(request, _("Your goal is set."))
            return redirect("progress:goal", goal.pk)
    else:
        first = first_values() | words_to_keep(request) | start.values_for(OwnGoalForm)
        form = OwnGoalForm(
            initial=resumed(OwnGoalForm, first, look.typed if look else draft) | value_asked(request),
            partner_name=name,
        )
    context = {"form": form, "start": start, "begins_from": begins_from(viewer, form)}
    context["wording"] = panel_of(form, OWN, look)
    return render(request, "goals/own_new.html", context, status=TO_FIX if form.is_bound else 200)


@keeps_draft(form=REVISE, about="goal_id")
@partner_required
@require_http_methods(ANY)
def own_revise(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Write the next version of one's own goal."""
    viewer = signed_in(request)
    goal = own_goal_or_404(viewer, goal_id)
    name = pair_of_couple(goal.couple).other_name(viewer)
    look = looked_at(request, OwnReviseForm, joint=False, partner=name)
    if request.method != "POST" or look is not None:
        return _revise_page(request, goal_id, look=look)
    form = OwnReviseForm(request.POST)
    if carried_out(form, lambda: _revise(viewer, goal, form)):
        discard_draft(by=viewer, form=REVISE, about=goal.pk)
        messages.success(request, _("Saved. The earlier version stays readable."))
        return redirect("progress:goal", goal.pk)
    return _revise_page(request, goal_id, form)


@partner_required
@require_http_methods(ANY)
def own_audience(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Choose anew who reads one's own goal."""
    viewer = signed_in(request)
    goal = own_goal_or_404(viewer, goal_id)
    name = pair_of_couple(goal.couple).other_name(viewer)
    data = request.POST if request.method == "POST" else None
    form = AudienceForm(data, initial={"audience": goal.audience}, partner_name=name)
    if request.method == "POST" and carried_out(form, lambda: _choose(viewer, goal, form)) is not None:
        messages.success(request, _("Saved. This holds from now on."))
        return redirect("progress:goal", goal.pk)
    context = {"form": form, "goal": goal, "partner": name}
    return render(request, "goals/own_audience.html", context, status=TO_FIX if form.is_bound else 200)


def _revise_page(
    request: HttpRequest, goal_id: UUID, form: OwnReviseForm | None = None, look: Looked | None = None
) -> HttpResponse:
    """Show the form about the latest version; what was typed about an older one stays."""
    viewer = signed_in(request)
    goal = own_goal_or_404(viewer, goal_id)
    history = history_of(goal, viewer=viewer)
    latest = history.latest.revision
    typed: dict[str, str] = request.POST.dict()
    if form is None:
        typed = look.typed if look else draft_of(by=viewer, form=REVISE, about=goal.pk)
        values = values_of(latest, history.last_voice_of(viewer))
        form = OwnReviseForm(initial=resumed(OwnReviseForm, values, typed))
    now_about(form, latest.number)
    context = {
        "form": form,
        "goal": goal,
        "revision": latest,
        "words": reworded(form, latest),
        "newer": history.since(read_number(typed)),
        "wording": panel_of(form, REVISE, look),
        "audience_words": audience_words(goal, viewer, pair_of_couple(goal.couple).other(viewer)),
    }
    return render(request, "goals/own_revise.html", context, status=TO_FIX if form.is_bound else 200)


def _choose(by: User, goal: Goal, form: AudienceForm) -> Goal:
    return change_goal_audience(by=by, goal=goal, audience=form.cleaned_data["audience"])


def _set(by: User, couple: Couple, form: OwnGoalForm) -> Goal:
    return set_individual_goal(
        by=by,
        couple=couple,
        terms=form.terms(),
        voice=form.voice(),
        audience=form.cleaned_data["audience"],
        submission=form.cleaned_data["submission"],
        started_from=edition_for(by, form.cleaned_data["started_from"]),
        value=form.cleaned_data["value"],
    )


def _revise(by: User, goal: Goal, form: OwnReviseForm) -> Goal:
    said = form.cleaned_data
    return revise_individual_goal(
        by=by,
        goal=goal,
        based_on=said["number"],
        terms=form.terms(goal.current),
        voice=form.voice(),
        reason=said["reason"],
    )
