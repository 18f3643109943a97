"""A turn is written: once, however often it is sent, and never over words that were not read yet."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.records.drafts import discard_draft, keeps_draft, save_draft
from goals.views.opening import TO_FIX, writing_pair_or_404
from progress.actions.repair_turns import take_turn
from progress.forms.repair import DRAFTS, TurnForm
from progress.models import RepairConversation, RepairTurn
from progress.pages.repair import talk_of
from progress.views.repair_shared import conversation_or_404, in_page, starters_of, turn_form

# Somebody was faster, or it is not the time: what was said meanwhile comes first.
MEANWHILE = 409
TOO_LARGE = 413


def _kept_at_sign_out(request: HttpRequest, conversation_id: UUID) -> bool:
    """Keep a turn as the draft of its own box when the sign-in ends while it is typed."""
    form = DRAFTS.get(request.POST.get("box", ""), DRAFTS["say"])
    kept: bool = keeps_draft(form=form, about="conversation_id")(lambda: None).keep_draft(  # type: ignore[attr-defined]  # set by the decorator
        request, conversation_id=conversation_id
    )
    return kept


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def repair_turn(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Say, say back, agree or add; who reloads this address comes to the conversation."""
    viewer = signed_in(request)
    conversation = conversation_or_404(viewer, conversation_id)
    if request.method != "POST":
        return redirect("progress:repair", conversation_id)
    writing_pair_or_404(request)
    if "put" in request.POST:
        return _with_starter(request, conversation)
    box = request.POST.get("box", "")
    form = TurnForm(request.POST, box=box if box in DRAFTS else "say")
    if not form.is_valid():
        return _page(request, conversation, form, TO_FIX)
    try:
        take_turn(by=viewer, conversation=conversation, **_said(form))
    except ValidationError as reason:
        return _page(request, conversation, form, TO_FIX, reason)
    except NotPossible as reason:
        return _page(request, conversation, form, MEANWHILE, ValidationError(str(reason)))
    if box in DRAFTS:
        discard_draft(by=viewer, form=DRAFTS[box], about=conversation_id)
    return redirect("progress:repair", conversation_id)


repair_turn.keep_draft = _kept_at_sign_out  # type: ignore[attr-defined]  # read by couplesgoals.people.timeouts


@partner_required
@require_POST
def repair_draft(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    viewer = signed_in(request)
    couple, _pair = writing_pair_or_404(request)
    conversation = conversation_or_404(viewer, conversation_id)
    box = request.POST.get("box", "")
    if box not in DRAFTS:
        raise Http404
    # A save may arrive after the turn it belongs to; it must not bring the draft back.
    if not _was_sent(viewer, conversation, request.POST.get("submission", "")):
        try:
            save_draft(by=viewer, couple=couple, form=DRAFTS[box], about=conversation_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _said(form: TurnForm) -> dict[str, Any]:
    names = ("number", "kind", "words", "submission")
    return {name: form.cleaned_data[name] for name in names}


def _page(
    request: HttpRequest,
    conversation: RepairConversation,
    form: TurnForm,
    status: int,
    reason: ValidationError | None = None,
) -> HttpResponse:
    """Show the conversation as it stands now, with the words that were typed and why they wait."""
    viewer, box = signed_in(request), request.POST.get("box", "")
    conversation.refresh_from_db(fields=["paused_at", "ended_at", "slower", "heard_at"])
    talk = talk_of(viewer, conversation)
    if talk.box and talk.box == box:
        again = turn_form(request, talk, data=request.POST)
        if again is not None and again.is_valid() and reason is not None:
            again.add_error(None, reason)
        context = in_page(request, talk, form=again)
    else:
        # It is not this box they type into any more: the words wait for when it comes again.
        _keep(request, conversation, box)
        context = in_page(request, talk, why=reason, kept_words=request.POST.get("words", ""))
    return render(request, "progress/repair/talk.html", context, status=status)


def _with_starter(request: HttpRequest, conversation: RepairConversation) -> HttpResponse:
    """Show the turn with a sentence to begin from put behind what was typed; nothing is sent."""
    talk = talk_of(signed_in(request), conversation)
    number = request.POST["put"]
    offered = starters_of(talk)
    typed = request.POST.get("words", "").replace("\r\n", "\n").rstrip()
    if talk.box == request.POST.get("box") and number.isascii() and number.isdigit() and len(number) < 3:
        words = str(offered[int(number)]) if int(number) < len(offered) else ""
        typed = f"{typed}\n{words}".strip() if words not in typed else typed
    form = turn_form(request, talk, initial={"words": typed})
    kept = "" if form else typed
    return render(request, "progress/repair/talk.html", in_page(request, talk, form=form, kept_words=kept))


def _keep(request: HttpRequest, conversation: RepairConversation, box: str) -> None:
    """Keep the words as the draft of their box; too long for a draft they still stand on the page."""
    couple, _pair = writing_pair_or_404(request)
    if box in DRAFTS and request.POST.get("words", "").strip():
        with suppress(ValidationError):
            save_draft(
                by=signed_in(request),
                couple=couple,
                form=DRAFTS[box],
                about=conversation.pk,
                data=request.POST,
            )


def _was_sent(viewer: User, conversation: RepairConversation, submission: str) -> bool:
    try:
        number = UUID(submission)
    except ValueError:
        return False
    rows = RepairTurn.visible_to(viewer).filter(conversation=conversation, person=viewer, submission=number)
    found: bool = rows.exists()
    return found
