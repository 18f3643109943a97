"""The daily check-in: save a day's answers, change them on the same day, choose anew who reads one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.records.rights import require_partner
from goals.actions.steps import local_today
from progress.actions.checkin_again import adds_nothing
from progress.actions.checkin_choices import held_choices, show_day
from progress.actions.checkin_readers import hold_day, line_readers, readers_of
from progress.actions.wins_affirming import affirm
from progress.models import CheckIn, CheckInRating, Tracker
from progress.models.checkin import HIGHEST
from progress.models.wins import LONGEST_GOOD_WORDS

LONGEST_LINE = 500


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One number, 0–10, and who reads it."""

    value: int
    audience: str


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """Something good in the other: kept for oneself (private), or sent (couple)."""

    text: str = ""
    audience: str = Audience.PRIVATE
    prompt: str = ""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What somebody says about a day. A tracker of None is not recorded; one not named stays as it is."""

    ratings: Mapping[str, Answer | None]
    line: str = ""
    line_audience: str = Audience.CARE_TEAM
    noticed: Noticed = Noticed()

    def given(self) -> dict[str, Answer]:
        """The numbers there are."""
        return {tracker: one for tracker, one in self.ratings.items() if one is not None}

    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not (self.given() or self.line.strip() or self.noticed.text.strip())

    def check(self) -> None:
        """Raise ValidationError by field; Refused for an audience no form offers."""
        errors: dict[str, str] = {}
        for tracker, answer in self.given().items():
            if tracker not in Tracker.values or answer.audience not in readers_of(tracker):
                raise Refused
            if answer.value not in range(HIGHEST + 1):
                errors[tracker] = _("Choose a number from 0 to 10.")
        if self.line_audience not in NARROW_TO_WIDE or self.noticed.audience not in NOTICED_BY:
            raise Refused
        for field, text in (("line", self.line), ("noticed", self.noticed.text)):
            if len(text.strip()) > LONGEST[field]:
                errors[field] = _("Please keep this under %(limit)s characters.") % {"limit": LONGEST[field]}
        if errors:
            raise ValidationError(errors)


NOTICED_BY = (Audience.PRIVATE, Audience.COUPLE)
LONGEST = {"line": LONGEST_LINE, "noticed": LONGEST_GOOD_WORDS}


def days_open(couple: Couple) -> tuple[date, date]:
    """Today and yesterday where this couple lives; no other day can be written."""
    today = local_today(couple).date()
    return today, today - timedelta(days=1)


@transaction.atomic
def save_check_in(
    *,
    by: User,
    couple: Couple,
    day: date,
    answers: Answers,
    revision: int = 0,
    submission: UUID | None = None,
) -> CheckIn:
    """Save a day's answers; on the same day again it changes what is there. The same form twice is once.

    `revision` is that of the check-in the person had before them, 0 for none. Raises Stale where it was saved
    or shared anew meanwhile, ValidationError where nothing was answered, OutOfTurn for a day too long ago.
    """
    require_partner(by=by, couple_id=couple.pk)
    answers.check()
    if day not in days_open(couple):
        raise OutOfTurn(_("A check-in can be written for today or yesterday."))
    there = _locked(by, day)
    seen = there.revision if there else 0
    is_sent_again = there is not None and submission is not None and there.submission == submission
    # The very form that made what is there may still change it; nothing else from an earlier page may.
    if revision != seen and not (is_sent_again and revision + 1 == seen):
        if is_sent_again and there and adds_nothing(answers, there, by=by):
            return there
        raise Stale(_("You changed this day on another page or device in the meantime."))
    if there is None and answers.is_empty():
        raise ValidationError(_("There is nothing to save yet. One answer is enough."))
    check_in = _write(by, couple, day, answers, submission, there, is_new=revision == seen)
    _rate(by, couple, day, answers, may_be_there=there is not None)
    if there is None and held_choices(by, couple.pk).shows_days:
        show_day(by=by, couple=couple, day=day)
    noticed = answers.noticed
    if noticed.text.strip():
        affirm(by=by, couple=couple, day=day, submission=submission, **asdict(noticed))
    _log("checkin.save", check_in, by=by)
    return check_in


def _locked(by: User, day: date) -> CheckIn | None:
    """The check-in of a day; whoever saves the same day meanwhile waits until this is through."""
    hold_day(by, day)
    return next(iter(_of_day(by, day)), None)


@prepared
def _of_day(by: User, day: date) -> QuerySet[CheckIn]:
    rows: QuerySet[CheckIn] = CheckIn.visible_to(by).filter(author=by, day=day)
    return rows


def _write(
    by: User,
    couple: Couple,
    day: date,
    answers: Answers,
    submission: UUID | None,
    there: CheckIn | None,
    *,
    is_new: bool,
) -> CheckIn:
    line, readers = answers.line.strip(), line_readers(answers.line, answers.line_audience)
    said = {"line": line, "audience": readers, "submission": submission}
    if there is None:
        return CheckIn.objects.create(couple=couple, subject=by, author=by, day=day, **said)
    if there.couple_id != couple.pk:
        raise OutOfTurn(_("You have checked in for this day already."))
    there.line, there.audience, there.submission = line, readers, submission
    there.revision += 1 if is_new else 0
    there.save(update_fields=[*said, "revision"])
    return there


def _rate(by: User, couple: Couple, day: date, answers: Answers, *, may_be_there: bool) -> None:
    """Write all numbers at once, and let go of those that were taken back."""
    rows = [
        CheckInRating(
            couple=couple,
            subject=by,
            author=by,
            day=day,
            tracker=tracker,
            value=one.value,
            audience=one.audience,
        )
        for tracker, one in answers.given().items()
    ]
    if rows:
        CheckInRating.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["author", "tracker", "day"],
            update_fields=["value", "audience"],
        )
    cleared = [tracker for tracker, one in answers.ratings.items() if one is None]
    if may_be_there and cleared:
        CheckInRating.visible_to(by).filter(author=by, day=day, tracker__in=cleared).delete()


def _log(action: str, row: CheckIn | CheckInRating, *, by: User) -> None:
    record_event(by=by.pk, action=action, target=row._meta.label, ids=[row.pk], couple=row.couple_id)
