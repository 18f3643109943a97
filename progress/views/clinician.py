"""A clinician's caseload, the page of one couple, and their days."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from progress.pages.care_days import PERIODS, days_of
from progress.pages.caseload import caseload_of
from progress.pages.couple_page import couple_page
from progress.pages.wins import wins_of
from progress.views.lookup import before_from, pair_in_care
from sessions.presenters import session_cards


@require_safe
@clinician_required
def caseload(request: HttpRequest) -> HttpResponse:
    """Who needs me, why, since when."""
    clinician = signed_in(request)
    rows = caseload_of(clinician)
    record_read(
        by=clinician.pk, page="progress:caseload", ids_by_target={"program.Couple": [row.pk for row in rows]}
    )
    context = {"rows": rows, "waiting": sum(1 for row in rows if row.needs)}
    return render(request, "progress/caseload.html", context)


@require_safe
@clinician_required
def couple(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """What cannot wait and what is new of a couple; goals, both voices, timeline, charts, sessions, notes."""
    clinician = signed_in(request)
    pair = pair_in_care(clinician, couple_id)
    found, before = pair.couple, before_from(request)
    page = couple_page(clinician, pair, before)
    record_read(by=clinician.pk, page="progress:couple", ids_by_target=page.read_ids, couple=found.pk)
    context = {
        "page": page,
        "pair": pair,
        "couple": found,
        "upcoming": session_cards(page.upcoming, clinician),
        "past": session_cards(page.past, clinician),
        "is_first_page": before is None,
    }
    return render(request, "progress/couple.html", context)


@require_safe
@clinician_required
def days(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Each partner's check-ins apart, what helped and what got in the way, and wins, over some weeks."""
    clinician = signed_in(request)
    pair = pair_in_care(clinician, couple_id)
    weeks = next((weeks for weeks in PERIODS if request.GET.get("weeks") == str(weeks)), PERIODS[0])
    page, wins = days_of(clinician, pair, weeks), wins_of(clinician, pair.couple)
    read = page.ids | wins.ids()
    record_read(by=clinician.pk, page="progress:couple_days", ids_by_target=read, couple=couple_id)
    context = {"page": page, "wins": wins, "pair": pair, "couple": pair.couple, "periods": PERIODS}
    return render(request, "progress/care/days.html", context)
