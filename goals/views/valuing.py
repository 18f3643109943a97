"""A partner's values: draw a map, see one's own picture, look back, choose who reads each value."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_partner
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, own_couple, save_draft
from couplesgoals.records.submissions import was_sent
from goals.actions.valuing import choose_readers, map_values
from goals.forms.sharing import ShareForm
from goals.forms.valuing import MapForm
from goals.models import ValuesMap
from goals.standing_values import StandingValue, standing_values
from goals.values_map import maps_of, names_of_own, picture_of, reader_words, short_reader_words
from goals.views.drafts import TOO_LARGE
from goals.views.opening import TO_FIX, carried_out, writing_pair_or_404

MAP = "values-map"


def pair_or_404(viewer: User) -> Pair:
    """Return the couple this partner is one of, or was last."""
    pair = pair_of_partner(viewer)
    if pair is None:
        raise Http404
    return pair


@partner_required
@require_safe
def values_home(request: HttpRequest) -> HttpResponse:
    """Show one's own latest map, and the way to earlier ones."""
    viewer = signed_in(request)
    pair = pair_or_404(viewer)
    maps = maps_of(viewer, pair.couple)
    values = standing_values(viewer, pair.couple)
    context = {
        "picture": picture_of(maps[0], viewer, pair) if maps else None,
        "earlier": maps[1:],
        "readers": readers_of(values, pair, viewer),
        "has_draft": bool(draft_of(by=viewer, form=MAP, about=None)),
        "may_write": _may_write(request),
        "pair": pair,
    }
    return render(request, "goals/values.html", context)


@partner_required
@require_safe
def values_earlier(request: HttpRequest, map_id: UUID) -> HttpResponse:
    """Look back at one of one's own maps."""
    viewer = signed_in(request)
    pair = pair_or_404(viewer)
    mine = ValuesMap.visible_to(viewer).filter(author=viewer, couple=pair.couple)
    shown = mine.filter(pk=map_id).first()
    if shown is None:
        raise Http404
    picture = picture_of(shown, viewer, pair)
    return render(request, "goals/values_earlier.html", {"picture": picture, "pair": pair})


@keeps_draft(form=MAP)
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def values_new(request: HttpRequest) -> HttpResponse:
    """Draw a map in two minutes."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    if request.method == "POST":
        form = MapForm(request.POST)
        if carried_out(
            form,
            lambda: map_values(
                by=viewer, couple=couple, rated=form.rated(), submission=form.cleaned_data["submission"]
            ),
        ):
            discard_draft(by=viewer, form=MAP, about=None)
            messages.success(request, _("Your map is drawn. Only you can see it."))
            return redirect("goals:values")
    else:
        form = MapForm(initial={"submission": uuid4()} | draft_of(by=viewer, form=MAP, about=None))
    context = {"form": form, "former_names": names_of_own(viewer, couple), "pair": pair}
    return render(request, "goals/values_new.html", context, status=TO_FIX if form.is_bound else 200)


@partner_required
@require_POST
def values_draft(request: HttpRequest) -> HttpResponse:
    """Keep a map that is being drawn; 204 when kept."""
    viewer, couple = signed_in(request), own_couple(request)
    if couple is None:
        raise Http404
    # A save may arrive after the map it belongs to; it must not bring the draft back, nor its number.
    if not was_sent(ValuesMap, by=viewer, submission=request.POST.get("submission", "")):
        try:
            save_draft(by=viewer, couple=couple, form=MAP, about=None, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


@partner_required
@require_POST
def values_discard(request: HttpRequest) -> HttpResponse:
    """Throw away what was begun."""
    discard_draft(by=signed_in(request), form=MAP, about=None)
    messages.success(request, _("The draft is gone."))
    return redirect("goals:values")


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def values_share(request: HttpRequest) -> HttpResponse:
    """Choose for each value who reads it, or take all of it back at once."""
    viewer = signed_in(request)
    pair = pair_or_404(viewer)
    values = standing_values(viewer, pair.couple)
    words = short_reader_words(pair, viewer)
    form = ShareForm(request.POST if request.method == "POST" else None, values=values, words=words)
    if request.method == "POST" and _choose(viewer, pair, form, take_back="nobody" in request.POST):
        messages.success(request, _("Saved. This holds from now on."))
        return redirect("goals:values")
    context = {
        "form": form,
        "partner": pair.other_name(viewer),
        "some_wait": any(value.waits for value in values),
        "may_write": _may_write(request),
    }
    return render(request, "goals/values_share.html", context, status=TO_FIX if form.is_bound else 200)


def _choose(viewer: User, pair: Pair, form: ShareForm, *, take_back: bool) -> bool:
    if take_back:
        choose_readers(by=viewer, couple=pair.couple, readers=form.nobody())
        return True

    def choose() -> bool:
        choose_readers(by=viewer, couple=pair.couple, readers=form.readers())
        return True

    return bool(carried_out(form, choose))


def readers_of(values: list[StandingValue], pair: Pair, viewer: User) -> list[dict[str, Any]]:
    """Group one's values by who reads them now, the widest circle first; nothing where all is private."""
    words = reader_words(pair, viewer)
    groups: dict[str, list[str]] = {audience: [] for audience in reversed(words)}
    for value in values:
        groups[value.audience].append(value.name)
    return [
        {"audience": audience, "words": words[audience], "names": names}
        for audience, names in groups.items()
        if names
    ]


def _may_write(request: HttpRequest) -> bool:
    couple = own_couple(request)
    return couple is not None and couple.frozen_at is None
