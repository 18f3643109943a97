"""Choose anew who reads one answer or line of one's own check-ins."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.refusals import NotPossible, Stale
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.audience import NARROW_TO_WIDE
from progress.actions.checkin import days_open
from progress.actions.checkin_readers import change_readers, readers_of, revision_of
from progress.forms.checkin import ReadersForm
from progress.models import CheckIn, CheckInRating
from progress.pages.times import day_in_words
from progress.views.checkin import ANY, TO_FIX


@require_http_methods(ANY)
@partner_required
def of_line(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """Choose who reads a line of one's own from now on."""
    own = CheckIn.visible_to(signed_in(request)).filter(author=signed_in(request)).exclude(line="")
    return _choose_readers(request, get_object_or_404(own.select_related("couple"), pk=check_in_id))


@require_http_methods(ANY)
@partner_required
def of_answer(request: HttpRequest, rating_id: UUID) -> HttpResponse:
    """Choose who reads an answer of one's own from now on."""
    own = CheckInRating.visible_to(signed_in(request)).filter(author=signed_in(request))
    return _choose_readers(request, get_object_or_404(own.select_related("couple"), pk=rating_id))


def _choose_readers(request: HttpRequest, answer: CheckIn | CheckInRating) -> HttpResponse:
    person, pair = signed_in(request), pair_of_couple(answer.couple)
    allowed = readers_of(answer.tracker) if isinstance(answer, CheckInRating) else NARROW_TO_WIDE
    now = {"audience": answer.audience, "revision": revision_of(answer, by=person)}
    form = ReadersForm(
        request.POST or None, allowed=allowed, partner_name=pair.other_name(person), initial=now
    )
    if request.method == "POST" and form.is_valid():
        chosen, seen = form.cleaned_data["audience"], form.cleaned_data["revision"] or 0
        try:
            change_readers(by=person, answer=answer, audience=chosen, revision=seen)
        except Stale as refusal:
            form.now_about(now, str(refusal))
        except NotPossible as refusal:
            form.add_error("audience", str(refusal))
        else:
            messages.success(request, _("Saved. It holds from now on."))
            return redirect("progress:check_in_mine")
    today = days_open(answer.couple)[0]
    context = {"form": form, "answer": answer, "day_words": day_in_words(answer.day, today)}
    status = TO_FIX if form.errors else 200
    return render(request, "progress/daily/readers_of_one.html", context, status=status)
