"""The same check-in sent once more, late: what it would change about what is there by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from couplesgoals.people.models import User
from couplesgoals.records.audience import is_no_wider
from progress.models import CheckIn, CheckInRating

if TYPE_CHECKING:
    from progress.actions.checkin import Answers


def adds_nothing(answers: Answers, there: CheckIn, *, by: User) -> bool:
    """Whether all of it is there already, and read by no more people than it asks for."""
    line = answers.line.strip()
    if line != there.line or (line and not is_no_wider(there.audience, than=answers.line_audience)):
        return False
    rows = CheckInRating.visible_to(by).filter(author=by, day=there.day, tracker__in=answers.ratings)
    kept = {row.tracker: row for row in rows}
    given = answers.given()
    return kept.keys() == given.keys() and all(
        kept[name].value == one.value and is_no_wider(kept[name].audience, than=one.audience)
        for name, one in given.items()
    )
