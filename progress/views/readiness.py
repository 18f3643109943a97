"""Both partners' readiness, for their clinician alone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from progress.pages.readiness import readiness_page
from progress.views.lookup import pair_in_care


@require_safe
@clinician_required
def readiness(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """The rulers the care team reads, the gap now, and ways to work with it."""
    clinician = signed_in(request)
    pair = pair_in_care(clinician, couple_id)
    page = readiness_page(clinician, pair)
    record_read(
        by=clinician.pk, page="progress:readiness", ids_by_target=page.read_ids, couple=pair.couple.pk
    )
    context = {"page": page, "pair": pair, "couple": pair.couple}
    return render(request, "progress/readiness.html", context)
