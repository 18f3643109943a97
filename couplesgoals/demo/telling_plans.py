"""Scenes of treatment-plan reviews, as actions."""

from __future__ import annotations

from django.utils import timezone

from couplesgoals.demo.scenes_plans import ReviewPlans
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_review import play
from couplesgoals.program.models import Couple
from progress.actions.plan_reviews import record_plan_review

__all__ = ["play"]


@play.register
def _(scene: ReviewPlans, stage: Stage, couple: Couple) -> None:
    record_plan_review(
        by=stage.people[scene.who],
        couple=couple,
        people=[stage.people[who].pk for who in scene.of],
        reviewed_on=timezone.localtime(timezone.now(), couple.zone).date(),
        words=scene.words,
    )
