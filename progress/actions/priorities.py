"""Priorities that shifted: said at any time, on a planned day, or in a review; planning such a day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience
from couplesgoals.records.rights import require_care, require_may_share, require_partner
from couplesgoals.records.submissions import made_before, sending_of
from couplesgoals.reminders.actions import announce_day
from couplesgoals.reminders.models import ReminderKind
from progress.actions.readers import read_by_from_now_on, require_seen
from progress.models import PriorityAsk, PriorityShift, Since

LONGEST_SHIFT = 1000
SOONEST, LATEST = timedelta(days=1), timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class ShiftWords:
    """What matters more, what less, since when (progress.models.Since, or open), and what would help."""

    more: str = ""
    less: str = ""
    since: str = ""
    would_help: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is a word in it; since when alone says nothing."""
        return any(words.strip() for words in (self.more, self.less, self.would_help))

    def check(self, *, may_be_empty: bool = False) -> None:
        """Raise ValidationError by field; only who was asked may say that nothing shifted."""
        limit = {"limit": LONGEST_SHIFT}
        errors = {
            field: _("Please keep this under %(limit)s characters.") % limit
            for field, words in (("more", self.more), ("less", self.less), ("would_help", self.would_help))
            if len(words) > LONGEST_SHIFT
        }
        if self.since and self.since not in Since.values:
            errors["since"] = _("Choose one of these, or leave it open.")
        if not self.says_something and not may_be_empty:
            errors["more"] = _("Write a few words in one of the boxes. One is enough.")
        if errors:
            raise ValidationError(errors)


@transaction.atomic
def say_shift(
    *,
    by: User,
    couple: Couple,
    said: ShiftWords,
    audience: str,
    ask: PriorityAsk | None = None,
    submission: UUID | None = None,
) -> PriorityShift:
    """Say that one's priorities shifted; on a planned day also that nothing did. The form twice is one."""
    require_partner(by=by, couple_id=couple.pk)
    if audience not in NARROW_TO_WIDE:
        raise Refused
    asked = _ask(ask, by=by, couple=couple) if ask is not None else None
    said.check(may_be_empty=asked is not None)
    content = [asdict(said), asked.pk if asked else None]
    sent = sending_of(PriorityShift, by=by, submission=submission, said=content)
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    return write_shift(by=by, couple=couple, said=said, audience=audience, ask=asked, submission=sent.number)


def write_shift(
    *,
    by: User,
    couple: Couple,
    said: ShiftWords,
    audience: str,
    review: ProgressReview | None = None,
    ask: PriorityAsk | None = None,
    submission: UUID | None = None,
) -> PriorityShift:
    """Write one row inside an action that has checked the right to it and the words."""
    made: PriorityShift = PriorityShift.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=audience,
        more=said.more.strip(),
        less=said.less.strip(),
        since=said.since,
        would_help=said.would_help.strip(),
        review=review,
        ask=ask,
        submission=submission,
    )
    _log("priorities.say", made, by=by)
    return made


@transaction.atomic
def choose_shift_readers(
    *, by: User, shift: PriorityShift, audience: str, revision: int | None = None
) -> PriorityShift:
    """Choose anew who reads a shift of one's own; `revision` is what the page showed. Raises Stale."""
    rows = PriorityShift.visible_to(by).filter(pk=shift.pk, author=by).select_for_update(of=("self",))
    found: PriorityShift | None = rows.first()
    if found is None:
        raise Refused
    require_may_share(by=by, couple_id=found.couple_id, was=found.audience, audience=audience)
    require_seen(was=found.audience, audience=audience, revision=found.revision, seen=revision)
    if found.audience != audience:
        _read_by(found, audience, by=by)
    return found


@transaction.atomic
def plan_ask(*, by: User, couple: Couple, asked_on: date, submission: UUID | None = None) -> PriorityAsk:
    """Plan a day on which both are asked, each apart: from tomorrow, within 60 days. Twice is once.

    Both are written to on that day, as far as they want to be.
    """
    _require_may_plan(by, couple)
    if sent := made_before(PriorityAsk, by=by, submission=submission):
        return sent
    today = timezone.localtime(timezone.now(), couple.zone).date()
    if not today + SOONEST <= asked_on <= today + LATEST:
        raise ValidationError({"asked_on": _("Choose a day from tomorrow on, within the next 60 days.")})
    try:
        with transaction.atomic():
            made: PriorityAsk = PriorityAsk.objects.create(
                couple=couple, author=by, audience=Audience.COUPLE, asked_on=asked_on, submission=submission
            )
    except IntegrityError as error:
        raise ValidationError({"asked_on": _("That day is planned already.")}) from error
    _announce(made, couple)
    _log("priorities.plan", made, by=by)
    return made


@transaction.atomic
def call_off_ask(*, by: User, ask: PriorityAsk) -> PriorityAsk:
    """Call a planned day off before it comes, whoever planned it. Twice is once."""
    rows = PriorityAsk.visible_to(by).filter(pk=ask.pk).select_related("couple")
    found: PriorityAsk | None = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise Refused
    _require_may_plan(by, found.couple)
    if found.called_off_at is not None:
        return found
    if found.asked_on <= timezone.localtime(timezone.now(), found.couple.zone).date():
        raise OutOfTurn(_("That day has come already. Nobody has to answer."))
    found.called_off_at = timezone.now()
    found.save(update_fields=["called_off_at"])
    _log("priorities.call_off", found, by=by)
    return found


def _announce(ask: PriorityAsk, couple: Couple) -> None:
    """Have both written to on the day, each at the hour they chose for the monthly review."""
    # By the clock that holds when this is through, whoever moves them at this moment.
    couple = Couple.objects.select_for_update(no_key=True).get(pk=couple.pk)
    for person in couple.partners():
        announce_day(
            person=person,
            kind=ReminderKind.PRIORITIES,
            period=str(ask.pk),
            day=ask.asked_on,
            zone=couple.zone,
        )


def _require_may_plan(by: User, couple: Couple) -> None:
    if by.is_partner:
        require_partner(by=by, couple_id=couple.pk)
    else:
        require_care(by=by, couple_id=couple.pk)
    if couple.frozen_at is not None:
        raise OutOfTurn(_("Here nothing new can be shared any more."))


def _ask(ask: PriorityAsk, *, by: User, couple: Couple) -> PriorityAsk:
    """Return a planned day of this couple that has come."""
    rows = PriorityAsk.visible_to(by).filter(pk=ask.pk, couple=couple, called_off_at=None)
    found: PriorityAsk | None = rows.first()
    if found is None or found.asked_on > timezone.localtime(timezone.now(), couple.zone).date():
        raise Refused
    return found


def _read_by(shift: PriorityShift, audience: str, *, by: User) -> None:
    read_by_from_now_on(shift, audience, by=by)
    _log("priorities.change_audience", shift, by=by)


def _log(action: str, row: PriorityShift | PriorityAsk, *, by: User) -> None:
    record_event(by=by.pk, action=action, target=row._meta.label, ids=[row.pk], couple=row.couple_id)
