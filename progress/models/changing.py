"""What its author may write anew: PostgreSQL keeps since when it stands as it is."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class Changing(models.Model):
    """A record whose words or readers may change; `changed_at` only ever moves on, and by a trigger alone."""

    changed_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        abstract = True
