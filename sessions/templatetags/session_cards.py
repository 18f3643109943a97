"""Sessions in a list, drawn in Python: a page shows up to eight, each with a dozen nodes to render."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.markup import write
from couplesgoals.web.templatetags.page import NOTHING, icon
from sessions.presenters import SessionCard

register = template.Library()

CARD = (
    '<article class="card session"><div class="card-head"><h3><a href="{url}">{title}</a></h3>'
    ' <span class="chip {chip}">{status}</span></div>'
    '<p class="meta">{calendar}<span>{day}, <span class="nowrap">{time}</span></span></p>'
    '<p class="meta">{people}<span>{who}</span></p>{video}{note}</article>'
)
ROOM = (
    '<p class="actions"><a class="button" href="{}" target="_blank" rel="noopener noreferrer">{}<span>{}'
    ' <span class="visually-hidden">{}</span></span></a></p>'
)
ROOM_LATER = '<div class="note">{}<div><p>{}</p></div></div>'
NOTE = (
    '<p class="actions"><a class="button small quiet" href="{}">{}'
    ' <span class="visually-hidden">{}, {}</span></a></p>'
)


@register.simple_tag
def session_card(session: SessionCard) -> SafeString:
    """Say when a session is and with whom, where it stands, and lead to its video room and its note."""
    note = NOTHING
    if session.note_url:
        note = write(NOTE, session.note_url, session.note_text, session.title, session.when_text)
    return write(
        CARD, url=session.url, title=session.title, chip=session.chip, status=session.status_text,
        calendar=icon("calendar-days"), day=session.day_text, time=session.time_text,
        people=icon("users-round"), who=session.who, video=video_room(session), note=note,
    )  # fmt: skip


@register.simple_tag
def video_room(session: SessionCard) -> SafeString:
    """Lead into the video room while it is open, or say when it will be."""
    if session.video_link:
        words = _("Open the video room"), _("(opens in a new window)")
        return write(ROOM, session.video_link, icon("video"), *words)
    return write(ROOM_LATER, icon("video"), session.video_text) if session.video_text else NOTHING
