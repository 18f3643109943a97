"""What the pages of the kit, wins and affirmations share: who may write, drafts, how an action went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import own_couple, save_draft
from couplesgoals.records.models import ClinicalRecord
from couplesgoals.records.submissions import was_sent
from couplesgoals.web.forms import PageForm
from progress.models import Affirmation, CopingStrategy, CopingUse, PriorityShift, Win, WinVoice
from progress.views.lookup import pair_in_care, pair_or_404

STRATEGY, USE, WIN, CARE_WIN, AFFIRMATION, JOIN, SHIFT = (
    "kit-strategy",
    "kit-use",
    "win",
    "couple-win",
    "affirmation",
    "win-join",
    "priority-shift",
)
MADE: dict[str, type[ClinicalRecord]] = {
    STRATEGY: CopingStrategy,
    USE: CopingUse,
    WIN: Win,
    CARE_WIN: Win,
    AFFIRMATION: Affirmation,
    SHIFT: PriorityShift,
}
# Words about a thing are kept for who reads the thing.
ABOUT: dict[str, type[ClinicalRecord]] = {USE: CopingStrategy, JOIN: Win}
ANY = ["GET", "HEAD", "POST"]
# A form with something to fix is not done, and says so to scripts and tests as well.
TO_FIX = 422
TOO_LARGE = 413


def writing_pair_or_404(request: HttpRequest) -> Pair:
    """Return the two people of the couple this partner may write in now."""
    pair, couple = pair_or_404(request), own_couple(request)
    if couple is None or couple.pk != pair.couple.pk or couple.frozen_at is not None:
        raise Http404
    return pair


def couple_in_care(request: HttpRequest, couple_id: UUID) -> Couple | None:
    """Return a couple this clinician cares for now, for keeping a draft about it."""
    return pair_in_care(signed_in(request), couple_id).couple


def begun(form: type[PageForm], start: Mapping[str, Any], draft: Mapping[str, str]) -> dict[str, Any]:
    """Return what a form starts with: what was typed before wins."""
    return {**start, **{name: text for name, text in draft.items() if name in form.base_fields}}


def carried_out(form: PageForm, act: Callable[[], object]) -> bool:
    """Run an action if the form is valid; what it says against it stands in the form, and no word is lost."""
    if not form.is_valid():
        return False
    try:
        act()
    except (ValidationError, NotPossible) as reason:
        form.add_error(None, reason if isinstance(reason, ValidationError) else str(reason))
        return False
    return True


@require_POST
def draft(request: HttpRequest, form: str, **about: UUID) -> HttpResponse:
    """Keep what is being typed into one form; 204 when kept. A clinician's is about a couple."""
    person, thing = signed_in(request), next(iter(about.values()), None)
    if form == CARE_WIN and person.is_clinician and thing:
        couple = couple_in_care(request, thing)
    else:
        couple = own_couple(request) if form != CARE_WIN and person.is_partner else None
    if couple is None or (form in ABOUT and not ABOUT[form].visible_to(person).filter(pk=thing).exists()):
        raise Http404
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if not _is_sent(person, form, thing, request.POST.get("submission", "")):
        try:
            save_draft(by=person, couple=couple, form=form, about=thing, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _is_sent(person: User, form: str, thing: UUID | None, submission: str) -> bool:
    if form == JOIN:
        return bool(WinVoice.visible_to(person).filter(win=thing, person=person).exists())
    model = MADE.get(form)
    return model is not None and was_sent(model, by=person, submission=submission)
