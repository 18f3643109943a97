"""Who cares for a couple."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import Role, User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.actions.rights import must_be_administrator
from couplesgoals.program.models import CareTeamMember, Couple


@transaction.atomic
def assign_care_team(*, by: User, couple: Couple, clinician: User, lead: bool = False) -> CareTeamMember:
    """Put a clinician on a couple's care team, or change whether they lead it; there is one lead at most."""
    must_be_administrator(by)
    Couple.objects.select_for_update().get(pk=couple.pk)
    if not User.objects.filter(pk=clinician.pk, role=Role.CLINICIAN, is_active=True).exists():
        raise NotPossible(_("Only a clinician who works here can join a care team."))
    current = CareTeamMember.objects.filter(couple=couple, ended_at=None)
    if lead:
        current.exclude(clinician=clinician).update(is_lead=False)
    member, _created = current.get_or_create(
        couple=couple, clinician=clinician, ended_at=None, defaults={"is_lead": lead}
    )
    if member.is_lead != lead:
        member.is_lead = lead
        member.save(update_fields=["is_lead"])
    record_event(
        by=by.pk,
        action="care_team.assign",
        target="program.CareTeamMember",
        ids=[member.pk, clinician.pk],
        couple=couple.pk,
        detail={"lead": lead},
    )
    return member


@transaction.atomic
def end_care_team_membership(*, by: User, member: CareTeamMember) -> CareTeamMember:
    """Take a clinician off a care team: from their next request on they read nothing of the couple."""
    must_be_administrator(by)
    member = CareTeamMember.objects.select_for_update().get(pk=member.pk)
    if member.ended_at is not None:
        raise NotPossible(_("This person already left the care team."))
    member.ended_at = timezone.now()
    member.is_lead = False
    member.save(update_fields=["ended_at", "is_lead"])
    record_event(
        by=by.pk,
        action="care_team.end",
        target="program.CareTeamMember",
        ids=[member.pk, member.clinician_id],
        couple=member.couple_id,
    )
    return member
