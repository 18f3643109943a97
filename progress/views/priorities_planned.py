"""Planning a day on which both are asked whether priorities shifted, and the clinician's page of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.people.refusals import OutOfTurn
from progress.actions.priorities import call_off_ask, plan_ask
from progress.forms.priorities import PlanAskForm
from progress.models import PriorityAsk
from progress.pages.priorities import planned_days, shifts_of, today_in
from progress.views.kit_writing import ANY, TO_FIX, carried_out, writing_pair_or_404
from progress.views.lookup import pair_in_care

PLANNED = "progress:priorities"


@require_POST
@partner_required
def priorities_plan(request: HttpRequest) -> HttpResponse:
    """Plan a day for both."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    form = PlanAskForm(request.POST, today=today_in(pair))
    if carried_out(form, lambda: plan_ask(by=person, couple=pair.couple, **form.cleaned_data)):
        messages.success(request, _("Planned. Each of you is asked apart on that day."))
        return redirect(PLANNED)
    context = {"plan_form": form, "planned": planned_days(person, pair), "pair": pair}
    return render(request, "progress/priorities/plan.html", context, status=TO_FIX)


@require_POST
def priorities_off(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """Call a planned day off, whoever planned it."""
    person = signed_in(request)
    ask: PriorityAsk | None = PriorityAsk.visible_to(person).filter(pk=ask_id).first()
    if ask is None:
        raise Http404
    try:
        call_off_ask(by=person, ask=ask)
        messages.success(request, _("Called off. Nobody is asked on that day."))
    except OutOfTurn as reason:
        messages.warning(request, str(reason))
    return redirect("progress:couple_priorities", ask.couple_id) if person.is_clinician else redirect(PLANNED)


@require_http_methods(ANY)
@clinician_required
def couple_priorities(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show a clinician what shifted, as far as it is shared with the care team, and let them plan a day."""
    person, pair = signed_in(request), pair_in_care(signed_in(request), couple_id)
    may_plan = pair.couple.frozen_at is None
    form = PlanAskForm(request.POST or None, today=today_in(pair))
    if request.method == "POST" and not may_plan:
        raise Http404
    if request.method == "POST" and carried_out(
        form, lambda: plan_ask(by=person, couple=pair.couple, **form.cleaned_data)
    ):
        messages.success(request, _("Planned. Both partners are asked apart on that day."))
        return redirect("progress:couple_priorities", couple_id)
    before, with_shift = request.GET.get("before", ""), request.GET.get("with", "")
    shifts, planned = shifts_of(person, pair, before, with_shift=with_shift), planned_days(person, pair)
    read = shifts.ids() | {"progress.PriorityAsk": [day.pk for day in planned]}
    record_read(by=person.pk, page="progress:couple_priorities", ids_by_target=read, couple=couple_id)
    context = {
        "plan_form": form if may_plan else None,
        "shifts": shifts,
        "planned": planned,
        "pair": pair,
        "couple": pair.couple,
    }
    status = TO_FIX if form.errors else 200
    return render(request, "progress/priorities/couple.html", context, status=status)
