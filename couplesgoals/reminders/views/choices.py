"""What a partner wants to be written about, when, and when not."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.reminders.actions import choose_reminders
from couplesgoals.reminders.forms import RemindersForm
from couplesgoals.reminders.models import ReminderChoices


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """Show and save the choices; they hold from the very next message."""
    person = signed_in(request)
    form = RemindersForm(request.POST or None, initial=RemindersForm.initial_of(ReminderChoices.of(person)))
    if request.method == "POST" and form.is_valid():
        try:
            choose_reminders(by=person, values=form.cleaned_data)
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved. It holds from the next message on."))
            return redirect("delivery:choices")
    return render(request, "reminders/choices.html", {"form": form})
