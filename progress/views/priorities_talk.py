"""Offering to talk in turns about a shift of priorities, in one step from its page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.refusals import NotPossible
from progress.actions.priorities_talk import share_and_offer
from progress.actions.repair import offer_conversation
from progress.forms.priorities import ShareAndOfferForm
from progress.views.priorities import shift_or_404


@require_POST
@partner_required
def priority_talk(request: HttpRequest, shift_id: UUID) -> HttpResponse:
    """Offer a talk about a shift both read; with "share" one's own is shared with the partner first."""
    person = signed_in(request)
    shift, pair = shift_or_404(person, shift_id)
    form = ShareAndOfferForm(request.POST)
    form.full_clean()
    number, seen = form.cleaned_data.get("submission"), form.cleaned_data.get("revision") or 0
    try:
        if "share" in request.POST:
            talk = share_and_offer(by=person, shift=shift, revision=seen, submission=number)
            messages.success(
                request, _("Shared. %(name)s reads it from now on.") % {"name": pair.other_name(person)}
            )
        else:
            talk = offer_conversation(by=person, about=shift, submission=number)
    except NotPossible as reason:
        messages.error(request, str(reason))
        return redirect("progress:priority", shift_id)
    return redirect("progress:repair", talk.pk)
