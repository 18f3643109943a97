"""Template tags every page may use: icons, who can read an item, and what is the same for everybody."""

from collections.abc import Iterable
from functools import cache

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from couplesgoals.web.audiences import audience_icon, audience_words
from couplesgoals.web.markup import write
from couplesgoals.web.page import Place

register = template.Library()
NOTHING = SafeString()
PLACE = '<li><a href="{}"{}>{}<span>{}</span></a></li>'
CURRENT = SafeString(' aria-current="page"')


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


@register.simple_tag
def audience(value: str, words: str = "") -> SafeString:
    """Say in words and icon who can read an item; `words` replaces the standard sentence."""
    # In Python, as are the places: each entry of a list says it, and its template took as long as its words.
    said = words or audience_words(value)
    return write('<span class="audience">{}<span>{}</span></span>', icon(audience_icon(value)), said)


@register.simple_tag
def places(nav: Iterable[Place]) -> SafeString:
    """List the places of a bar, the one where one is marked."""
    items = ((one.url, CURRENT if one.current else NOTHING, icon(one.icon), one.label) for one in nav)
    return SafeString("".join(write(PLACE, *one) for one in items))


class SameForAll(template.Node):
    """What is drawn once a language and process."""

    def __init__(self, nodes: NodeList) -> None:
        self.nodes = nodes
        self.drawn: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Draw the body from nothing: it cannot hold a word about anybody, whoever asks first."""
        language = get_language()
        if language not in self.drawn:
            nothing = Context()
            assert context.template is not None  # a node is drawn as part of one
            with nothing.bind_template(context.template):
                self.drawn[language] = self.nodes.render(nothing)
        return self.drawn[language]


@register.tag
def sameforall(parser: Parser, token: Token) -> SameForAll:
    """Keep what stands up to `{% endsameforall %}`: a page's frame took as long as its content."""
    nodes = parser.parse(("endsameforall",))
    parser.delete_first_token()
    return SameForAll(nodes)
