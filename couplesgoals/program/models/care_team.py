"""Who cares for a couple, and who supervises whom."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.models.couple import Couple


class CareTeamQuerySet(models.QuerySet["CareTeamMember"]):
    """Care-team memberships by who cares."""

    def caring(self, clinician: User) -> Self:
        """Current memberships of this clinician and of those they supervise now; nobody else's ever."""
        if not (clinician.is_authenticated and clinician.is_active and clinician.is_clinician):
            return self.none()
        supervised = Supervision.objects.filter(supervisor=clinician, ended_at=None).values("clinician")
        return self.filter(Q(clinician=clinician) | Q(clinician__in=supervised), ended_at=None)


class CareTeamMember(models.Model):
    """A clinician on a couple's care team (FHIR CareTeam.participant); ends, is never deleted."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="care_team")
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="care_teams"
    )
    is_lead = models.BooleanField(_("leads the care"), default=False)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = CareTeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("care team member")
        verbose_name_plural = _("care team members")
        constraints = (
            models.UniqueConstraint(
                fields=["couple", "clinician"],
                condition=Q(ended_at=None),
                name="program_care_team_once",
            ),
        )
        indexes: ClassVar = [
            # Holds all that every query on behalf of a clinician asks of it.
            models.Index(
                fields=["clinician"],
                include=["couple"],
                condition=Q(ended_at=None),
                name="program_care_team_couples",
            )
        ]

    def __str__(self) -> str:
        return str(self.clinician_id)


class Supervision(models.Model):
    """A clinician answers for another's work: sees their caseload and co-signs their notes."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="supervises"
    )
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="supervised_by"
    )
    cosign_required = models.BooleanField(_("notes need a co-signature"), default=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("supervision")
        verbose_name_plural = _("supervisions")
        constraints = (
            models.UniqueConstraint(
                fields=["supervisor", "clinician"],
                condition=Q(ended_at=None),
                name="program_supervision_once",
            ),
            models.CheckConstraint(
                condition=~Q(supervisor=F("clinician")),
                name="program_supervision_not_of_oneself",
            ),
        )

    def __str__(self) -> str:
        return str(self.clinician_id)
