"""One part of the monthly review, written apart, over as many sittings as one likes."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused, Stale
from couplesgoals.program.pair import Pair
from couplesgoals.records.acting import acting_as
from goals.views.opening import TO_FIX
from progress.forms.review import TEXTS
from progress.review.parts import GENERAL, GOAL, Part, parts_of
from progress.review.sheets import begin, keep, keep_late
from progress.review.standing import Standing
from progress.views.review_shared import goal_in_review_or_404, latest_or_none, meant_by
from progress.views.setback_shared import TOO_LARGE, looked_anew
from progress.wording.looking import second_look

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@partner_required
def review_part(request: HttpRequest, part: str = "", goal_id: UUID | None = None) -> HttpResponse:
    """Write one part; it is kept at once, and sent only with all the others."""
    pair, latest = latest_or_none(request)
    if late := _late(request, pair, latest):
        return _kept_late(request, pair, late, part, goal_id)
    standing, parts = _answering_or_404(request, pair, latest)
    here = _part_or_404(parts, part, goal_id)
    partner = pair.other_name(signed_in(request))
    if request.method != "POST":
        return _page(request, standing, parts, here, here.form(initial=_initial(parts, here)))
    data: Any = _typed(request)
    if look := looked_anew(request, _texts(here), partner):
        return _page(request, standing, parts, here, here.form(initial=look.typed), ideas=look.ideas)
    form = here.form(data=data)
    try:
        keep(by=signed_in(request), review=standing.review, part=here.name, about=here.about, data=data)
    except (Stale, ValidationError) as reason:
        other = here.sheet if isinstance(reason, Stale) else {}
        form.data = {**data, "before": other.get("sheet", data.get("before", ""))}
        form.add_error(None, str(reason) if isinstance(reason, Stale) else reason)
        return _page(request, standing, parts, here, form, other=other)
    if "stop" in request.POST:
        messages.success(
            request, _("Your words are kept, for you alone. Take them up again whenever you like.")
        )
        return redirect("progress:review")
    if not form.is_valid():
        ideas = second_look({name: data.get(name, "") for name in _texts(here)}, partner=partner)
        return _page(request, standing, parts, here, form, ideas=ideas)
    return redirect(_next(parts, here))


def _keep_after_signing_out(request: HttpRequest, part: str = "", goal_id: UUID | None = None) -> bool:
    """Keep what was sent after the sign-in ended, so that nothing typed is lost (people/timeouts.py)."""
    user = request.user
    if not isinstance(user, User):
        return False
    with suppress(Http404, Refused, Stale, ValidationError), acting_as(user):
        pair, latest = latest_or_none(request)
        if late := _late(request, pair, latest):
            _keep_late(request, pair, late, part, goal_id)
            return True
        standing, parts = _answering_or_404(request, pair, latest)
        here = _part_or_404(parts, part, goal_id)
        keep(by=user, review=standing.review, part=here.name, about=here.about, data=_typed(request))
        return True
    return False


review_part.keep_draft = _keep_after_signing_out  # type: ignore[attr-defined]  # read by people.timeouts


@partner_required
@require_POST
def review_part_draft(request: HttpRequest, part: str = "", goal_id: UUID | None = None) -> HttpResponse:
    """Keep what is being typed; 204 when kept, 409 where another page of this person wrote in between."""
    standing, parts = _answering_or_404(request, *latest_or_none(request))
    here = _part_or_404(parts, part, goal_id)
    try:
        keep(
            by=signed_in(request),
            review=standing.review,
            part=here.name,
            about=here.about,
            data=_typed(request),
        )
    except Stale:
        return HttpResponse(status=CONFLICT)
    except ValidationError:
        return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _answering_or_404(
    request: HttpRequest, pair: Pair, latest: Standing | None
) -> tuple[Standing, list[Part]]:
    if latest is None or not latest.may_answer or pair.couple.frozen_at is not None:
        raise Http404
    if meant_by(request, pair, latest) is not latest:
        raise Http404
    return latest, parts_of(signed_in(request), pair, latest)


def _late(request: HttpRequest, pair: Pair, latest: Standing | None) -> Standing | None:
    """Return the review a page is about where that takes no answers any more; None where it may still.

    It was sent from another device, or its days ended while the page stood open.
    """
    meant = meant_by(request, pair, latest)
    if meant is None or (meant is latest and not (meant.has_sent or meant.is_over or meant.is_revealed)):
        return None
    return meant


def _kept_late(
    request: HttpRequest, pair: Pair, late: Standing, name: str, goal_id: UUID | None
) -> HttpResponse:
    """Keep what was written too late, say so, and lead to where it stands."""
    if request.method != "POST":
        _part_of_any_or_404(request, pair, name, goal_id)
        return redirect("progress:review")
    try:
        _keep_late(request, pair, late, name, goal_id)
    except (Refused, ValidationError) as reason:
        raise Http404 from reason
    said = (
        _("Your answers were sent before this. What you wrote here since is kept, for you alone.")
        if late.has_sent
        else _("The days for this review are over. Your words are kept, for you alone.")
    )
    messages.info(request, said)
    return redirect("progress:review_read", late.review.pk)


def _keep_late(request: HttpRequest, pair: Pair, late: Standing, name: str, goal_id: UUID | None) -> None:
    _part_of_any_or_404(request, pair, name, goal_id)
    person, data = signed_in(request), _typed(request)
    keep_late(by=person, review=late.review, part=name or GOAL, about=goal_id, data=data)


def _part_of_any_or_404(request: HttpRequest, pair: Pair, name: str, goal_id: UUID | None) -> None:
    """Refuse what is no part of any review of these two."""
    if goal_id is not None:
        goal_in_review_or_404(request, pair, goal_id)
    elif name not in GENERAL:
        raise Http404


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed, without which review it was typed for."""
    return {name: value for name, value in request.POST.dict().items() if name != "review"}


