"""A form's fields drawn in Python, by the names of the templates that Django would draw them with.

A form has a dozen fields, and each took four templates: half of what it took to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.choices import attributes, options, scale
from couplesgoals.web.templatetags.page import NOTHING, icon

register = template.Library()

FIELD = '<div class="field{}">{}</div>'
GROUP = "<fieldset{}><legend{}>{}{}</legend>{}{}</fieldset>"
CHECK = '{}<div class="check">{}<label for="{}">{}</label></div>'
PLAIN = '<label for="{}"{}>{}{}</label>{}{}'
OPTIONAL = ' <span class="optional">({})</span>'
HINT = '<p class="hint" id="{}_helptext">{}</p>'
ERRORS = '<div id="{}_error">{}</div>'
ERROR = '<p class="error">{}<span>{}</span></p>'
ASKED = SafeString(' class="question"')


def field(bound: BoundField) -> SafeString:
    """Draw a field: what it is called, its hint and what is wrong with it, and where to write."""
    control = SafeString(bound)
    if bound.is_hidden:
        return control
    around = hint_and_error(bound)
    if bound.use_fieldset:
        asked, optional = _asked(bound), _optional(bound)
        described = attributes({"aria-describedby": bound.aria_describedby or None})
        body = write(GROUP, described, asked, bound.label, optional, around, control)
    elif bound.widget_type == "checkbox":
        body = write(CHECK, around, control, bound.id_for_label, bound.label)
    else:
        asked, optional = _asked(bound), _optional(bound)
        body = write(PLAIN, bound.id_for_label, asked, bound.label, optional, around, control)
    return write(FIELD, " wrong" if bound.errors else "", body)


@register.simple_tag
def hint_and_error(bound: BoundField) -> SafeString:
    """Say what helps to fill a field in, and what is wrong with what was."""
    hint = write(HINT, bound.auto_id, bound.help_text) if bound.help_text else NOTHING
    if not bound.errors:
        return hint
    errors = joined(write(ERROR, icon("triangle-alert"), error) for error in bound.errors)
    return joined([hint, write(ERRORS, bound.auto_id, errors)])


def _asked(bound: BoundField) -> SafeString:
    return ASKED if getattr(bound.field, "asks", False) else NOTHING


def _optional(bound: BoundField) -> SafeString:
    return NOTHING if bound.field.required else write(OPTIONAL, _("if you like"))


def _input(widget: dict[str, Any]) -> SafeString:
    value = widget["value"]
    named = {"type": widget["type"], "name": widget["name"], "value": None if value is None else str(value)}
    return write("<input{}{}>", attributes(named), attributes(widget["attrs"]))


def _textarea(widget: dict[str, Any]) -> SafeString:
    # A line break that comes first is not part of what was written.
    return write(
        '<textarea name="{}"{}>\n{}</textarea>',
        widget["name"],
        attributes(widget["attrs"]),
        widget["value"] or "",
    )


INPUTS = ("input", "text", "number", "email", "url", "password", "hidden", "date", "datetime", "checkbox")
DRAWN: dict[str, Callable[[Any], SafeString]] = {
    "forms/field.html": lambda context: field(context["field"]),
    "forms/widgets/options.html": lambda context: options(context["widget"]),
    "forms/widgets/scale.html": lambda context: scale(context["widget"]),
    "django/forms/widgets/textarea.html": lambda context: _textarea(context["widget"]),
} | {f"django/forms/widgets/{name}.html": lambda context: _input(context["widget"]) for name in INPUTS}
