"""Words about a goal that say the same whatever is behind them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goals.models import Goal
from goals.models.statuses import OPEN_STATUSES


def talk_words(goal: Goal) -> str:
    """What both partners read of every goal both accepted, and of one the care team asks to talk about.

    The same words whatever the reason and whether there is one, so that they say nothing about either.
    """
    if goal.couple.frozen_at is not None or goal.lifecycle_status not in OPEN_STATUSES:
        return ""
    if goal.awaits_review_since is None and goal.talk_requested_at is None:
        return ""
    if goal.agreed_id is None:
        return _("Your clinician would like to talk this goal through with you both before it starts.")
    return _("Your clinician would like to talk this goal through with you both.")
