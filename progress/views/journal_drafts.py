"""What is being typed into a journal: kept while typing, when one stops for now, and let go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.drafts import discard_draft, draft_of, save_draft
from couplesgoals.records.submissions import was_sent
from couplesgoals.web.forms import PageForm
from goals.views.opening import writing_pair_or_404
from progress.models import JournalEntry
from progress.prompts.journal import by_key
from progress.views.journal import CHANGE, NEW, own_entry_or_404

TOO_LARGE = 413
# The button that leaves at any point.
STOP = "stop"


@partner_required
@require_POST
def journal_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed."""
    person = signed_in(request)
    couple, _pair = writing_pair_or_404(request)
    # A save may arrive after the entry it belongs to; it must not bring the draft back.
    if not was_sent(JournalEntry, by=person, submission=request.POST.get("submission", "")):
        return _keep(request, person, couple, NEW, None)
    return HttpResponse(status=204)


@partner_required
@require_POST
def journal_change_draft(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Keep what is being typed over an entry."""
    person = signed_in(request)
    writing_pair_or_404(request)
    entry = own_entry_or_404(person, entry_id)
    if request.POST.get("text", "").replace("\r\n", "\n").strip() == entry.text:
        return HttpResponse(status=204)
    return _keep(request, person, entry.couple, CHANGE, entry_id)


@partner_required
@require_POST
def journal_discard(request: HttpRequest) -> HttpResponse:
    """Let a draft go, to begin with another question or to write another day."""
    discard_draft(by=signed_in(request), form=NEW, about=None)
    messages.success(request, _("The draft is gone."))
    prompt = by_key(request.POST.get("prompt", ""))
    if prompt is None:
        return redirect("progress:journal")
    return redirect(f"{reverse('progress:journal_new')}?prompt={prompt.key}")


def stopped(
    request: HttpRequest, form: PageForm, name: str, couple: Couple, about: UUID | None = None
) -> bool:
    """Keep the words as they are if one wants to stop; False also where they are too many to keep."""
    if STOP not in request.POST:
        return False
    data = {key: value for key, value in request.POST.items() if key != STOP}
    try:
        save_draft(by=signed_in(request), couple=couple, form=name, about=about, data=data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(
        request, _("Your words are kept as a private draft. Come back to them when you like, or not.")
    )
    return True


def let_go_if_sent(person: User, sent: set[str]) -> None:
    """What was sent needs no draft; what another device is still writing does."""
    if draft_of(by=person, form=NEW, about=None).get("submission") in sent:
        discard_draft(by=person, form=NEW, about=None)


def _keep(request: HttpRequest, by: User, couple: Couple, form: str, about: UUID | None) -> HttpResponse:
    try:
        save_draft(by=by, couple=couple, form=form, about=about, data=request.POST)
    except ValidationError:
        return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)
