"""The repair conversation in turns, and the couple's picture of their cycle."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord, ClinicalVoice
from progress.models.priorities import PriorityShift
from progress.models.setback import Setback

LONGEST_TURN = 2000


class RepairConversation(ClinicalRecord):
    """Offered by one, begun when the other says yes. Who slowed, paused or stopped it is written nowhere.

    It is about a setback, or about a shift of priorities.
    """

    depends_on: ClassVar = ("setback", "shift")

    setback = models.ForeignKey(
        Setback, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations"
    )
    shift = models.ForeignKey(
        PriorityShift, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations"
    )
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    slower = models.BooleanField(default=False)
    # Both have said their part and were told back what was heard.
    heard_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("repair conversation")
        verbose_name_plural = _("repair conversations")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_repair_once"),
            models.UniqueConstraint(
                fields=["setback"], condition=Q(ended_at=None), name="progress_repair_one_open"
            ),
            models.UniqueConstraint(
                fields=["shift"], condition=Q(ended_at=None), name="progress_repair_one_open_of_shift"
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE, subject=None), name="progress_repair_of_both"
            ),
            models.CheckConstraint(
                condition=Q(setback=None, shift__isnull=False) | Q(setback__isnull=False, shift=None),
                name="progress_repair_about_one",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_repair_latest")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TurnKind(models.TextChoices):
    """What a turn is: said, said back, confirmed, or added to."""

    SAY = "say", _("Says")
    REFLECT = "reflect", _("Says back")
    CONFIRM = "confirm", _("That is it")
    ADD = "add", _("Adds")


class RepairTurn(ClinicalVoice):
    """One turn; the number is what keeps two at once apart."""

    parent_field: ClassVar = "conversation"
    immutable: ClassVar = True

    conversation = models.ForeignKey(RepairConversation, on_delete=models.PROTECT, related_name="turns")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=TurnKind)
    words = models.TextField(_("words"), max_length=LONGEST_TURN, blank=True)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["conversation", "number"], name="progress_turn_number"),
            models.CheckConstraint(
                condition=Q(kind=TurnKind.CONFIRM) | ~Q(words=""), name="progress_turn_has_words"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class RepairCall(ClinicalRecord):
    """One partner asks the clinician in; the other learns nothing of it, nor can they hide it.

    It names a conversation and hangs on none: who takes back what it is about takes no call away with it.
    """

    immutable: ClassVar = True

    conversation = models.ForeignKey(RepairConversation, on_delete=models.PROTECT, related_name="calls")
    words = models.CharField(_("what I want my care team to know"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("call for the clinician")
        verbose_name_plural = _("calls for the clinician")
        constraints = (
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_call_own"),
            models.CheckConstraint(condition=Q(audience=Audience.CARE_TEAM), name="progress_call_care_team"),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "-created_at"], name="progress_call_couple")]

    def __str__(self) -> str:
        return str(self.pk)


class CycleMap(ClinicalRecord):
    """A version of the couple's own name and words for their cycle: "it" is the problem, nobody else."""

    immutable: ClassVar = True

    version = models.PositiveIntegerField()
    name = models.CharField(_("what we call it"), max_length=80)
    words = models.TextField(_("how it goes"), max_length=2000, blank=True)
    # Said by a clinician; a partner's newer words wait for it again.
    confirmed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("cycle map")
        verbose_name_plural = _("cycle maps")
        constraints = (
            models.UniqueConstraint(fields=["couple", "version"], name="progress_cycle_version"),
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE, subject=None), name="progress_cycle_of_both"
            ),
        )

    def __str__(self) -> str:
        return str(self.version)
