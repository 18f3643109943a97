"""What both shared of their journals, drawn in Python as a timeline's entries are."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.markup import write
from couplesgoals.web.templatetags.page import NOTHING, audience
from progress.pages.journal_shared import Shared

register = template.Library()

ITEM = (
    '<li class="{}"><p class="meta"><span class="who {}">{}</span><span>{}</span></p>'
    '<p class="keep-lines" dir="auto">{}</p><p class="meta">{}{}</p></li>'
)
OPEN = '<a href="{}">{}<span class="visually-hidden">: {}</span></a>'


@register.simple_tag
def shared_item(item: Shared) -> SafeString:
    """Say whose words they are, since when, and who reads them; an entry leads to all of it."""
    way = NOTHING
    if item.entry:
        address = address_of("progress:journal_shared", item.entry)
        way = write(OPEN, address, _("Read the entry"), Truncator(item.words).chars(40))
    return write(
        ITEM, item.slot, item.slot, _("You") if item.is_mine else item.name,
        _("Shared: %(when)s") % {"when": item.when}, item.words,
        audience(item.audience, item.audience_words), way,
    )  # fmt: skip
