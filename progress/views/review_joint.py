"""A review after one's answers are in: what waits, what both said, and what both decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from goals.models import Goal
from goals.views.opening import TO_FIX, carried_out
from progress.actions.review_deciding import bring_to_clinician, choose_focus, decide, wish_for
from progress.actions.review_sending import take_back_answer
from progress.forms.review import TEXTS, FocusForm, WishForm
from progress.models import Decision, PriorityShift, ReviewAnswer, ReviewFocus, Wish
from progress.review.reading import read_review
from progress.review.sheets import sheets_of
from progress.review.standing import Standing, last_revealed
from progress.review_care.notes import notes_for
from progress.views.review_shared import decidable_or_404, goal_in_review_or_404, review_or_404


@require_safe
@partner_required
def review_read(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """One review as this partner may read it."""
    person = signed_in(request)
    pair, standing = review_or_404(request, review_id)
    if standing.may_answer:
        return redirect("progress:review")
    return _page(request, person, pair, standing)


@require_POST
@partner_required
def review_wish(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Wish something else for a goal; the other's wish stands beside it."""
    standing, goal = _goal_or_404(request, goal_id)
    form = WishForm(request.POST)
    if form.is_valid():
        wish = form.cleaned_data["wish"]
        _done(request, lambda: wish_for(by=signed_in(request), review=standing.review, goal=goal, wish=wish))
    else:
        messages.error(request, _("Choose one of the four."))
    return _back(standing, f"goal-{goal.pk}")


@require_POST
@partner_required
def review_decide(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Carry out what both wish; changing a goal's words goes on where they are written."""
    standing, goal = _goal_or_404(request, goal_id)
    made = _done(
        request,
        lambda: decide(
            by=signed_in(request),
            review=standing.review,
            goal=goal,
            wish=request.POST.get("wish", ""),
            step=request.POST.get("step", ""),
        ),
    )
    if made is not None and made.decision == Decision.REVISE:
        return redirect("goals:suggest", goal.pk)
    return _back(standing, f"goal-{goal.pk}")


@require_POST
@partner_required
def review_bring(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Bring two wishes to the clinician."""
    standing, goal = _goal_or_404(request, goal_id)
    _done(request, lambda: bring_to_clinician(by=signed_in(request), review=standing.review, goal=goal))
    return _back(standing, f"goal-{goal.pk}")


@require_http_methods(["POST"])
@partner_required
def review_focus(request: HttpRequest) -> HttpResponse:
    """Choose what comes first next month."""
    person = signed_in(request)
    pair, standing = decidable_or_404(request)
    form = FocusForm(request.POST, choices=_focus_choices(person, pair))
    made = carried_out(
        form,
        lambda: choose_focus(
            by=person,
            review=standing.review,
            goals=[UUID(pk) for pk in form.cleaned_data["goals"]],
            ritual=form.cleaned_data["ritual"],
        ),
    )
    if made is None:
        return _page(request, person, pair, standing, focus_form=form)
    messages.success(request, _("Saved. Both of you can read it."))
    return _back(standing, "next-month")


@require_POST
@partner_required
def review_take_back(request: HttpRequest, answer_id: UUID) -> HttpResponse:
    """Let fewer people read one of one's answers from now on."""
    person = signed_in(request)
    answer = ReviewAnswer.visible_to(person).filter(pk=answer_id, author=person).first()
    if answer is None:
        raise Http404
    if _done(
        request, lambda: take_back_answer(by=person, answer=answer, audience=request.POST.get("to", ""))
    ):
        messages.success(request, _("From now on fewer people can read it."))
    return redirect("progress:review_read", answer.review_id)


def _goal_or_404(request: HttpRequest, goal_id: UUID) -> tuple[Standing, Goal]:
    pair, standing = decidable_or_404(request)
    return standing, goal_in_review_or_404(request, pair, goal_id)


def _done[T](request: HttpRequest, act: Callable[[], T]) -> T | None:
    """Carry it out; what speaks against it is said on the next page."""
    try:
        return act()
    except (NotPossible, ValidationError) as reason:
        words = " ".join(reason.messages) if isinstance(reason, ValidationError) else str(reason)
        messages.warning(request, words)
        return None


def _back(standing: Standing, place: str) -> HttpResponse:
    """Lead to a place on the review's page."""
    return redirect(f"{reverse('progress:review_read', args=[standing.review.pk])}#{place}")


def _focus_choices(person: User, pair: Pair) -> list[tuple[str, str]]:
    goals = Goal.visible_to(person).filter(couple=pair.couple).joint().open().for_page()
    rows = [(goal, goal.agreed or goal.current) for goal in goals.order_by("created_at", "id")]
    return [(str(goal.pk), version.title) for goal, version in rows if version]


def _begun(person: User, standing: Standing) -> list[str]:
    """Return the words this person wrote and has not sent, each once.

    What is sent goes out of the sheets; but a page that stood open may have brought the same words once more.
    """
    sheets = sheets_of(person, standing.review).values()
    begun = list(dict.fromkeys(sheet[name].strip() for sheet in sheets for name in TEXTS if sheet.get(name)))
    sent = _sent(person, standing.review) if begun and standing.has_sent else set()
    return [words for words in begun if words and words not in sent]


def _sent(person: User, review: ProgressReview) -> set[str]:
    answers = ReviewAnswer.visible_to(person).filter(review=review, author=person)
    shifts = PriorityShift.visible_to(person).filter(review=review, author=person)
    return {
        words
        for row in (*answers.values_list("words"), *shifts.values_list("more", "less", "would_help"))
        for words in row
    }


def _kept_focus(person: User, standing: Standing) -> dict[str, Any]:
    """Start with one's own choice, or with the other's where one has made none."""
    rows = ReviewFocus.visible_to(person).filter(review=standing.review).order_by("created_at", "id")
    by_person = {row.author_id: row for row in rows}
    chosen = by_person.get(person.pk) or next(iter(by_person.values()), None)
    return {"goals": [str(pk) for pk in chosen.goals], "ritual": chosen.ritual} if chosen else {}


def _may_decide(person: User, pair: Pair, standing: Standing) -> bool:
    """Whether this is the review of the two in which they decide now: the latest that both can read."""
    if not standing.is_revealed or pair.couple.frozen_at is not None or pair.other(person) is None:
        return False
    latest = last_revealed(person, pair.couple)
    return latest is not None and latest.review.pk == standing.review.pk


def _page(
    request: HttpRequest, person: User, pair: Pair, standing: Standing, *, focus_form: FocusForm | None = None
) -> HttpResponse:
    page = read_review(person, pair, standing.review)
    may_decide = _may_decide(person, pair, standing)
    if may_decide and focus_form is None:
        focus_form = FocusForm(choices=_focus_choices(person, pair), initial=_kept_focus(person, standing))
    context = {
        "standing": standing,
        "page": page,
        "pair": pair,
        "partner_name": pair.other_name(person),
        "notes": notes_for(person, standing.review.pk, pair),
        "may_decide": may_decide,
        "wish_choices": Wish.choices,
        "begun": _begun(person, standing),
        "form": focus_form,
    }
    status = TO_FIX if focus_form is not None and focus_form.errors else 200
    return render(request, "progress/review/read.html", context, status=status)
