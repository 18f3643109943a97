"""A partner's Today and Us."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import partner_required, signed_in
from goals.actions.steps import local_today
from goals.step_today import steps_today
from progress.actions import look_at
from progress.models import Place
from progress.pages.checkin_today import how_today
from progress.pages.jar import good_news
from progress.pages.journal_shared import shared_journal_of
from progress.pages.repair_ways import ways_of_couple
from progress.pages.today import today_of
from progress.pages.us import us_of
from progress.views.lookup import before_from, pair_or_404
from sessions.presenters import session_cards


@require_safe
@partner_required
def today(request: HttpRequest) -> HttpResponse:
    """What is mine to do now."""
    person, pair = signed_in(request), pair_or_404(request)
    page = today_of(person, pair)
    day = timezone.localtime(timezone.now(), pair.couple.zone).date()
    hour = timezone.localtime(timezone.now(), person.zone).hour
    context = {
        "page": page,
        "pair": pair,
        "partner_name": pair.other_name(person),
        "part_of_day": "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening",
        "sessions": session_cards([page.session], person) if page.session else [],
        "good_news": good_news(person, pair),
        "steps": steps_today(person, pair.couple, today=day, partner_name=pair.other_name(person)),
    }
    return render(request, "progress/today.html", context)


@require_safe
@partner_required
def us(request: HttpRequest) -> HttpResponse:
    """What both shared; opening the first page marks it as seen by this person."""
    person, pair = signed_in(request), pair_or_404(request)
    before = before_from(request)
    page = us_of(person, pair, before)
    if before is None and request.method == "GET":
        look_at(by=person, couple=pair.couple, place=Place.SHARED)
    context = {
        "page": page,
        "pair": pair,
        "partner_name": pair.other_name(person),
        "has_partner": pair.other(person) is not None,
        "sessions": session_cards(page.sessions, person),
        "is_first_page": before is None,
        "journal": shared_journal_of(person, pair.couple, both=True, few=True) if before is None else None,
        "how": how_today(person, pair, local_today(pair.couple).date()) if before is None else None,
        "ways": ways_of_couple(person, pair) if before is None else None,
    }
    return render(request, "progress/us.html", context)
