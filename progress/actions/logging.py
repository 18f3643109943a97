"""Log what somebody did for a goal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import NARROW_TO_WIDE, is_no_wider
from couplesgoals.records.prepared import prepared
from couplesgoals.records.rights import require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from goals.models import Goal, GoalStep, LifecycleStatus
from progress.lists import GotInTheWay, HelpedBy
from progress.models import Effort, HowItWent, ProgressLog

LONGEST_AROUND = 300


@dataclass(frozen=True)
class Around:
    """What helped and what got in the way: codes of progress.lists, and words where those say too little."""

    helped: tuple[str, ...] = ()
    helped_words: str = ""
    hindered: tuple[str, ...] = ()
    hindered_words: str = ""

    def check(self) -> None:
        """Raise ValidationError by field for a code that is none of the list's, or too many words."""
        errors: dict[str, str] = {}
        for name, known in (("helped", HelpedBy), ("hindered", GotInTheWay)):
            if not set(getattr(self, name)) <= set(known.values):
                errors[name] = _("Choose from the list.")
            if len(getattr(self, f"{name}_words")) > LONGEST_AROUND:
                limit = _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_AROUND}
                errors[f"{name}_words"] = limit
        if errors:
            raise ValidationError(errors)


NOTHING_AROUND = Around()


@transaction.atomic
def log_progress(
    *,
    by: User,
    goal: Goal,
    what: str,
    how_it_went: int,
    effort: int,
    audience: str,
    occurred_on: date | None = None,
    around: Around = NOTHING_AROUND,
    step: UUID | None = None,
    submission: UUID | None = None,
) -> ProgressLog:
    """Log one thing done for a goal in effect; the same submission twice is one entry.

    `how_it_went` and `effort` are 1–5; `around` is what helped and what got in the way; `step` one of the
    goal's. The audience may not be wider than that of the goal, which the entry names.
    """
    goal = _readable_goal(goal, by=by)
    today = timezone.localtime(timezone.now(), goal.couple.zone).date()
    day = occurred_on or today
    _check(what=what, how_it_went=how_it_went, effort=effort, day=day, today=today)
    around.check()
    require_audience_within(goal, audience)
    said = (goal.pk, what.strip(), how_it_went, effort, occurred_on, asdict(around), step)
    sent = sending_of(ProgressLog, by=by, submission=submission, said=said)
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    if goal.lifecycle_status != LifecycleStatus.ACTIVE:
        raise OutOfTurn(_("Steps can be logged once the goal is active."))
    entry = ProgressLog.objects.create(
        couple=goal.couple,
        subject=by,
        author=by,
        goal=goal,
        audience=audience,
        occurred_on=day,
        what=what.strip(),
        how_it_went=how_it_went,
        effort=effort,
        helped=list(around.helped),
        helped_words=around.helped_words.strip(),
        hindered=list(around.hindered),
        hindered_words=around.hindered_words.strip(),
        step=_step_of(goal, step, by=by),
        submission=sent.number,
    )
    record_event(
        by=by.pk, action="progress.log", target="progress.ProgressLog", ids=[entry.pk], couple=goal.couple_id
    )
    return entry


@transaction.atomic
def change_log_audience(*, by: User, entry: ProgressLog, audience: str) -> ProgressLog:
    """Choose anew who reads one's own entry, from now on."""
    found = ProgressLog.visible_to(by).select_related("goal", "couple").filter(pk=entry.pk, author=by).first()
    if found is None:
        raise Refused
    require_audience_within(found.goal, audience)
    require_may_share(by=by, couple_id=found.couple_id, was=found.audience, audience=audience)
    _read_by(found, audience, by=by)
    return found


def _read_by(entry: ProgressLog, audience: str, *, by: User) -> None:
    entry.audience = audience
    entry.save(update_fields=["audience"])
    record_event(
        by=by.pk,
        action="progress.change_audience",
        target="progress.ProgressLog",
        ids=[entry.pk],
        couple=entry.couple_id,
    )


def require_audience_within(goal: Goal, audience: str) -> None:
    """Refuse an audience wider than the goal's own."""
    if audience not in NARROW_TO_WIDE or not is_no_wider(audience, than=goal.audience):
        raise ValidationError({"audience": _("This goal itself is not shared that widely.")})


def _step_of(goal: Goal, step: UUID | None, *, by: User) -> GoalStep | None:
    if step is None:
        return None
    found: GoalStep | None = GoalStep.visible_to(by).filter(pk=step, goal=goal).first()
    if found is None:
        raise ValidationError({"step": _("This step is not one of this goal any more.")})
    return found


def _readable_goal(goal: Goal, *, by: User) -> Goal:
    readable = _goals(by, goal.pk)
    if not readable:
        raise Refused
    found = readable[0]
    require_partner(by=by, couple_id=found.couple_id)
    if found.subject_id not in (None, by.pk):
        raise Refused
    return found


@prepared
def _goals(by: User, goal: UUID) -> QuerySet[Goal]:
    rows: QuerySet[Goal] = Goal.visible_to(by).select_related("couple").filter(pk=goal)
    return rows


def _check(*, what: str, how_it_went: int, effort: int, day: date, today: date) -> None:
    errors: dict[str, str] = {}
    if not what.strip():
        errors["what"] = _("Write a few words about what you did.")
    elif len(what) > 2000:
        errors["what"] = _("Please keep this under %(limit)s characters.") % {"limit": 2000}
    if how_it_went not in HowItWent.values:
        errors["how_it_went"] = _("Choose how it went.")
    if effort not in Effort.values:
        errors["effort"] = _("Choose how much it took.")
    if day > today:
        errors["occurred_on"] = _("Choose today or an earlier day.")
    if errors:
        raise ValidationError(errors)
