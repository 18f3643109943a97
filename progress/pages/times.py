"""Times in words, formatted once in Python: a template filter a row costs more than the row's query."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import ngettext
from couplesgoals.web.days import day_words


def day_in_words(day: date, today: date) -> str:
    """Say a day as a person would: Today, Yesterday, Monday, or Nov 3."""
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    if today - timedelta(days=7) < day < today:
        return day_words(day, "l")
    return day_words(day, "M j") if day.year == today.year else day_words(day, "M j, Y")


def moment_in_words(moment: datetime, zone: ZoneInfo, now: datetime | None = None) -> str:
    """Say a past moment in a person's zone."""
    today = timezone.localtime(now or timezone.now(), zone).date()
    return day_in_words(timezone.localtime(moment, zone).date(), today)


def since_in_words(moment: datetime, now: datetime | None = None) -> str:
    """Say how long something has waited, in whole hours or days."""
    waited = (now or timezone.now()) - moment
    if waited < timedelta(hours=1):
        return _("just now")
    if waited < timedelta(days=1):
        hours = int(waited.total_seconds() // 3600)
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    return ngettext("%(count)s day", "%(count)s days", waited.days) % {"count": waited.days}


def ago_in_words(moment: datetime, now: datetime | None = None) -> str:
    """Say how long ago something was, in whole hours or days."""
    words = since_in_words(moment, now)
    recent = (now or timezone.now()) - moment < timedelta(hours=1)
    return words if recent else _("%(time)s ago") % {"time": words}
