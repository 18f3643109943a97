"""One sentence read once more on a page of its own, then sent or kept: what is sent is what was read."""

from __future__ import annotations

import json
from hashlib import sha256
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
from couplesgoals.records.drafts import discard_draft, draft_of
from goals.views.opening import TO_FIX, writing_pair_or_404
from progress.actions.setback_steps import write_step
from progress.models import IStatement, Setback
from progress.views.setback_shared import path_of, setback_or_404
from progress.views.setback_steps import draft_key, own_row
from progress.views.setback_versions import stands_beside
from progress.views.setback_words import ANY, PARTS, WORDS
from progress.wording.looking import second_look


@partner_required
@require_http_methods(ANY)
def setback_read(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Read it once more, as the other would; then send it, tell the care team alone, or keep it."""
    viewer = signed_in(request)
    _couple, pair = writing_pair_or_404(request)
    about = setback_or_404(viewer, setback_id)
    draft = draft_of(by=viewer, form=draft_key(WORDS), about=setback_id)
    readers = request.POST.get("readers", "")
    if not draft.get("feel", "").strip():
        is_sent = bool(readers) and own_row(viewer, about, WORDS) is not None
        return redirect("progress:setback" if is_sent else "progress:setback_words", setback_id)
    why = ""
    if readers in NARROW_TO_WIDE:
        why = _send(request, about, draft, readers)
        if not why:
            messages.success(request, _done(readers, pair.other_name(viewer)))
            return redirect("progress:setback", setback_id)
    return _once_more(request, about, pair, draft, why)


def _send(request: HttpRequest, about: Setback, draft: dict[str, str], readers: str) -> str:
    """Send just the words that were read; return why not, or nothing."""
    viewer, said = signed_in(request), _said(draft)
    if request.POST.get("read") != _mark_of(said):
        return _("These words were changed since you read them. Here they are as they stand now.")
    try:
        _write(viewer, about, said, readers, request.POST.get("revision", ""))
    except (ValidationError, NotPossible) as reason:
        return " ".join(dict.fromkeys(getattr(reason, "messages", [str(reason)])))
    discard_draft(by=viewer, form=draft_key(WORDS), about=about.pk)
    return ""


def _once_more(
    request: HttpRequest, about: Setback, pair: Pair, draft: dict[str, str], why: str
) -> HttpResponse:
    """Show it, and beside it what was saved on another page meanwhile: sent from here it takes its place."""
    viewer, said = signed_in(request), _said(draft)
    row, name = own_row(viewer, about, WORDS), pair.other_name(viewer)
    context = {
        "setback": about,
        "said": said,
        "mark": _mark_of(said),
        "revision": row.revision if row else "",
        "stands": stands_beside(request.POST if why else draft, row) or stands_beside(draft, row),
        "error": why,
        "partner": name,
        "readers": [one.value for one in NARROW_TO_WIDE if is_no_wider(one, than=about.audience)],
        "ideas": second_look(said, partner=name),
        "places": path_of(about, WORDS),
    }
    return render(request, "progress/setback/read.html", context, status=TO_FIX if why else 200)


def _said(draft: dict[str, str]) -> dict[str, str]:
    return {name: draft.get(name, "").strip() for name in PARTS}


def _mark_of(said: dict[str, str]) -> str:
    """Tell these words from all others."""
    return sha256(json.dumps(said).encode()).hexdigest()


def _write(by: User, about: Setback, said: dict[str, str], readers: str, revision: str) -> None:
    seen = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 6 else None
    write_step(IStatement, by=by, setback=about, said=said, audience=readers, revision=seen)


def _done(readers: str, name: str) -> str:
    if readers == Audience.COUPLE:
        return _("Sent to %(partner)s. You said it kindly; how it is answered is not in your hands.") % {
            "partner": name
        }
    return _("Kept. You can send it later, or never.")
