"""Open joint goals that a partner told the care team do not fit, or may not, with no answer yet."""

from __future__ import annotations

from typing import cast

from django.db.models import Exists, OuterRef, Subquery

from couplesgoals.people.models import Role, User
from couplesgoals.records.models import ClinicalQuerySet
from goals.models import FitAnswer, FitCheck, GoalNote, GoalReview, ReviewOutcome
from goals.models.statuses import OPEN_STATUSES

ASKS_FOR_A_TALK = (FitAnswer.UNSURE, FitAnswer.CLASH)


def open_clashes(viewer: User) -> ClinicalQuerySet[FitCheck]:
    """Return every word that is no plain yes until a clinician answered it, the goal still being open.

    Answered is one by an approval, which asks whether it was talked through, or by a clinician's note on the
    talk since. Neither a later yes of the same person nor other words take it back: somebody may be pressed
    into both. `fits_since` is when they said that it fits after all. A partner reads none but their own.
    """
    since = {"created_at__gte": OuterRef("created_at")}
    yes = FitCheck.visible_to(viewer).filter(
        author=OuterRef("author"), goal=OuterRef("goal"), answer=FitAnswer.FITS, **since
    )
    approved = GoalReview.visible_to(viewer).filter(
        goal=OuterRef("goal"), outcome=ReviewOutcome.APPROVED, **since
    )
    noted = GoalNote.visible_to(viewer).filter(goal=OuterRef("goal"), author__role=Role.CLINICIAN, **since)
    rows: ClinicalQuerySet[FitCheck] = FitCheck.visible_to(viewer).filter(
        ~Exists(approved),
        ~Exists(noted),
        answer__in=ASKS_FOR_A_TALK,
        goal__lifecycle_status__in=OPEN_STATUSES,
        goal__couple__frozen_at=None,
    )
    fits_since = Subquery(yes.order_by("-created_at").values("created_at")[:1])
    return cast("ClinicalQuerySet[FitCheck]", rows.annotate(fits_since=fits_since))
