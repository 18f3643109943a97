"""What Today says of repair conversations: an offer, and a talk that runs, while the last of it is new."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import FETCH_RAISE, DateTimeField, Max, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from progress.models import RepairConversation
from progress.pages.goal_tasks import Task

# Told for so long and then no more: nobody is pushed.
TOLD_FOR = timedelta(days=3)
MOST = 2


def talks_lately(person: User, pair: Pair) -> list[Task]:
    """Return offers of the other and talks that run, while the last of it is new; words safe to be seen."""
    if pair.couple.frozen_at is not None:
        return []
    return [
        Task(
            icon="message-circle",
            title=_("%(name)s would like to talk in turns") % {"name": pair.other_name(person)}
            if row.accepted_at is None
            else _("Your talk in turns"),
            detail=_("In a quiet moment, if you want to. You do not need to answer."),
            url=reverse("progress:repair", args=[row.pk]),
            action=_("Look"),
        )
        for row in _open(person, pair.couple.pk, timezone.now() - TOLD_FOR)
        if row.accepted_at is not None or row.author_id != person.pk
    ]


@prepared
def _open(person: User, couple: UUID, since: datetime) -> QuerySet[RepairConversation]:
    rows: QuerySet[RepairConversation] = RepairConversation.visible_to(person).filter(couple=couple)
    rows = rows.filter(ended_at=None, heard_at=None, paused_at=None, setback__audience=Audience.COUPLE)
    # An offer is new while it is; a talk as long as somebody said something.
    last = Coalesce(Max("turns__created_at"), "accepted_at", "created_at", output_field=DateTimeField())
    fresh = rows.annotate(last_at=last).filter(last_at__gt=Value(since, output_field=DateTimeField()))
    return fresh.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[:MOST]
