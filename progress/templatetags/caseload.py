"""A couple on a caseload, drawn in Python: sixty of them, each with its reasons."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING
from progress.pages.caseload import Row
from progress.pages.needs_waiting import Need

register = template.Library()

ROW = (
    '<tr><th scope="row"><a href="{url}">{name}</a>{status}</th><td data-label="{for_what}">{needs}</td>'
    '<td data-label="{entry}">{last_entry}</td><td data-label="{session}">{next_session}</td></tr>\n'
)
STATUS = ' <span class="chip">{}</span>'
NEEDS = '<ul class="stack tight" role="list">{}</ul>'
NEED = '<li><a class="chip {}" href="{}">{}</a> <span class="soft small nowrap">{}</span></li>'
NO_NEED = '<span class="soft">{}</span>'
PLAN = '<a href="{}?couple={}">{}</a>'


@register.simple_tag
def caseload_rows(rows: list[Row]) -> SafeString:
    """Say of each couple why it needs somebody, when it last wrote and when it next meets its clinician."""
    labels = {
        "for_what": _("Needs you for"),
        "entry": _("Last entry"),
        "session": _("Next session"),
    }
    nothing = write(NO_NEED, _("Nothing just now"))
    plan_at, plan_words = address("sessions:plan"), _("Plan one")
    return joined(
        write(
            ROW, url=row.url, name=row.name, status=write(STATUS, row.status) if row.status else NOTHING,
            needs=write(NEEDS, joined(map(_need, row.needs))) if row.needs else nothing,
            last_entry=row.last_entry, **labels,
            next_session=row.next_session or write(PLAN, plan_at, row.pk, plan_words),
        )
        for row in rows
    )  # fmt: skip


def _need(need: Need) -> SafeString:
    return write(NEED, need.look, need.url, need.words, need.since_words)
