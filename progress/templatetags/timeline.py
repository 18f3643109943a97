"""The entries of a timeline, drawn in Python: there are ten on a page, each with a dozen nodes to render."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.markup import write
from couplesgoals.web.templatetags.page import NOTHING, audience
from progress.pages.timeline import Entry

register = template.Library()

SAID = (
    '<p class="meta"><span class="who {}">{}</span> <time datetime="{}">{}</time> {}</p>'
    '<p class="keep-lines">{}</p><p class="meta"><span>{}</span> <span>{}</span></p>{}{}'
)


@register.simple_tag
def entry_said(entry: Entry, *, hide_goal: object = False) -> SafeString:
    """Say who did what and when, for which goal where that is not said by the page, and how it went."""
    goal = NOTHING if hide_goal else write('<a href="{}">{}</a>', entry.goal_url, entry.goal_title)
    return write(
        SAID, entry.slot, entry.name, entry.day, entry.when, goal, entry.what,
        _("How it went: %(how)s") % {"how": entry.how},
        _("Effort: %(effort)s") % {"effort": entry.effort},
        _small(entry.helped and _("Helped: %(words)s") % {"words": entry.helped}),
        _small(entry.hindered and _("Got in the way: %(words)s") % {"words": entry.hindered}),
    )  # fmt: skip


@register.simple_tag
def entry_readers(entry: Entry) -> SafeString:
    """Say who reads an entry, and lead its author to the choice."""
    change = NOTHING
    if entry.is_mine:
        change = write(
            '<a href="{}">{}</a>',
            address_of("progress:log_audience", entry.pk),
            _("Change who reads this"),
        )
    return write('<p class="meta">{} {}</p>', audience(entry.audience, entry.audience_words), change)


def _small(sentence: str) -> SafeString:
    return write('<p class="small">{}</p>', sentence) if sentence else NOTHING
