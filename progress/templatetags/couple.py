"""A clinician's page of one couple, drawn in Python where it has many small parts."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from couplesgoals.program.models import Couple
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, audience, icon
from progress.pages.couple_page import GoalRow, NoteLine, Voice

register = template.Library()

WAY = '<a class="button small quiet" href="{}">{} {}</a> '
GOAL = (
    '<article class="stack tight"><h3><a href="{url}">{title}</a></h3>'
    '<p class="row"><span class="chip{look}">{standing}</span> {change} {owner} {review}</p>'
    '<div class="voices">{voices}</div></article>'
)
CHIP = '<span class="chip warm">{}</span>'
OWNER = '<span class="who {}">{}</span>{}'
VOICE = '<div class="voice {slot}"><p class="who {slot}">{name}</p><p class="keep-lines">{why}</p></div>'
NOTE = '<li><a href="{}">{}<span>{} · {} · {}</span><span class="end">{}</span></a></li>'
LONGEST_WHY = 280


@register.simple_tag
def couple_ways(couple: Couple) -> SafeString:
    """Lead to all other pages about a couple."""
    ways = [
        ("progress:couple_review", "list-checks", _("Monthly review")),
        ("progress:couple_priorities", "git-compare-arrows", _("Priorities")),
        ("progress:couple_days", "sun", _("Days, and what got in the way")),
        ("goals:values_couple", "sprout", _("Values")),
        ("goals:boundaries_couple", "shield", _("Boundaries")),
        ("progress:attainment", "trending-up", _("Attainment")),
        ("progress:readiness", "activity", _("Readiness")),
        ("progress:couple_ways_back", "footprints", _("Ways back")),
        ("progress:couple_cycle", "undo-2", _("Cycle")),
        ("progress:journal_couple", "notebook-pen", _("From their journals")),
        ("progress:couple_timeline", "history", _("Timeline")),
    ]
    if couple.frozen_at is None:
        ways.append(("progress:couple_win", "sparkles", _("Mark a win")))
    return joined(write(WAY, address_of(name, couple.pk), icon(mark), words) for name, mark, words in ways)


@register.simple_tag
def couple_goals(rows: Iterable[GoalRow], couple: Couple) -> SafeString:
    """Say of each goal how it stands, whose it is and what both said when they accepted it."""
    said = joined(_goal(row, is_open=couple.frozen_at is None) for row in rows)
    return said or write('<p class="soft">{}</p>', _("None yet."))


def _goal(row: GoalRow, *, is_open: bool) -> SafeString:
    goal, change, owner, review = row.goal, NOTHING, NOTHING, NOTHING
    waits = is_open and goal.awaits_review_since is not None
    if is_open and goal.has_pending_change:
        change = write(CHIP, _("A change is being agreed"))
    if row.owner:
        slot = row.voices[0].slot if row.voices else ""
        owner = write(OWNER, slot, row.owner, audience(goal.audience, row.audience_words))
    if waits:
        where = address_of("goals:review", goal.pk)
        review = write('<a class="button small" href="{}">{}</a>', where, _("Review"))
    return write(
        GOAL, url=address_of("progress:goal", goal.pk), title=row.title, standing=row.standing,
        look=" warm" if waits else " on" if is_open else "", change=change, owner=owner, review=review,
        voices=joined(map(_voice, row.voices)),
    )  # fmt: skip


def _voice(voice: Voice) -> SafeString:
    why = voice.why if len(voice.why) <= LONGEST_WHY else Truncator(voice.why).chars(LONGEST_WHY)
    return write(VOICE, slot=voice.slot, name=voice.name, why=why)


@register.simple_tag
def couple_notes(notes: Iterable[NoteLine]) -> SafeString:
    """Lead to the latest notes: of which day, about whom, and whether they are signed."""
    lines = [
        write(
            NOTE, address_of("sessions:note_detail", note.pk), icon("signature"), day_words(note.day, "M j"),
            note.about, note.status, icon("chevron-right"),
        )
        for note in notes
    ]  # fmt: skip
    return joined(lines) or write('<li class="soft">{}</li>', _("No notes yet."))
