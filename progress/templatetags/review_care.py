"""The clinician's page of a monthly review, drawn in Python: where it stands, and what both said in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from couplesgoals.program.models import Couple
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, audience, icon
from progress.review_care.goals import GoalRow
from progress.review_care.page import CarePage
from progress.review_care.said import First, Line, Shift
from progress.review_care.span import Answered, Other, Span
from progress.templatetags.timeline import side_by_side

register = template.Library()

WHO = '<span class="who {}">{}</span>'
CHIP = '<span class="chip{}">{}</span>'
SMALL = '<span class="soft small">{}</span>'
SOFT = '<p class="soft">{}</p>'
WORDS = '<p class="keep-lines" dir="auto">{}</p>'
STACK = '<div class="stack tight">{}{}</div>'
ANSWERED = '<span class="nowrap">{} <span class="soft">{}</span></span> '
HIDDEN = '<p class="note warm">{}<span>{}</span></p>'
BACK = ' <a href="{}">{}</a>'
GOAL = '<article class="stack tight"><h3><a href="{}">{}</a></h3>{}</article>'
WISH = "<li>{} {}</li>"
LINE = '<p class="meta">{} <span class="strong">{}</span>{} {}</p>'
FIRST = '<div class="stack tight"><h3>{}{}</h3>{}</div>'
OTHER = '<a class="button small quiet" href="{}">{}</a> '
SHIFT = '<p class="meta">{} <time datetime="{}">{}</time>{} {}</p><dl class="facts">{}</dl>'
CHANGE = '<div><dt>{}</dt><dd class="keep-lines" dir="auto">{}</dd></div>'


@register.simple_tag
def care_heading(span: Span) -> str:
    """Name the review by its month."""
    if span.review is None:
        return _("Monthly review")
    return _("Monthly review, %(month)s") % {"month": day_words(span.review.opens_on, "F Y")}


@register.simple_tag
def care_others(others: Iterable[Other]) -> SafeString:
    """Lead to the other reviews, each by its month."""
    return joined(
        write(OTHER, address_of("progress:care_review", one.pk), day_words(one.opens_on, "M Y"))
        for one in others
    )


@register.simple_tag
def care_state(span: Span, couple: Couple) -> SafeString:
    """Say where a review stands, who has answered, and from when to when one looks back."""
    looking = _("Looking back from %(first)s to %(last)s") % {
        "first": day_words(span.first, "M j, Y"),
        "last": day_words(span.last, "M j, Y"),
    }
    back = NOTHING
    if not span.is_latest:
        back = write(BACK, address_of("progress:couple_review", couple.pk), _("To the latest"))
    return write('{}<p class="meta"><span>{}</span>{}</p>', _standing(span, couple), looking, back)


def _standing(span: Span, couple: Couple) -> SafeString:
    if span.review is None:
        words = _("None yet. The first opens by itself on day %(day)s of a month") % {
            "day": couple.review_day
        }
        return write('<p class="row">{}</p>', write(CHIP, "", words))
    first, last = (day_words(day, "M j") for day in (span.review.opens_on, span.review.last_on))
    if span.is_over:
        chip = write(CHIP, "", _("Closed after %(day)s") % {"day": last})
    else:
        chip = write(CHIP, " on", _("Open %(first)s – %(last)s") % {"first": first, "last": last})
    answers = joined(_answered(one, is_over=span.is_over) for one in span.answered)
    hidden = NOTHING if span.is_revealed else write(HIDDEN, icon("eye-off"), _hidden(couple))
    return write('<p class="row">{} {}</p>{}', chip, answers, hidden)


def _answered(one: Answered, *, is_over: bool) -> SafeString:
    if one.at:
        said = _("answered %(day)s") % {"day": day_words(timezone.localtime(one.at), "M j")}
    else:
        said = _("no answers") if is_over else _("not yet")
    return write(ANSWERED, write(WHO, one.slot, one.name), said)


def _hidden(couple: Couple) -> str:
    if couple.frozen_at:
        return _("Not revealed: neither partner reads what the other answered.")
    return _(
        "Not revealed yet: neither partner reads the other’s answers, nor knows whether they have answered."
        " You read what each let the care team read."
    )


@register.simple_tag
def care_goals(rows: Iterable[GoalRow]) -> SafeString:
    """Set both levels and wishes of each joint goal side by side."""
    return joined(map(_goal, rows)) or write(SOFT, _("None in effect."))


def _goal(row: GoalRow) -> SafeString:
    wishes = joined(write(WISH, write(WHO, one.slot, one.name), one.words) for one in row.wishes)
    parts = [_chips(row), _levels(row)]
    if wishes:
        parts.append(write('<ul class="row" role="list">{}</ul>', wishes))
    return write(GOAL, row.url, row.title, joined([*parts, *map(_line, row.lines)]))


def _chips(row: GoalRow) -> SafeString:
    chips = []
    if not row.is_active:
        chips.append(write(CHIP, "", row.standing))
    if row.decided:
        chips.append(write(CHIP, " warm" if row.decision == "talk" else " on", row.decided))
    if row.on:
        day = {"day": day_words(row.on, "M j")}
        chips.append(write(SMALL, _("Not rated in this review; last levels of %(day)s") % day))
    return write('<p class="row">{}</p>', SafeString(" ".join(chips))) if chips else NOTHING


def _levels(row: GoalRow) -> SafeString:
    if not row.sides:
        return write(SOFT, _("No levels yet."))
    levels = side_by_side(row.sides, row.levels, about_them=True)
    if row.is_of_review and len(row.sides) == 1:
        return joined([levels, write('<p class="soft small">{}</p>', _("One level so far."))])
    return levels


def _line(line: Line) -> SafeString:
    """One answer of one partner."""
    value = NOTHING
    if line.value is not None:
        value = write(" <span>{}</span>", _("%(value)s of 10") % {"value": line.value})
    readers = audience(line.audience, line.readers)
    said = write(LINE, write(WHO, line.slot, line.name), line.label, value, readers)
    return write(STACK, said, write(WORDS, line.words) if line.words else NOTHING)


@register.simple_tag
def care_first(page: CarePage) -> SafeString:
    """Say what each put first in the review before, and would put first next."""
    before = _first(_("From the review before"), page.first_before, is_agreed=page.agreed_before)
    return joined([before, _first(_("For the next month"), page.first, is_agreed=page.agreed)])


def _first(title: str, first: Sequence[tuple[First, list[str]]], *, is_agreed: bool) -> SafeString:
    if not first:
        return write(FIRST, title, NOTHING, write(SOFT, _("Nothing chosen.")))
    chip = write(CHIP, " good", _("Agreed")) if is_agreed else write(CHIP, "", _("Not agreed"))
    shown = first[:1] if is_agreed else first
    chosen = joined(_chosen(one, goals, is_agreed=is_agreed) for one, goals in shown)
    return write(FIRST, title, write(" {}", chip), chosen)


def _chosen(one: First, goals: list[str], *, is_agreed: bool) -> SafeString:
    who = NOTHING if is_agreed else write("{} ", write(WHO, one.slot, one.name))
    ritual = [_("Ritual: %(ritual)s") % {"ritual": one.ritual}] if one.ritual else []
    return write("<p>{}{}</p>", who, " · ".join([*goals, *ritual]))


@register.simple_tag
def care_month(lines: Iterable[Line]) -> SafeString:
    """Give the month in their words."""
    return joined(map(_line, lines)) or write(SOFT, _("Nothing the care team reads."))


@register.simple_tag
def care_shifts(shifts: Iterable[Shift]) -> SafeString:
    """Say which priorities shifted."""
    return joined(map(_shift, shifts)) or write(SOFT, _("None told."))


def _shift(shift: Shift) -> SafeString:
    since = write(" <span>{}</span>", shift.since) if shift.since else NOTHING
    readers = audience(shift.audience, shift.readers)
    told = (
        (_("Matters more"), shift.more),
        (_("Matters less"), shift.less),
        (_("Would help"), shift.would_help),
    )
    changes = joined(write(CHANGE, title, words) for title, words in told if words)
    who, at = write(WHO, shift.slot, shift.name), timezone.localtime(shift.at)
    said = write(SHIFT, who, at.isoformat(), day_words(at, "M j"), since, readers, changes)
    return write(STACK, said, NOTHING)
