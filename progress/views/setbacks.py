"""Where the way begins and is taken up again, and what one reads of a setback."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Stale
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.drafts import drafts_of
from couplesgoals.web.paging import Place
from goals.views.opening import TO_FIX, carried_out
from progress.actions.setbacks import change_setback_audience, rest_setback
from progress.forms.setbacks import ReadersForm
from progress.lists import SetbackKind
from progress.models import Setback
from progress.pages.setback_own import steps_out_of_sight, turns_out_of_sight
from progress.pages.setback_steps import STEPS, readers_in_words
from progress.pages.setbacks import LIST, setbacks_of, sides_of, way_of
from progress.pages.told import answers_to
from progress.pages.tracking import name_of
from progress.views.lookup import pair_or_404
from progress.views.setback_new import NEW
from progress.views.setback_shared import mine_or_404, path_of, setback_or_404


@partner_required
@require_safe
def setback_list(request: HttpRequest) -> HttpResponse:
    """Where the way begins, with what can be taken up again and what rests."""
    viewer, pair = signed_in(request), pair_or_404(request)
    before = _place_from(request)
    rows = setbacks_of(viewer, pair.couple, before=before, most=LIST + 1)
    older = Place(rows[LIST - 1].created_at, rows[LIST - 1].pk, False).written() if len(rows) > LIST else ""
    rows = rows[:LIST]
    context = {
        "older": older,
        "is_first_page": before is None,
        "going": [_line(row, viewer, pair) for row in rows if row.rested_at is None],
        "resting": [_line(row, viewer, pair) for row in rows if row.rested_at is not None],
        "out_of_sight": steps_out_of_sight(viewer, pair) if before is None else [],
        "turns_out_of_sight": turns_out_of_sight(viewer, pair) if before is None else [],
        "has_draft": bool(drafts_of(by=viewer, forms=[NEW])),
        "may_write": _may_write(pair, viewer),
        "partner": pair.other_name(viewer),
    }
    return render(request, "progress/setback/list.html", context)


@require_safe
def setback(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Read a setback and its steps, each as far as it was shared."""
    viewer = signed_in(request)
    about = setback_or_404(viewer, setback_id)
    pair = pair_of_couple(about.couple)
    way = way_of(about, viewer)
    answers = answers_to([about.pk, *(row.pk for row in way.rows)], viewer)
    if not viewer.is_partner:
        read = way.ids() | {"progress.EntryFeedback": [one.pk for one in answers]}
        record_read(by=viewer.pk, page="progress:setback", ids_by_target=read, couple=about.couple_id)
    context = {
        **_line(about, viewer, pair),
        "setback": about,
        "pair": pair,
        "goals": [name_of(link.goal) for link in way.goals],
        "sides": sides_of(way, viewer, pair),
        "answers": answers,
        "own": {name: way.of(viewer.pk, name) for name in STEPS},
        "partner": pair.other_name(viewer) if viewer.is_partner else "",
        "is_partner": viewer.is_partner,
        "may_write": _may_write(pair, viewer),
        "places": path_of(about, "facts") if viewer.is_partner else [],
    }
    return render(request, "progress/setback/setback.html", context)


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def setback_readers(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Choose anew who reads a setback of one's own: fewer is possible always."""
    viewer = signed_in(request)
    kept = mine_or_404(viewer, setback_id)
    pair = pair_of_couple(kept.couple)
    data = request.POST if request.method == "POST" else None
    now = {"audience": kept.audience, "revision": kept.revision}
    form = ReadersForm(data, initial=now, partner_name=pair.other_name(viewer))

    def choose() -> Setback | None:
        chosen, seen = form.cleaned_data["audience"], form.cleaned_data["revision"] or 0
        try:
            return change_setback_audience(by=viewer, setback=kept, audience=chosen, revision=seen)
        except Stale as reason:
            form.now_about(now, str(reason))
            return None

    if request.method == "POST" and carried_out(form, choose) is not None:
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("progress:setback", setback_id)
    context = {"form": form, "setback": kept, "partner": pair.other_name(viewer)}
    return render(request, "progress/setback/readers.html", context, status=TO_FIX if form.is_bound else 200)


@partner_required
@require_POST
def setback_rest(request: HttpRequest, setback_id: UUID) -> HttpResponse:
    """Put a setback to rest, or take it up again."""
    viewer = signed_in(request)
    kept = mine_or_404(viewer, setback_id)
    rests = "wake" not in request.POST
    try:
        rest_setback(by=viewer, setback=kept, rests=rests)
        messages.success(
            request,
            _("It rests now. You can look back whenever you like.") if rests else _("You took it up again."),
        )
    except NotPossible as reason:
        messages.error(request, str(reason))
    return redirect("progress:setback", setback_id)


def _place_from(request: HttpRequest) -> Place | None:
    """Read where an older page begins; anything that is no such place means the first page."""
    try:
        return Place.read(request.GET["before"])
    except (KeyError, ValueError, OverflowError):
        return None


def _may_write(pair: Pair, viewer: User) -> bool:
    return viewer.is_partner and pair.couple.frozen_at is None


def _line(row: Setback, viewer: User, pair: Pair) -> dict[str, object]:
    """One setback as it is named: what another saw is always named as theirs."""
    author = pair.people.get(pair.slot_of(row.author_id), row.author)
    worry = _("What %(name)s saw and felt") % {"name": author.first_name}
    known = row.kind in SetbackKind.values
    is_mine = row.author_id == viewer.pk
    told = _("%(name)s returned to use") % {"name": author.first_name}
    labels = {SetbackKind.WORRY.value: worry}
    if not is_mine:
        labels[SetbackKind.RETURN_TO_USE.value] = told
    return {
        "pk": row.pk,
        "day": row.happened_on,
        "kind": labels.get(row.kind) or (SetbackKind(row.kind).label if known else row.kind),
        "is_mine": is_mine,
        "author": author.first_name,
        "slot": pair.slot_of(row.author_id),
        "audience": row.audience,
        "readers": readers_in_words(row.audience, row.author_id, viewer, pair),
        "rests": row.rested_at is not None,
    }
