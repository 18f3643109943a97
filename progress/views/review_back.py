"""Looking back: reviews in a row, and the sheet of one to keep on paper."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import partner_required, signed_in
from progress.review.looking_back import story_of
from progress.review.reading import read_review
from progress.review_care.notes import notes_for
from progress.views.lookup import pair_or_404
from progress.views.review_shared import review_or_404


@require_safe
@partner_required
def reviews(request: HttpRequest) -> HttpResponse:
    """The couple's reviews, the latest first: what was chosen, where things stood, words kept."""
    person, pair = signed_in(request), pair_or_404(request)
    context = {"chapters": story_of(person, pair), "pair": pair, "partner_name": pair.other_name(person)}
    return render(request, "progress/review/story.html", context)


@require_safe
@partner_required
def review_sheet(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """One review on paper, A4 or Letter: only what its reader may see."""
    person = signed_in(request)
    pair, standing = review_or_404(request, review_id)
    if standing.may_answer:
        raise Http404
    page = read_review(person, pair, standing.review)
    context = {
        "page": page,
        "notes": notes_for(person, review_id, pair),
        "standing": standing,
        "pair": pair,
        "partner_name": pair.other_name(person),
    }
    return render(request, "progress/review/sheet.html", context)
