"""The timeline with its filters, for the two and for who cares for them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from progress.forms.tracking import TimelineForm, asks_for_private
from progress.pages.timeline_kinds import KINDS
from progress.pages.tracking import goals_to_name
from progress.pages.tracking_timeline import Filters, Lines, lines_of, read_start
from progress.views.lookup import pair_in_care, pair_or_404


@require_safe
@partner_required
def timeline(request: HttpRequest) -> HttpResponse:
    """Everything the two shared, and one's own."""
    return _page(request, signed_in(request), pair_or_404(request))


@require_safe
@clinician_required
def couple_timeline(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Everything of one couple that their clinician reads."""
    clinician = signed_in(request)
    return _page(request, clinician, pair_in_care(clinician, couple_id))


def _page(request: HttpRequest, viewer: User, pair: Pair) -> HttpResponse:
    goals = goals_to_name(viewer, pair.couple.pk, private=asks_for_private(request.GET))
    form = TimelineForm(request.GET, pair=pair, goals=goals)
    if viewer.is_clinician:
        form.without_private()
    found = Lines([], "")
    if form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in form.fields} | {"who": _who(form)}
        found = lines_of(viewer, pair, Filters(**chosen), read_start(request.GET.get("on", "")), goals)
    if viewer.is_clinician:
        # The titles of goals stand beside what is about them, and in the list of filters.
        read: dict[str, list[UUID]] = {"goals.Goal": [goal.pk for goal in goals]}
        for line in found.lines:
            read.setdefault(KINDS[line.kind].model._meta.label, []).append(line.pk)
        record_read(by=viewer.pk, page="progress:timeline", ids_by_target=read, couple=pair.couple.pk)
    # The chosen filters stay while one turns the pages.
    query = request.GET.copy()
    query["on"] = found.older
    context = {
        "form": form,
        "pair": pair,
        "found": found,
        "older": query.urlencode() if found.older else "",
        "names": " & ".join(pair.names.values()),
    }
    return render(request, "progress/tracking/timeline.html", context, status=422 if form.errors else 200)


def _who(form: TimelineForm) -> UUID | None:
    return UUID(form.cleaned_data["who"]) if form.cleaned_data["who"] else None
