"""A clinician records that a partner's treatment plan was reviewed."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.records.submissions import was_sent
from progress.actions.plan_reviews import record_plan_review
from progress.forms.review_care import PlanReviewForm
from progress.models import PlanReview
from progress.review_care.plans import ids_of, plans_of
from progress.views.kit_writing import ANY, TO_FIX, TOO_LARGE, carried_out, couple_in_care
from progress.views.lookup import pair_in_care

PLAN_REVIEW = "plan-review"


@keeps_draft(form=PLAN_REVIEW, about="couple_id", couple=couple_in_care)
@require_http_methods(ANY)
@clinician_required
def plan_review(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Record a treatment-plan review of one partner or of each; the page says what is due."""
    clinician = signed_in(request)
    pair = pair_in_care(clinician, couple_id)
    plans = plans_of(clinician, pair)
    today = timezone.localtime(timezone.now(), pair.couple.zone).date()
    typed = draft_of(by=clinician, form=PLAN_REVIEW, about=couple_id)
    start: dict[str, Any] = {"submission": uuid4(), "reviewed_on": today, "words": typed.get("words", "")}
    form = PlanReviewForm(request.POST or None, plans=plans, today=today, initial=start)
    if request.method == "POST" and carried_out(
        form, lambda: record_plan_review(by=clinician, couple=pair.couple, **form.cleaned_data)
    ):
        discard_draft(by=clinician, form=PLAN_REVIEW, about=couple_id)
        messages.success(request, _("Recorded. The next one is counted from that day."))
        return redirect("progress:couple_review", couple_id)
    read = {"progress.PlanReview": ids_of(plans)}
    record_read(by=clinician.pk, page="progress:plan_review", ids_by_target=read, couple=couple_id)
    context = {"form": form, "plans": plans, "couple": pair.couple}
    status = TO_FIX if form.errors else 200
    return render(request, "progress/review_care/plan_review.html", context, status=status)


@require_POST
@clinician_required
def plan_review_draft(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    clinician = signed_in(request)
    couple = pair_in_care(clinician, couple_id).couple
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if not was_sent(PlanReview, by=clinician, submission=request.POST.get("submission", "")):
        try:
            save_draft(by=clinician, couple=couple, form=PLAN_REVIEW, about=couple_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)
