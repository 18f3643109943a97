"""Template tags every page may use: icons, who can read an item, and what is the same for everybody.

`{% load i18n page %}` in this order: `translate` and `date` are Django's, and look things up once a language.
"""

import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django import template
from django.template.base import NodeList, Parser, Template, Token
from django.template.context import Context
from django.template.defaultfilters import date as as_django
from django.template.loader_tags import do_include
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.languages import reader_language
from couplesgoals.web.addresses import address_of
from couplesgoals.web.audiences import audience_icon, audience_words
from couplesgoals.web.days import day_words
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


@register.filter(expects_localtime=True)
def date(value: Any, form: str | None = None) -> str:
    """Write a date as Django does; days are kept in words, as pages name the same ones again and again."""
    return day_words(value, form) if form and type(value) is datetime.date else as_django(value, form)


class SameForAll(template.Node):
    """What is drawn once a language and process."""

    def __init__(self, nodes: NodeList) -> None:
        self.nodes = nodes
        self.drawn: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Draw the body from nothing: it cannot hold a word about anybody, whoever asks first."""
        language = reader_language()
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
        language = reader_language()
        if language not in self.said:
            self.said[language] = self.node.render(context)
        return self.said[language]


class Found:
    """A template in place of its name, looked for once: each request looked for each of a frame's parts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.template: Template | None = None

    def resolve(self, context: Context) -> Template:
        """Give the template."""
        if self.template is None:
            assert context.template is not None  # a node is drawn as part of one
            self.template = context.template.engine.get_template(self.name)
        return self.template


@register.tag
def include(parser: Parser, token: Token) -> template.Node:
    """Include as Django does; a template named in full is kept for as long as the one it stands in."""
    node: Any = do_include(parser, token)
    if isinstance(node.template.var, str) and not node.template.filters:
        node.template = Found(node.template.var)
    return node


@register.tag
def translate(parser: Parser, token: Token) -> template.Node:
    """Translate as Django does; what stands in the template in full is kept."""
    node = do_translate(parser, token)
    written = node.filter_expression
    is_whole = written.var.lookups is None and not written.filters
    return Sentence(node) if is_whole and not node.asvar and not node.message_context else node
