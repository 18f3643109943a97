"""For administrators: a couple that moves, or looks back on another day of the month."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import administrator_required, signed_in
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.administration import couples_for
from couplesgoals.reminders.actions import move_couple
from couplesgoals.reminders.forms import CalendarForm


@administrator_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show and change a couple's time zone and the day of its monthly review."""
    person = signed_in(request)
    couple = get_object_or_404(couples_for(person), pk=couple_id)
    form = CalendarForm(request.POST or None, initial=CalendarForm.initial_of(couple))
    if request.method == "POST" and form.is_valid():
        try:
            move_couple(by=person, couple=couple, to=form.calendar())
        except ValidationError as error:
            form.refuse(error)
        except NotPossible as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Saved. It holds from the next review on."))
            return redirect("program:couple", couple_id)
    return render(request, "reminders/calendar.html", {"form": form, "couple": couple})
