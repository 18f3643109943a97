"""One's own coping kit: the list, a new strategy, one tap away or put away, and how well it worked."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.records.audience import Audience
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from progress.actions import kit as actions
from progress.forms.kit import OwnAudience, StrategyForm, UseForm
from progress.models import CopingStrategy
from progress.pages.kit import kit_of
from progress.prompts.kit import KIT_IDEAS, kit_idea
from progress.views.kit_writing import ANY, STRATEGY, TO_FIX, USE, begun, carried_out, writing_pair_or_404
from progress.views.lookup import pair_or_404


@require_safe
@partner_required
def kit(request: HttpRequest) -> HttpResponse:
    """Show one's own strategies, how each has worked, and ideas to start from."""
    person, pair = signed_in(request), pair_or_404(request)
    context = {
        "kit": kit_of(person, pair.couple.pk),
        "ideas": KIT_IDEAS,
        "partner_name": pair.other_name(person),
        "may_write": pair.couple.frozen_at is None,
    }
    return render(request, "progress/kit/kit.html", context)


@keeps_draft(form=STRATEGY)
@require_http_methods(ANY)
@partner_required
def kit_new(request: HttpRequest) -> HttpResponse:
    """Put a strategy into the kit, one's own words or an idea to reword."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    idea = kit_idea(request.GET.get("idea", ""))
    start = {"submission": uuid4(), "audience": Audience.CARE_TEAM}
    if idea:
        start |= {"when_this": str(idea.when_this), "i_do": str(idea.i_do)}
    draft = {} if idea else draft_of(by=person, form=STRATEGY, about=None)
    form = StrategyForm(request.POST or None, initial=begun(StrategyForm, start, draft))
    if request.method == "POST" and carried_out(
        form, lambda: actions.add_strategy(by=person, couple=pair.couple, **form.cleaned_data)
    ):
        discard_draft(by=person, form=STRATEGY, about=None)
        messages.success(request, _("It is in your kit."))
        return redirect("progress:kit")
    context = {"form": form, "partner_name": pair.other_name(person)}
    return render(request, "progress/kit/kit_new.html", context, status=TO_FIX if form.errors else 200)


@require_POST
@partner_required
def kit_pin(request: HttpRequest, strategy_id: UUID) -> HttpResponse:
    """Keep a strategy one tap away, or no longer."""
    pinned = request.POST.get("pinned") == "yes"
    said = _("One tap away now.") if pinned else _("No longer one tap away.")
    return _changed(
        request, strategy_id, said, lambda by, one: actions.pin_strategy(by=by, strategy=one, pinned=pinned)
    )


@require_POST
@partner_required
def kit_away(request: HttpRequest, strategy_id: UUID) -> HttpResponse:
    """Put a strategy away, or bring it back."""
    if request.POST.get("back") == "yes":
        return _changed(
            request, strategy_id, _("It is back."), lambda by, one: actions.bring_back(by=by, strategy=one)
        )
    said = _("Put away. You find it below, should you want it again.")
    return _changed(request, strategy_id, said, lambda by, one: actions.put_away(by=by, strategy=one))


@keeps_draft(form=USE, about="strategy_id")
@require_http_methods(ANY)
@partner_required
def kit_used(request: HttpRequest, strategy_id: UUID) -> HttpResponse:
    """Note how well a strategy worked this time."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    strategy = strategy_or_404(person, strategy_id)
    draft = draft_of(by=person, form=USE, about=strategy_id)
    form = UseForm(request.POST or None, initial=begun(UseForm, {"submission": uuid4()}, draft))
    if request.method == "POST" and carried_out(
        form, lambda: actions.log_use(by=person, strategy=strategy, **form.cleaned_data)
    ):
        discard_draft(by=person, form=USE, about=strategy_id)
        messages.success(request, _("Noted. Every time tells you something."))
        return redirect("progress:kit")
    context = {"form": form, "strategy": strategy, "pair": pair}
    return render(request, "progress/kit/kit_used.html", context, status=TO_FIX if form.errors else 200)


@require_http_methods(ANY)
@partner_required
def kit_audience(request: HttpRequest, strategy_id: UUID) -> HttpResponse:
    """Choose who reads a strategy from now on, and the times it was used."""
    person = signed_in(request)
    strategy = strategy_or_404(person, strategy_id)
    form = OwnAudience(request.POST or None, initial={"audience": strategy.audience})
    if request.method == "POST" and carried_out(
        form,
        lambda: actions.change_strategy_audience(
            by=person, strategy=strategy, audience=form.cleaned_data["audience"]
        ),
    ):
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("progress:kit")
    context = {"form": form, "strategy": strategy}
    return render(request, "progress/kit/kit_audience.html", context, status=TO_FIX if form.errors else 200)


def strategy_or_404(person: User, strategy_id: UUID) -> CopingStrategy:
    """Return a strategy of one's own; hidden and absent are the same 404."""
    rows = CopingStrategy.visible_to(person).filter(author=person, pk=strategy_id)
    found: CopingStrategy | None = rows.first()
    if found is None:
        raise Http404
    return found


def _changed(
    request: HttpRequest, strategy_id: UUID, said: str, act: Callable[[User, CopingStrategy], object]
) -> HttpResponse:
    person = signed_in(request)
    strategy = strategy_or_404(person, strategy_id)
    try:
        act(person, strategy)
        messages.success(request, said)
    except NotPossible as reason:
        messages.error(request, str(reason))
    return redirect("progress:kit")
