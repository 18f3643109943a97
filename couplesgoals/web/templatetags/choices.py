"""Options and scales of forms, drawn in Python.

In a template each attribute of each option is a node to render: three scales took longer than all else on
their page.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from couplesgoals.web.templatetags.page import NOTHING, icon

register = template.Library()
type Drawn = dict[str, Any]


@register.simple_tag
def attributes(attrs: Mapping[str, object]) -> SafeString:
    """Write the attributes of a tag; True is a name alone, False and None are nothing."""
    written = (
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in attrs.items()
        if value is not False and value is not None
    )
    return mark_safe("".join(written))  # noqa: S308  # every value is escaped


@register.simple_tag
def options(widget: Drawn) -> SafeString:
    """Draw one choice among a few, or several, as large cards."""
    name = widget["attrs"].get("class")
    cards = format_html_join(
        "",
        '<label class="option"{}>{}{}{}<span>{}{}</span></label>',
        ((_for(one), _button(one), *_beside(one), *_words(one)) for one in _each(widget)),
    )
    outer = {"class": f"options {name}" if name else "options", "id": widget["attrs"].get("id")}
    return format_html("<div{}>{}</div>", attributes(outer), cards)


@register.simple_tag
def scale(widget: Drawn) -> SafeString:
    """Draw a row of numbers; the words of both ends are heard with the first and the last."""
    low, high = widget["low"], widget["high"]
    row = _numbers(_each(widget), low, high)
    return _scale("scale", widget, row, _ends(low, high) if low else NOTHING)


@register.simple_tag
def daily_scale(widget: Drawn) -> SafeString:
    """Draw the numbers from 0 to 10 and, last, the way to say nothing."""
    *some, silent = _each(widget)
    low, high = widget["low"], widget["high"]
    nothing = format_html(
        '<label{}>{}<span aria-hidden="true">–</span><span class="visually-hidden">{}</span></label>',
        _for(silent),
        _button(silent),
        silent["label"],
    )
    ends = _ends(f"{some[0]['label']}: {low}", f"{some[-1]['label']}: {high}")
    return _scale("scale daily", widget, _numbers(some, low, high) + nothing, ends)


def _each(widget: Drawn) -> list[Drawn]:
    return [one for _group, some, _index in widget["optgroups"] for one in some]


def _for(one: Drawn) -> SafeString:
    return attributes({"for": one["attrs"].get("id")})


def _button(one: Drawn) -> SafeString:
    named = {"type": one["type"], "name": one["name"], "value": one["value"]}
    return mark_safe(f"<input{attributes(named | one['attrs'])}>")  # noqa: S308  # escaped there


def _beside(one: Drawn) -> tuple[SafeString, SafeString]:
    """The mark and the icon of a card."""
    mark, symbol = one.get("mark"), one.get("icon")
    return (
        format_html('<span class="mark" aria-hidden="true">{}</span>', mark) if mark else NOTHING,
        icon(symbol) if symbol else NOTHING,
    )


def _words(one: Drawn) -> tuple[SafeString, SafeString]:
    """The words of a card, its mark told to who hears them, and its second line."""
    mark, detail = one.get("mark"), one.get("detail")
    heard = format_html('<span class="visually-hidden">{}</span> ', mark) if mark else NOTHING
    return (
        format_html('<span class="words">{}{}</span>', heard, one["label"]),
        format_html('<span class="detail">{}</span>', detail) if detail else NOTHING,
    )


def _numbers(some: list[Drawn], low: object, high: object) -> SafeString:
    heard = {0: low, len(some) - 1: high}
    return format_html_join(
        "",
        "<label{}>{}<span>{}{}</span></label>",
        ((_for(one), _button(one), one["label"], _heard(heard.get(n))) for n, one in enumerate(some)),
    )


def _heard(words: object) -> SafeString:
    return format_html('<span class="visually-hidden">, {}</span>', words) if words else NOTHING


def _ends(low: object, high: object) -> SafeString:
    return format_html(
        '<p class="scale-ends" aria-hidden="true"><span>{}</span><span>{}</span></p>', low, high
    )


def _scale(name: str, widget: Drawn, row: SafeString, ends: SafeString) -> SafeString:
    outer = attributes({"class": name, "id": widget["attrs"].get("id")})
    return format_html('<div{}><div class="scale-row">{}</div>{}</div>', outer, row, ends)
