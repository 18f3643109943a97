"""What the pages of the monthly review share: whose it is, and where it stands for them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from couplesgoals.people.gates import signed_in
from couplesgoals.program.pair import Pair
from goals.models import Goal
from progress.review.standing import Standing, last_revealed, standing_in, standing_of
from progress.views.lookup import pair_or_404


def latest_or_none(request: HttpRequest) -> tuple[Pair, Standing | None]:
    """Return this partner's couple, and how its latest review stands for them."""
    pair = pair_or_404(request)
    return pair, standing_of(signed_in(request), pair.couple)


def earlier_meant(request: HttpRequest, pair: Pair, latest: Standing | None) -> Standing | None:
    """Return the review a form was about, where that is an earlier one: sent again, or after its days."""
    meant = meant_by(request, pair, latest)
    return None if meant is latest else meant


def meant_by(request: HttpRequest, pair: Pair, latest: Standing | None) -> Standing | None:
    """Return the review a form was about: the latest where it names none, None where a strange one."""
    try:
        meant = UUID(request.POST["review"])
    except (KeyError, ValueError):
        return latest
    if latest is not None and latest.review.pk == meant:
        return latest
    return standing_in(signed_in(request), pair.couple, meant)


def may_still_answer(request: HttpRequest) -> bool:
    """Ask anew whether the latest review is still this partner's to answer."""
    _pair, standing = latest_or_none(request)
    return standing is not None and standing.may_answer


def review_or_404(request: HttpRequest, review_id: UUID) -> tuple[Pair, Standing]:
    """Return one of the couple's reviews that has opened for this partner."""
    pair = pair_or_404(request)
    standing = standing_in(signed_in(request), pair.couple, review_id)
    if standing is None or not (standing.is_open or standing.is_over or standing.is_revealed):
        raise Http404
    return pair, standing


def decidable_or_404(request: HttpRequest) -> tuple[Pair, Standing]:
    """Return the couple's latest revealed review, if it is the one the form was about."""
    pair = pair_or_404(request)
    standing = last_revealed(signed_in(request), pair.couple)
    if standing is None or request.POST.get("review", str(standing.review.pk)) != str(standing.review.pk):
        raise Http404
    return pair, standing


def goal_in_review_or_404(request: HttpRequest, pair: Pair, goal_id: UUID) -> Goal:
    """Return a joint goal of the couple."""
    goals = Goal.visible_to(signed_in(request)).filter(couple=pair.couple, pk=goal_id).joint()
    found: Goal | None = goals.for_page().first()
    if found is None:
        raise Http404
    return found
