"""Asking the clinician in: a page of one's own, so that the page both may look at never shows it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.views.opening import TO_FIX, writing_pair_or_404
from progress.actions.repair_calls import call_clinician
from progress.forms.repair import CallForm
from progress.models import RepairCall
from progress.views.repair_shared import conversation_or_404

CALL = "repair-call"


@keeps_draft(form=CALL, about="conversation_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def repair_call(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Ask the clinician in, alone: no page the other one opens changes by it."""
    viewer = signed_in(request)
    conversation = conversation_or_404(viewer, conversation_id)
    writing_pair_or_404(request)
    mine = RepairCall.visible_to(viewer).filter(author=viewer, conversation=conversation)
    called = mine.order_by("-created_at").first()
    kept = draft_of(by=viewer, form=CALL, about=conversation_id) if request.method != "POST" else {}
    form = CallForm(request.POST if request.method == "POST" else None, initial=kept)
    if request.method == "POST" and form.is_valid():
        call_clinician(by=viewer, conversation=conversation, words=form.cleaned_data["words"])
        discard_draft(by=viewer, form=CALL, about=conversation_id)
        return redirect("progress:repair_call", conversation_id)
    context = {"form": form, "conversation": conversation, "called": called}
    return render(request, "progress/repair/call.html", context, status=TO_FIX if form.is_bound else 200)
