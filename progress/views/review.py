"""A partner's monthly review: what it asks, and sending it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from goals.views.opening import TO_FIX
from progress.actions.review_sending import send_review
from progress.review.parts import parts_of
from progress.review.sending import readers_in_words, said_in, to_send
from progress.review.sheets import let_go, mark_of, sheets_of
from progress.review.standing import Standing
from progress.views.review_shared import earlier_meant, latest_or_none, may_still_answer


@require_safe
@partner_required
def review(request: HttpRequest) -> HttpResponse:
    """The latest review: its parts while they are one's own to write; what became of it after that."""
    person = signed_in(request)
    pair, standing = latest_or_none(request)
    if standing is not None and (standing.is_revealed or (standing.has_sent and standing.is_open)):
        return redirect("progress:review_read", standing.review.pk)
    answering = standing is not None and standing.may_answer and pair.couple.frozen_at is None
    parts = parts_of(person, pair, standing) if standing is not None and answering else []
    context = {
        "standing": standing,
        "parts": parts,
        "filled": {part.url for part in parts if part.filled},
        "pair": pair,
        "partner_name": pair.other_name(person),
    }
    return render(request, "progress/review/review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@partner_required
def review_send(request: HttpRequest) -> HttpResponse:
    """Read everything once more, then send it; what is sent is what was read."""
    person = signed_in(request)
    pair, standing = latest_or_none(request)
    if _was_about_an_earlier_one(request, pair, standing) or standing is None or not standing.may_answer:
        return redirect("progress:review")
    parts = parts_of(person, pair, standing)
    mark = mark_of(sheets_of(person, standing.review))
    problem = ""
    if request.method == "POST":
        if request.POST.get("mark") != mark:
            # Pressed twice, the first sending may be through since: its sheets are gone then.
            if not may_still_answer(request):
                return redirect("progress:review")
            problem = _("You wrote something new on another page. Here is everything as it is now.")
        else:
            try:
                send_review(by=person, review=standing.review, said=said_in(parts))
            except (NotPossible, ValidationError) as reason:
                problem = " ".join(reason.messages) if isinstance(reason, ValidationError) else str(reason)
            else:
                let_go(person, standing.review)
                messages.success(request, _("Thank you for taking the time. Your answers are in."))
                return redirect("progress:review_read", standing.review.pk)
    context = {
        "standing": standing,
        "ready": to_send(parts, pair=pair, viewer=person),
        "both_readers": readers_in_words(Audience.COUPLE, pair, person),
        "open_parts": [part for part in parts if part.filled is None],
        "mark": mark,
        "problem": problem,
        "pair": pair,
        "partner_name": pair.other_name(person),
    }
    return render(request, "progress/review/send.html", context, status=TO_FIX if problem else 200)


def _was_about_an_earlier_one(request: HttpRequest, pair: Pair, latest: Standing | None) -> bool:
    """Whether a form was about an earlier review: sent already, or else its days are over, which is said."""
    earlier = earlier_meant(request, pair, latest)
    if earlier is not None and not earlier.has_sent:
        messages.info(request, _("The days for this review are over. Your words are kept, for you alone."))
    return earlier is not None
