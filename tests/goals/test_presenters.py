"""Whose turn it is, in words, for each who looks."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.demo.factories import (
    accept,
    active_joint_goal,
    awaiting_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import return_goal, suggest_changes
from goals.actions.reviewing import Feedback
from goals.answers import with_answers
from goals.models import Goal
from goals.presenters import StatusLine, audience_words, status_line


def seen_by(viewer: User, goal: Goal, maya: User, jonas: User) -> StatusLine:
    """The status line this viewer reads; asking the database for it would fail."""
    partner = {maya.pk: jonas, jonas.pk: maya}.get(viewer.pk)
    with acting_as(viewer):
        fetched = with_answers(Goal.visible_to(viewer).for_page(), viewer).get(pk=goal.pk)
        with CaptureQueriesContext(connection) as queries:
            line = status_line(fetched, viewer, partner, [maya, jonas])
    assert len(queries) == 0
    return line


@pytest.fixture
def goals(couple: Couple, maya: User, jonas: User, clinician: User) -> dict[str, Goal]:
    """One goal in every state."""
    states = {
        "proposed": propose(couple, maya),
        "awaiting": awaiting_joint_goal(couple, maya, jonas),
        "active": active_joint_goal(couple, maya, jonas, clinician),
        "change": active_joint_goal(couple, maya, jonas, clinician),
        "change awaiting": active_joint_goal(couple, maya, jonas, clinician),
        "returned": awaiting_joint_goal(couple, maya, jonas),
        "own": individual_goal(couple, maya, audience="couple"),
    }
    for state in ("change", "change awaiting"):
        with acting_as(jonas):
            terms = make_terms(expected="One evening a week")
            suggest_changes(
                by=jonas, goal=states[state], based_on=1, terms=terms, voice=make_voice(), reason="Why"
            )
    accept(states["change awaiting"], maya)
    with acting_as(clinician):
        return_goal(by=clinician, goal=states["returned"], number=1, feedback=Feedback(message="Smaller?"))
    return states


def test_each_reads_their_own_turn(goals: dict[str, Goal], maya: User, jonas: User, clinician: User) -> None:
    back = "Back from your clinician, with thoughts for you both"
    expected = {
        "proposed": ("Waiting for Jonas", "Your turn: accept or suggest changes", "Waiting for Jonas"),
        "awaiting": ("With your clinician", "With your clinician", "Waiting for your review"),
        "active": ("You are working on it together", "You are working on it together", "In effect"),
        "change": (
            "Jonas would like a change: your turn",
            "Waiting for Maya about your change",
            "Waiting for Maya",
        ),
        "change awaiting": (
            "Your change is with your clinician",
            "Your change is with your clinician",
            "Waiting for your review",
        ),
        "returned": (back, back, "Sent back with thoughts"),
        "own": ("You are working on it", "Maya is working on it", "In effect"),
    }
    said = {
        state: tuple(seen_by(viewer, goal, maya, jonas).text for viewer in (maya, jonas, clinician))
        for state, goal in goals.items()
    }
    assert said == expected


def test_only_whose_turn_it_is_gets_a_button(
    goals: dict[str, Goal], maya: User, jonas: User, clinician: User
) -> None:
    offered = {
        state: [
            viewer.name
            for viewer in (maya, jonas, clinician)
            if seen_by(viewer, goal, maya, jonas).action_url
        ]
        for state, goal in goals.items()
    }
    assert offered == {
        "proposed": ["Jonas"],
        "awaiting": ["Dana Rivera"],
        "active": [],
        "change": ["Maya"],
        "change awaiting": ["Dana Rivera"],
        "returned": ["Maya", "Jonas"],
        "own": [],
    }


def test_after_a_separation_nothing_is_anybodys_turn(
    goals: dict[str, Goal], couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
    said = {
        seen_by(viewer, goal, maya, jonas) for goal in goals.values() for viewer in (maya, jonas, clinician)
    }
    assert said == {StatusLine("Kept as it was", rank=9)}


def test_who_reads_is_said_from_where_one_stands(
    couple: Couple, goals: dict[str, Goal], maya: User, jonas: User, clinician: User
) -> None:
    team = individual_goal(couple, maya, audience="care_team")
    assert audience_words(goals["own"], maya, jonas) == "You, Jonas and your care team"
    assert audience_words(goals["own"], jonas, maya) == "You, Maya and your care team"
    assert audience_words(goals["own"], clinician, None) == "Both partners and the care team"
    assert audience_words(team, maya, jonas) == ""
    assert audience_words(team, clinician, None) == "Maya and the care team"
