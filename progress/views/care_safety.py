"""Write what was done about a safety check."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from progress.actions.care_safety import follow_up_safety
from progress.forms.told import FollowUpForm
from progress.models import SafetyCheck, SafetyFollowUp
from progress.pages.told_presented import present
from progress.told import A_YES, SAFETY, Found, entries, with_words
from progress.views.kit_writing import ANY, TO_FIX, TOO_LARGE, begun, carried_out
from progress.views.lookup import pair_in_care

FOLLOW_UP = "safety-follow-up"


@keeps_draft(form=FOLLOW_UP, about="check_id", couple=lambda request, check_id: _couple_of(request, check_id))
@require_http_methods(ANY)
@clinician_required
def follow_up(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """Show one safety check with what was done, or the form to write it."""
    clinician, check = signed_in(request), _check_or_404(signed_in(request), check_id)
    pair = pair_in_care(clinician, check.couple_id)
    done = SafetyFollowUp.visible_to(clinician).select_related("author").filter(check_answered=check).first()
    typed = draft_of(by=clinician, form=FOLLOW_UP, about=check_id)
    form = FollowUpForm(request.POST or None, initial=begun(FollowUpForm, {}, typed))
    if request.method == "POST" and carried_out(
        form, lambda: follow_up_safety(by=clinician, check=check, **form.cleaned_data)
    ):
        discard_draft(by=clinician, form=FOLLOW_UP, about=check_id)
        messages.success(request, _("Written down. It does not wait any more."))
        return redirect(reverse("progress:couple", args=[check.couple_id]))
    read: dict[str, list[UUID]] = {"progress.SafetyCheck": [check.pk]}
    if done:
        read["progress.SafetyFollowUp"] = [done.pk]
    found = Found.of(with_words(SAFETY, entries(SAFETY, clinician).filter(pk=check.pk)).get())
    record_read(by=clinician.pk, page="progress:follow_up", ids_by_target=read, couple=check.couple_id)
    context: dict[str, Any] = {"check": present(found, clinician, pair), "couple": pair.couple}
    context |= {"form": form, "done": done}
    return render(request, "progress/care/follow_up.html", context, status=TO_FIX if form.errors else 200)


@require_POST
@clinician_required
def follow_up_draft(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    clinician, check = signed_in(request), _check_or_404(signed_in(request), check_id)
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if not SafetyFollowUp.visible_to(clinician).filter(check_answered=check).exists():
        couple = pair_in_care(clinician, check.couple_id).couple
        try:
            save_draft(by=clinician, couple=couple, form=FOLLOW_UP, about=check_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _check_or_404(clinician: User, check_id: UUID) -> SafetyCheck:
    """Return a safety check with a yes; the same 404 for hidden and absent."""
    found: SafetyCheck | None = SafetyCheck.visible_to(clinician).filter(A_YES, pk=check_id).first()
    if found is None:
        raise Http404
    return found


def _couple_of(request: HttpRequest, check_id: UUID) -> Couple | None:
    clinician = signed_in(request)
    found = SafetyCheck.visible_to(clinician).filter(A_YES, pk=check_id).first()
    return pair_in_care(clinician, found.couple_id).couple if found else None
