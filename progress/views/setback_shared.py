"""What the pages of the way back share: whose setback, where one is on the way, stopping, a second look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.drafts import save_draft
from progress.models import Setback
from progress.wording.looking import Looked, second_look, with_other_words

TOO_LARGE = 413
TALK = "progress:repair_offer"


@dataclass(frozen=True)
class PlaceOfWay:
    """One of the seven places: a link where it can be gone to. None is ever marked as missing or done."""

    label: str
    icon: str
    url: str
    is_here: bool


def path_of(setback: Setback | None, here: str) -> list[PlaceOfWay]:
    """Return the way with where one is; the first place is the same, whatever was said there."""
    places: list[tuple[str, str, str, str]] = [
        ("safe", _("Am I safe?"), "shield", "progress:setback_safe"),
        ("facts", _("What happened"), "eye", "progress:setback" if setback else "progress:setback_new"),
        ("underneath", _("Underneath"), "heart", "progress:setback_underneath"),
        ("learned", _("What I learned"), "sprout", "progress:setback_learned"),
        ("words", _("In “I” words"), "message-circle", "progress:setback_words"),
        ("repair", _("Our talk"), "heart-handshake", TALK),
        ("onward", _("How it goes on"), "footprints", "progress:setback_onward"),
    ]
    return [
        PlaceOfWay(label, icon, _address(name, setback), key == here) for key, label, icon, name in places
    ]


def _address(name: str, setback: Setback | None) -> str:
    try:
        if name in ("progress:setback_safe", "progress:setback_new"):
            return reverse(name)
        # A talk needs two who read it; until then that place is only named.
        if setback is None or (name == TALK and setback.audience != Audience.COUPLE):
            return ""
        return reverse(name, args=[setback.pk])
    except NoReverseMatch:
        return ""


def setback_or_404(viewer: User, setback_id: UUID) -> Setback:
    """Return a setback this person reads; hidden and absent are the same 404."""
    rows = Setback.visible_to(viewer).filter(pk=setback_id).select_related("couple", "author")
    found: Setback | None = rows.first()
    if found is None:
        raise Http404
    return found


def mine_or_404(viewer: User, setback_id: UUID) -> Setback:
    """Return a setback of one's own telling."""
    found = setback_or_404(viewer, setback_id)
    if found.author_id != viewer.pk:
        raise Http404
    return found


def kept_and_stopped(
    request: HttpRequest, couple: Couple, form: str, about: UUID | None
) -> HttpResponse | None:
    """Keep everything as a private draft and leave, if "Stop here for now" was pressed; else go on."""
    if "stop" not in request.POST:
        return None
    try:
        save_draft(by=signed_in(request), couple=couple, form=form, about=about, data=request.POST)
    except ValidationError as reason:
        messages.error(request, " ".join(reason.messages))
        return None
    messages.success(request, _("Your words are kept, for you alone. Take them up again whenever you like."))
    return redirect("progress:today")


def looked_anew(request: HttpRequest, fields: Sequence[str], partner: str) -> Looked | None:
    """Return the words of a form posted for a second look, with the chosen wording in its place."""
    if not ("check" in request.POST or "use" in request.POST):
        return None
    posted: dict[str, str] = request.POST.dict()
    typed = {name: text.replace("\r\n", "\n") for name, text in posted.items()}
    words = {name: typed.get(name, "") for name in fields}
    if "use" in request.POST:
        words = with_other_words(words, request.POST["use"], partner=partner)
    return Looked({**typed, **words}, second_look(words, partner=partner))
