"""Who is here, with whom, cared for by whom. Nothing in this app is clinical content."""

from couplesgoals.program.models.care_team import CareTeamMember, Supervision
from couplesgoals.program.models.couple import Couple, Program
from couplesgoals.program.models.enrollment import (
    DischargeReason,
    Enrollment,
    EnrollmentStatus,
    Slot,
    StatusChange,
)
from couplesgoals.program.models.invitation import Invitation
from couplesgoals.program.models.review import ProgressReview

__all__ = [
    "CareTeamMember",
    "Couple",
    "DischargeReason",
    "Enrollment",
    "EnrollmentStatus",
    "Invitation",
    "Program",
    "ProgressReview",
    "Slot",
    "StatusChange",
    "Supervision",
]
