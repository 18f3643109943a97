"""What an administrator does from the page of a couple. Each answers a POST and leads back to that page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from couplesgoals.people.forms import PlainForm
from couplesgoals.people.gates import administrator_required, signed_in
from couplesgoals.program import actions
from couplesgoals.program.administration import (
    care_team_members_for,
    couples_for,
    enrollments_for,
    invitations_for,
)
from couplesgoals.program.forms import CareTeamForm, DischargeForm, InviteForm
from couplesgoals.program.trying import tried


def _back(couple_id: UUID) -> HttpResponse:
    return redirect("program:couple", couple_id=couple_id)


def _say_errors(request: HttpRequest, form: PlainForm) -> None:
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))


def _on_enrollment(
    request: HttpRequest, enrollment_id: UUID, done: str, action: Callable[..., Any]
) -> HttpResponse:
    enrollment = get_object_or_404(enrollments_for(signed_in(request)), pk=enrollment_id)
    tried(request, done, action, enrollment=enrollment)
    return _back(enrollment.couple_id)


@administrator_required
@require_POST
def enrollment_hold(request: HttpRequest, enrollment_id: UUID) -> HttpResponse:
    """Put one partner on hold."""
    return _on_enrollment(request, enrollment_id, _("Put on hold."), actions.put_on_hold)


@administrator_required
@require_POST
def enrollment_resume(request: HttpRequest, enrollment_id: UUID) -> HttpResponse:
    """Let one partner go on."""
    return _on_enrollment(request, enrollment_id, _("Active again."), actions.resume)


@administrator_required
@require_POST
def enrollment_discharge(request: HttpRequest, enrollment_id: UUID) -> HttpResponse:
    """Discharge one partner with a reason."""
    enrollment = get_object_or_404(enrollments_for(signed_in(request)), pk=enrollment_id)
    form = DischargeForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        tried(request, _("Discharged."), actions.discharge, enrollment=enrollment, reason=reason)
    else:
        _say_errors(request, form)
    return _back(enrollment.couple_id)


@administrator_required
@require_POST
def couple_hold(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Put both partners on hold."""
    couple = get_object_or_404(couples_for(signed_in(request)), pk=couple_id)
    tried(request, _("Both are on hold."), actions.put_couple_on_hold, couple=couple)
    return _back(couple_id)


@administrator_required
@require_POST
def couple_resume(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Let both partners go on."""
    couple = get_object_or_404(couples_for(signed_in(request)), pk=couple_id)
    tried(request, _("Both are active again."), actions.resume_couple, couple=couple)
    return _back(couple_id)


@administrator_required
@require_POST
def couple_discharge(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Discharge both partners with one reason."""
    couple = get_object_or_404(couples_for(signed_in(request)), pk=couple_id)
    form = DischargeForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        tried(request, _("Both are discharged."), actions.discharge_couple, couple=couple, reason=reason)
    else:
        _say_errors(request, form)
    return _back(couple_id)


@administrator_required
@require_POST
def care_team_assign(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Put a clinician on the care team."""
    couple = get_object_or_404(couples_for(signed_in(request)), pk=couple_id)
    form = CareTeamForm(request.POST, by=signed_in(request))
    if form.is_valid():
        tried(
            request,
            _("The care team is changed."),
            actions.assign_care_team,
            couple=couple,
            **form.cleaned_data,
        )
    else:
        _say_errors(request, form)
    return _back(couple_id)


@administrator_required
@require_POST
def care_team_end(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Take a clinician off the care team."""
    member = get_object_or_404(care_team_members_for(signed_in(request)), pk=member_id)
    tried(request, _("The membership is ended."), actions.end_care_team_membership, member=member)
    return _back(member.couple_id)


@administrator_required
@require_POST
def invitation_create(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Invite somebody to a free place in the couple."""
    couple = get_object_or_404(couples_for(signed_in(request)), pk=couple_id)
    form = InviteForm(request.POST)
    if form.is_valid():
        done = _("The invitation is on its way.")
        try:
            tried(request, done, actions.invite_partner, couple=couple, **form.cleaned_data)
        except ValidationError as error:
            form.refuse(error)
    _say_errors(request, form)
    return _back(couple_id)


@administrator_required
@require_POST
def invitation_resend(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Send an invitation again, with a fresh link."""
    invitation = get_object_or_404(invitations_for(signed_in(request)), pk=invitation_id)
    tried(request, _("A new link is on its way."), actions.resend_invitation, invitation=invitation)
    return _back(invitation.couple_id)


@administrator_required
@require_POST
def invitation_revoke(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(invitations_for(signed_in(request)), pk=invitation_id)
    tried(request, _("The invitation is taken back."), actions.revoke_invitation, invitation=invitation)
    return _back(invitation.couple_id)
