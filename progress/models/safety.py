"""Whether somebody is safe: asked first, alone, and never the partner's to read by any way."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord

NOT_A_YES = Q(not_safe=False, somebody_hurt=False, fears_partner=False, self_harm=False, overdose=False)


class SafetyCheck(ClinicalRecord):
    """Five answers and a few words. Any yes is the care team's to read; none stays the author's own.

    It names no setback, so that nothing a partner reads ever leads to it. Never changed.
    """

    immutable: ClassVar = True

    not_safe = models.BooleanField(_("I do not feel safe right now"), default=False)
    somebody_hurt = models.BooleanField(_("somebody is hurt"), default=False)
    fears_partner = models.BooleanField(_("I am afraid of my partner"), default=False)
    self_harm = models.BooleanField(_("I have thoughts of hurting myself"), default=False)
    overdose = models.BooleanField(_("somebody may be in danger of an overdose"), default=False)
    words = models.TextField(_("what I want my care team to know"), max_length=1000, blank=True)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("safety check")
        verbose_name_plural = _("safety checks")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_safety_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_safety_own"),
            models.CheckConstraint(
                condition=Q(NOT_A_YES, audience=Audience.PRIVATE)
                | (~NOT_A_YES & Q(audience=Audience.CARE_TEAM)),
                name="progress_safety_to_the_care_team",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_safety_latest")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_yes(self) -> bool:
        """Whether any of the five answers is yes."""
        return any((self.not_safe, self.somebody_hurt, self.fears_partner, self.self_harm, self.overdose))


class SafetyFollowUp(ClinicalRecord):
    """What the care team did about a safety check; with it the check no longer waits."""

    depends_on: ClassVar = ("check_answered",)
    immutable: ClassVar = True

    check_answered = models.OneToOneField(SafetyCheck, on_delete=models.PROTECT, related_name="follow_up")
    words = models.TextField(_("what was done"), max_length=2000)

    class Meta:
        verbose_name = _("follow-up of a safety check")
        verbose_name_plural = _("follow-ups of safety checks")
        constraints = (
            models.CheckConstraint(
                condition=Q(audience=Audience.CARE_TEAM), name="progress_followup_care_team"
            ),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "-created_at"], name="progress_followup_couple")]

    def __str__(self) -> str:
        return str(self.pk)
