"""One's own limits: the list, a new one, other words for one; and what a clinician may read of them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair, find_pair, pair_of_couple, pair_of_partner
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, own_couple
from couplesgoals.records.rule import reach_of
from goals.actions.boundaries import change_boundary, let_go_of_boundary, set_boundary
from goals.forms.boundaries import BoundaryForm, begin, speaks_of_the_other
from goals.models import Boundary
from goals.views.opening import TO_FIX, carried_out, resumed, writing_pair_or_404

BOUNDARY = "boundary"
ANY = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Sentence:
    """A boundary as its owner reads it."""

    boundary: Boundary
    speaks_of_other: bool


@partner_required
@require_safe
def boundaries(request: HttpRequest) -> HttpResponse:
    """Show one's own boundaries, the newest first."""
    viewer = signed_in(request)
    pair, couple = pair_of_partner(viewer), own_couple(request)
    name = pair.other_name(viewer) if pair else ""
    rows = Boundary.visible_to(viewer).filter(author=viewer).order_by("-created_at", "-id")
    context = {
        "standing": [
            Sentence(row, speaks_of_the_other(row.i_will, name)) for row in rows if row.ended_at is None
        ],
        "ended": [row for row in rows if row.ended_at is not None],
        "partner": name,
        "may_write": couple is not None and couple.frozen_at is None,
    }
    return render(request, "goals/boundaries.html", context)


@keeps_draft(form=BOUNDARY)
@partner_required
@require_http_methods(ANY)
def boundary_new(request: HttpRequest) -> HttpResponse:
    """Write down a limit of one's own."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    if request.method != "POST":
        draft = draft_of(by=viewer, form=BOUNDARY, about=None)
        form = BoundaryForm(initial=resumed(BoundaryForm, begin(), draft))
        return _page(request, form, pair)
    form = BoundaryForm(request.POST)
    if carried_out(form, lambda: _set(viewer, couple, form)):
        discard_draft(by=viewer, form=BOUNDARY, about=None)
        messages.success(request, _("Saved."))
        return redirect("goals:boundaries")
    return _page(request, form, pair)


@partner_required
@require_http_methods(ANY)
def boundary_change(request: HttpRequest, boundary_id: UUID) -> HttpResponse:
    """Say a boundary in other words, or choose anew who reads it."""
    viewer = signed_in(request)
    kept = _mine_or_404(viewer, boundary_id)
    pair = pair_of_couple(kept.couple)
    if request.method != "POST":
        now = {"if_this": kept.if_this, "i_will": kept.i_will, "audience": kept.audience}
        return _page(request, BoundaryForm(initial=begin() | now), pair, kept)
    form = BoundaryForm(request.POST)
    if carried_out(form, lambda: _change(viewer, kept, form)):
        messages.success(request, _("Saved."))
        return redirect("goals:boundaries")
    return _page(request, form, pair, kept)


@partner_required
@require_POST
def boundary_let_go(request: HttpRequest, boundary_id: UUID) -> HttpResponse:
    """Let a boundary go."""
    viewer = signed_in(request)
    try:
        let_go_of_boundary(by=viewer, boundary=_mine_or_404(viewer, boundary_id))
        messages.success(request, _("You have let it go. You find it below, should you need it again."))
    except NotPossible as reason:
        messages.error(request, str(reason))
    return redirect("goals:boundaries")


@clinician_required
@require_safe
def boundaries_couple(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Show a clinician what each partner shared with the care team."""
    viewer = signed_in(request)
    pair = pair_in_care_or_404(viewer, couple_id)
    rows = list(shared_with_care(viewer, pair.couple))
    if rows:
        ids = {"goals.Boundary": [row.pk for row in rows]}
        record_read(by=viewer.pk, page="goals:boundaries_couple", ids_by_target=ids, couple=couple_id)
    sides = [
        {"slot": slot, "name": person.first_name, "rows": [row for row in rows if row.author_id == person.pk]}
        for slot, person in pair.people.items()
    ]
    return render(request, "goals/boundaries_couple.html", {"couple": pair.couple, "sides": sides})


def pair_in_care_or_404(viewer: User, couple_id: UUID) -> Pair:
    """Return the two people of a couple this clinician cares for now."""
    pair = find_pair(couple_id) if couple_id in reach_of(viewer).own else None
    if pair is None:
        raise Http404
    return pair


def shared_with_care(viewer: User, couple: Couple) -> list[Boundary]:
    """List the partners' boundaries this clinician reads, the newest first."""
    rows = Boundary.visible_to(viewer).filter(couple=couple, ended_at=None)
    return list(rows.order_by("-created_at", "-id"))


def _mine_or_404(viewer: User, boundary_id: UUID) -> Boundary:
    rows = Boundary.visible_to(viewer).filter(author=viewer, pk=boundary_id)
    found: Boundary | None = rows.select_related("couple").first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, form: BoundaryForm, pair: Pair, kept: Boundary | None = None) -> HttpResponse:
    name = pair.other_name(signed_in(request))
    said = form["i_will"].value() or ""
    context = {
        "form": form,
        "kept": kept,
        "partner": name,
        "speaks_of_other": speaks_of_the_other(said, name),
    }
    return render(request, "goals/boundary.html", context, status=TO_FIX if form.is_bound else 200)


def _set(by: User, couple: Couple, form: BoundaryForm) -> Boundary:
    said = form.cleaned_data
    return set_boundary(
        by=by,
        couple=couple,
        limit=form.limit(),
        audience=said["audience"],
        submission=said["submission"],
    )


def _change(by: User, kept: Boundary, form: BoundaryForm) -> Boundary:
    said = form.cleaned_data
    return change_boundary(
        by=by,
        boundary=kept,
        limit=form.limit(),
        audience=said["audience"],
        submission=said["submission"],
    )
