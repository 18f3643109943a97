"""Scenes of the care team's answers, as actions."""

from __future__ import annotations

from couplesgoals.demo import scenes_told as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_repair import play
from couplesgoals.program.models import Couple
from progress.actions.care_safety import follow_up_safety
from progress.actions.told import answer_entry
from progress.models import SafetyCheck
from progress.told import Found, entries, with_words

__all__ = ["play"]


@play.register
def _(scene: scenes.Answer, stage: Stage, couple: Couple) -> None:
    by, to = stage.people[scene.who], stage.people[scene.to]
    theirs = entries(scene.kind, by).filter(couple=couple, author=to).order_by("-created_at", "-id")
    row = with_words(scene.kind, theirs).first()
    if row is None:
        raise LookupError(f"{scene.to} wrote no {scene.kind} before this.")
    answer_entry(by=by, entry=Found.of(row), words=scene.words)


@play.register
def _(scene: scenes.FollowUp, stage: Stage, couple: Couple) -> None:
    by = stage.people[scene.who]
    checks = SafetyCheck.visible_to(by).filter(couple=couple, author=stage.people[scene.of], follow_up=None)
    follow_up_safety(by=by, check=checks.latest("created_at"), words=scene.words)
