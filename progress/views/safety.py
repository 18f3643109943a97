"""Is anybody in danger? Asked alone and first; the page behind it has one address, whatever was answered.

It stays open when all else is frozen: after a separation somebody may be in danger just then. Who is no
longer enrolled is asked too, and told that nobody here reads it: help comes at once, nothing is kept.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.rights import is_enrolled
from goals.views.opening import TO_FIX, carried_out
from progress.actions.safety import Answers, check_safety
from progress.forms.safety import SafetyForm
from progress.models import SafetyCheck
from progress.views.lookup import pair_or_404

# Which answers the next page helps with: the id alone, in the sign-in, until one goes on or stops.
ANSWERED = "answered"
HELP_STAYS = timedelta(minutes=30)


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def setback_safe(request: HttpRequest) -> HttpResponse:
    """Ask the five questions. Yes, no and skipped lead to the same address."""
    viewer, pair = signed_in(request), pair_or_404(request)
    couple, is_kept = pair.couple, is_enrolled(by=viewer, couple_id=pair.couple.pk)
    data = request.POST if request.method == "POST" else None
    form = SafetyForm(data, initial={"submission": uuid4()}, with_words=is_kept)
    if form.is_bound and not is_kept:
        form.full_clean()
        return _help(request, pair, form.answers())
    made = carried_out(
        form,
        lambda: check_safety(
            by=viewer, couple=couple, answers=form.answers(), submission=form.cleaned_data["submission"]
        ),
    )
    if made:
        request.session[ANSWERED] = str(made.pk)
        return redirect("progress:setback_new")
    context = {
        "form": form,
        "is_kept": is_kept,
        "is_read": _is_read(viewer, pair),
        "may_go_on": couple.frozen_at is None,
    }
    return render(request, "progress/setback/safe.html", context, status=TO_FIX if form.is_bound else 200)


def help_after(request: HttpRequest) -> HttpResponse | None:
    """Return the page of help where a yes was just said, or where nothing else can follow; else None."""
    pair, check = pair_or_404(request), _answered(request)
    if check is None or not (check.is_yes or pair.couple.frozen_at):
        return None
    return _help(request, pair, check)


def put_away(request: HttpRequest) -> None:
    """Let the next page be an ordinary one."""
    request.session.pop(ANSWERED, None)


def _answered(request: HttpRequest) -> SafetyCheck | None:
    """Return the answers just given; nobody else's are ever found."""
    try:
        asked = UUID(request.session.get(ANSWERED, ""))
    except ValueError:
        return None
    viewer = signed_in(request)
    mine = SafetyCheck.visible_to(viewer).filter(author=viewer, created_at__gt=timezone.now() - HELP_STAYS)
    found: SafetyCheck | None = mine.filter(pk=asked).first()
    return found


def _help(request: HttpRequest, pair: Pair, check: SafetyCheck | Answers) -> HttpResponse:
    viewer = signed_in(request)
    context = {
        "check": check,
        "is_kept": is_enrolled(by=viewer, couple_id=pair.couple.pk),
        "is_read": _is_read(viewer, pair),
        "may_go_on": pair.couple.frozen_at is None,
    }
    return render(request, "progress/setback/help.html", context)


def _is_read(viewer: User, pair: Pair) -> bool:
    """Whether a care team is there that reads a yes of this person."""
    return is_enrolled(by=viewer, couple_id=pair.couple.pk) and pair.couple.has_care_team()
