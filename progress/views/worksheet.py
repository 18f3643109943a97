"""The weekly worksheet of a goal, on paper."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import signed_in
from progress.lists import GotInTheWay, HelpedBy
from progress.pages.tracking import title_of
from progress.pages.worksheet import WEEK, monday_of, worksheet_of
from progress.views.lookup import goal_or_404, pair_of_goal

OLDEST, LATEST = timedelta(days=3660), timedelta(days=366)


@require_safe
def worksheet(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Show one week of a goal for paper: empty, or with `?week=` as far as this person reads it."""
    viewer, goal = signed_in(request), goal_or_404(request, goal_id)
    pair = pair_of_goal(goal)
    today = timezone.localtime(timezone.now(), pair.couple.zone).date()
    asked = _week_from(request, today)
    first = monday_of(asked or today)
    sheet = worksheet_of(goal, viewer, pair, first, filled=asked is not None)
    if not viewer.is_partner:
        read = {"goals.Goal": [goal.pk], **sheet.read_ids}
        record_read(by=viewer.pk, page="progress:worksheet", ids_by_target=read, couple=goal.couple_id)
    context = {
        "goal": goal,
        "title": title_of(goal),
        "sheet": sheet,
        "is_filled": asked is not None,
        "before": (first - WEEK).isoformat(),
        "this": first.isoformat(),
        "after": (first + WEEK).isoformat() if first + WEEK <= today else "",
        "helped_by": HelpedBy.labels,
        "in_the_way": GotInTheWay.labels,
        "names": " & ".join(
            name
            for slot, name in pair.names.items()
            if goal.subject_id is None or slot == pair.slot_of(goal.subject_id)
        ),
    }
    return render(request, "progress/tracking/worksheet.html", context)


def _week_from(request: HttpRequest, today: date) -> date | None:
    """Read a day of the week asked for; anything else means the empty sheet of this week."""
    with suppress(KeyError, ValueError):
        day = date.fromisoformat(request.GET["week"])
        if today - OLDEST <= day <= today + LATEST:
            return day
    return None
