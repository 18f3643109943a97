"""Treatment-plan reviews that are due soon or overdue, as a reason why a couple needs a clinician."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from couplesgoals.people.models import User, first_name_of
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words
from couplesgoals.zones import zone_named
from progress.pages.caseload_couples import Listed
from progress.pages.needs_waiting import Found, Need, need_since
from progress.review_care.plans import PlanDue, due_in

A_DAY = timedelta(days=1)


def plans_due(clinician: User, couples: list[Listed], now: datetime) -> list[Found]:
    """Return one reason a couple: whose plan is overdue, or else whose is due soon.

    Somebody on hold is not reminded of.
    """
    found = []
    for couple in couples:
        due = due_in(couple.places, couple.plan_review_days, zone_named(couple.time_zone))
        plans = [plan for plan in due if plan.is_here and (plan.overdue or plan.is_soon)]
        if plans:
            found.append((couple.pk, _need(plans, clinician, couple.pk, now)))
    return found


def _need(plans: list[PlanDue], clinician: User, couple: UUID, now: datetime) -> Need:
    late = [plan for plan in plans if plan.overdue]
    shown = late or plans
    first = min(plan.due_by for plan in shown)
    names = ", ".join(first_name_of(plan.name) for plan in shown)
    values = {"names": names, "day": day_words(first, "M j")}
    if late:
        words, since = _("Plan review overdue: %(names)s") % values, first + A_DAY
    else:
        words = _("Plan review due by %(day)s: %(names)s") % values
        since = min(timezone.localtime(now, clinician.zone).date(), first)
    at = datetime.combine(since, time(), clinician.zone)
    url = address_of("progress:couple_review", couple) + "#plans"
    return need_since("plan", words, min(at, now), now, url)
