"""Pages about oneself, and the way to the first page of each role."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.people.actions import update_preferences
from couplesgoals.people.forms import PreferencesForm
from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import Role

FIRST_PAGE = {
    Role.PARTNER: "progress:today",
    Role.CLINICIAN: "progress:caseload",
    Role.ADMINISTRATOR: "program:couples",
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead each person to where their day begins."""
    return redirect(FIRST_PAGE[Role(signed_in(request).role)])


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Show what else there is: preferences, security, help, sign-out."""
    return render(request, "people/more.html")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Show and save how a person is named, shown things and written to."""
    person = signed_in(request)
    form = PreferencesForm(request.POST or None, initial=PreferencesForm.initial_of(person))
    if request.method == "POST" and form.is_valid():
        update_preferences(by=person, values=form.cleaned_data)
        messages.success(request, _("Your preferences are saved."))
        return redirect("people:preferences")
    return render(request, "people/preferences.html", {"form": form})


def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Say that there is no such page: people come by invitation. allauth needs the name to exist."""
    raise Http404
