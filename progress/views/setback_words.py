"""One sentence of four parts: written, then read once more on a page of its own (setback_read)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import draft_of, keeps_draft, save_draft
from goals.views.opening import TO_FIX, writing_pair_or_404
from progress.actions.setback_steps import FIELDS
from progress.forms.setback_steps import StatementForm
from progress.models import IStatement, Setback
from progress.pages.setback_steps import STEPS
from progress.views.setback_shared import kept_and_stopped, looked_anew, path_of, setback_or_404
from progress.views.setback_steps import draft_key, own_row
from progress.views.setback_versions import stands_beside, typed_before
from progress.wording.looking import second_look

WORDS = "words"
PARTS = FIELDS[IStatement]
ANY = ["GET", "HEAD", "POST"]


@keeps_draft(form=draft_key(WORDS), about="setback_id")
@partner_required
@require_http_methods(ANY)
def setback_words(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Build the sentence. It stays a private draft until it was read once more."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    about = setback_or_404(viewer, setback_id)
    name = pair.other_name(viewer)
    if request.method != "POST":
        draft = draft_of(by=viewer, form=draft_key(WORDS), about=setback_id)
        row = own_row(viewer, about, WORDS)
        form = StatementForm(initial=_kept(row) | typed_before(draft, row))
        return _page(request, about, pair, form, draft=draft)
    if stopped := kept_and_stopped(request, couple, draft_key(WORDS), setback_id):
        return stopped
    if look := looked_anew(request, PARTS, name):
        return _page(request, about, pair, StatementForm(initial=look.typed), ideas=look.ideas)
    form = StatementForm(request.POST)
    if form.is_valid():
        try:
            save_draft(by=viewer, couple=couple, form=draft_key(WORDS), about=setback_id, data=request.POST)
            return redirect("progress:setback_read", setback_id)
        except ValidationError as reason:
            form.add_error(None, reason)
    return _page(request, about, pair, form)


def _kept(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*PARTS, "revision")} if row else {}


def _page(
    request: HttpRequest,
    about: Setback,
    pair: Pair,
    form: StatementForm,
    *,
    ideas: Any = None,
    draft: dict[str, str] | None = None,
) -> HttpResponse:
    viewer = signed_in(request)
    if ideas is None and form.is_bound:
        words = {name: str(form[name].value() or "") for name in PARTS}
        ideas = second_look(words, partner=pair.other_name(viewer))
    context = {
        "form": form,
        "setback": about,
        "stands": stands_beside(draft, own_row(viewer, about, WORDS)) if draft else [],
        "step": WORDS,
        "kind": STEPS[WORDS],
        "partner": pair.other_name(viewer),
        "is_mine": about.author_id == viewer.pk,
        "ideas": ideas or [],
        "preview": {name: str(form[name].value() or "") for name in PARTS},
        "places": path_of(about, WORDS),
    }
    return render(request, "progress/setback/words.html", context, status=TO_FIX if form.is_bound else 200)
