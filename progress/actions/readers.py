"""Choosing anew who reads a row of one's own: a page opened before that is out of date."""

from __future__ import annotations

from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Stale
from couplesgoals.records.audience import is_no_wider
from couplesgoals.records.rights import may_write
from progress.models import CheckIn, PriorityShift, Setback
from progress.models.setback import SetbackStep


def require_seen(*, was: str, audience: str, revision: int, seen: int | None) -> None:
    """Raise Stale where a page that is out of date would let more people read; fewer is always possible.

    `seen` is the revision the page showed; None where the choice was made on no page.
    """
    if seen is not None and seen != revision and not is_no_wider(audience, than=was):
        raise Stale(_("You changed this on another page meanwhile. Here is how it stands now; choose anew."))


def read_by_from_now_on(
    row: CheckIn | Setback | SetbackStep | PriorityShift, audience: str, *, by: User
) -> None:
    """Write who reads a row. Where nothing else may be written any more, no page can share it either."""
    row.audience = audience
    row.revision += int(may_write(by=by, couple_id=row.couple_id))
    row.save(update_fields=["audience", "revision"])
