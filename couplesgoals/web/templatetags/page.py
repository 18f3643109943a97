"""Template tags every page may use: icons, who can read an item, and what is the same for everybody.

`{% load i18n page %}` in this order: `translate` is Django's, and looks up each sentence once a language.
"""

from functools import cache
from uuid import UUID

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from couplesgoals.web.addresses import address_of
from couplesgoals.web.audiences import audience_icon, audience_words
from couplesgoals.web.markup import write

register = template.Library()
NOTHING = SafeString()


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
    # In Python: each entry of a list says it, and its template took as long as its words.
    said = words or audience_words(value)
    return write('<span class="audience">{}<span>{}</span></span>', icon(audience_icon(value)), said)


@register.simple_tag
def address(name: str, pk: UUID) -> str:
    """Do what `{% url name pk %}` does, in a third of the time."""
    return address_of(name, pk)


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


class Sentence(template.Node):
    """A sentence without anything to fill in, as most are; looking one up took as long as a name."""

    def __init__(self, node: TranslateNode) -> None:
        self.node = node
        self.said: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """Say it in the reader's language."""
        language = get_language()
        if language not in self.said:
            self.said[language] = self.node.render(context)
        return self.said[language]


@register.tag
def translate(parser: Parser, token: Token) -> template.Node:
    """Translate as Django does; what stands in the template in full is kept."""
    node = do_translate(parser, token)
    written = node.filter_expression
    is_whole = written.var.lookups is None and not written.filters
    return Sentence(node) if is_whole and not node.asvar and not node.message_context else node
