"""What clinicians write beside the monthly review: treatment-plan reviews of each partner."""

from __future__ import annotations

from django.utils import timezone

from couplesgoals.records.acting import acting_as
from progress.actions.plan_reviews import record_plan_review
from tests.architecture.people import Scene


def add_reviewed(scene: Scene) -> None:
    """Let the clinician review both partners' treatment plans."""
    clinician, couple = scene.people["C"], scene.couple
    today = timezone.localtime(timezone.now(), couple.zone).date()
    for letter, name in (("M", "maya_plan_review"), ("J", "jonas_plan_review")):
        with acting_as(clinician):
            (made,) = record_plan_review(
                by=clinician,
                couple=couple,
                people=[scene.people[letter].pk],
                reviewed_on=today,
                words=scene.word(f"{name}: words", "CS"),
            )
        scene.ids[name] = made.pk
