"""Treatment-plan reviews that are due soon or overdue, as a reason why a couple needs a clinician."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words
from progress.pages.needs_waiting import Found, Need, need_since
from progress.review_care.plans import PlanDue, due_beside

A_DAY = timedelta(days=1)


def plans_due(clinician: User, couples: list[Any], now: datetime) -> list[Found]:
    """Return one reason a couple: whose plan is overdue, or else whose is due soon.

    `couples` carry their plans (`plans_beside`). Somebody on hold is not reminded of.
    """
    due = {
        couple.pk: [plan for plan in due_beside(couple) if plan.is_here and (plan.overdue or plan.is_soon)]
        for couple in couples
    }
    return [(couple, _need(plans, clinician, couple, now)) for couple, plans in due.items() if plans]


def _need(plans: list[PlanDue], clinician: User, couple: UUID, now: datetime) -> Need:
    late = [plan for plan in plans if plan.overdue]
    shown = late or plans
    first = min(plan.due_by for plan in shown)
    values = {"names": ", ".join(plan.name for plan in shown), "day": day_words(first, "M j")}
    if late:
        words, since = _("Plan review overdue: %(names)s") % values, first + A_DAY
    else:
        words = _("Plan review due by %(day)s: %(names)s") % values
        since = min(timezone.localtime(now, clinician.zone).date(), first)
    at = datetime.combine(since, time(), clinician.zone)
    url = address_of("progress:couple_review", couple) + "#plans"
    return need_since("plan", words, min(at, now), now, url)
