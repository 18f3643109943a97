"""For administrators: whether messages go out, and those that are stuck."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from couplesgoals.people.gates import administrator_required, signed_in
from couplesgoals.reminders.actions import send_again as send_reminder_again
from couplesgoals.reminders.health import delivery_for, pulses, reminders_for, stuck_for


@administrator_required
@require_safe
def delivery(request: HttpRequest) -> HttpResponse:
    """Show what waits, what left, what is stuck, and whether the background parts are alive."""
    person = signed_in(request)
    context = {"delivery": delivery_for(person), "stuck": stuck_for(person), "pulses": pulses()}
    return render(request, "reminders/delivery.html", context)


@administrator_required
@require_POST
def send_again(request: HttpRequest, reminder_id: UUID) -> HttpResponse:
    """Let one message go once more."""
    person = signed_in(request)
    reminder = reminders_for(person).filter(pk=reminder_id).first()
    if reminder is None:
        raise Http404
    send_reminder_again(by=person, reminder=reminder)
    messages.success(request, _("It goes out again within a minute, if the person still wants it."))
    return redirect("delivery:delivery")
