"""What the page of one couple shows an administrator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.functional import Promise

from couplesgoals.people.models import User
from couplesgoals.program.administration import (
    activity_for,
    care_team_members_for,
    enrollments_for,
    invitations_for,
    names_for,
    status_changes_for,
)
from couplesgoals.program.listing import CHIPS, WAITING
from couplesgoals.program.models import CareTeamMember, Couple, Enrollment, EnrollmentStatus, Invitation
from couplesgoals.program.wording import TOLD_BY_STATUS, act_in_words

# The page shows the latest; older ones are found under Activity.
LATEST = 100


@dataclass(frozen=True)
class Partner:
    """A partner's enrollment and what may be done with it now."""

    enrollment: Enrollment
    chip: str
    may_hold: bool
    may_resume: bool
    may_discharge: bool


@dataclass(frozen=True)
class Moment:
    """One line of what happened when."""

    at: datetime
    what: str | Promise
    who: str
    reason: str | Promise
    by: str


def partners_of(couple: Couple, viewer: User) -> list[Partner]:
    """Everybody who is or was enrolled in this couple."""
    rows = (
        enrollments_for(viewer).filter(couple=couple).select_related("person").order_by("slot", "started_at")
    )
    return [
        Partner(
            enrollment=enrollment,
            chip=CHIPS.get(EnrollmentStatus(enrollment.status), ""),
            may_hold=enrollment.may_become(EnrollmentStatus.ONHOLD),
            may_resume=enrollment.status == EnrollmentStatus.ONHOLD,
            may_discharge=enrollment.may_become(EnrollmentStatus.CANCELLED),
        )
        for enrollment in rows.fetch_mode(models.FETCH_RAISE)
    ]


def invitations_of(couple: Couple, viewer: User) -> list[Invitation]:
    """Invitations still to be answered, also those past their hours."""
    return list(invitations_for(viewer).filter(WAITING, couple=couple).order_by("slot"))


def care_team_of(couple: Couple, viewer: User) -> list[CareTeamMember]:
    """The care team now, its lead first."""
    rows = care_team_members_for(viewer).filter(couple=couple, ended_at=None).select_related("clinician")
    return list(rows.order_by("-is_lead", "started_at").fetch_mode(models.FETCH_RAISE))


def history_of(couple: Couple, viewer: User) -> list[Moment]:
    """What happened when: statuses with their reasons, and the other administrative acts, newest first."""
    changes = (
        status_changes_for(viewer)
        .filter(enrollment__couple=couple)
        .select_related("by", "enrollment__person")
        .fetch_mode(models.FETCH_RAISE)[:LATEST]
    )
    moments = [
        Moment(
            at=change.at,
            what=change.get_status_display(),
            who=change.enrollment.person.name,
            reason=change.get_reason_display() if change.reason else "",
            by=change.by.name if change.by else "",
        )
        for change in changes
    ]
    events = list(activity_for(viewer).about(couple.pk).exclude(action__in=TOLD_BY_STATUS)[:LATEST])
    names = names_for(viewer, (event.actor_id for event in events))
    moments += [
        Moment(
            at=event.at, what=act_in_words(event.action), who="", reason="", by=names.get(event.actor_id, "")
        )
        for event in events
    ]
    return sorted(moments, key=lambda moment: moment.at, reverse=True)[:LATEST]
