"""One's own answers of a day, drawn in Python: two weeks of them are on a page."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.markup import write
from couplesgoals.web.templatetags.page import NOTHING, icon
from progress.pages.checkin_mine import Said

register = template.Library()

ANSWER = (
    '<li><p><span class="soft">{}:</span> <span class="strong keep-lines">{}</span></p>'
    '<p class="meta"><span class="audience">{}<span>{}</span></span>{}</p></li>'
)
CHANGE = ' <a href="{}">{}<span class="visually-hidden">: {}, {}</span></a>'


@register.simple_tag
def my_answer(one: Said, day: str) -> SafeString:
    """Say what was answered and who reads it, and lead to the choice of readers where there is one."""
    change = write(CHANGE, one.url, _("Change who reads it"), one.label, day) if one.url else NOTHING
    return write(ANSWER, one.label, one.words, icon(one.icon), one.readers, change)
