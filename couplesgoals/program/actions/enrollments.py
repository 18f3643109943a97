"""A partner's way through the program: on hold, back again, out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.actions.rights import must_be_administrator
from couplesgoals.program.models import (
    Couple,
    DischargeReason,
    Enrollment,
    EnrollmentStatus,
    Invitation,
    StatusChange,
)


@transaction.atomic
def put_on_hold(*, by: User, enrollment: Enrollment) -> Enrollment:
    """Pause one partner's care."""
    return _change(by=by, enrollment=enrollment, status=EnrollmentStatus.ONHOLD, action="enrollment.hold")


@transaction.atomic
def resume(*, by: User, enrollment: Enrollment) -> Enrollment:
    """Go on with one partner's care after a pause."""
    return _change(by=by, enrollment=enrollment, status=EnrollmentStatus.ACTIVE, action="enrollment.resume")


@transaction.atomic
def discharge(*, by: User, enrollment: Enrollment, reason: str) -> Enrollment:
    """End one partner's care for a reason; the couple's joint space freezes, as there are no longer two."""
    if reason not in DischargeReason.values:
        raise NotPossible(_("Choose a reason from the list."))
    completed = reason == DischargeReason.COMPLETED
    status = EnrollmentStatus.FINISHED if completed else EnrollmentStatus.CANCELLED
    now = timezone.now()
    changed = _change(
        by=by,
        enrollment=enrollment,
        status=status,
        action="enrollment.discharge",
        reason=reason,
        ended_at=now,
    )
    Couple.objects.filter(pk=changed.couple_id, frozen_at=None).update(frozen_at=now)
    Invitation.objects.filter(couple=changed.couple_id, accepted_at=None, revoked_at=None).update(
        revoked_at=now
    )
    return changed


@transaction.atomic
def put_couple_on_hold(*, by: User, couple: Couple) -> None:
    """Pause the care of both partners."""
    for enrollment in _of_couple(couple, EnrollmentStatus.ACTIVE):
        put_on_hold(by=by, enrollment=enrollment)


@transaction.atomic
def resume_couple(*, by: User, couple: Couple) -> None:
    """Go on with the care of both partners."""
    for enrollment in _of_couple(couple, EnrollmentStatus.ONHOLD):
        resume(by=by, enrollment=enrollment)


@transaction.atomic
def discharge_couple(*, by: User, couple: Couple, reason: str) -> None:
    """End the care of both partners for the same reason."""
    for enrollment in _of_couple(couple, EnrollmentStatus.ACTIVE, EnrollmentStatus.ONHOLD):
        discharge(by=by, enrollment=enrollment, reason=reason)


def _of_couple(couple: Couple, *statuses: str) -> list[Enrollment]:
    found = list(Enrollment.objects.filter(couple=couple, status__in=statuses).order_by("slot"))
    if not found:
        raise NotPossible(_("There is nobody here to change now."))
    return found


def _change(
    *,
    by: User,
    enrollment: Enrollment,
    status: str,
    action: str,
    reason: str = "",
    ended_at: datetime | None = None,
) -> Enrollment:
    """Move one enrollment along the transition table and write down what happened when."""
    must_be_administrator(by)
    Couple.objects.select_for_update().get(pk=enrollment.couple_id)
    current = Enrollment.objects.select_for_update().get(pk=enrollment.pk)
    if not current.may_become(status):
        raise NotPossible(
            _("This is not possible any more: the status is now “%(status)s”.")
            % {"status": current.get_status_display()}
        )
    before, current.status = current.status, status
    current.ended_at, current.discharge_reason = ended_at, reason
    current.save(update_fields=["status", "ended_at", "discharge_reason"])
    StatusChange.objects.create(enrollment=current, status=status, reason=reason, by=by)
    record_event(
        by=by.pk,
        action=action,
        target="program.Enrollment",
        ids=[current.pk, current.person_id],
        couple=current.couple_id,
        detail={"from": before, "to": status, "reason": reason},
    )
    return current
