"""Things have changed: a partner says what matters more and what less, and finds the ways on from there."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Stale
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from progress.actions.priorities import choose_shift_readers, say_shift
from progress.forms.priorities import TEXTS, PlanAskForm, ShiftForm
from progress.forms.readers import ChooseReadersForm
from progress.forms.repair import OfferForm
from progress.models import PriorityAsk, PriorityShift
from progress.pages.priorities import (
    goals_to_change,
    planned_days,
    present_shift,
    shifts_of,
    today_in,
    wider_than,
)
from progress.pages.priorities_talk import talk_about
from progress.pages.setback_own import turns_out_of_sight
from progress.views.kit_writing import ANY, SHIFT, TO_FIX, begun, carried_out, writing_pair_or_404
from progress.views.lookup import pair_or_404
from progress.views.setback_shared import looked_anew


@keeps_draft(form=SHIFT)
@require_http_methods(ANY)
@partner_required
def priorities(request: HttpRequest) -> HttpResponse:
    """Say what shifted, in a minute; below it what was said earlier, and the days planned."""
    person = signed_in(request)
    if request.method != "POST":
        return _page(request, pair_or_404(request), None)
    pair = writing_pair_or_404(request)
    partner = pair.other_name(person)
    if look := looked_anew(request, TEXTS, partner):
        return _page(request, pair, ShiftForm(initial=look.typed, partner_name=partner), ideas=look.ideas)
    form, made = ShiftForm(request.POST, partner_name=partner), []
    if not carried_out(form, lambda: made.append(_say(person, pair, form))):
        return _page(request, pair, form)
    discard_draft(by=person, form=SHIFT, about=None)
    messages.success(request, _("Saved. Good that you noticed it."))
    return redirect("progress:priority", made[0].pk)


@require_safe
@partner_required
def priority(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """One shift, and three ways on: change a goal, let one rest, talk about it; each where it is possible."""
    person = signed_in(request)
    shift, pair = shift_or_404(person, shift_id)
    may_write = pair.couple.frozen_at is None and pair.couple.pk == pair_or_404(request).couple.pk
    mine = shift.author_id == person.pk
    wider = wider_than(shift.audience) if mine and may_write else []
    sentences = dict(partner_choices(pair.other_name(person)))
    context = {
        "shift": present_shift(shift, person, pair),
        "revision": shift.revision,
        "goals": goals_to_change(person, pair) if may_write else [],
        "wider": [(audience, sentences[audience]) for audience in wider],
        "talk": talk_about(person, shift, may_write=may_write),
        "offer": OfferForm(initial={"submission": uuid4()}),
        "both_read": sentences[Audience.COUPLE],
        "partner_name": pair.other_name(person),
        "pair": pair,
    }
    return render(request, "progress/priorities/one.html", context)


@require_http_methods(ANY)
@partner_required
def priority_audience(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Choose who reads what one said from now on, or take it back."""
    person = signed_in(request)
    shift, pair = shift_or_404(person, shift_id)
    if shift.author_id != person.pk:
        raise Http404
    now = {"audience": shift.audience, "revision": shift.revision}
    form = ChooseReadersForm(request.POST or None, initial=now)
    form.fields["audience"].offer(partner_choices(pair.other_name(person)))  # type: ignore[attr-defined]  # an AudienceField
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            choose_shift_readers(by=person, shift=shift, **said)
        except Stale as reason:
            form.now_about(now, str(reason))
        except NotPossible as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Saved. This holds from now on."))
            return redirect("progress:priority", shift_id)
    context = {"form": form, "shift": present_shift(shift, person, pair), "pair": pair}
    return render(
        request, "progress/priorities/audience.html", context, status=TO_FIX if form.errors else 200
    )


def _say(by: User, pair: Pair, form: ShiftForm) -> PriorityShift:
    said = form.cleaned_data
    ask = _day(by, pair, said["ask"]) if said["ask"] else None
    return say_shift(
        by=by,
        couple=pair.couple,
        said=form.said(),
        audience=said["audience"],
        ask=ask,
        submission=said["submission"],
    )


def _day(person: User, pair: Pair, ask_id: UUID) -> PriorityAsk | None:
    """Return a planned day of the couple that has come; one called off meanwhile is none."""
    rows = PriorityAsk.visible_to(person).filter(pk=ask_id, couple=pair.couple, called_off_at=None)
    found: PriorityAsk | None = rows.filter(asked_on__lte=today_in(pair)).first()
    return found


def shift_or_404(person: User, shift_id: UUID) -> tuple[PriorityShift, Pair]:
    """Return a shift this person reads, with its couple; hidden and absent are the same 404."""
    rows = PriorityShift.visible_to(person).filter(pk=shift_id).select_related("couple")
    found: PriorityShift | None = rows.first()
    if found is None:
        raise Http404
    return found, pair_of_couple(found.couple)


def _asked(request: HttpRequest, person: User, pair: Pair) -> str:
    """Return the planned day the address names, if it is one that has come."""
    try:
        found = _day(person, pair, UUID(request.GET.get("ask", "")))
    except ValueError:
        return ""
    return str(found.pk) if found else ""


def _page(request: HttpRequest, pair: Pair, form: ShiftForm | None, *, ideas: Any = None) -> HttpResponse:
    person, before = signed_in(request), request.GET.get("before", "")
    may_write = pair.couple.frozen_at is None
    if form is None and may_write:
        typed = begun(ShiftForm, {}, draft_of(by=person, form=SHIFT, about=None))
        # The form's own number is always new, so that two devices are two.
        typed = {name: text for name, text in typed.items() if name not in ("submission", "ask")}
        asked = _asked(request, person, pair)
        form = ShiftForm(
            initial=typed | ({"ask": asked} if asked else {}), partner_name=pair.other_name(person)
        )
    context = {
        "form": form if may_write else None,
        "is_asked": bool(form and form["ask"].value()),
        "ideas": ideas,
        "shifts": shifts_of(person, pair, before),
        "has_own_turns": not before and bool(turns_out_of_sight(person, pair)),
        "planned": planned_days(person, pair),
        "plan_form": PlanAskForm(today=today_in(pair)) if may_write else None,
        "is_first_page": not before,
        "partner_name": pair.other_name(person),
        "pair": pair,
    }
    status = TO_FIX if form is not None and form.errors else 200
    return render(request, "progress/priorities/priorities.html", context, status=status)
