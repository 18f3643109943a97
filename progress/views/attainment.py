"""How far goals have come: for the clinician in figures, for a partner in words."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from progress.pages.attainment import attainment_page
from progress.pages.far import far_of
from progress.views.lookup import pair_in_care, pair_or_404


@require_safe
@clinician_required
def attainment(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """T scores for each rater apart, gaps, and the agreement of the two raters."""
    clinician = signed_in(request)
    pair = pair_in_care(clinician, couple_id)
    page = attainment_page(clinician, pair)
    record_read(
        by=clinician.pk, page="progress:attainment", ids_by_target=page.read_ids, couple=pair.couple.pk
    )
    context = {"page": page, "pair": pair, "couple": pair.couple}
    return render(request, "progress/attainment.html", context)


@require_safe
@partner_required
def far(request: HttpRequest) -> HttpResponse:
    """My goals and ours as I rated them: start and now, and what both said where it is revealed."""
    person, pair = signed_in(request), pair_or_404(request)
    context = {"page": far_of(person, pair), "partner_name": pair.other_name(person)}
    return render(request, "progress/far.html", context)
