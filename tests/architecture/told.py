"""What is told past the other partner: boundaries, links of one's own goals, a talk, a word to one alone."""

from __future__ import annotations

from couplesgoals.demo import factories as make
from couplesgoals.records.acting import acting_as
from goals import actions
from goals.actions.boundaries import Limit, set_boundary
from goals.actions.linking import link_goals
from goals.actions.reviewing import Feedback
from goals.models import FitCheck, GoalFeedback, GoalLink, GoalNote
from tests.architecture.goals import goal, voiced, worded
from tests.architecture.people import READERS, Scene

BOUNDARIES = (
    ("maya_private_boundary", "M", "private"),
    ("maya_team_boundary", "M", "care_team"),
    ("jonas_private_boundary", "J", "private"),
    ("jonas_team_boundary", "J", "care_team"),
)


def add_told(scene: Scene) -> None:
    """Let both partners and their clinician tell it."""
    _boundaries(scene)
    _links(scene)
    _talks(scene)
    _name_what_is_told(scene)


def _name_what_is_told(scene: Scene) -> None:
    for letter, who in (("M", "maya"), ("J", "jonas")):
        by = scene.people[letter]
        with acting_as(by):
            fit = FitCheck.visible_to(by).get(author=by, goal=scene.ids["waiting"])
            scene.ids[f"{who}_waiting_fit"] = fit.pk
    for letter, thing, model, about in (
        ("M", "maya_left_note", GoalNote, "left_team"),
        ("J", "jonas_held_note", GoalNote, "held"),
        ("J", "jonas_feedback", GoalFeedback, "talk"),
        ("C", "talk_note", GoalNote, "proposed"),
    ):
        by = scene.people[letter]
        with acting_as(by):
            scene.ids[thing] = model.visible_to(by).get(goal=scene.ids[about]).pk


def _boundaries(scene: Scene) -> None:
    for name, letter, audience in BOUNDARIES:
        owner, readers = scene.people[letter], READERS[letter][audience]
        limit = Limit(
            if_this=f"{scene.word(f'{name}: if', readers)} happens",
            i_will=f"go {scene.word(f'{name}: I will', readers)}",
        )
        with acting_as(owner):
            kept = set_boundary(by=owner, couple=scene.couple, limit=limit, audience=audience)
        scene.ids[name] = kept.pk


def _links(scene: Scene) -> None:
    """A link has no words but those of its two goals."""
    for letter, kinds in (
        ("M", {"maya_private": "strains", "maya_team": "strains", "maya_shared": "supports"}),
        ("J", {"jonas_private": "strains", "jonas_team": "supports"}),
    ):
        by = scene.people[letter]
        with acting_as(by):
            links = {scene.ids[name]: kind for name, kind in kinds.items()}
            link_goals(by=by, goal=goal(scene, "joint"), links=links)
            for link in GoalLink.visible_to(by).filter(author=by):
                name = next(name for name in kinds if scene.ids[name] == link.own_goal_id)
                scene.ids[f"{name}_link"] = link.pk


def _talks(scene: Scene) -> None:
    """A talk that was held, with a note; and one asked for by a word to Jonas alone."""
    maya, jonas, clinician = (scene.people[letter] for letter in "MJC")
    with acting_as(clinician):
        actions.request_talk(by=clinician, goal=goal(scene, "proposed"))
        words = scene.word("proposed: what came of the talk", "CS")
        actions.end_talk(by=clinician, goal=goal(scene, "proposed"), words=words)
    asked = make.propose(
        scene.couple, jonas, **worded(scene, "talk", "MJCS"), voice=voiced(scene, "talk", "MJCS")
    )
    scene.ids["talk"] = asked.pk
    make.accept(asked, maya, voice=voiced(scene, "talk: Maya", "MJCS"))
    with acting_as(clinician):
        message = scene.word("talk: to Jonas alone", "JCS")
        actions.return_goal(by=clinician, goal=asked, number=1, feedback=Feedback(message=message), to=jonas)
