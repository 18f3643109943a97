"""What somebody plans as a step, and whether it can be one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from goals.models import GoalStep, Rhythm, StepSize
from goals.rhythm import EVERY_DAY, Schedule

LONGEST = 200
LONGEST_TIME = timedelta(days=366)
OPEN_AT_ONCE = 20


@dataclass(frozen=True, kw_only=True)
class StepPlan:
    """What, how big, how often and from when to when; days of the week count only for a weekly rhythm."""

    what: str
    ends_on: date
    starts_on: date
    size: str = StepSize.SMALL
    rhythm: str = Rhythm.DAILY
    weekdays: tuple[int, ...] = ()

    def check(self, *, today: date) -> None:
        """Raise ValidationError by field for what cannot be."""
        errors = {
            "what": self._wrong_words(),
            "size": "" if self.size in StepSize.values else _("Choose a size."),
            "rhythm": "" if self.rhythm in Rhythm.values else _("Choose how often."),
            "weekdays": self._wrong_weekdays(),
            "starts_on": "" if self.starts_on >= today else _("Choose today or a later day."),
            "ends_on": self._wrong_end(today),
        }
        if found := {field: message for field, message in errors.items() if message}:
            raise ValidationError(found)

    def fields(self) -> dict[str, object]:
        """The columns of a step as planned."""
        weekly = self.rhythm == Rhythm.WEEKLY
        return {
            "what": self.what.strip(),
            "size": self.size,
            "rhythm": self.rhythm,
            "weekdays": sorted(self.weekdays) if weekly else [],
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
        }

    def _wrong_words(self) -> str:
        if not self.what.strip():
            return _("Write the step in a few words.")
        too_long = len(self.what) > LONGEST
        return _("Please keep this under %(limit)s characters.") % {"limit": LONGEST} if too_long else ""

    def _wrong_weekdays(self) -> str:
        if self.rhythm != Rhythm.WEEKLY:
            return ""
        if not self.weekdays:
            return _("Choose at least one day of the week.")
        known = set(self.weekdays) <= set(EVERY_DAY) and len(set(self.weekdays)) == len(self.weekdays)
        return "" if known else _("Choose each day of the week once.")

    def _wrong_end(self, today: date) -> str:
        if self.ends_on < max(self.starts_on, today):
            return _("Choose a last day that is not before the first.")
        if self.ends_on > today + LONGEST_TIME:
            return _("Choose a last day within a year. You can always plan it again.")
        return ""


def reads_size(viewer: User, step: GoalStep) -> bool:
    """Whether this person is told how big a step is.

    A size follows what its author said of being ready: it is theirs and the care team's to read.
    """
    return step.author_id == viewer.pk or not viewer.is_partner


def schedule_of(step: GoalStep) -> Schedule:
    """Return when a step comes."""
    return Schedule(step.rhythm, step.starts_on, step.ends_on, tuple(step.weekdays), step.ended_on)
