"""The time to repair: to the couple in words and a picture, to the clinician as figures."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from progress.pages.repair_care import ids_of, repairs_of
from progress.pages.repair_ways import ways_of_couple
from progress.views.lookup import pair_in_care, pair_or_404


@partner_required
@require_safe
def ways_back(request: HttpRequest) -> HttpResponse:
    """Show both how they found back each time."""
    viewer, pair = signed_in(request), pair_or_404(request)
    context = {"ways": ways_of_couple(viewer, pair), "partner": pair.other_name(viewer)}
    return render(request, "progress/repair/ways.html", context)


@clinician_required
@require_safe
def couple_ways_back(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show a clinician days to repair and to recommit, what is open, and where each conversation stands."""
    viewer = signed_in(request)
    pair = pair_in_care(viewer, couple_id)
    ways, repairs = ways_of_couple(viewer, pair), repairs_of(viewer, pair.couple)
    record_read(
        by=viewer.pk,
        page="progress:couple_ways_back",
        ids_by_target={**ways.ids, **ids_of(repairs)},
        couple=couple_id,
    )
    context = {"ways": ways, "repairs": repairs, "couple": pair.couple, "pair": pair}
    return render(request, "progress/repair/ways_couple.html", context)
