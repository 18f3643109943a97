"""The daily check-in: one form for a day, its draft, and who reads one answer."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Stale
from couplesgoals.program.pair import Pair, enrollments_around
from couplesgoals.records.audience import partner_choices
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from goals.step_today import steps_today
from progress.actions.checkin import days_open, save_check_in
from progress.actions.checkin_choices import DRAFT, choices_of, switch_tracker
from progress.forms.checkin import CheckInForm
from progress.models import CheckIn, CheckInChoices, Tracker
from progress.pages.checkin import OwnDay, first_values, for_no_more, own_day, prompt_named, resumed
from progress.pages.times import day_in_words
from progress.views.lookup import pair_or_404

TO_FIX, CONFLICT, TOO_LARGE = 422, 409, 413
ANY = ["GET", "HEAD", "POST"]


@require_http_methods(ANY)
@partner_required
@keeps_draft(form=DRAFT)
def check_in(request: HttpRequest) -> HttpResponse:
    """How one day was, in a minute."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    if request.method == "POST":
        return _answered(request, person, pair)
    today, yesterday = days_open(pair.couple)
    day = yesterday if request.GET.get("day") == yesterday.isoformat() else today
    choices, there = choices_of(person, pair.couple.pk), own_day(person, day)
    draft = draft_of(by=person, form=DRAFT, about=None)
    values = first_values(there, choices, day=day) | {"submission": uuid4()}
    form = _form(pair, person, choices, initial=resumed(values, draft, there=there, day=day))
    return _page(request, person, pair, form, there, day, draft=draft)


def _answered(request: HttpRequest, person: User, pair: Pair) -> HttpResponse:
    """Save what was sent, or show it again with what stands in its way; no word is lost."""
    today, _yesterday = days_open(pair.couple)
    stop = request.POST.get("stop", "")
    if stop in Tracker.values:
        choices = switch_tracker(by=person, couple=pair.couple, tracker=stop, on=False)
        return _asked_less(request, person, pair, choices, stop)
    # It answers what its page asked, whatever is chosen since.
    form = CheckInForm(request.POST, trackers=[], partner_name=pair.other_name(person))
    opened_for = _day_of(request)
    status = _saved(person, pair, form) if form.is_valid() else TO_FIX
    if status is None:
        discard_draft(by=person, form=DRAFT, about=None)
        messages.success(request, _thanks(is_today=opened_for == today))
        return redirect("progress:today")
    day = opened_for if opened_for in days_open(pair.couple) else today
    there = own_day(person, day)
    if status == CONFLICT or day != opened_for:
        _speak_of_now(form, there, day)
    shows_there = there if form.data.get("revision") != request.POST.get("revision") else None
    return _page(request, person, pair, form, there, day, status=status, meanwhile=shows_there)


def _saved(person: User, pair: Pair, form: CheckInForm) -> int | None:
    """Carry it out; where something stands in its way say it in the form, and return the status."""
    said = form.cleaned_data
    try:
        save_check_in(
            by=person,
            couple=pair.couple,
            day=said["day"],
            answers=form.answers(),
            revision=said["revision"],
            submission=said["submission"],
        )
    except Stale:
        return CONFLICT
    except (ValidationError, NotPossible) as reason:
        form.add_error(None, reason if isinstance(reason, ValidationError) else str(reason))
        return TO_FIX
    return None


def _thanks(*, is_today: bool) -> str:
    if is_today:
        return _("You checked in. Thank you for taking a minute.")
    return _("Saved for yesterday, the day you opened the page on.")


def _asked_less(
    request: HttpRequest, person: User, pair: Pair, choices: CheckInChoices, stopped: str
) -> HttpResponse:
    """Show the form without one question, everything typed still in it."""
    today, _yesterday = days_open(pair.couple)
    kept = request.POST.copy()
    kept.pop(stopped, None)
    day = _day_of(request) or today
    typed = {name: str(kept[name]) for name in kept}
    form = _form(pair, person, choices, initial=typed | {"day": day})
    said = _("You are not asked this any more. You can take it back in your choices.")
    return _page(request, person, pair, form, own_day(person, day), day, said=said)


def _day_of(request: HttpRequest) -> date | None:
    try:
        return parse_date(request.POST.get("day", ""))
    except ValueError:
        return None


def _form(pair: Pair, person: User, choices: CheckInChoices, initial: dict[str, Any]) -> CheckInForm:
    trackers = list(choices.trackers)
    return CheckInForm(trackers=trackers, partner_name=pair.other_name(person), initial=initial)


def _speak_of_now(form: CheckInForm, there: OwnDay, day: date) -> None:
    """Let a form that came too late be about what is there now; what was typed stays, for no more people."""
    now = {"day": day.isoformat(), "revision": str(there.revision)} | for_no_more(form.data, there.audiences)
    form.data = {**form.data.dict(), **now}  # type: ignore[attr-defined]  # a QueryDict


def _page(
    request: HttpRequest,
    person: User,
    pair: Pair,
    form: CheckInForm,
    there: OwnDay,
    day: date,
    *,
    status: int = 200,
    draft: dict[str, str] | None = None,
    meanwhile: OwnDay | None = None,
    said: str = "",
) -> HttpResponse:
    today, yesterday = days_open(pair.couple)
    name = pair.other_name(person)
    begun = (draft or {}).get("day", "")
    context = {
        "form": form,
        "there": there,
        "day": day,
        "day_words": day_in_words(day, today),
        "is_today": day == today,
        "yesterday": yesterday,
        "begun_yesterday": begun == yesterday.isoformat() and day == today,
        "has_draft": bool(draft),
        "is_stale": status == CONFLICT,
        "meanwhile": meanwhile,
        "said": said,
        "partner_name": name,
        "readers": dict(partner_choices(name)),
        "prompt": prompt_named(str(form["prompt"].value() or ""), day),
        "steps": steps_today(person, pair.couple, today=today, partner_name=name) if day == today else [],
    }
    return render(request, "progress/daily/check_in.html", context, status=status)


@require_POST
@partner_required
def check_in_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed, unless the very form was sent already."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    if not _is_sent(person, request.POST.get("submission", "")):
        try:
            save_draft(by=person, couple=pair.couple, form=DRAFT, about=None, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _is_sent(person: User, submission: str) -> bool:
    try:
        number = UUID(submission)
    except ValueError:
        return False
    return bool(CheckIn.visible_to(person).filter(author=person, submission=number).exists())


def writing_pair_or_404(request: HttpRequest) -> Pair:
    """Return the couple this partner may write in now, and its people."""
    person, pair = signed_in(request), pair_or_404(request)
    mine = (row for row in enrollments_around(person.pk) if row.person_id == person.pk)
    is_in = any(row.couple_id == pair.couple.pk and row.ended_at is None for row in mine)
    if pair.couple.frozen_at is not None or not is_in:
        raise Http404
    return pair
