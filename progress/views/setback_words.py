"""One sentence of four parts: written, read once more on a page of its own, then sent or kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience, is_no_wider
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from goals.views.opening import TO_FIX, writing_pair_or_404
from progress.actions.setback_steps import FIELDS, write_step
from progress.forms.setback_steps import StatementForm
from progress.models import IStatement, Setback
from progress.pages.setback_steps import STEPS
from progress.views.setback_shared import kept_and_stopped, looked_anew, path_of, setback_or_404
from progress.views.setback_steps import draft_key, own_row
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
        return _page(request, about, pair, StatementForm(initial=_kept(viewer, about) | draft))
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


@partner_required
@require_http_methods(ANY)
def setback_read(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Read it once more, as the other would; then send it, tell the care team alone, or keep it."""
    viewer = signed_in(request)
    _couple, pair = writing_pair_or_404(request)
    about = setback_or_404(viewer, setback_id)
    draft = draft_of(by=viewer, form=draft_key(WORDS), about=setback_id)
    said = {name: draft.get(name, "").strip() for name in PARTS}
    if not said["feel"]:
        return redirect("progress:setback_words", setback_id)
    error = ""
    if request.method == "POST" and request.POST.get("readers") in NARROW_TO_WIDE:
        readers = request.POST["readers"]
        try:
            _write(viewer, about, said, readers, draft.get("revision", ""))
        except (ValidationError, NotPossible) as reason:
            error = " ".join(dict.fromkeys(getattr(reason, "messages", [str(reason)])))
        else:
            discard_draft(by=viewer, form=draft_key(WORDS), about=setback_id)
            messages.success(request, _done(readers, pair.other_name(viewer)))
            return redirect("progress:setback", setback_id)
    context = {
        "setback": about,
        "said": said,
        "error": error,
        "partner": pair.other_name(viewer),
        "readers": [one.value for one in NARROW_TO_WIDE if is_no_wider(one, than=about.audience)],
        "ideas": second_look(said, partner=pair.other_name(viewer)),
        "places": path_of(about, WORDS),
    }
    return render(request, "progress/setback/read.html", context, status=TO_FIX if error else 200)


def _kept(viewer: User, about: Setback) -> dict[str, Any]:
    row = own_row(viewer, about, WORDS)
    return {name: getattr(row, name) for name in (*PARTS, "revision")} if row else {}


def _write(by: User, about: Setback, said: dict[str, str], readers: str, revision: str) -> Any:
    seen = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 6 else None
    return write_step(IStatement, by=by, setback=about, said=said, audience=readers, revision=seen)


def _done(readers: str, name: str) -> str:
    if readers == Audience.COUPLE:
        return _("Sent to %(partner)s. You said it kindly; how it is answered is not in your hands.") % {
            "partner": name
        }
    return _("Kept. You can send it later, or never.")


def _page(
    request: HttpRequest, about: Setback, pair: Pair, form: StatementForm, *, ideas: Any = None
) -> HttpResponse:
    viewer = signed_in(request)
    if ideas is None and form.is_bound:
        words = {name: str(form[name].value() or "") for name in PARTS}
        ideas = second_look(words, partner=pair.other_name(viewer))
    context = {
        "form": form,
        "setback": about,
        "step": WORDS,
        "kind": STEPS[WORDS],
        "partner": pair.other_name(viewer),
        "is_mine": about.author_id == viewer.pk,
        "ideas": ideas or [],
        "preview": {name: str(form[name].value() or "") for name in PARTS},
        "places": path_of(about, WORDS),
    }
    return render(request, "progress/setback/words.html", context, status=TO_FIX if form.is_bound else 200)
