"""The entries of timelines, drawn in Python: ten or twenty on a page, each with a dozen nodes to render."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, audience, icon
from progress.pages.ratings import Side
from progress.pages.timeline import Entry
from progress.pages.tracking_timeline import Line

register = template.Library()

SAID = (
    '<p class="meta"><span class="who {}">{}</span> <time datetime="{}">{}</time> {}</p>'
    '<p class="keep-lines">{}</p><p class="meta"><span>{}</span> <span>{}</span></p>{}{}'
)
LINE = (
    '<li class="{slot}"><p class="meta"><span class="who {slot}">{name}</span>'
    ' <span class="chip">{icon} {label}</span> <time datetime="{day}">{when}</time> {goal}</p>'
    '<p class="keep-lines">{words}{more}</p><p class="meta">{readers} {way}</p></li>'
)
SIDE = '<div class="voice {}"><p class="who {}">{}</p><p><strong class="nowrap">{}</strong> {}</p></div>'
GAP = '<p class="note {}">{}<span>{}</span></p>'
OPEN = '<a href="{}">{} <span class="visually-hidden">{}, {}</span></a>'


@register.simple_tag(takes_context=True)
def entry_list(context: Context, entries: Iterable[Entry], *, hide_goal: object = False) -> SafeString:
    """List entries of both, with what the care team wrote at each."""
    lines = (
        write(
            '<li class="{}">{}{}{}</li>',
            entry.slot,
            _said(entry, hide_goal=hide_goal),
            _answered(context, entry) if entry.answers else NOTHING,
            _readers(entry),
        )
        for entry in entries
    )
    return write('<ul class="timeline" role="list">{}</ul>', joined(lines))


def _said(entry: Entry, *, hide_goal: object) -> SafeString:
    """Say who did what and when, for which goal where that is not said by the page, and how it went."""
    goal = NOTHING if hide_goal else write('<a href="{}">{}</a>', entry.goal_url, entry.goal_title)
    return write(
        SAID, entry.slot, entry.name, entry.day, entry.when, goal, entry.what,
        _("How it went: %(how)s") % {"how": entry.how},
        _("Effort: %(effort)s") % {"effort": entry.effort},
        _small(entry.helped and _("Helped: %(words)s") % {"words": entry.helped}),
        _small(entry.hindered and _("Got in the way: %(words)s") % {"words": entry.hindered}),
    )  # fmt: skip


def _answered(context: Context, entry: Entry) -> SafeString:
    assert context.template is not None  # a tag is drawn as part of one
    feedback = context.template.engine.get_template("progress/care/_feedback.html")
    with context.push(answers=entry.answers):
        return feedback.render(context)


def _readers(entry: Entry) -> SafeString:
    """Say who reads an entry, and lead its author to the choice."""
    change = NOTHING
    if entry.is_mine:
        change = write(
            '<a href="{}">{}</a>',
            address_of("progress:log_audience", entry.pk),
            _("Change who reads this"),
        )
    return write('<p class="meta">{} {}</p>', audience(entry.audience, entry.audience_words), change)


@register.simple_tag
def side_by_side(sides: Iterable[Side], last: Any, *, about_them: object = False) -> SafeString:
    """Set both levels of a round beside each other, and say to the two, or about them, how they compare."""
    gap, words = last.gap, NOTHING
    both = joined(write(SIDE, one.slot, one.slot, one.name, one.mark, one.words) for one in sides)
    if gap:
        said = gap.about_them if about_them else gap.words
        words = write(GAP, "warm" if gap.differs else "", icon("message-circle"), said)
    return write('<div class="voices">{}</div>{}', both, words)


def _small(sentence: str) -> SafeString:
    return write('<p class="small">{}</p>', sentence) if sentence else NOTHING


@register.simple_tag
def timeline_line(line: Line) -> SafeString:
    """Say of an entry of any kind who wrote what and when, who reads it, and where all of it is."""
    goal = write('<a href="{}">{}</a>', line.goal_url, line.goal_title) if line.goal_url else NOTHING
    way = NOTHING
    if line.url:
        words = _("Read all of it") if line.is_cut else _("Open")
        way = write(OPEN, line.url, words, line.label, line.when)
    return write(
        LINE, slot=line.slot, name=line.name, icon=icon(line.icon), label=line.label, day=line.day,
        when=line.when, goal=goal, words=line.words, more=" …" if line.is_cut else NOTHING,
        readers=audience(line.audience, line.audience_words), way=way,
    )  # fmt: skip
