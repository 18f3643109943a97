"""A clinician prepares a couple's monthly review."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from progress.review_care.page import care_page
from progress.views.lookup import pair_in_care


@require_safe
@clinician_required
def couple_review(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show the latest review of a couple, or that of ?period=YYYY-MM, with what came since the one before."""
    clinician = signed_in(request)
    pair = pair_in_care(clinician, couple_id)
    page = care_page(clinician, pair, request.GET.get("period", ""))
    record_read(by=clinician.pk, page="progress:couple_review", ids_by_target=page.read_ids, couple=couple_id)
    context = {"page": page, "plans": page.plans, "pair": pair, "couple": pair.couple}
    return render(request, "progress/review_care/page.html", context)
