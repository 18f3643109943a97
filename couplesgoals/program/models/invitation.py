"""An invitation to join a couple: for one person, once, for 72 hours."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from couplesgoals.program.models.couple import Couple
from couplesgoals.program.models.enrollment import Slot


def hash_token(token: str) -> str:
    """Return what is stored of a token: its SHA-256 in hex. A 256-bit random token needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """Return a fresh random token of 256 bits, safe in a URL."""
    return secrets.token_urlsafe(32)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by whether they can still be accepted."""

    def open(self, at: datetime | None = None) -> InvitationQuerySet:
        """Not accepted, not taken back, not past its hours."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=at or timezone.now())

    def waiting_to_be_sent(self) -> list[UUID]:
        """Ids of those whose e-mail should have been on its way a minute ago."""
        late = timezone.now() - timedelta(minutes=1)
        rows = self.open().filter(sent_at=None, created_at__lt=late).order_by("pk")[:100]
        return list(rows.values_list("pk", flat=True))


class Invitation(models.Model):
    """Only the hash of the token is kept; the token itself is in one e-mail."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="invitations")
    slot = models.CharField(max_length=1, choices=Slot)
    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    # Null until the e-mail is on its way: a sweep sends what a lost broker message left behind.
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = (
            models.UniqueConstraint(
                fields=["couple", "slot"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="program_invitation_one_open_a_slot",
            ),
        )

    def __str__(self) -> str:
        return self.get_slot_display()

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > timezone.now()
