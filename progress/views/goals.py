"""A goal's own page, for everybody who reads the goal."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import signed_in
from couplesgoals.program.pair import Pair
from couplesgoals.web.forms import MARKS
from goals.life import may_change
from goals.links import Link
from goals.models import Goal, GoalAcceptance, GoalNote
from goals.neutral import talk_words
from goals.presenters import achievement_word, standing, suggested_by_clinician
from goals.step_lines import steps_ahead
from goals.told import notes_on_own_goal
from goals.values_map import BehindGoal
from progress.pages.goal_page import goal_page
from progress.pages.goal_said import LastWord
from progress.pages.timeline import audience_in_words
from progress.views.lookup import before_from, goal_or_404, pair_of_goal


@require_safe
def goal(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Words, voices, the blind rating, the chart and the timeline of one goal."""
    viewer = signed_in(request)
    found = goal_or_404(request, goal_id)
    pair = pair_of_goal(found)
    page = goal_page(found, viewer=viewer, pair=pair, before=before_from(request))
    today = timezone.localtime(timezone.now(), pair.couple.zone).date()
    steps = steps_ahead(found, viewer=viewer, pair=pair, today=today)
    links, begun_from = page.said.links, page.said.values
    notes = notes_on_own_goal(viewer, found)
    if viewer.is_clinician:
        read = page.read_ids | steps.read_ids | _beside(found, links, notes, begun_from)
        record_read(by=viewer.pk, page="progress:goal", ids_by_target=read, couple=found.couple_id)
    context = {
        "page": page,
        "goal": found,
        "pair": pair,
        "standing": standing(found),
        "how_it_stands": achievement_word(found),
        "partner_name": pair.other_name(viewer),
        "goal_audience_words": audience_in_words(
            found.audience, is_mine=page.is_mine, pair=pair, viewer=viewer
        ),
        "levels": _ladder(page.shown.level_words()),
        "voices": _named(page.voices, pair),
        "steps": steps,
        "goal_values": begun_from,
        "may_link_values": page.may_write,
        "talk": talk_words(found),
        "suggested_by_care": suggested_by_clinician(found),
        "links": links,
        "notes": notes,
        "may_change": may_change(found, viewer) and pair.couple.frozen_at is None,
        "last_words": _named(page.said.last_words, pair),
        "started_from": page.said.started_from,
        "own_slot": pair.slot_of(viewer.pk),
    }
    return render(request, "progress/goal.html", context)


def _beside(
    goal: Goal, links: Sequence[Link], notes: Sequence[GoalNote], values: Sequence[BehindGoal]
) -> dict[str, list[UUID]]:
    """Name the goal, and every record of another kind that stands beside it, for the audit log."""
    return {
        "goals.Goal": [goal.pk, *(link.goal_id for link in links)],
        "goals.GoalLink": [link.link_id for link in links],
        "goals.GoalNote": [note.pk for note in notes],
        "goals.ValueRating": [one.rating_id for one in values],
    }


def _ladder(words: dict[int, str]) -> list[dict[str, object]]:
    return [
        {"level": level, "mark": MARKS[level], "words": words[level]} for level in sorted(words, reverse=True)
    ]


def _named(said: Sequence[GoalAcceptance | LastWord], pair: Pair) -> list[dict[str, object]]:
    """Put each word beside who said it, slot A first."""
    by_slot = sorted(((pair.slot_of(one.person_id), one) for one in said), key=lambda each: each[0])
    return [{"slot": slot, "name": pair.names.get(slot, ""), "said": one} for slot, one in by_slot]
