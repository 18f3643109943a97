"""The list of goals, and every version of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple, pair_of_partner
from couplesgoals.records.drafts import drafts_of, own_couple
from couplesgoals.records.models import Draft
from couplesgoals.records.prepared import prepared
from goals.answers import with_answers
from goals.completed import with_who_spoke
from goals.history import history_of
from goals.library.shelves import origin_of
from goals.models import Goal
from goals.models.goal import GoalQuerySet
from goals.presenters import audience_words, goal_cards
from goals.shelf import sections_of
from goals.story import Teller
from goals.views.opening import ANSWER, OWN, PROPOSE, REVISE, SUGGEST, goal_or_404, note_staff_read

# Where each kind of draft is taken up again, and where it is thrown away.
RESUME = {
    PROPOSE: ("goals:propose", "goals:propose_discard"),
    OWN: ("goals:own_new", "goals:own_new_discard"),
    ANSWER: ("goals:answer", "goals:answer_discard"),
    SUGGEST: ("goals:suggest", "goals:suggest_discard"),
    REVISE: ("goals:own_revise", "goals:own_revise_discard"),
}


@dataclass(frozen=True)
class Unfinished:
    """Something the viewer started writing."""

    title: str
    what: str
    url: str
    discard_url: str


@partner_required
@require_safe
def goal_list(request: HttpRequest) -> HttpResponse:
    """Show the couple's goals and one's own, what is mine to do first."""
    viewer = signed_in(request)
    pair = pair_of_partner(viewer)
    partner = pair.other(viewer) if pair else None
    goals = _goals_of(viewer, pair.couple.pk) if pair else []
    cards = [
        card
        for home, listed in _by_home(goals, pair)
        for card in goal_cards(listed, viewer, home.other(viewer))
    ]
    couple = own_couple(request)
    context: dict[str, Any] = {
        "joint": sections_of([card for card in cards if card.goal.is_joint]),
        "mine": sections_of([card for card in cards if card.goal.subject_id == viewer.pk]),
        "theirs": sections_of([card for card in cards if card.goal.subject_id not in (None, viewer.pk)]),
        "unfinished": _unfinished(viewer, {goal.pk: goal for goal in goals}),
        "partner": pair.other_name(viewer) if pair else _("your partner"),
        "has_joined": partner is not None,
        "may_write": couple is not None and couple.frozen_at is None,
    }
    return render(request, "goals/goal_list.html", context)


@require_safe
def goal_versions(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Tell a goal's story: every version with its reason, who said yes and why, and what became of it."""
    viewer = signed_in(request)
    goal = goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    history = history_of(goal, viewer=viewer)
    story = Teller(viewer, pair, history).lines()
    last_words = [line.last_word.pk for line in story if line.last_word]
    note_staff_read(viewer, "goals:versions", history, {"goals.CompletionVoice": last_words})
    partner = pair.other(viewer) if viewer.is_partner else None
    words = audience_words(goal, viewer, partner)
    context = {
        "goal": goal,
        "story": story,
        "audience_words": words,
        "started_from": origin_of(goal, viewer=viewer),
    }
    return render(request, "goals/goal_versions.html", context)


@prepared
def _goals_of(viewer: User, couple: UUID) -> GoalQuerySet:
    """The couple's goals and all of one's own; what was a former partner's stays there."""
    goals = Goal.visible_to(viewer).filter(Q(couple=couple) | Q(subject=viewer)).for_page()
    return with_answers(with_who_spoke(goals, viewer), viewer)


def _by_home(goals: list[Goal], pair: Pair | None) -> list[tuple[Pair, list[Goal]]]:
    """Group goals by their couple, today's first: who reads a goal of a former one is who was there then."""
    if pair is None:
        return []
    former = {goal.couple_id: goal.couple for goal in goals if goal.couple_id != pair.couple.pk}
    homes = [pair, *map(pair_of_couple, former.values())]
    return [(home, [goal for goal in goals if goal.couple_id == home.couple.pk]) for home in homes]


def _unfinished(viewer: User, goals: dict[UUID, Goal]) -> list[Unfinished]:
    """List drafts that still lead somewhere: about nothing yet, or about a goal the viewer reads."""
    drafts = drafts_of(by=viewer, forms=list(RESUME))
    return [_resume(draft, goals) for draft in drafts if draft.about is None or draft.about in goals]


def _resume(draft: Draft, goals: dict[UUID, Goal]) -> Unfinished:
    about = goals.get(draft.about) if draft.about else None
    arguments = [draft.about] if draft.about else []
    resume, discard = RESUME[draft.form]
    what = {
        PROPOSE: _("A goal for you both"),
        OWN: _("A goal of your own"),
        ANSWER: _("Your answer"),
        SUGGEST: _("Your changes"),
        REVISE: _("Your next version"),
    }[draft.form]
    known = about.current.title if about and about.current else ""
    title = known or draft.data.get("title", "").strip() or draft.data.get("why", "").strip()
    return Unfinished(title, what, reverse(resume, args=arguments), reverse(discard, args=arguments))
