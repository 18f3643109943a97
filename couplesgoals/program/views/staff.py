"""Programs, and the clinicians who work in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.forms import PlainForm
from couplesgoals.people.gates import administrator_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program import actions
from couplesgoals.program.administration import clinicians_for, couples_for, programs_for, supervisions_for
from couplesgoals.program.forms import ClinicianForm, ProgramForm, ProgramRulesForm, SupervisionForm
from couplesgoals.program.trying import tried


def _saved(
    request: HttpRequest, form: PlainForm, done: str, action: Callable[..., Any], **about: Any
) -> bool:
    """Run the action with what the form holds; what it refuses is shown in the form."""
    if not form.is_valid():
        return False
    given = form.given() if isinstance(form, ProgramRulesForm) else form.cleaned_data
    try:
        action(by=signed_in(request), **about, **given)
    except ValidationError as error:
        form.refuse(error)
        return False
    except NotPossible as reason:
        form.add_error(None, str(reason))
        return False
    messages.success(request, done)
    return True


@administrator_required
@require_http_methods(["GET", "HEAD", "POST"])
def programs(request: HttpRequest) -> HttpResponse:
    """List programs with their places, and open a new one."""
    form = ProgramForm(request.POST or None)
    if request.method == "POST" and _saved(request, form, _("The program is open."), actions.create_program):
        return redirect("program:programs")
    taken = dict(
        couples_for(signed_in(request))
        .taking_a_place()
        .order_by()
        .values("program")
        .annotate(couples=Count("pk"))
        .values_list("program", "couples")
    )
    rows = [(program, taken.get(program.pk, 0)) for program in programs_for(signed_in(request))]
    return render(request, "program/programs.html", {"rows": rows, "form": form})


@administrator_required
@require_http_methods(["GET", "HEAD", "POST"])
def program_rules(request: HttpRequest, program_id: UUID) -> HttpResponse:
    """Set a program's days for monthly reviews and treatment-plan reviews."""
    program = get_object_or_404(programs_for(signed_in(request)), pk=program_id)
    start = {name: getattr(program, name) for name in ProgramRulesForm.base_fields}
    form = ProgramRulesForm(request.POST or None, initial=start)
    done = _("The days are changed.")
    if request.method == "POST" and _saved(request, form, done, actions.set_program_rules, program=program):
        return redirect("program:programs")
    return render(request, "program/program_rules.html", {"program": program, "form": form})


def _staff_page(request: HttpRequest, clinician_form: PlainForm, supervision_form: PlainForm) -> HttpResponse:
    in_care = Count("care_teams", filter=Q(care_teams__ended_at=None))
    supervisions = (
        supervisions_for(signed_in(request)).filter(ended_at=None).select_related("supervisor", "clinician")
    )
    return render(
        request,
        "program/staff.html",
        {
            "clinicians": clinicians_for(signed_in(request)).annotate(couples=in_care),
            "supervisions": supervisions.order_by("clinician__name", "pk").fetch_mode(models.FETCH_RAISE),
            "form": clinician_form,
            "supervision_form": supervision_form,
        },
    )


def _empty_supervision(by: User) -> SupervisionForm:
    return SupervisionForm(by=by, prefix="supervision")


@administrator_required
@require_http_methods(["GET", "HEAD", "POST"])
def staff(request: HttpRequest) -> HttpResponse:
    """List clinicians and who supervises whom, and add a clinician."""
    form = ClinicianForm(request.POST or None)
    done = _("Added. A link to set a password is on its way.")
    if request.method == "POST" and _saved(request, form, done, actions.add_clinician):
        return redirect("program:staff")
    return _staff_page(request, form, _empty_supervision(signed_in(request)))


@administrator_required
@require_POST
def editor_set(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Let a clinician edit the library of starting points, or no longer."""
    clinician = get_object_or_404(clinicians_for(signed_in(request)), pk=person_id)
    may_edit = request.POST.get("may_edit") == "yes"
    done = _("%(name)s may edit the library now.") if may_edit else _("%(name)s no longer edits the library.")
    said = done % {"name": clinician.name}
    tried(request, said, actions.set_content_editor, clinician=clinician, may_edit=may_edit)
    return redirect("program:staff")


@administrator_required
@require_POST
def supervision_set(request: HttpRequest) -> HttpResponse:
    """Let one clinician supervise another."""
    form = SupervisionForm(request.POST, by=signed_in(request), prefix="supervision")
    if _saved(request, form, _("The supervision is saved."), actions.set_supervision):
        return redirect("program:staff")
    return _staff_page(request, ClinicianForm(), form)


@administrator_required
@require_POST
def supervision_end(request: HttpRequest, supervision_id: UUID) -> HttpResponse:
    """End a supervision."""
    supervision = get_object_or_404(supervisions_for(signed_in(request)), pk=supervision_id)
    tried(request, _("The supervision is ended."), actions.end_supervision, supervision=supervision)
    return redirect("program:staff")
