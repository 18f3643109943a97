"""Is anybody in danger? Asked alone and first; the page behind it has one address, whatever was answered."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from goals.views.opening import TO_FIX, carried_out, writing_pair_or_404
from progress.actions.safety import check_safety
from progress.forms.safety import SafetyForm
from progress.models import SafetyCheck

# Which answers the next page helps with: the id alone, in the sign-in, until one goes on or stops.
ANSWERED = "answered"
HELP_STAYS = timedelta(minutes=30)


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def setback_safe(request: HttpRequest) -> HttpResponse:
    """Ask the five questions. Yes, no and skipped lead to the same address."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    if request.method == "POST":
        form = SafetyForm(request.POST)
        made = carried_out(
            form,
            lambda: check_safety(
                by=viewer, couple=couple, answers=form.answers(), submission=form.cleaned_data["submission"]
            ),
        )
        if made:
            request.session[ANSWERED] = str(made.pk)
            return redirect("progress:setback_new")
    else:
        form = SafetyForm(initial={"submission": uuid4()})
    context = {"form": form, "partner": pair.other_name(viewer)}
    return render(request, "progress/setback/safe.html", context, status=TO_FIX if form.is_bound else 200)


def needs_help(request: HttpRequest) -> SafetyCheck | None:
    """Return the answers just given, if any was yes; nobody else's are ever found."""
    try:
        asked = UUID(request.session.get(ANSWERED, ""))
    except ValueError:
        return None
    viewer = signed_in(request)
    mine = SafetyCheck.visible_to(viewer).filter(author=viewer, created_at__gt=timezone.now() - HELP_STAYS)
    found: SafetyCheck | None = mine.filter(pk=asked).first()
    return found if found and found.is_yes else None


def put_away(request: HttpRequest) -> None:
    """Let the next page be an ordinary one."""
    request.session.pop(ANSWERED, None)
