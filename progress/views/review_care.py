"""A clinician prepares a couple's monthly review."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Record
from progress.review_care.page import care_page, pair_and_outline
from progress.review_care.span import find_review
from progress.views.lookup import pair_in_care


@require_safe
@clinician_required
def couple_review(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show the latest review of a couple with what came since the one before."""
    found = pair_and_outline(signed_in(request), couple_id)
    if found is None:
        raise Http404
    pair, outline = found
    return _page(request, pair, outline=outline)


@require_safe
@clinician_required
def care_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Show one review, also one of months ago."""
    pair, review = review_in_care(request, review_id)
    return _page(request, pair, review.period)


def review_in_care(request: HttpRequest, review_id: UUID) -> tuple[Pair, ProgressReview]:
    """Return a review of a couple this clinician cares for; the same 404 for hidden and absent."""
    found = find_review(review_id)
    if found is None:
        raise Http404
    pair = pair_in_care(signed_in(request), found.couple_id)
    found.couple = pair.couple
    return pair, found


def _page(request: HttpRequest, pair: Pair, period: str = "", outline: Record | None = None) -> HttpResponse:
    clinician, couple = signed_in(request), pair.couple
    page = care_page(clinician, pair, period, outline)
    place = "progress:care_review" if period else "progress:couple_review"
    record_read(by=clinician.pk, page=place, ids_by_target=page.read_ids, couple=couple.pk)
    context = {"page": page, "plans": page.plans, "pair": pair, "couple": couple}
    return render(request, "progress/review_care/page.html", context)
