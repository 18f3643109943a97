"""What came since the last review, on the clinician's page of it: plans, wins, setbacks, steps and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from django import template
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import ngettext
from couplesgoals.web.days import day_words
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, audience
from progress.pages.care_days import Counted, Side
from progress.review_care.effort import Effort, StepRow
from progress.review_care.events import SetbackRow, WinRow
from progress.review_care.plans import PlanStanding
from progress.templatetags.review_care import SMALL, SOFT, WHO, WISH, WORDS

register = template.Library()

PLAN = '<p class="row">{} <span class="chip {}">{}</span> <span class="soft small">{}{}</span></p>'
LOOKED_AT = "<details><summary>{}</summary>{}</details>"
WIN = '<li><p class="meta">{} <time datetime="{}">{}</time> {}</p>{}</li>'
SETBACK = '<li><p><a href="{}">{}: {}</a></p><p class="meta">{} {}</p>{}</li>'
NONE = '<li class="soft">{}</li>'
STEP = '<div><p dir="auto">{} {}</p><ul class="meta" role="list">{}</ul></div>'
STEPS = '<div class="stack tight"><h3><a href="{}">{}</a></h3>{}</div>'
SIDE = '<div class="stack tight"><h3 class="row">{} {}</h3>{}</div>'
COUNT = '<span class="chip">{} × {}</span> '
WINS_SHOWN = 5


@register.simple_tag
def care_plans(plans: Iterable[PlanStanding]) -> SafeString:
    """Say by when each partner's treatment plan is to be reviewed, and what the last time said."""
    return joined(map(_plan, plans)) or write(SOFT, _("Nobody is enrolled now."))


def _plan(plan: PlanStanding) -> SafeString:
    who = write(WHO, plan.slot, plan.name)
    signed = write(" · {}", plan.signed) if plan.signed else NOTHING
    said = write(PLAN, who, plan.look, plan.due_words, plan.last_words, signed)
    if not plan.words:
        return said
    title = _("%(name)s: what was looked at") % {"name": plan.name}
    return joined([said, write(LOOKED_AT, title, write(WORDS, plan.words))])


@register.simple_tag
def care_wins(wins: Sequence[WinRow]) -> SafeString:
    """List the latest wins."""
    return joined(map(_win, wins[:WINS_SHOWN])) or write(NONE, _("None shared in these days."))


def _win(win: WinRow) -> SafeString:
    who = write(WHO, win.slot, win.name or _("Care team"))
    readers = audience(win.audience, win.readers)
    return write(WIN, who, win.day, day_words(win.day, "M j"), readers, write(WORDS, win.text))


@register.simple_tag
def care_setbacks(setbacks: Iterable[SetbackRow]) -> SafeString:
    """List setbacks, each with its way back."""
    return joined(map(_setback, setbacks)) or write(NONE, _("None told in these days."))


def _setback(one: SetbackRow) -> SafeString:
    who, readers = write(WHO, one.slot, one.name), audience(one.audience, one.readers)
    return write(SETBACK, one.url, day_words(one.day, "M j"), one.kind, who, readers, _way(one))


def _way(one: SetbackRow) -> SafeString:
    if one.way is None:
        return NOTHING
    if one.way.repair:
        said = [_("Repaired in %(time)s") % {"time": one.way.repair}]
    else:
        said = [_("Open: %(time)s") % {"time": one.way.age}]
    if one.way.recommit:
        said.append(_("recommitted in %(time)s") % {"time": one.way.recommit})
    return write('<p class="small">{}</p>', " · ".join(said))


@register.simple_tag
def care_steps(rows: Iterable[StepRow]) -> SafeString:
    """Say of each step, goal by goal, what each did of it."""
    by_goal = [list(steps) for _goal, steps in groupby(rows, attrgetter("goal"))]
    return joined(map(_steps, by_goal)) or write(SOFT, _("None planned in these days."))


def _steps(steps: list[StepRow]) -> SafeString:
    said = joined(map(_step, steps))
    return write(STEPS, steps[0].goal_url, steps[0].goal_title, said)


def _step(step: StepRow) -> SafeString:
    efforts = joined(map(_effort, step.efforts))
    return write(STEP, step.what, write(SMALL, step.rhythm), efforts)


def _effort(one: Effort) -> SafeString:
    return write(WISH, write(WHO, one.slot, one.name), one.words)


@register.simple_tag
def care_counts(counted: Iterable[Counted]) -> SafeString:
    """Count what helped, or got in the way."""
    chips = joined(
        write('<span class="chip">{} × {}</span> ', one.label, len(one.entries)) for one in counted
    )
    return chips or write('<span class="soft">{}</span>', _("Not recorded."))


@register.simple_tag
def care_sides(sides: Iterable[Side]) -> SafeString:
    """Draw each partner's check-ins."""
    return joined(map(_side, sides))


def _side(side: Side) -> SafeString:
    words = ngettext("%(count)s day recorded", "%(count)s days recorded", side.days) % {"count": side.days}
    drawn = joined([side.chart, side.urge])
    if not drawn:
        drawn = write(SOFT, _("Not recorded, or not shared with the care team."))
    return write(SIDE, write(WHO, side.slot, side.name), write(SMALL, words), drawn)
