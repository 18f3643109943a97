"""What one partner says in a review, as the action takes it; what was left open is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from couplesgoals.records.audience import NARROW_TO_WIDE
from progress.actions.priorities import ShiftWords
from progress.models import Question, Wish

LONGEST = 2000
HIGHEST = 10


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer: words, or for the question how sure a number from 0 to 10; and who reads it."""

    question: str
    audience: str
    words: str = ""
    value: int | None = None


@dataclass(frozen=True, kw_only=True)
class GoalSaid:
    """What one says about one goal: the level (−2 to +2) for the version one has read, a wish, and words.

    Without a level where one has rated the goal's present round already.
    """

    goal: UUID
    version: int
    level: int | None
    wish: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shifted(ShiftWords):
    """What shifted for somebody, and who reads it."""

    audience: str


@dataclass(frozen=True, kw_only=True)
class ReviewSaid:
    """Everything one partner sends."""

    goals: tuple[GoalSaid, ...] = ()
    answers: tuple[Answer, ...] = ()
    shifted: Shifted | None = None

    def check(self) -> None:
        """Raise ValidationError where something in it cannot be."""
        for one in self.goals:
            if one.wish not in Wish.values or (one.level is not None and one.level not in range(-2, 3)):
                raise ValidationError(_("Choose a level and what you would like for each goal you answer."))
        for answer in (*self.answers, *(each for one in self.goals for each in one.answers)):
            _check_answer(answer)
        if self.shifted is not None:
            self.shifted.check()
            _check_readers(self.shifted.audience)
        if not (self.goals or self.answers or self.shifted):
            raise ValidationError(_("Answer at least one part, then send it."))


def _check_answer(answer: Answer) -> None:
    _check_readers(answer.audience)
    if answer.question not in Question.values:
        raise ValidationError(_("This question is not asked here."))
    if len(answer.words) > LONGEST:
        raise ValidationError(_("Please keep each answer under %(limit)s characters.") % {"limit": LONGEST})
    is_number = answer.question == Question.SURE
    if is_number != (answer.value is not None) or (is_number and answer.value not in range(HIGHEST + 1)):
        raise ValidationError(_("Choose a number from 0 to 10."))


def _check_readers(audience: str) -> None:
    if audience not in NARROW_TO_WIDE:
        raise ValidationError(_("Choose who can read each of your answers."))
