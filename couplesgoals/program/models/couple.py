"""Programs and the couples in them."""

from __future__ import annotations

from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User, validate_time_zone
from couplesgoals.zones import zone_named


class Program(models.Model):
    """A level-of-care offering, such as an evening virtual IOP for couples."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="America/New_York",
        validators=[validate_time_zone],
    )
    capacity = models.PositiveSmallIntegerField(_("places for couples"), default=20)
    # Rules on plan reviews differ by state and payer (clinical.md §6); 30 days is the usual upper limit.
    review_window_days = models.PositiveSmallIntegerField(
        _("days to answer a monthly review"),
        default=10,
        validators=[MinValueValidator(3), MaxValueValidator(21)],
    )
    plan_review_days = models.PositiveSmallIntegerField(
        _("days between treatment-plan reviews"),
        default=30,
        validators=[MinValueValidator(7), MaxValueValidator(90)],
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(review_window_days__range=(3, 21)), name="program_review_window"
            ),
            models.CheckConstraint(condition=Q(plan_review_days__range=(7, 90)), name="program_plan_review"),
        )

    def __str__(self) -> str:
        return self.name


class CoupleQuerySet(models.QuerySet["Couple"]):
    """Which couples a person has to do with, by role."""

    def caseload_of(self, clinician: User) -> Self:
        """Couples this clinician cares for now, or whose clinician they supervise now."""
        # The care team's module imports this one.
        from couplesgoals.program.models.care_team import CareTeamMember

        return self.filter(pk__in=CareTeamMember.objects.caring(clinician).order_by().values("couple"))

    def of_partner(self, partner: User) -> Self:
        """The couple this person belongs to now; nobody belongs to two."""
        if not (partner.is_authenticated and partner.is_active and partner.is_partner):
            return self.none()
        return self.filter(enrollments__person=partner, enrollments__ended_at=None)

    def taking_a_place(self) -> Self:
        """Couples of whom somebody is enrolled or invited."""
        waiting = Q(invitations__accepted_at=None, invitations__revoked_at=None, invitations__isnull=False)
        enrolled = Q(enrollments__ended_at=None, enrollments__isnull=False)
        return self.filter(pk__in=Couple.objects.filter(waiting | enrolled).values("pk").order_by())


class Couple(models.Model):
    """Two people in treatment together (the dyad): two enrollments and what is joint between them."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="couples")
    name = models.CharField(_("name on the list"), max_length=120)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="America/New_York",
        validators=[validate_time_zone],
    )
    review_day = models.PositiveSmallIntegerField(
        _("day of the monthly review"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
    )
    frozen_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = CoupleQuerySet.as_manager()

    class Meta:
        verbose_name = _("couple")
        verbose_name_plural = _("couples")
        ordering = ("name", "id")
        # The sweep of due reviews reads couples by zone and day: a minute in which none is due costs nothing.
        indexes: ClassVar = [
            models.Index(fields=["time_zone", "review_day"], name="program_couple_review_due")
        ]
        constraints = (
            models.CheckConstraint(
                condition=Q(review_day__gte=1, review_day__lte=31),
                name="program_couple_review_day",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def caseload_of(cls, clinician: User) -> CoupleQuerySet:
        """Couples this clinician cares for now, or whose clinician they supervise now."""
        rows: CoupleQuerySet = cls.objects.caseload_of(clinician)
        return rows

    @classmethod
    def of_partner(cls, partner: User) -> CoupleQuerySet:
        """The couple this person belongs to now; nobody belongs to two."""
        rows: CoupleQuerySet = cls.objects.of_partner(partner)
        return rows

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this couple's due dates fall."""
        return zone_named(self.time_zone)

    def has_care_team(self) -> bool:
        """Whether anybody cares for this couple now."""
        return self.care_team.filter(ended_at=None).exists()

    def partners(self) -> list[User]:
        """Both people now enrolled, slot A before slot B; fewer where an invitation is still open."""
        enrollments = self.enrollments.filter(ended_at=None).select_related("person").order_by("slot")
        return [enrollment.person for enrollment in enrollments]

    def free_slots(self) -> list[str]:
        """Places of this couple that nobody has and nobody is invited to."""
        taken = set(self.enrollments.filter(ended_at=None).values_list("slot", flat=True))
        taken |= set(
            self.invitations.filter(accepted_at=None, revoked_at=None).values_list("slot", flat=True)
        )
        return [slot for slot in ("a", "b") if slot not in taken]

    def partner_of(self, person: User) -> User | None:
        """The other one of the two, or None while they have not joined."""
        others = [partner for partner in self.partners() if partner.pk != person.pk]
        return others[0] if others else None
