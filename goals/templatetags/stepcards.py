"""Steps on their goal's pages, drawn in Python as their day is: a page may have thirty of them."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING
from goals.step_cards import StepCard
from goals.step_lines import StepLine
from goals.step_strips import Strip
from goals.templatetags.steps import step_day, token

register = template.Library()

HEAD = '<div><h3>{}</h3><p class="meta">{}{}<span>{}</span></p></div>'
FIGURE = '<figure class="figure">{}{}</figure>'
NAME = '<p class="small"><span class="who {}">{}</span></p>'
DAYS = '<details class="step-days"><summary>{}{}</summary>{}</details>'
TABLE = "<table><caption>{}</caption><tbody>{}</tbody></table>"
ROW = '<tr><th scope="row">{}</th><td>{}</td></tr>'
FORM = '<form method="post" action="{}">{}<button class="text-button">{}{}</button></form>'


@register.simple_tag(takes_context=True)
def step_line(context: Context, line: StepLine, place: str = "goal") -> SafeString:
    """Say what a step is, and ask how today went."""
    today = step_day(context, line.today, place) if line.today else NOTHING
    return joined([_head(line), _offer(line), today])


@register.simple_tag(takes_context=True)
def step_card(context: Context, card: StepCard) -> SafeString:
    """Show beside it what was recorded in the last four weeks, and ways to end it or take it up again."""
    tally = write('<p class="small">{}</p>', card.tally) if card.tally else NOTHING
    figures = [_figure(strip, card, context.get("own_slot")) for strip in card.strips]
    return joined([step_line(context, card.line, "steps"), tally, *figures, _foot(card, token(context))])


def _head(line: StepLine) -> SafeString:
    whose = size = NOTHING
    if line.whose:
        look = f"who {line.slot}" if line.slot else "strong"
        whose = write('<span class="{}">{}</span> ', look, line.whose)
    if line.size:
        size = write("<span>{}</span> ", line.size)
    return write(HEAD, line.what, whose, size, line.rhythm)


def _offer(line: StepLine) -> SafeString:
    if not line.offered_by:
        return NOTHING
    offer = _("%(name)s plans this for you both. Join in?") % {"name": line.offered_by}
    how = _("If you like, say here how a day went. From then on it is on your Today too.")
    return write('<p>{} <span class="soft">{}</span></p>', offer, how)


def _figure(strip: Strip, card: StepCard, own_slot: str | None) -> SafeString:
    """One person's strip, under their name where it is not plain whose it is."""
    is_plain = len(card.strips) == 1 and strip.slot in (own_slot, card.line.slot)
    return write(FIGURE, NOTHING if is_plain else write(NAME, strip.slot, strip.name), strip.picture)


def _foot(card: StepCard, csrf: SafeString) -> SafeString:
    of_step = write('<span class="visually-hidden">: {}</span>', card.line.what)
    parts = []
    if card.strips:
        tables = joined(_table(strip) for strip in card.strips)
        parts.append(write(DAYS, _("The last four weeks"), of_step, tables))
    if card.may_end:
        where = address_of("goals:step_end", card.line.pk)
        parts.append(write(FORM, where, csrf, _("End this step"), of_step))
    if card.may_resume:
        where = address_of("goals:step_resume", card.line.pk)
        parts.append(write(FORM, where, csrf, _("Take it up again"), of_step))
    return write('<div class="row">{}</div>', joined(parts)) if parts else NOTHING


def _table(strip: Strip) -> SafeString:
    return write(TABLE, strip.name, joined(write(ROW, outcome, days) for outcome, days in strip.rows))
