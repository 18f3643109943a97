"""How a goal stands, in words: whose turn it is and what can be done next. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import label_of
from couplesgoals.web.addresses import address_of
from goals.completed import is_asked
from goals.models import Goal, GoalAcceptance, GoalReview, GoalRevision, LifecycleStatus, ReviewOutcome
from goals.models.statuses import AT_THE_END, AchievementStatus

AT_WORK = (LifecycleStatus.PROPOSED, LifecycleStatus.ACCEPTED, LifecycleStatus.ACTIVE)

type Words = str | Promise


@dataclass(frozen=True)
class StatusLine:
    """How a goal stands, in one sentence; `tone` is the chip's class, `rank` orders a list (mine first)."""

    text: str
    tone: str = ""
    action_url: str = ""
    action_label: str = ""
    rank: int = 9

    @property
    def is_my_turn(self) -> bool:
        """Whether the next step is the viewer's."""
        return self.rank == 0


@dataclass(frozen=True)
class GoalCard:
    """A goal as a list shows it."""

    goal: Goal
    revision: GoalRevision
    status: StatusLine
    url: str
    audience_words: str


def standing(goal: Goal) -> str:
    """Give a goal's status in a word; what two who separated were at is kept, and nobody's turn."""
    if goal.lifecycle_status in AT_WORK and goal.couple.frozen_at is not None:
        return _("Kept as it was")
    return label_of(LifecycleStatus(goal.lifecycle_status))


def achievement_word(goal: Goal) -> str:
    """Give how a goal stands; none where it ended and the two last words differ, nor once it is kept."""
    ended = goal.lifecycle_status == LifecycleStatus.COMPLETED
    if goal.agreed_id is None or goal.couple.frozen_at is not None:
        return ""
    if not goal.achievement_status or (ended and goal.achievement_status not in AT_THE_END):
        return ""
    return label_of(AchievementStatus(goal.achievement_status))


def status_line(goal: Goal, viewer: User, partner: User | None, people: Iterable[User] = ()) -> StatusLine:
    """Say whose turn it is, to this viewer.

    Needs `goal.couple`, `goal.current` and `with_answers`; a list that says who is asked for a last word adds
    `with_who_spoke`. `partner` is the viewer's partner, None for staff or while
    nobody has joined; staff give both `people` to read a name.
    """
    line = _on_the_way(goal, viewer, partner, people)
    if line.is_my_turn or goal.couple.frozen_at is not None or not is_asked(goal, viewer):
        return line
    where = address_of("goals:change", goal.pk)
    return StatusLine(
        _("Your turn: is it done for you too?"), "warm", where, _("Say how it is for you"), rank=0
    )


def _on_the_way(goal: Goal, viewer: User, partner: User | None, people: Iterable[User]) -> StatusLine:
    if goal.lifecycle_status not in AT_WORK or goal.couple.frozen_at is not None:
        return StatusLine(standing(goal))
    if viewer.is_partner and goal.talk_requested_at is not None:
        return StatusLine(_("With your clinician"), "on", rank=3)
    if not goal.is_joint or (goal.lifecycle_status == LifecycleStatus.ACTIVE and not goal.has_pending_change):
        return StatusLine(_at_work(goal, viewer), "good", rank=4)
    if viewer.is_clinician:
        return _for_staff(goal, people)
    return _for_partner(goal, viewer, partner)


def goal_cards(
    goals: Iterable[Goal], viewer: User, partner: User | None, people: Iterable[User] = ()
) -> list[GoalCard]:
    """Present goals for a list, what is mine to do first, then the newest."""
    cards = [
        GoalCard(
            goal=goal,
            revision=goal.agreed or goal.current,
            status=status_line(goal, viewer, partner, people),
            url=address_of("progress:goal", goal.pk),
            audience_words=audience_words(goal, viewer, partner),
        )
        for goal in goals
        if goal.current is not None
    ]
    newest_first = sorted(cards, key=lambda card: card.goal.created_at, reverse=True)
    return sorted(newest_first, key=lambda card: card.status.rank)


