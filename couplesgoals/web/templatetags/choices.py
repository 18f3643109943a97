"""Options and scales of forms, drawn in Python.

In a template each attribute of each option is a node to render: three scales took longer than all else on
their page.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, icon

register = template.Library()
type Drawn = dict[str, Any]

OPTION = '<label class="option"{}>{}{}{}<span>{}{}</span></label>'
MARK = '<span class="mark" aria-hidden="true">{}</span>'
HEARD = '<span class="visually-hidden">{}</span> '
WORDS = '<span class="words">{}{}</span>'
DETAIL = '<span class="detail">{}</span>'
NUMBER = "<label{}>{}<span>{}{}</span></label>"
SILENT = '<label{}>{}<span aria-hidden="true">–</span><span class="visually-hidden">{}</span></label>'
ENDS = '<p class="scale-ends" aria-hidden="true"><span>{}</span><span>{}</span></p>'


@register.simple_tag
def attributes(attrs: Mapping[str, object]) -> SafeString:
    """Write the attributes of a tag; True is a name alone, False and None are nothing."""
    written = []
    for name, value in attrs.items():
        if value is True:
            written.append(f" {name}")
        elif value is not False and value is not None:
            written.append(f' {name}="{escape(str(value))}"')
    return SafeString("".join(written))


@register.simple_tag
def options(widget: Drawn) -> SafeString:
    """Draw one choice among a few, or several, as large cards."""
    name = widget["attrs"].get("class")
    outer = {"class": f"options {name}" if name else "options", "id": widget["attrs"].get("id")}
    return write("<div{}>{}</div>", attributes(outer), joined(map(_option, _each(widget))))


@register.simple_tag
def scale(widget: Drawn) -> SafeString:
    """Draw a row of numbers; the words of both ends are heard with the first and the last."""
    low, high = widget["low"], widget["high"]
    row = _numbers(_each(widget), low, high)
    return _scale("scale", widget, row, write(ENDS, low, high) if low else NOTHING)


@register.simple_tag
def daily_scale(widget: Drawn) -> SafeString:
    """Draw the numbers from 0 to 10 and, last, the way to say nothing."""
    *some, silent = _each(widget)
    low, high = widget["low"], widget["high"]
    nothing = write(SILENT, _for(silent), _button(silent), silent["label"])
    ends = write(ENDS, f"{some[0]['label']}: {low}", f"{some[-1]['label']}: {high}")
    return _scale("scale daily", widget, joined([_numbers(some, low, high), nothing]), ends)


def _each(widget: Drawn) -> list[Drawn]:
    return [one for _group, some, _index in widget["optgroups"] for one in some]


def _option(one: Drawn) -> SafeString:
    """A card: its mark, told to who hears it too, its icon, its words and its second line."""
    mark, symbol, detail = one.get("mark"), one.get("icon"), one.get("detail")
    return write(
        OPTION,
        _for(one),
        _button(one),
        write(MARK, mark) if mark else NOTHING,
        icon(symbol) if symbol else NOTHING,
        write(WORDS, write(HEARD, mark) if mark else NOTHING, one["label"]),
        write(DETAIL, detail) if detail else NOTHING,
    )


def _for(one: Drawn) -> SafeString:
    return attributes({"for": one["attrs"].get("id")})


def _button(one: Drawn) -> SafeString:
    named = {"type": one["type"], "name": one["name"], "value": one["value"]}
    return SafeString(f"<input{attributes(named | one['attrs'])}>")


def _numbers(some: list[Drawn], low: object, high: object) -> SafeString:
    heard = {0: low, len(some) - 1: high}
    return joined(
        write(NUMBER, _for(one), _button(one), one["label"], _heard(heard.get(n)))
        for n, one in enumerate(some)
    )


def _heard(words: object) -> SafeString:
    return write('<span class="visually-hidden">, {}</span>', words) if words else NOTHING


def _scale(name: str, widget: Drawn, row: SafeString, ends: SafeString) -> SafeString:
    outer = attributes({"class": name, "id": widget["attrs"].get("id")})
    return write('<div{}><div class="scale-row">{}</div>{}</div>', outer, row, ends)
