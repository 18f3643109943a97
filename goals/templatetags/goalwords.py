"""What was said about a goal, drawn in Python: on a goal's page these words took a third of its drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import label_of
from couplesgoals.web.days import day_words
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING
from goals.models import GoalReview, ReviewOutcome

register = template.Library()

REVIEW = (
    '<div class="stack tight"><p class="row"><span class="who staff">{}{}</span>'
    ' <span class="chip {}">{}</span> <time class="meta" datetime="{}">{}</time></p>{}{}</div>'
)
FACT = '<div><dt>{}</dt><dd class="keep-lines">{}</dd></div>'
VOICE = (
    '<div class="voice {slot}"><p class="who {slot}">{name}</p>'
    '<p class="words keep-lines">{why}</p>{first}{ask}</div>'
)
LEVEL = '<li{}><span class="mark">{}</span><div>{}</div></li>'


@register.simple_tag
def review_words(reviews: Iterable[GoalReview]) -> SafeString:
    """Say what the clinician answered to a version."""
    return joined(map(_review, reviews))


def _review(review: GoalReview) -> SafeString:
    asked = (
        (_("Is it within reach?"), review.realistic),
        (_("Is it clear what each of you does?"), review.actionable),
        (_("Does it fit the two of you?"), review.tailored),
    )
    facts = joined(write(FACT, question, answer) for question, answer in asked if answer)
    by, at = review.clinician, localtime(review.created_at)
    return write(
        REVIEW,
        by.name,
        f", {by.credential}" if by.credential else "",
        "good" if review.outcome == ReviewOutcome.APPROVED else "warm",
        label_of(ReviewOutcome(review.outcome)),
        at.isoformat(),
        day_words(at.date(), "DATE_FORMAT"),
        write('<p class="keep-lines">{}</p>', review.message) if review.message else NOTHING,
        write('<dl class="facts">{}</dl>', facts) if facts else NOTHING,
    )


@register.simple_tag
def voices(spoken: Iterable[Mapping[str, Any]]) -> SafeString:
    """Say side by side why a goal matters to each, what they begin with and what they ask for."""
    return write('<div class="voices">{}</div>', joined(map(_voice, spoken)))


def _voice(one: Mapping[str, Any]) -> SafeString:
    said = one["said"]
    return write(
        VOICE,
        slot=one["slot"],
        name=one["name"],
        why=said.why,
        first=_asked(_("My first step:"), said.first_step),
        ask=_asked(_("What I ask of my partner:"), said.ask_of_partner),
    )


def _asked(question: str, words: str) -> SafeString:
    return write('<p><span class="strong">{}</span> {}</p>', question, words) if words else NOTHING


@register.simple_tag
def ladder(levels: Iterable[Mapping[str, Any]]) -> SafeString:
    """Show the five levels, the highest first, with what was hoped for marked."""
    expected = SafeString(' class="expected"')
    lines = (write(LEVEL, NOTHING if one["level"] else expected, one["mark"], one["words"]) for one in levels)
    return write('<ul class="levels" role="list">{}</ul>', joined(lines))
