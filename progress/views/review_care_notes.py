"""A clinician comments on a monthly review, signs its summary, and adds to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.records.submissions import was_sent
from couplesgoals.web.boxes import ticked
from progress.actions import review_notes as actions
from progress.forms.review_care import AddendumForm, CommentForm, SummaryForm
from progress.models import ReviewNote
from progress.review_care.drafted import drafted
from progress.review_care.notes import notes_for, readers_of
from progress.review_care.page import CarePage, care_page
from progress.views.kit_writing import ANY, TO_FIX, TOO_LARGE, begun, carried_out
from progress.views.review_care import review_in_care

# The drafts, by form.
COMMENT, ADDENDUM = "review-comment", "review-addendum"
FOR_BOTH, FOR_TEAM = "review-summary-couple", "review-summary-team"


def _couple_of(request: HttpRequest, review_id: UUID) -> Couple | None:
    return review_in_care(request, review_id)[0].couple


@keeps_draft(form=COMMENT, about="review_id", couple=_couple_of)
@require_http_methods(ANY)
@clinician_required
def review_comment(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Write a comment to both, to one of the two alone, or for the care team."""
    clinician = signed_in(request)
    pair, review = review_in_care(request, review_id)
    start = {"submission": uuid4()} | draft_of(by=clinician, form=COMMENT, about=review_id)
    form = CommentForm(request.POST or None, readers=_readers(pair), initial=begun(CommentForm, start, {}))
    if request.method == "POST" and carried_out(
        form, lambda: actions.comment_on_review(by=clinician, review=review, **form.comment())
    ):
        discard_draft(by=clinician, form=COMMENT, about=review_id)
        messages.success(request, _("Your comment is there for whom it is meant for."))
        return _back(review)
    return _page(request, "comment", pair, review, {"form": form})


@require_safe
@clinician_required
def review_summary(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Choose who a summary is for, before it is written."""
    pair, review = review_in_care(request, review_id)
    context = {"may_sign": actions.may_be_signed(signed_in(request), review)}
    if notes_for(signed_in(request), review_id, pair).summary:
        return _back(review)
    return _page(request, "summary_for", pair, review, context)


@keeps_draft(form=FOR_BOTH, about="review_id", couple=_couple_of)
@require_http_methods(ANY)
@clinician_required
def review_summary_couple(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Write and sign the summary both partners read."""
    return _summary(request, review_id, Audience.COUPLE, FOR_BOTH)


@keeps_draft(form=FOR_TEAM, about="review_id", couple=_couple_of)
@require_http_methods(ANY)
@clinician_required
def review_summary_team(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Write and sign the summary for the care team alone."""
    return _summary(request, review_id, Audience.CARE_TEAM, FOR_TEAM)


@keeps_draft(form=ADDENDUM, about="review_id", couple=_couple_of)
@require_http_methods(ANY)
@clinician_required
def review_addendum(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Add to a signed summary."""
    clinician = signed_in(request)
    pair, review = review_in_care(request, review_id)
    notes = notes_for(clinician, review_id, pair)
    if notes.summary is None:
        raise Http404
    start = {"submission": uuid4()} | draft_of(by=clinician, form=ADDENDUM, about=review_id)
    form = AddendumForm(request.POST or None, initial=begun(AddendumForm, start, {}))
    if request.method == "POST" and carried_out(
        form, lambda: actions.add_to_summary(by=clinician, review=review, **form.cleaned_data)
    ):
        discard_draft(by=clinician, form=ADDENDUM, about=review_id)
        messages.success(request, _("Your addendum is part of the summary."))
        return _back(review)
    return _page(request, "addendum", pair, review, {"form": form, "notes": notes}, notes.ids())


@require_POST
@clinician_required
def review_note_draft(request: HttpRequest, review_id: UUID, form: str) -> HttpResponse:
    """Keep what is being typed into one of the forms; 204 when kept."""
    clinician = signed_in(request)
    pair, _review = review_in_care(request, review_id)
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if not was_sent(ReviewNote, by=clinician, submission=request.POST.get("submission", "")):
        try:
            save_draft(by=clinician, couple=pair.couple, form=form, about=review_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _summary(request: HttpRequest, review_id: UUID, audience: Audience, draft: str) -> HttpResponse:
    clinician = signed_in(request)
    pair, review = review_in_care(request, review_id)
    page = care_page(clinician, pair, review.period)
    if audience == Audience.COUPLE and pair.couple.frozen_at is not None:
        raise Http404
    if request.method != "POST" and (page.notes.summary or not actions.may_be_signed(clinician, review)):
        return redirect("progress:review_summary", review_id) if not page.notes.summary else _back(review)
    form = SummaryForm(
        request.POST or None,
        plans=page.plans,
        initial=_begun(page, draft_of(by=clinician, form=draft, about=review_id))
        or {"submission": uuid4(), "words": drafted(clinician, pair, page, audience)},
    )
    if request.method == "POST" and carried_out(
        form,
        lambda: actions.sign_summary(by=clinician, review=review, audience=audience, **form.cleaned_data),
    ):
        for one in (FOR_BOTH, FOR_TEAM):
            discard_draft(by=clinician, form=one, about=review_id)
        messages.success(request, _("The summary is signed. It can be added to, and stays as it is."))
        return _back(review)
    context = {"form": form, "audience": audience, "readers": readers_of(audience, "")}
    return _page(request, "summary", pair, review, context, page.read_ids)


def _begun(page: CarePage, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return what was typed before; nothing where the draft is still to be composed."""
    if not typed:
        return {}
    people = [plan.person for plan in page.plans]
    return {"submission": uuid4(), **begun(SummaryForm, {}, dict(typed)), **ticked(typed, "plans", people)}


def _readers(pair: Pair) -> list[tuple[str, str]]:
    """Whom a comment may be for: both while they are, each one enrolled alone, the care team."""
    couple = pair.couple
    both = [] if couple.frozen_at else [(str(Audience.COUPLE), readers_of(Audience.COUPLE, ""))]
    alone = [(str(one.pk), readers_of(Audience.SUBJECT, one.first_name)) for one in couple.partners()]
    return [*both, *alone, (str(Audience.CARE_TEAM), readers_of(Audience.CARE_TEAM, ""))]


def _back(review: ProgressReview) -> HttpResponse:
    return redirect(reverse("progress:care_review", args=[review.pk]) + "#notes")


def _page(
    request: HttpRequest,
    name: str,
    pair: Pair,
    review: ProgressReview,
    context: dict[str, Any],
    read: Mapping[str, Sequence[UUID | str]] | None = None,
) -> HttpResponse:
    if read:
        by, place = signed_in(request).pk, f"progress:review_{name}"
        record_read(by=by, page=place, ids_by_target=read, couple=review.couple_id)
    form = context.get("form")
    status = TO_FIX if form is not None and form.errors else 200
    context |= {"pair": pair, "couple": pair.couple, "review": review}
    return render(request, f"progress/review_care/{name}.html", context, status=status)
