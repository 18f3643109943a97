"""Answer a proposal: accept it, or suggest changes, also to a goal in effect."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.actions import accept_goal, check_fit, suggest_changes
from goals.forms import AcceptForm, SuggestForm, reworded, values_of
from goals.forms.fit import FitForm
from goals.history import history_of
from goals.limits import own_ground
from goals.models import FitCheck, Goal
from goals.on_the_table import answer_context
from goals.views.opening import (
    ANSWER,
    SUGGEST,
    TO_FIX,
    carried_out,
    joint_goal_or_404,
    now_about,
    read_number,
    resumed,
)
from goals.wording.page import Looked, looked_at, panel_of

# For each form: the key of its draft, and its page.
PAGES: dict[type[AcceptForm | SuggestForm], tuple[str, str]] = {
    AcceptForm: (ANSWER, "goals/goal_answer.html"),
    SuggestForm: (SUGGEST, "goals/goal_suggest.html"),
}


@keeps_draft(form=ANSWER, about="goal_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_answer(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Read a proposal with the other's why beside it, and say yes to it, or tell one's clinician alone."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    name = pair.other_name(viewer)
    if request.method != "POST":
        return _page(request, goal_id, pair, AcceptForm)
    only_fit = bool(request.POST.get("only_clinician"))
    form = AcceptForm(request.POST, partner_name=name, only_fit=only_fit)
    if only_fit:
        if carried_out(form, lambda: _tell(viewer, goal, form)):
            messages.success(request, _("Your clinician will read it. Nothing else has changed."))
            return redirect("goals:answer", goal.pk)
    elif done := carried_out(form, lambda: _accept(viewer, goal, form)):
        discard_draft(by=viewer, form=ANSWER, about=goal.pk)
        messages.success(request, _said_yes(done, name))
        return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, pair, AcceptForm, form)


@keeps_draft(form=SUGGEST, about="goal_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_suggest(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Write the next version of a joint goal, starting from the words of the latest."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    name = pair.other_name(viewer)
    look = looked_at(request, SuggestForm, joint=True, partner=name)
    if request.method != "POST" or look is not None:
        return _page(request, goal_id, pair, SuggestForm, look=look)
    form = SuggestForm(request.POST, partner_name=name)
    if carried_out(form, lambda: _suggest(viewer, goal, form)):
        discard_draft(by=viewer, form=SUGGEST, about=goal.pk)
        messages.success(request, _("Your changes went to %(partner)s.") % {"partner": name})
        return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, pair, SuggestForm, form)


def _accept(by: User, goal: Goal, form: AcceptForm) -> Goal:
    return accept_goal(by=by, goal=goal, number=form.cleaned_data["number"], voice=form.voice())


def _tell(by: User, goal: Goal, form: AcceptForm) -> FitCheck:
    said = form.cleaned_data
    return check_fit(by=by, goal=goal, number=said["number"], fit=said["fit"], words=said["fit_words"])


def _suggest(by: User, goal: Goal, form: SuggestForm) -> Goal:
    said = form.cleaned_data
    return suggest_changes(
        by=by,
        goal=goal,
        based_on=said["number"],
        terms=form.terms(goal.current),
        voice=form.voice(),
        reason=said["reason"],
    )


def _said_yes(goal: Goal, name: str) -> str:
    if goal.awaits_review_since is not None:
        return _("You have both said yes. Your clinician looks at it next.")
    return _("You said yes. Next it is up to %(partner)s.") % {"partner": name}


def _page(
    request: HttpRequest,
    goal_id: UUID,
    pair: Pair,
    kind: type[AcceptForm | SuggestForm],
    form: AcceptForm | SuggestForm | None = None,
    look: Looked | None = None,
) -> HttpResponse:
    """Show the goal as it is now; what was typed about an older version stays, with what changed since."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    history = history_of(goal, viewer=viewer)
    answered = history.to_answer(viewer)
    revision = answered.revision
    key, template = PAGES[kind]
    typed: dict[str, str] = request.POST.dict()
    if form is None:
        typed = look.typed if look else draft_of(by=viewer, form=key, about=goal.pk)
        if kind is AcceptForm:
            # Couples read this page together: what is for the care team alone never stands open on it.
            typed = {name: text for name, text in typed.items() if name not in FitForm.base_fields}
        values = values_of(revision, history.last_voice_of(viewer))
        if look and (seen := read_number(typed)) is not None:
            # Nothing is sent yet: what they write still stands beside what came meanwhile, not in its place.
            values["number"] = seen
        form = kind(initial=resumed(kind, values, typed), partner_name=pair.other_name(viewer))
    now_about(form, revision.number)
    context = answer_context(viewer, pair, history, read_number(typed))
    context |= {"form": form, "ground": own_ground(viewer)}
    if isinstance(form, SuggestForm):
        context["words"] = reworded(form, revision)
        context["wording"] = panel_of(form, key, look)
    return render(request, template, context, status=TO_FIX if form.is_bound else 200)
