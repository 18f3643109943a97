"""Whether somebody is safe: asked alone, told to the care team where an answer is yes, and to nobody else."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_enrolled
from couplesgoals.records.submissions import sending_of
from progress.models import SafetyCheck

LONGEST = 1000
QUESTIONS = ("not_safe", "somebody_hurt", "fears_partner", "self_harm", "overdose")


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What was answered with yes, and a few words for the care team."""

    not_safe: bool = False
    somebody_hurt: bool = False
    fears_partner: bool = False
    self_harm: bool = False
    overdose: bool = False
    words: str = ""

    @property
    def is_yes(self) -> bool:
        """Whether any of the five is yes."""
        return any(getattr(self, question) for question in QUESTIONS)

    def check(self) -> None:
        """Raise ValidationError for too many words, and for words that would reach nobody."""
        words = self.words.strip()
        if len(words) > LONGEST:
            raise ValidationError(
                {"words": _("Please keep this under %(limit)s characters.") % {"limit": LONGEST}}
            )
        if words and not self.is_yes:
            raise ValidationError(
                {
                    "words": _(
                        "Your care team reads these words only with a yes above. Choose one, or empty this."
                    )
                }
            )


@transaction.atomic
def check_safety(
    *, by: User, couple: Couple, answers: Answers, submission: UUID | None = None
) -> SafetyCheck:
    """Keep the answers: any yes is the care team's to read, none stays one's own. Twice is once.

    The same form with other answers is another check: no yes is ever lost behind a none sent before it.
    After a separation too, as long as one is enrolled oneself: just then somebody may be in danger.
    """
    require_enrolled(by=by, couple_id=couple.pk)
    answers.check()
    said = asdict(answers) | {"words": answers.words.strip()}
    sent = sending_of(SafetyCheck, by=by, submission=submission, said=said)
    if sent.made:
        return sent.made
    made = SafetyCheck.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=Audience.CARE_TEAM if answers.is_yes else Audience.PRIVATE,
        words=answers.words.strip(),
        submission=sent.number,
        **{question: getattr(answers, question) for question in QUESTIONS},
    )
    record_event(
        by=by.pk, action="safety.check", target="progress.SafetyCheck", ids=[made.pk], couple=couple.pk
    )
    return made
