"""The page an invitation leads to. Used, old and unknown links all show the same."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.actions import Newcomer, accept_invitation, find_open_invitation
from couplesgoals.program.forms import JoinForm

TOKEN = "join_token"  # noqa: S105  (the name of a place in the session, no secret)


@login_not_required
@require_safe
def join_with(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token from the address into the session: addresses stay in histories and Referer headers."""
    request.session[TOKEN] = token[:100]
    return redirect("program:join")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Let the invited person choose a password and come in."""
    token = request.session.get(TOKEN, "")
    invitation = find_open_invitation(token=token, viewer=request.user)
    if invitation is None:
        return _closed(request)
    time_zone = invitation.couple.time_zone
    form = JoinForm(request.POST or None, initial={"name": invitation.name, "time_zone": time_zone})
    if request.method == "POST" and form.is_valid():
        try:
            person = accept_invitation(token=token, by=request.user, newcomer=Newcomer(**form.cleaned_data))
        except ValidationError as error:
            form.refuse(error)
        except NotPossible:
            return _closed(request)
        else:
            return _come_in(request, person)
    return render(request, "program/join.html", {"form": form, "email": invitation.email})


def _come_in(request: HttpRequest, person: User) -> HttpResponse:
    del request.session[TOKEN]
    response: HttpResponse = perform_login(request, person, redirect_url="/")
    return response


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "program/join_closed.html", status=404)
