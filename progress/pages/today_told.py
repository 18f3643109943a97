"""What Today says of others' words, and of a day planned to ask both; one query.

In words that are safe on a phone seen by others.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from progress.models import (
    EntryFeedback,
    PriorityAsk,
    PriorityShift,
    RepairConversation,
    Setback,
)
from progress.pages.goal_tasks import Task
from progress.pages.looks import last_look
from progress.pages.priorities import ASKED_FOR, today_in

# Told for so long and then no more: nobody is pushed.
SHARED_FOR = timedelta(days=7)
TALKED_FOR = timedelta(days=3)
MOST = 3
SHARED, OFFER, TALK, WROTE, ASKED = "shared", "offer", "talk", "wrote", "asked"
COLUMNS = ("what_is", "pk", "moment", "writer")


def told_lately(person: User, pair: Pair) -> list[Task]:
    """Return what is new for one to read; in a space that is closed only what the care team wrote."""
    now, today = timezone.now(), today_in(pair)
    rows = _lately(person, pair.couple.pk, now - SHARED_FOR, now - TALKED_FOR, today - ASKED_FOR, today)
    if pair.couple.frozen_at is not None:
        rows = [row for row in rows if row[0] == WROTE]
    rows.sort(key=lambda row: row[2], reverse=True)
    tasks = {_task(what, pk, writer, pair.other_name(person)): None for what, pk, _at, writer in rows}
    return list(tasks)


def _task(what: str, pk: UUID, writer: str, partner: str) -> Task:
    quiet = _("You can read it in a quiet moment. You do not need to answer.")
    if what == SHARED:
        title = _("%(partner)s shared something with you") % {"partner": partner}
        return Task("heart-handshake", title, quiet, reverse("progress:setback", args=[pk]), _("Read it"))
    if what == WROTE:
        title = _("%(name)s wrote to you") % {"name": writer}
        return Task("message-square-text", title, "", reverse("progress:told"), _("Read it"))
    if what == ASKED:
        title, quiet = _("Has something shifted for you?"), _("A minute, for yourself.")
        url = f"{reverse('progress:priorities')}?ask={pk}"
        return Task("git-compare-arrows", title, quiet, url, _("Answer"))
    title = _("Your talk in turns")
    if what == OFFER:
        title = _("%(name)s would like to talk in turns") % {"name": partner}
    quiet = _("In a quiet moment, if you want to. You do not need to answer.")
    return Task("message-circle", title, quiet, reverse("progress:repair", args=[pk]), _("Look"))


@prepared
def _lately(
    person: User, couple: UUID, shared_since: datetime, talked_since: datetime, after: date, today: date
) -> QuerySet[Any, tuple[str, UUID, datetime, str]]:
    shared = _shared(person, couple, shared_since)
    talks, written = _talks(person, couple, talked_since), _written(person, shared_since)
    return shared.union(talks, written, _asked(person, couple, after, today), all=True)


def _shared(person: User, couple: UUID, since: datetime) -> QuerySet[Any, Any]:
    rows: QuerySet[Any] = Setback.visible_to(person).filter(couple=couple, audience=Audience.COUPLE)
    rows = rows.exclude(author=person).filter(rested_at=None, audience_since__gt=Value(since))
    new = rows.filter(audience_since__gt=last_look(person, couple, since)).order_by("-audience_since", "-id")
    return new.annotate(what_is=_word(SHARED), moment=F("audience_since"), writer=_word("")).values_list(
        *COLUMNS
    )[:MOST]


def _talks(person: User, couple: UUID, since: datetime) -> QuerySet[Any, Any]:
    rows: QuerySet[Any] = RepairConversation.visible_to(person).filter(couple=couple)
    rows = rows.filter(ended_at=None, heard_at=None, paused_at=None)
    rows = rows.filter(Q(setback__audience=Audience.COUPLE) | Q(shift__audience=Audience.COUPLE))
    # An offer is new while it is; a talk as long as somebody said something.
    last = Coalesce(Max("turns__created_at"), "accepted_at", "created_at", output_field=DateTimeField())
    kind = Case(When(accepted_at=None, then=_word(OFFER)), default=_word(TALK), output_field=CharField())
    fresh = rows.exclude(accepted_at=None, author=person).annotate(moment=last)
    fresh = fresh.filter(moment__gt=Value(since, output_field=DateTimeField())).order_by("-created_at", "-id")
    return fresh.annotate(what_is=kind, writer=_word("")).values_list(*COLUMNS)[:MOST]


def _written(person: User, since: datetime) -> QuerySet[Any, Any]:
    rows: QuerySet[Any] = EntryFeedback.visible_to(person).filter(subject=person, created_at__gt=since)
    named = rows.annotate(what_is=_word(WROTE), moment=F("created_at"), writer=F("author__name"))
    return named.order_by("-created_at", "-id").values_list(*COLUMNS)[:MOST]


def _asked(person: User, couple: UUID, after: date, today: date) -> QuerySet[Any, Any]:
    """The last planned day that has come; whether the other answered is nowhere in it."""
    mine = PriorityShift.visible_to(person).filter(author=person, ask=OuterRef("pk"))
    rows: QuerySet[Any] = PriorityAsk.visible_to(person).filter(couple=couple, called_off_at=None)
    come = rows.filter(asked_on__gt=after, asked_on__lte=today).order_by("-asked_on")[:1]
    open_days = PriorityAsk.visible_to(person).filter(~Exists(mine), pk__in=come.values("pk"))
    return open_days.annotate(what_is=_word(ASKED), moment=F("created_at"), writer=_word("")).values_list(
        *COLUMNS
    )


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())
