"""A repair conversation: offered, read, taken up, slowed, paused and stopped."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.audience import Audience
from progress.actions.repair import move_conversation, offer_conversation
from progress.forms.repair import OfferForm
from progress.pages.repair import talk_of, talks_about
from progress.repair.states import Move
from progress.views.repair_shared import conversation_or_404, find_conversation, in_page
from progress.views.setback_shared import path_of, setback_or_404

# htmx: the answer is shown, and nothing more is asked for.
STOP_ASKING = 286


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def repair_offer(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Offer to talk about a setback in turns; where a talk is open already, go there."""
    viewer = signed_in(request)
    about = setback_or_404(viewer, setback_id)
    talks = talks_about(viewer, about)
    if request.method == "POST":
        form = OfferForm(request.POST)
        number = form.cleaned_data["submission"] if form.is_valid() else None
        try:
            return redirect(
                "progress:repair", offer_conversation(by=viewer, about=about, submission=number).pk
            )
        except NotPossible as reason:
            messages.error(request, str(reason))
            return redirect("progress:repair_offer", setback_id)
    if open_talk := next((one for one in talks if one.ended_at is None), None):
        return redirect("progress:repair", open_talk.pk)
    pair = pair_of_couple(about.couple)
    context = {
        "setback": about,
        "form": OfferForm(initial={"submission": uuid4()}),
        "partner": pair.other_name(viewer),
        "may_offer": about.audience == Audience.COUPLE and pair.couple.frozen_at is None,
        "is_shared": about.audience == Audience.COUPLE,
        "is_mine": about.author_id == viewer.pk,
        "talks": talks,
        "places": path_of(about, "repair"),
    }
    return render(request, "progress/repair/offer.html", context)


@require_safe
def repair(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Read a conversation; one of the two also sees what is theirs to do now."""
    viewer = signed_in(request)
    asks_by_itself = "HX-Request" in request.headers and "seen" in request.GET
    if asks_by_itself and find_conversation(viewer, conversation_id) is None:
        # Taken back, or never there: both look the same, and the page stops asking.
        return render(request, "progress/repair/_gone.html", status=STOP_ASKING)
    conversation = conversation_or_404(viewer, conversation_id)
    talk = talk_of(viewer, conversation, before=_before(request))
    if asks_by_itself and request.GET["seen"] == talk.seen:
        return HttpResponse(status=204)
    if not viewer.is_partner:
        read = {
            conversation._meta.label: [conversation.pk],
            "progress.RepairTurn": [s.pk for s in talk.thread],
        }
        record_read(by=viewer.pk, page="progress:repair", ids_by_target=read, couple=conversation.couple_id)
    template = "progress/repair/_talk.html" if asks_by_itself else "progress/repair/talk.html"
    return render(request, template, in_page(request, talk))


def _move(move: Move) -> Callable[..., HttpResponse]:
    """Return the view of one move: made by one tap, no reason asked, and nobody is told who made it."""

    @partner_required
    @require_POST
    def moved(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
        viewer = signed_in(request)
        conversation = conversation_or_404(viewer, conversation_id)
        chosen = Move.END_WELL if move is Move.STOP and "well" in request.POST else move
        try:
            move_conversation(by=viewer, conversation=conversation, move=chosen)
        except NotPossible as reason:
            messages.error(request, str(reason))
        return redirect("progress:repair", conversation_id)

    return moved


repair_accept, repair_pause, repair_resume = _move(Move.ACCEPT), _move(Move.PAUSE), _move(Move.RESUME)
repair_slower, repair_stop = _move(Move.SLOW), _move(Move.STOP)


def _before(request: HttpRequest) -> int | None:
    """Read from which turn backward to show; anything that is no number means the newest."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 10 else None
