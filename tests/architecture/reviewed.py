"""What clinicians write on a monthly review, and beside it: treatment-plan reviews of each partner."""

from __future__ import annotations

from django.utils import timezone

from couplesgoals.program.models import ProgressReview
from couplesgoals.records.acting import acting_as
from progress.actions.plan_reviews import record_plan_review
from progress.actions.review_notes import add_to_summary, comment_on_review, sign_summary
from tests.architecture.people import Scene


def add_reviewed(scene: Scene) -> None:
    """Let the clinician review both partners' treatment plans, and write on the reviews of add_monthly."""
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
    _notes(scene)


def _notes(scene: Scene) -> None:
    """A comment for each audience, a summary for both with an addendum, and one for the care team."""
    clinician, maya = scene.people["C"], scene.people["M"]
    past, current = (
        ProgressReview.objects.select_related("couple").get(pk=scene.ids[name])
        for name in ("review_past", "review_open")
    )
    with acting_as(clinician):
        for name, readers, audience, to in (
            ("comment_both", "MJCS", "couple", None),
            ("comment_maya", "MCS", "subject", maya.pk),
            ("comment_team", "CS", "care_team", None),
        ):
            words = scene.word(f"{name}: words", readers)
            note = comment_on_review(by=clinician, review=past, words=words, audience=audience, to=to)
            scene.ids[name] = note.pk
        words = scene.word("summary: words", "MJCS")
        scene.ids["summary"] = sign_summary(by=clinician, review=past, words=words, audience="couple").pk
        words = scene.word("addendum: words", "MJCS")
        scene.ids["addendum"] = add_to_summary(by=clinician, review=past, words=words).pk
        words = scene.word("comment_open: words", "CS")
        note = comment_on_review(by=clinician, review=current, words=words, audience="care_team")
        scene.ids["comment_open"] = note.pk
