"""The care team would like to talk a joint goal through with both: for any reason, and none is shown."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from goals.actions.steps import locked, log, require_shared_space, require_status
from goals.clashes import open_clashes
from goals.models import Goal, GoalNote
from goals.models.statuses import OPEN_STATUSES

LONGEST = 2000


@transaction.atomic
def request_talk(*, by: User, goal: Goal) -> Goal:
    """Let both partners read that the care team would like to talk it through. Twice is once."""
    goal = _joint(goal, by=by)
    require_status(goal, *OPEN_STATUSES)
    if goal.talk_requested_at is None:
        goal.talk_requested_at = timezone.now()
        goal.save(update_fields=["talk_requested_at"])
        log(goal, "goal.request_talk", by=by)
    return goal


@transaction.atomic
def end_talk(*, by: User, goal: Goal, words: str = "") -> Goal:
    """End the wait for a talk; `words`, for the care team alone, say what came of it.

    They are asked for where a partner's answer whether the goal fits is still open: with them it counts as
    talked through. Raises OutOfTurn where no talk was asked for.
    """
    goal = _joint(goal, by=by)
    if goal.talk_requested_at is None:
        raise OutOfTurn(_("No talk is waiting for this goal any more."))
    if len(words) > LONGEST:
        limit = _("Please keep this under %(limit)s characters.") % {"limit": LONGEST}
        raise ValidationError({"words": limit})
    if not words.strip() and open_clashes(by).filter(goal=goal).exists():
        raise ValidationError({"words": _("Say for the care team what came of it.")})
    if words.strip():
        GoalNote.objects.create(
            couple=goal.couple, goal=goal, author=by, audience=Audience.CARE_TEAM, words=words
        )
    goal.talk_requested_at = None
    goal.save(update_fields=["talk_requested_at"])
    log(goal, "goal.end_talk", by=by)
    return goal


def _joint(goal: Goal, *, by: User) -> Goal:
    goal = locked(goal.pk, by=by)
    require_care(by=by, couple_id=goal.couple_id)
    if not goal.is_joint:
        raise Refused
    require_shared_space(goal)
    return goal
