"""What was recorded of a step in the last four weeks, drawn and in a table, for each person on their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts.strips import WEEK, strip_chart
from goals.models import GoalStep, StepOutcome
from goals.rhythm import StripDay, days_by_outcome, strip_of, strip_words
from goals.stepplan import schedule_of

KINDS: dict[str, str] = {StepOutcome.DONE: "full", StepOutcome.PARTLY: "half", StepOutcome.NOT_TODAY: "ring"}


@dataclass(frozen=True)
class Strip:
    """What one person recorded in the last four weeks, as far as the viewer reads it."""

    slot: str
    name: str
    picture: SafeString
    rows: list[tuple[str, str]]


def strips_of(
    step: GoalStep,
    by_person: Mapping[UUID, Mapping[date, str]],
    pair: Pair,
    viewer: User,
    today: date,
    names: Mapping[date, str],
) -> list[Strip]:
    """Return a strip for each person of whom the viewer reads any mark; `names` name the days."""
    strips = []
    for slot, person in pair.people.items():
        if not (outcomes := by_person.get(person.pk)):
            continue
        is_own = person.pk == viewer.pk
        name = _("You") if is_own else person.first_name
        days = strip_of(schedule_of(step), outcomes, today)
        rows = days_by_outcome(days, names, is_own=is_own)
        strips.append(Strip(slot, name, _picture(days, name, slot, names), rows))
    return strips


def _picture(days: list[StripDay], name: str, slot: str, names: Mapping[date, str]) -> SafeString:
    kinds = [KINDS[one.outcome] if one.outcome else "" for one in days]
    weeks = [names[one.day] for one in days[::WEEK]]
    return strip_chart(kinds, weeks=weeks, label=f"{name}: {strip_words(days)}", key=slot)
