"""Who read or did what (`AuditEvent`), and the keyed chain which shows when that was changed afterwards.

No foreign keys: an event outlives the person, couple and records it names, and says nothing of their content.
The runtime role may only add events and links; chain.py says what an owner's tampering looks like.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import ClassVar
from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from couplesgoals.audit.codes import ACTION

# The areas of an action ("invitation" of "invitation.send") which an administrator may read about. Nothing
# clinical: no reads of records, no goals, sessions or progress. A new area changes an index: makemigrations.
ADMINISTRATIVE_AREAS = (
    "care_team",
    "couple",
    "enrollment",
    "invitation",
    "person",
    "program",
    "sign_in",
    "supervision",
)
ADMINISTRATIVE = reduce(or_, (models.Q(action__startswith=f"{area}.") for area in ADMINISTRATIVE_AREAS))


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Ways to look at the log; each is served by an index."""

    def administrative(self) -> AuditEventQuerySet:
        """What the program's administrators did or may know of: nothing clinical."""
        return self.filter(ADMINISTRATIVE)

    def about(self, couple: UUID) -> AuditEventQuerySet:
        """What happened to one couple's records."""
        return self.filter(couple_id=couple)

    def done_by(self, actor: UUID) -> AuditEventQuerySet:
        """What one person read or did."""
        return self.filter(actor_id=actor)

    def newest_first(self) -> AuditEventQuerySet:
        """By id, which the indexes follow."""
        return self.order_by("-id")

    def latest_first(self) -> AuditEventQuerySet:
        """By time, and by the nonce within a moment: so a page's address needs no id.

        Ids are counted over the whole log: their gaps would tell how much is read and written in care.
        """
        return self.order_by("-at", "-nonce")

    def before(self, at: datetime, nonce: UUID) -> AuditEventQuerySet:
        """What follows the event of this moment and nonce, latest first."""
        return self.filter(models.Q(at__lt=at) | models.Q(at=at, nonce__lt=nonce), at__lte=at)


class AuditEvent(models.Model):
    """One thing a person or the system read or did; never changed, never removed."""

    id = models.BigAutoField(primary_key=True)
    # The writer's clock, not the database's: only so the mark can cover it before the event is sealed.
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=60)
    target = models.CharField(max_length=60, blank=True)
    ids: ArrayField[Iterable[UUID], list[UUID]] = ArrayField(models.UUIDField(), default=list, blank=True)
    couple_id = models.UUIDField(null=True)
    page = models.CharField(max_length=80, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    # Makes every mark different, so that a copied event is seen to be a copy.
    nonce = models.UUIDField(default=uuid4)
    mark = models.BinaryField(max_length=32)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index("couple_id", models.F("id").desc(), name="audit_couple_newest"),
            models.Index("actor_id", models.F("id").desc(), name="audit_actor_newest"),
            models.Index(models.F("id").desc(), condition=ADMINISTRATIVE, name="audit_administrative"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(action__regex=ACTION),
                name="audit_action_is_a_verb",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.action}"


class AuditPending(models.Model):
    """An event which waits to be sealed; a trigger adds it with the event, sealing takes it away."""

    event_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.event_id)


class AuditLink(models.Model):
    """One sealed event's place in the chain: positions 1, 2, 3 … without gaps."""

    position = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.position}: {self.event_id}"


class AuditHead(models.Model):
    """The one row which says where the chain ends, so that a missing end is noticed."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()
    mark = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head"),
        ]

    def __str__(self) -> str:
        return str(self.position)
