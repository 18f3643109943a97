"""Template tags every page may use: icons, and who can read an item."""

from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.web.audiences import audience_icon, audience_words

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, size: str = "") -> SafeString:
    """Draw one symbol of the sprite, hidden from screen readers: the words beside it say the same.

    Drawn once a process: a page has dozens, and each asks where the sprite is.
    """
    classes = f"icon {size}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        classes,
        static("vendor/icons.svg"),
        name,
    )


@register.inclusion_tag("components/audience.html")
def audience(value: str, words: str = "") -> dict[str, Any]:
    """Say in words and icon who can read an item; `words` replaces the standard sentence."""
    return {"icon": audience_icon(value), "words": words or audience_words(value)}
