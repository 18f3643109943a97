"""A hard moment: few words, one tap, nothing to fill in. Small and fast, and it works without scripts."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from progress.actions.kit import log_use
from progress.models import Worked
from progress.pages.kit import at_hand
from progress.prompts.grounding import TIME_OUT, URGE_SURFING
from progress.prompts.kit import FOR_NOW, kit_idea
from progress.views.kit import strategy_or_404
from progress.views.kit_writing import ANY, TO_FIX
from progress.views.lookup import pair_or_404


@require_safe
@partner_required
def hard_moment(request: HttpRequest) -> HttpResponse:
    """Show what this person keeps one tap away, and where else to turn."""
    person, pair = signed_in(request), pair_or_404(request)
    context = {
        "strategies": at_hand(person, pair.couple.pk),
        "for_now": [kit_idea(key) for key in FOR_NOW],
        "urge": URGE_SURFING,
        "time_out": TIME_OUT,
        "may_write": pair.couple.frozen_at is None,
    }
    return render(request, "progress/kit/hard_moment.html", context)


@require_http_methods(ANY)
@partner_required
def hard_moment_strategy(request: HttpRequest, strategy_id: UUID) -> HttpResponse:
    """Show one strategy large, and ask afterwards how it went: one tap, or none."""
    person, pair = signed_in(request), pair_or_404(request)
    strategy = strategy_or_404(person, strategy_id)
    asked_again = False
    if request.method == "POST":
        try:
            log_use(by=person, strategy=strategy, worked=_number(request), submission=_submission(request))
        except ValidationError:
            asked_again = True
        else:
            messages.success(request, _("Noted. You took care of yourself."))
            return redirect("progress:hard_moment")
    context = {
        "strategy": strategy,
        "answers": Worked.choices,
        "submission": uuid4(),
        "asked_again": asked_again,
        "may_write": pair.couple.frozen_at is None,
    }
    status = TO_FIX if asked_again else 200
    return render(request, "progress/kit/hard_moment_strategy.html", context, status=status)


def _number(request: HttpRequest) -> int:
    text = request.POST.get("worked", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else 0


def _submission(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
