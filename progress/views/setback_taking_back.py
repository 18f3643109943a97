"""Take one step of one's own back: possible always, also where what happened is out of one's sight."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.records.audience import Audience
from progress.actions.setback_steps import change_step_audience
from progress.models import Setback
from progress.pages.setback_steps import STEPS
from progress.views.setback_steps import own_row


@partner_required
@require_POST
def setback_take_back(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Take one step back, alone: from now on nobody else reads it."""
    viewer, step = signed_in(request), request.POST.get("step", "")
    if step not in STEPS:
        raise Http404
    # By its id alone: the setback may be out of one's own sight by now.
    about = Setback(pk=setback_id)
    row = own_row(viewer, about, step)
    if row is None:
        raise Http404
    change_step_audience(type(row), by=viewer, setback=about, audience=Audience.PRIVATE)
    messages.success(request, _("Taken back. From now on only you can read it."))
    seen = Setback.visible_to(viewer).filter(pk=setback_id).exists()
    return redirect("progress:setback", setback_id) if seen else redirect("progress:setbacks")