def _part_or_404(parts: list[Part], name: str, goal_id: UUID | None) -> Part:
    wanted = [one for one in parts if (one.about == goal_id if goal_id else one.name == name)]
    if not wanted or (goal_id is None and name not in GENERAL):
        raise Http404
    return wanted[0]


def _initial(parts: list[Part], here: Part) -> dict[str, Any]:
    """Start with what was kept; a goal's words for the readers chosen for the other goals'."""
    version = {"version": here.goal.agreed.number} if here.goal and here.goal.agreed else {}
    chosen = {one.sheet.get("audience") for one in parts if one.goal and one.sheet.get("audience")}
    readers = {"audience": chosen.pop()} if here.goal and len(chosen) == 1 else {}
    return {**readers, **begin(here.sheet), **version}


def _texts(part: Part) -> list[str]:
    """Name the answers that are words of one's own."""
    return [name for name in part.form().answers if name in TEXTS]


def _next(parts: list[Part], here: Part) -> str:
    """Return the next part that is not begun, or everything at a glance."""
    after = parts[parts.index(here) + 1 :]
    return next((one.url for one in after if not one.is_begun), reverse("progress:review"))


def _page(
    request: HttpRequest,
    standing: Standing,
    parts: list[Part],
    here: Part,
    form: Any,
    *,
    ideas: Any = None,
    other: dict[str, str] | None = None,
) -> HttpResponse:
    version = here.goal.agreed.number if here.goal and here.goal.agreed else 0
    read = here.sheet.get("version", "")
    if form.is_bound and version and not form.errors.get("version"):
        form.data = {**form.data, "version": str(version)}
    context = {
        "standing": standing,
        "part": here,
        "number": parts.index(here) + 1,
        "count": len(parts),
        "form": form,
        "ideas": ideas,
        "other": other,
        "other_words": [other[name] for name in _texts(here) if other.get(name)] if other else [],
        "is_reworded": bool(read and version and read != str(version)),
    }
    return render(request, "progress/review/part.html", context, status=TO_FIX if form.errors else 200)
