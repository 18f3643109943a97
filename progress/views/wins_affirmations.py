"""Affirmations: the list, a new one with a second look at its words, sending and taking back."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from progress.actions import wins_affirming as actions
from progress.forms.wins import AffirmationForm
from progress.models import Affirmation
from progress.pages.wins_affirmations import affirmations_of, offered
from progress.pages.wins_wording import gentle_lines
from progress.views.kit_writing import AFFIRMATION as FORM
from progress.views.kit_writing import ANY, TO_FIX, begun, carried_out, writing_pair_or_404
from progress.views.lookup import pair_or_404


@require_safe
@partner_required
def affirmations(request: HttpRequest) -> HttpResponse:
    """Show what the other sent, and what one sent or kept."""
    person, pair = signed_in(request), pair_or_404(request)
    before = request.GET.get("before", "")
    today = timezone.localtime(timezone.now(), person.zone).date()
    context = {
        "page": affirmations_of(person, pair, before),
        "is_first_page": not before,
        "prompt": offered("", today)[0],
        "partner_name": pair.other_name(person),
        "may_write": pair.couple.frozen_at is None,
    }
    return render(request, "progress/good/affirmations.html", context)


@keeps_draft(form=FORM)
@require_http_methods(ANY)
@partner_required
def affirmation_new(request: HttpRequest) -> HttpResponse:
    """Write down something good about the other, to keep or to send."""
    person, pair = signed_in(request), writing_pair_or_404(request)
    if request.method == "POST" and "check" in request.POST:
        return _looked_at(request, pair)
    draft = draft_of(by=person, form=FORM, about=None)
    key = request.GET.get("prompt", "") or draft.get("prompt", "")
    start = {"submission": uuid4(), "audience": Audience.PRIVATE}
    initial = begun(AffirmationForm, start, draft) | {"prompt": key}
    form = AffirmationForm(request.POST or None, partner_name=pair.other_name(person), initial=initial)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    made: list[Affirmation] = []
    if said and carried_out(form, lambda: made.append(actions.affirm(by=person, couple=pair.couple, **said))):
        discard_draft(by=person, form=FORM, about=None)
        sent = made[0].audience == Audience.COUPLE
        messages.success(request, _("Sent.") if sent else _("Kept for you. You can send it any time."))
        return redirect("progress:affirmations")
    return _page(request, form, pair)


@require_POST
@partner_required
def affirmation_send(request: HttpRequest, affirmation_id: UUID) -> HttpResponse:
    """Send one that was kept."""
    person = signed_in(request)
    try:
        actions.send_affirmation(by=person, affirmation=_mine_or_404(person, affirmation_id))
        messages.success(request, _("Sent."))
    except NotPossible as reason:
        messages.error(request, str(reason))
    return redirect("progress:affirmations")


@require_POST
@partner_required
def affirmation_back(request: HttpRequest, affirmation_id: UUID) -> HttpResponse:
    """Take one back that was sent."""
    person = signed_in(request)
    actions.take_back_affirmation(by=person, affirmation=_mine_or_404(person, affirmation_id))
    messages.success(request, _("Taken back. From now on only you read it."))
    return redirect("progress:affirmations")


def _looked_at(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Show the form as it was typed, with what is worth a second look; nothing is saved."""
    person = signed_in(request)
    form = AffirmationForm(initial=request.POST.dict(), partner_name=pair.other_name(person))
    lines = gentle_lines(
        request.POST.get("text", ""), language=get_language() or "", partner=pair.other_name(person)
    )
    return _page(request, form, pair, looked=True, lines=lines)


def _page(request: HttpRequest, form: AffirmationForm, pair: Pair, **more: object) -> HttpResponse:
    person = signed_in(request)
    today = timezone.localtime(timezone.now(), person.zone).date()
    prompt, another = offered(form["prompt"].value() or "", today)
    context = {"form": form, "prompt": prompt, "another": another, "partner_name": pair.other_name(person)}
    status = TO_FIX if form.errors else 200
    return render(request, "progress/good/affirmation_new.html", context | more, status=status)


def _mine_or_404(person: User, affirmation_id: UUID) -> Affirmation:
    rows = Affirmation.visible_to(person).filter(author=person, pk=affirmation_id)
    found: Affirmation | None = rows.first()
    if found is None:
        raise Http404
    return found