def audience_words(goal: Goal, viewer: User, partner: User | None) -> str:
    """Say who reads a goal, with the names this viewer knows; empty for the standard sentence."""
    if not viewer.is_partner and goal.audience == Audience.COUPLE:
        return _("Both partners and the care team")
    if not viewer.is_partner:
        return _("%(author)s and the care team") % {"author": goal.author.first_name}
    name = partner.first_name if partner else _("your partner")
    if goal.author_id != viewer.pk or goal.audience == Audience.COUPLE:
        return _("You, %(partner)s and your care team") % {"partner": name}
    return ""


def _at_work(goal: Goal, viewer: User) -> str:
    if not viewer.is_partner:
        return _("In effect")
    if goal.is_joint:
        return _("You are working on it together")
    if goal.subject_id == viewer.pk or goal.subject is None:
        return _("You are working on it")
    return _("%(partner)s is working on it") % {"partner": goal.subject.first_name}


def _for_partner(goal: Goal, viewer: User, partner: User | None) -> StatusLine:
    name = partner.first_name if partner else _("your partner")
    is_change = goal.agreed_id is not None
    if goal.awaits_review_since is not None:
        text = _("Your change is with your clinician") if is_change else _("With your clinician")
        return StatusLine(text, "on", rank=3)
    if was_returned(goal):
        return _mine_to_answer(goal, _("Back from your clinician, with thoughts for you both"))
    if goal.beside_id is not None:
        return _mine_to_answer(goal, _("Two ideas at once: choose together"))
    if viewer.pk in accepted_by(goal):
        text = _("Waiting for %(partner)s about your change") if is_change else _("Waiting for %(partner)s")
        return StatusLine(text % {"partner": name}, rank=2)
    if suggested_by_clinician(goal):
        return _mine_to_answer(goal, _("Your clinician suggests a goal"))
    text = (
        _("%(partner)s would like a change: your turn")
        if is_change
        else _("Your turn: accept or suggest changes")
    )
    return _mine_to_answer(goal, text % {"partner": name})


def _mine_to_answer(goal: Goal, text: str) -> StatusLine:
    return StatusLine(text, "warm", address_of("goals:answer", goal.pk), _("Read and answer"), rank=0)


def suggested_by_clinician(goal: Goal) -> bool:
    """Whether the words on the table are a clinician's, whom no partner has answered with other words."""
    return goal.current is not None and goal.current.number == 1 and not goal.author.is_partner


def _for_staff(goal: Goal, people: Iterable[User]) -> StatusLine:
    if goal.awaits_review_since is not None:
        return StatusLine(
            _("Waiting for your review"), "warm", address_of("goals:review", goal.pk), _("Review"), rank=0
        )
    if was_returned(goal):
        return StatusLine(_("Sent back with thoughts"), rank=3)
    yes = accepted_by(goal)
    names = [person.first_name for person in people if person.pk not in yes]
    if not names:
        return StatusLine(_("Waiting for a partner"), rank=2)
    return StatusLine(_("Waiting for %(partner)s") % {"partner": " & ".join(names)}, rank=2)


def says_something(review: GoalReview) -> bool:
    """Whether there is anything to read in a review beyond its outcome."""
    returned = review.outcome == ReviewOutcome.RETURNED
    return returned or any((review.message, review.realistic, review.actionable, review.tailored))


def accepted_by(goal: Any) -> set[UUID]:
    """Return who said yes to the latest version; needs `with_answers`."""
    return set(goal.said_yes)


def was_returned(goal: Any) -> bool:
    """Whether the clinician sent the latest version back; needs `with_answers`."""
    return bool(goal.last_outcome == ReviewOutcome.RETURNED)


@dataclass(frozen=True)
class Side:
    """One partner's voice on a version, or the place where it will stand."""

    slot: str
    name: str
    asked: str
    said: GoalAcceptance | None


def sides_of(voices: Iterable[GoalAcceptance], *, pair: Pair, viewer: User) -> list[Side]:
    """Put both partners' words on a version side by side, slot A first; the viewer is "You"."""
    said = {voice.person_id: voice for voice in voices}

    def name(person: User) -> str:
        return _("You") if person.pk == viewer.pk else person.first_name

    def asked_by(person: User) -> str:
        other = pair.other(person)
        return _("you") if other and other.pk == viewer.pk else pair.other_name(person)

    return [
        Side(slot, name(person), asked_by(person), said.get(person.pk))
        for slot, person in pair.people.items()
    ]
