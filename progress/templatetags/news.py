"""What is new of a couple, drawn in Python: twenty entries on a page, each with its words and its buttons."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, audience, icon
from goals.templatetags.steps import token
from progress.pages.told_presented import Item, Line

register = template.Library()

ITEM = (
    '<li class="{slot}" id="entry-{pk}"><details><summary>'
    '<span><span class="who {slot}">{name}</span> <span class="strong">{label}</span>'
    ' <time class="soft small" datetime="{day}">{when}</time> <span class="soft" dir="auto">{begins}</span>'
    '</span></summary><div class="stack tight">{lines}{form}{place}</div></details></li>'
)
FORM = (
    '<form method="post" action="{url}" class="no-print" hx-post="{url}" hx-target="#new"'
    ' hx-swap="outerHTML">{token}<input type="hidden" name="entry" value="{pk} {stamp}"><p class="actions">'
    '<button class="button small">{mark}<span class="visually-hidden">: {name}, {begins}</span></button>'
    "{answer}</p></form>"
)
ANSWER = (
    ' <a class="button small quiet" href="{url}" hx-get="{url}" hx-target="#answer-{pk}" hx-swap="innerHTML">'
    "{icon} {words}</a>"
)
ENTRY = '<input type="hidden" name="entry" value="{} {}">'
ASKED = '<p><span class="soft small">{}:</span> <span class="keep-lines" dir="auto">{}</span></p>'
SAID = '<p class="keep-lines" dir="auto">{}</p>'
OPEN = '<a href="{}">{}<span class="visually-hidden">: {}</span></a>'


@register.simple_tag(takes_context=True)
def news_items(context: Context, items: Iterable[Item], read_url: str) -> SafeString:
    """Entries opened in place: words, who reads them, a way to mark each as read and one to answer it."""
    csrf = token(context)
    return joined(_item(item, read_url, csrf) for item in items)


@register.simple_tag
def news_entries(items: Iterable[Item]) -> SafeString:
    """Name entries as they stand, so that one press marks them all."""
    return joined(write(ENTRY, item.pk, item.stamp) for item in items)


def _item(item: Item, read_url: str, csrf: SafeString) -> SafeString:
    place = write('<div id="answer-{}"></div>', item.pk) if item.may_answer else NOTHING
    return write(
        ITEM, pk=item.pk, slot=item.slot, name=item.name, label=item.label, day=item.day, when=item.when,
        begins=item.begins, lines=item_lines(item), form=_form(item, read_url, csrf), place=place,
    )  # fmt: skip


@register.simple_tag
def item_lines(item: Item) -> SafeString:
    """The words of an entry, who reads it, and the way to its own page."""
    way = write(OPEN, item.url, _("Open the page"), item.begins) if item.url else NOTHING
    readers = write('<p class="meta">{}{}</p>', audience(item.audience, item.audience_words), way)
    return joined([*map(_line, item.lines), readers])


def _line(line: Line) -> SafeString:
    asked, words = line
    return write(ASKED, asked, words) if asked else write(SAID, words)


def _form(item: Item, read_url: str, csrf: SafeString) -> SafeString:
    return write(
        FORM, url=read_url, token=csrf, pk=item.pk, stamp=item.stamp, mark=_("Mark as read"),
        name=item.name, begins=item.begins, answer=_answer(item) if item.may_answer else NOTHING,
    )  # fmt: skip


def _answer(item: Item) -> SafeString:
    words = _("Answer %(name)s") % {"name": item.name}
    url = address_of("progress:answer", item.pk)
    return write(ANSWER, url=url, pk=item.pk, icon=icon("message-circle"), words=words)
