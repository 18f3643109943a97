"""FHIR's two statuses of a goal, and which may follow which.

PostgreSQL refuses every other step on its own (migration 0006); a test compares both tables pair by pair.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LifecycleStatus(models.TextChoices):
    """FHIR Goal.lifecycleStatus (R4 = R5)."""

    PROPOSED = "proposed", _("Being agreed")
    PLANNED = "planned", _("Planned")
    ACCEPTED = "accepted", _("With your clinician")
    ACTIVE = "active", _("Active")
    ON_HOLD = "on-hold", _("On hold")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Set aside")
    ENTERED_IN_ERROR = "entered-in-error", _("Entered in error")
    REJECTED = "rejected", _("Not taken up")


class AchievementStatus(models.TextChoices):
    """FHIR Goal.achievementStatus; empty until a goal is in effect."""

    IN_PROGRESS = "in-progress", _("In progress")
    IMPROVING = "improving", _("Getting easier")
    WORSENING = "worsening", _("Getting harder")
    NO_CHANGE = "no-change", _("About the same")
    ACHIEVED = "achieved", _("Reached")
    SUSTAINING = "sustaining", _("Reached, and keeping it")
    NOT_ACHIEVED = "not-achieved", _("Not reached this time")
    NO_PROGRESS = "no-progress", _("Not begun")
    NOT_ATTAINABLE = "not-attainable", _("Not possible as things are")


# Which status may follow which. A joint goal becomes active only through a clinician's approval; `planned` is
# FHIR's word for a goal of a care plan not yet begun, which nobody here writes.
TRANSITIONS: dict[str, frozenset[str]] = {
    LifecycleStatus.PROPOSED: frozenset(
        {
            LifecycleStatus.ACCEPTED,
            LifecycleStatus.ACTIVE,
            LifecycleStatus.REJECTED,
            LifecycleStatus.CANCELLED,
            LifecycleStatus.ENTERED_IN_ERROR,
        }
    ),
    LifecycleStatus.PLANNED: frozenset(),
    LifecycleStatus.ACCEPTED: frozenset(
        {
            LifecycleStatus.PROPOSED,
            LifecycleStatus.ACTIVE,
            LifecycleStatus.REJECTED,
            LifecycleStatus.CANCELLED,
            LifecycleStatus.ENTERED_IN_ERROR,
        }
    ),
    LifecycleStatus.ACTIVE: frozenset(
        {
            LifecycleStatus.ON_HOLD,
            LifecycleStatus.COMPLETED,
            LifecycleStatus.CANCELLED,
            LifecycleStatus.ENTERED_IN_ERROR,
        }
    ),
    LifecycleStatus.ON_HOLD: frozenset(
        {
            LifecycleStatus.ACTIVE,
            LifecycleStatus.COMPLETED,
            LifecycleStatus.CANCELLED,
            LifecycleStatus.ENTERED_IN_ERROR,
        }
    ),
    # What was completed can be taken up again.
    LifecycleStatus.COMPLETED: frozenset({LifecycleStatus.ACTIVE, LifecycleStatus.ENTERED_IN_ERROR}),
    LifecycleStatus.CANCELLED: frozenset({LifecycleStatus.ENTERED_IN_ERROR}),
    LifecycleStatus.ENTERED_IN_ERROR: frozenset(),
    LifecycleStatus.REJECTED: frozenset({LifecycleStatus.ENTERED_IN_ERROR}),
}

ON_THE_WAY = frozenset(
    {
        AchievementStatus.IN_PROGRESS,
        AchievementStatus.IMPROVING,
        AchievementStatus.WORSENING,
        AchievementStatus.NO_CHANGE,
        AchievementStatus.NO_PROGRESS,
    }
)
AT_THE_END = frozenset(
    {
        AchievementStatus.ACHIEVED,
        AchievementStatus.SUSTAINING,
        AchievementStatus.NOT_ACHIEVED,
        AchievementStatus.NOT_ATTAINABLE,
    }
)

# "" is "not in effect yet". On the way any word may follow any other; what ended begins again as in progress.
ACHIEVEMENT_TRANSITIONS: dict[str, frozenset[str]] = {
    "": frozenset({AchievementStatus.IN_PROGRESS}),
    **{status: (ON_THE_WAY - {status}) | AT_THE_END for status in ON_THE_WAY},
    AchievementStatus.ACHIEVED: frozenset(
        {AchievementStatus.SUSTAINING, AchievementStatus.IN_PROGRESS, AchievementStatus.NOT_ACHIEVED}
    ),
    AchievementStatus.SUSTAINING: frozenset(
        {AchievementStatus.ACHIEVED, AchievementStatus.IN_PROGRESS, AchievementStatus.NOT_ACHIEVED}
    ),
    AchievementStatus.NOT_ACHIEVED: frozenset(
        {AchievementStatus.IN_PROGRESS, AchievementStatus.ACHIEVED, AchievementStatus.NOT_ATTAINABLE}
    ),
    AchievementStatus.NOT_ATTAINABLE: frozenset({AchievementStatus.IN_PROGRESS}),
}

OPEN_STATUSES = (
    LifecycleStatus.PROPOSED,
    LifecycleStatus.PLANNED,
    LifecycleStatus.ACCEPTED,
    LifecycleStatus.ACTIVE,
    LifecycleStatus.ON_HOLD,
)
CLOSED_STATUSES = (LifecycleStatus.COMPLETED, LifecycleStatus.CANCELLED, LifecycleStatus.REJECTED)
