"""Couples: the list, one couple, and enrolling the next."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.people.gates import administrator_required, signed_in
from couplesgoals.program.actions import enroll_couple
from couplesgoals.program.administration import couples_for, programs_for
from couplesgoals.program.forms import CareTeamForm, DischargeForm, EnrollForm, InviteForm
from couplesgoals.program.listing import couples_matching, row_of, status_counts, with_row_parts
from couplesgoals.program.models import Couple, EnrollmentStatus
from couplesgoals.program.one_couple import care_team_of, history_of, invitations_of, partners_of

A_PAGE = 25


def _wanted(request: HttpRequest) -> dict[str, str]:
    """Return the filters asked for; one that is not on the list is no filter."""
    status = request.GET.get("status", "")
    try:
        program = str(UUID(request.GET.get("program", "")))
    except ValueError:
        program = ""
    return {
        "q": request.GET.get("q", "").replace("\0", "").strip()[:80],
        "status": status if status in EnrollmentStatus.values else "",
        "program": program,
    }


@administrator_required
@require_safe
def couples(request: HttpRequest) -> HttpResponse:
    """List couples by name, with where each partner stands."""
    wanted = _wanted(request)
    found = with_row_parts(couples_matching(signed_in(request), wanted), signed_in(request))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "program/couples.html",
        {
            "page": page,
            "rows": [row_of(couple) for couple in page],
            "counts": status_counts(signed_in(request)),
            "programs": programs_for(signed_in(request)),
            "wanted": wanted,
        },
    )


@administrator_required
@require_safe
def couple(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show one couple: enrollments, invitations, care team and what happened when."""
    found = get_object_or_404(couples_for(signed_in(request)).select_related("program"), pk=couple_id)
    partners = partners_of(found, signed_in(request))
    return render(
        request,
        "program/couple.html",
        {
            "couple": found,
            "partners": partners,
            "may_hold_both": any(partner.may_hold for partner in partners),
            "may_resume_both": any(partner.may_resume for partner in partners),
            "invitations": invitations_of(found, signed_in(request)),
            "care_team": care_team_of(found, signed_in(request)),
            "history": history_of(found, signed_in(request)),
            "care_team_form": CareTeamForm(by=signed_in(request)),
            "discharge_form": DischargeForm(),
            "invite_forms": invite_forms_of(found),
        },
    )


def invite_forms_of(couple: Couple) -> list[InviteForm]:
    """One form for each place nobody has or is invited to; none once a partner left."""
    slots = [] if couple.frozen_at else couple.free_slots()
    return [InviteForm(initial={"slot": slot}, auto_id=f"id_{slot}_%s") for slot in slots]


@administrator_required
@require_http_methods(["GET", "HEAD", "POST"])
def enroll(request: HttpRequest) -> HttpResponse:
    """Enroll the next couple: two invitations, each to one person."""
    form = EnrollForm(request.POST or None, by=signed_in(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        given = {key: data[key] for key in ("program", "name", "time_zone", "review_day")}
        try:
            enrolled = enroll_couple(by=signed_in(request), invitees=form.invitees(), **given)
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Enrolled. Both invitations are on their way."))
            return redirect("program:couple", couple_id=enrolled.pk)
    return render(
        request, "program/enroll.html", {"form": form, "programs": programs_for(signed_in(request))}
    )
