"""Around the check-in: what one is asked, the calendar of days, and one's own answers."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import partner_choices
from goals.actions.steps import local_today
from progress.actions.checkin_choices import (
    choices_of,
    choose_readers_of,
    hide_days,
    show_days,
    switch_tracker,
)
from progress.forms.checkin import UsualReadersForm
from progress.models import Tracker
from progress.pages.checkin_days import days_of, month_of
from progress.pages.checkin_mine import mine_of
from progress.views.checkin import ANY, TO_FIX, writing_pair_or_404
from progress.views.lookup import pair_or_404

NAMES = (*Tracker.values, "line")


@require_http_methods(ANY)
@partner_required
def choices(request: HttpRequest) -> HttpResponse:
    """What one is asked each day, who reads it, and whether the other sees the days."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    chosen = choices_of(person, pair.couple.pk)
    usual = {name: getattr(chosen, f"{name}_audience") for name in NAMES}
    name = pair.other_name(person)
    form = UsualReadersForm(request.POST or None, partner_name=name, initial=usual)
    if request.method == "POST" and form.is_valid():
        choose_readers_of(by=person, couple=pair.couple, audiences=form.cleaned_data)
        messages.success(request, _("Saved. It holds for what you write from now on."))
        return redirect("progress:check_in_choices")
    context = {
        "form": form,
        "chosen": chosen,
        "trackers": [(one, form[one.value], one.value in chosen.trackers) for one in Tracker],
        "partner_name": name,
    }
    return render(request, "progress/daily/choices.html", context, status=TO_FIX if form.errors else 200)


@require_POST
@partner_required
def tracker(request: HttpRequest) -> HttpResponse:
    """Be asked something, or be asked it no more: one tap."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    name = request.POST.get("tracker", "")
    if name not in Tracker.values:
        raise Http404
    is_on = request.POST.get("on") == "yes"
    switch_tracker(by=person, couple=pair.couple, tracker=name, on=is_on)
    said = _("You are asked this from now on.") if is_on else _("You are not asked this any more.")
    messages.success(request, said)
    return redirect("progress:check_in_choices")


@require_safe
@partner_required
def days(request: HttpRequest) -> HttpResponse:
    """A month of days on which one checked in."""
    person, pair = signed_in(request), pair_or_404(request)
    today = local_today(pair.couple).date()
    context = {
        "month": days_of(person, pair, month_of(request.GET.get("month", ""), today), today),
        "chosen": choices_of(person, pair.couple.pk),
        "pair": pair,
        "me": pair.slot_of(person.pk),
        "partner_name": pair.other_name(person),
    }
    return render(request, "progress/daily/days.html", context)


@require_POST
@partner_required
def shown(request: HttpRequest) -> HttpResponse:
    """Show one's days to the other, or take that back: one tap."""
    person, pair = signed_in(request), pair_or_404(request)
    name = {"name": pair.other_name(person)}
    if request.POST.get("show") == "yes":
        show_days(by=person, couple=writing_pair_or_404(request).couple)
        said = _("From today on %(name)s sees on which days you check in, and nothing else of it.") % name
    else:
        hide_days(by=person, couple=pair.couple)
        said = _("Only you see your days now.")
    messages.success(request, said)
    return redirect("progress:check_in_days")


@require_safe
@partner_required
def mine(request: HttpRequest) -> HttpResponse:
    """One's own answers over time."""
    person, pair = signed_in(request), pair_or_404(request)
    today = local_today(pair.couple).date()
    until = _until(request, today)
    readers = dict(partner_choices(pair.other_name(person)))
    context = {
        "page": mine_of(person, today=today, until=until, readers=readers),
        "is_latest": until == today,
        "is_open": _is_open(pair),
    }
    return render(request, "progress/daily/mine.html", context)


def _is_open(pair: Pair) -> bool:
    return pair.couple.frozen_at is None


def _until(request: HttpRequest, today: date) -> date:
    try:
        until = date.fromisoformat(request.GET.get("until", ""))
    except ValueError:
        return today
    return min(until, today) if until.year > 2000 else today
