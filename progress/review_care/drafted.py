"""The text a summary begins with: plain sentences the record gives, for the clinician to check and rewrite.

A summary for both partners holds nothing that only one of them told: only what both read by now goes into it.
Two levels stand apart and are never averaged.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from progress.models import Decision
from progress.review_care.events import Events, SetbackRow, shared_with_both
from progress.review_care.goals import GoalRow, goal_rows, goals_looked_at, levels_of, read_by_both
from progress.review_care.page import CarePage
from progress.review_care.plans import PlanStanding
from progress.review_care.said import First
from progress.rounds import Gap


def drafted(clinician: User, pair: Pair, page: CarePage, audience: str) -> str:
    """Compose the text for this audience; paragraphs stand apart by an empty line."""
    review = page.span.review
    assert review is not None  # there is no summary without a review
    for_both = audience == Audience.COUPLE
    rows = _goals_for_both(clinician, pair, page, review) if for_both else page.goals
    paragraphs = [
        _opening(page, for_both=for_both),
        *(_goal(row, for_both=for_both) for row in rows),
        _focus(page),
        _events(page.events, for_both=for_both),
        "" if for_both else _plans(page.plans),
    ]
    return "\n\n".join(text for text in paragraphs if text)


def _goals_for_both(clinician: User, pair: Pair, page: CarePage, review: ProgressReview) -> Sequence[GoalRow]:
    """Put the goals together anew with the levels both partners read by now."""
    goals = goals_looked_at(clinician, pair, page.said.goals(), review, until=page.span.last)
    levels = read_by_both(levels_of(goals), pair, review, [one.goal.pk for one in goals])
    return goal_rows(clinician, pair, goals, page.said, levels)


def _opening(page: CarePage, *, for_both: bool) -> str:
    span = page.span
    assert span.review is not None
    values = {
        "month": date_format(span.review.opens_on, "F Y"),
        "first": date_format(span.first, "F j"),
        "last": date_format(span.last, "F j"),
    }
    told = _("Monthly review, %(month)s, looking back from %(first)s to %(last)s.") % values
    names = [one.name for one in span.answered if one.at]
    if len(names) == 2:
        answered = _("%(a)s and %(b)s both answered.") % {"a": names[0], "b": names[1]}
    elif for_both:
        answered = ""  # who of the two did not is no sentence for both
    elif names:
        others = [one.name for one in span.answered if not one.at]
        values = {"name": names[0], "other": others[0] if others else ""}
        answered = _("%(name)s answered; %(other)s did not within the window.") % values
    else:
        answered = _("Neither answered within the window.")
    return " ".join(filter(None, (told, answered)))


def _goal(row: GoalRow, *, for_both: bool) -> str:
    sentences = [row.title.rstrip(".") + "."]
    when = "" if row.is_of_review or row.on is None else date_format(row.on, "F j")
    for side in row.sides:
        values = {"name": side.name, "mark": side.mark, "words": side.words.rstrip(".")}
        sentences.append(_("%(name)s sees it at %(mark)s (%(words)s).") % values)
    if when and row.sides:
        sentences.append(_("These levels are of %(day)s.") % {"day": when})
    if row.levels and row.levels.gap and len(set(row.levels.revisions.values())) == 1:
        sentences.append(_gap(row.levels.gap, for_both=for_both))
    sentences.append(_decided(row))
    return " ".join(text for text in sentences if text)


def _gap(gap: Gap, *, for_both: bool) -> str:
    if for_both:
        return gap.words
    if gap.differs:
        words = ngettext("They differ by %(n)s level.", "They differ by %(n)s levels.", gap.size)
        return words % {"n": gap.size}
    return _("They are close.") if gap.size else _("They see it the same way.")


def _decided(row: GoalRow) -> str:
    if row.decision == Decision.TALK:
        return _("Brought to the clinician; to be talked through.")
    if row.decided:
        return _("Decided: %(decision)s.") % {"decision": row.decided}
    if not row.wishes:
        return ""
    wishes = "; ".join(f"{wish.name}: {wish.words}" for wish in row.wishes)
    return _("Not decided yet. Wishes: %(wishes)s.") % {"wishes": wishes}


def _focus(page: CarePage) -> str:
    if not page.first:
        return _("Nothing is put first for the next month yet.")
    if page.agreed:
        return _("First next month: %(what)s.") % {"what": _chosen(*page.first[0])}
    told = [
        _("%(name)s would put first: %(what)s.") % {"name": one.name, "what": _chosen(one, goals)}
        for one, goals in page.first
    ]
    return " ".join([_("The focus of the next month is not agreed yet."), *told])


def _chosen(one: First, goals: list[str]) -> str:
    what = [*goals, *([_("ritual: %(ritual)s") % {"ritual": one.ritual}] if one.ritual else [])]
    return "; ".join(what) or _("no goal")


def _events(events: Events, *, for_both: bool) -> str:
    wins = shared_with_both(events.wins) if for_both else events.wins
    setbacks = shared_with_both(events.setbacks) if for_both else events.setbacks
    told = [ngettext("%(n)s win marked.", "%(n)s wins marked.", len(wins)) % {"n": len(wins)} if wins else ""]
    if setbacks:
        words = ngettext("%(n)s setback told", "%(n)s setbacks told", len(setbacks)) % {"n": len(setbacks)}
        told.append(f"{words}{_ways(setbacks)}.")
    return " ".join(text for text in told if text)


def _ways(setbacks: Sequence[SetbackRow]) -> str:
    """Say how long each repair took, and how many are open, of those both know of."""
    known = [one.way for one in setbacks if one.way]
    repaired, still = [way.repair for way in known if way.repair], [way for way in known if not way.repair]
    told = []
    if repaired:
        told.append(_("repaired in %(times)s") % {"times": get_text_list(repaired, _("and"))})
    if still:
        told.append(
            ngettext("%(n)s way back still open", "%(n)s ways back still open", len(still))
            % {"n": len(still)}
        )
    return f": {'; '.join(told)}" if told else ""


def _plans(plans: Sequence[PlanStanding]) -> str:
    """Say when each plan was reviewed and when it will be again: what is overdue today is not so for good."""
    told = []
    for plan in plans:
        values = {"name": plan.name, "last": plan.last_words, "next": date_format(plan.due_by, "M j, Y")}
        told.append(_("%(name)s: %(last)s; next by %(next)s.") % values)
    return " ".join([_("Treatment-plan reviews."), *told]) if told else ""
