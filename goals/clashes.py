"""Versions on the table that a partner told the care team do not fit, or may not, and nobody answered yet."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q

from couplesgoals.people.models import Role, User
from couplesgoals.records.models import ClinicalQuerySet
from goals.models import FitAnswer, FitCheck, GoalNote, GoalReview, ReviewOutcome
from goals.models.statuses import OPEN_STATUSES

ASKS_FOR_A_TALK = (FitAnswer.UNSURE, FitAnswer.CLASH)


def open_clashes(viewer: User) -> ClinicalQuerySet[FitCheck]:
    """Return each person's last word on a version now on the table, where that word is no plain yes.

    Answered is one by another word of the same person, by an approval or by a clinician's note on the talk
    since. A partner reads none but their own.
    """
    since = {"created_at__gte": OuterRef("created_at")}
    later = FitCheck.visible_to(viewer).filter(author=OuterRef("author"), revision=OuterRef("revision"))
    later = later.filter(
        Q(created_at__gt=OuterRef("created_at")) | Q(created_at=OuterRef("created_at"), pk__gt=OuterRef("pk"))
    )
    approved = GoalReview.visible_to(viewer).filter(
        revision=OuterRef("revision"), outcome=ReviewOutcome.APPROVED, **since
    )
    noted = GoalNote.visible_to(viewer).filter(goal=OuterRef("goal"), author__role=Role.CLINICIAN, **since)
    on_the_table = Q(revision=F("goal__current")) | Q(revision=F("goal__beside"))
    rows: ClinicalQuerySet[FitCheck] = FitCheck.visible_to(viewer).filter(
        on_the_table,
        ~Exists(later),
        ~Exists(approved),
        ~Exists(noted),
        answer__in=ASKS_FOR_A_TALK,
        goal__lifecycle_status__in=OPEN_STATUSES,
        goal__couple__frozen_at=None,
    )
    return rows
