"""What matters to both: for the two of them, for their clinician, and on paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, find_pair
from couplesgoals.records.drafts import own_couple
from couplesgoals.records.rule import reach_of
from goals.values_map import maps_of, picture_of
from goals.values_together import SLOTS, together_of
from goals.views.valuing import pair_or_404


@partner_required
@require_safe
def values_us(request: HttpRequest) -> HttpResponse:
    """Show what each chose to share: where it meets, where it differs, what has had little room for both."""
    viewer = signed_in(request)
    pair = pair_or_404(viewer)
    couple = own_couple(request)
    may_write = couple is not None and couple.frozen_at is None
    return render(request, "goals/values_us.html", _shared(viewer, pair) | {"may_write": may_write})


@clinician_required
@require_safe
def values_couple(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show a couple's values as far as each let the care team read them."""
    viewer = signed_in(request)
    pair = find_pair(couple_id) if couple_id in reach_of(viewer).own else None
    if pair is None:
        raise Http404
    together = together_of(viewer, pair)
    ids = {"goals.ValueRating": [rating.pk for rating in together.ratings]}
    record_read(by=viewer.pk, page="goals:values_couple", ids_by_target=ids, couple=pair.couple.pk)
    context = {
        "pair": pair,
        "together": together,
        "chart": together.chart(together.values),
        "findings": [
            (_("Dear to both, short of room"), together.waiting),
            (_("Dear to both"), together.dear),
            (_("Importance apart"), together.apart),
        ],
    }
    return render(request, "goals/values_couple.html", context)


@partner_required
@require_safe
def values_print(request: HttpRequest) -> HttpResponse:
    """One sheet for paper: one's own latest map, or with `?sheet=us` what both share."""
    viewer = signed_in(request)
    pair = pair_or_404(viewer)
    if request.GET.get("sheet") == "us":
        return render(request, "goals/values_print_us.html", _shared(viewer, pair))
    maps = maps_of(viewer, pair.couple)
    picture = picture_of(maps[0], viewer, pair) if maps else None
    return render(request, "goals/values_print.html", {"picture": picture, "pair": pair})


def _shared(viewer: User, pair: Pair) -> dict[str, Any]:
    together = together_of(viewer, pair)
    mine = pair.slot_of(viewer.pk)
    theirs = next((slot for slot in SLOTS if slot != mine), "")
    return {
        "pair": pair,
        "partner": pair.other_name(viewer),
        "together": together,
        "chart": together.chart(together.both),
        "mine_alone": together.alone(mine),
        "theirs_alone": together.alone(theirs),
        "mine": mine,
    }
