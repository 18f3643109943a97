"""Wins: the list, a new one, joining the other's, and who reads one's own."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.models import Goal
from progress.actions import wins as actions
from progress.forms.wins import JoinForm, WinAudienceForm, WinForm
from progress.models import Win
from progress.pages.wins import goals_for_wins, wins_of
from progress.pages.wins_habits import own_habits
from progress.prompts.affirmations import WINS
from progress.views.kit_writing import (
    ANY,
    CARE_WIN,
    JOIN,
    TO_FIX,
    WIN,
    begun,
    carried_out,
    couple_in_care,
    writing_pair_or_404,
)
from progress.views.lookup import pair_in_care, pair_or_404


@require_safe
@partner_required
def wins(request: HttpRequest) -> HttpResponse:
    """Show the wins this partner reads, newest first."""
    person, pair = signed_in(request), pair_or_404(request)
    before = request.GET.get("before", "")
    context = {
        "wins": wins_of(person, pair.couple, before),
        "habits": [] if before else own_habits(person, pair),
        "is_first_page": not before,
        "partner_name": pair.other_name(person),
        "may_write": pair.couple.frozen_at is None,
    }
    return render(request, "progress/good/wins.html", context)


@keeps_draft(form=WIN)
@require_http_methods(ANY)
@partner_required
def win_new(request: HttpRequest) -> HttpResponse:
    """Mark a win in a few words."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    form = _win_form(request, pair, WIN, Audience.COUPLE)
    if request.method == "POST" and carried_out(form, lambda: _mark(person, pair, form)):
        discard_draft(by=person, form=WIN, about=None)
        messages.success(request, _("It is in. Good that you noticed it."))
        return redirect("progress:wins")
    context = {"form": form, "partner_name": pair.other_name(person), "prompts": WINS}
    return render(request, "progress/good/win_new.html", context, status=TO_FIX if form.errors else 200)


@keeps_draft(form=CARE_WIN, about="couple_id", couple=couple_in_care)
@require_http_methods(ANY)
@clinician_required
def couple_win(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Let a clinician tell both partners of something that went well."""
    person, pair = signed_in(request), pair_in_care(signed_in(request), couple_id)
    if pair.couple.frozen_at is not None:
        raise Http404
    form = _win_form(request, pair, CARE_WIN, Audience.COUPLE, about=couple_id)
    if request.method == "POST" and carried_out(form, lambda: _mark(person, pair, form)):
        discard_draft(by=person, form=CARE_WIN, about=couple_id)
        messages.success(request, _("Both partners see it now."))
        return redirect("progress:couple_win", couple_id)
    earlier = wins_of(person, pair.couple)
    read = earlier.ids()
    read["goals.Goal"] += form.goals_offered()
    record_read(by=person.pk, page="progress:couple_win", ids_by_target=read, couple=couple_id)
    context = {"form": form, "pair": pair, "couple": pair.couple, "wins": earlier}
    return render(request, "progress/good/couple_win.html", context, status=TO_FIX if form.errors else 200)


@keeps_draft(form=JOIN, about="win_id")
@require_http_methods(ANY)
@partner_required
def win_join(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Join a win of the other or of the care team, with words if one likes."""
    person, win = signed_in(request), _win_or_404(signed_in(request), win_id)
    pair = pair_of_couple(win.couple)
    if win.author_id == person.pk or pair.couple.frozen_at is not None:
        raise Http404
    form = JoinForm(
        request.POST or None, initial=begun(JoinForm, {}, draft_of(by=person, form=JOIN, about=win_id))
    )
    if request.method == "POST" and carried_out(
        form, lambda: actions.join_win(by=person, win=win, **form.cleaned_data)
    ):
        discard_draft(by=person, form=JOIN, about=win_id)
        messages.success(request, _("You joined. It is a win of both of you now."))
        return redirect("progress:wins")
    context = {"form": form, "win": win, "slot": pair.slot_of(win.author_id), "pair": pair}
    return render(request, "progress/good/win_join.html", context, status=TO_FIX if form.errors else 200)


@require_http_methods(ANY)
def win_audience(request: HttpRequest, win_id: UUID) -> HttpResponse:
    """Choose who reads a win of one's own from now on, or take it back."""
    person, win = signed_in(request), _win_or_404(signed_in(request), win_id)
    if win.author_id != person.pk:
        raise Http404
    options = partner_choices(pair_of_couple(win.couple).other_name(person))
    if person.is_clinician:
        options = [
            (Audience.COUPLE, _("Both partners and the care team")),
            (Audience.CARE_TEAM, _("The care team")),
        ]
        record_read(
            by=person.pk,
            page="progress:win_audience",
            ids_by_target={"progress.Win": [win.pk]},
            couple=win.couple_id,
        )
    form = WinAudienceForm(request.POST or None, options=options, initial={"audience": win.audience})
    if request.method == "POST" and carried_out(
        form, lambda: actions.change_win_audience(by=person, win=win, **form.cleaned_data)
    ):
        messages.success(request, _("Saved. It holds from now on."))
        if person.is_clinician:
            return redirect("progress:couple_win", win.couple_id)
        return redirect("progress:wins")
    context = {"form": form, "win": win, "couple": win.couple}
    return render(request, "progress/good/win_audience.html", context, status=TO_FIX if form.errors else 200)


def _win_form(
    request: HttpRequest, pair: Pair, form: str, audience: str, about: UUID | None = None
) -> WinForm:
    person = signed_in(request)
    today = timezone.localtime(timezone.now(), pair.couple.zone).date()
    start: dict[str, Any] = {"submission": uuid4(), "audience": audience, "day": today}
    return WinForm(
        request.POST or None,
        partner_name=pair.other_name(person),
        today=today,
        goals=goals_for_wins(person, pair.couple.pk),
        by_care=person.is_clinician,
        initial=begun(WinForm, start, draft_of(by=person, form=form, about=about)),
    )


def _mark(person: User, pair: Pair, form: WinForm) -> Win:
    said = dict(form.cleaned_data)
    goal_id = said.pop("goal", None)
    goal = Goal.visible_to(person).filter(pk=goal_id).first() if goal_id else None
    return actions.mark_win(by=person, couple=pair.couple, goal=goal, **said)


def _win_or_404(person: User, win_id: UUID) -> Win:
    found: Win | None = Win.visible_to(person).select_related("couple").filter(pk=win_id).first()
    if found is None:
        raise Http404
    return found
