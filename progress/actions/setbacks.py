"""A setback as its reporter tells it: what happened, who reads it, and when it is put to rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience, is_no_wider
from couplesgoals.records.rights import require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from goals.models import Goal
from progress.actions.readers import read_by_from_now_on, require_seen
from progress.lists import SetbackKind
from progress.models import IStatement, Learned, Recommitment, Setback, SetbackGoal, Underneath
from progress.models.setback import SetbackStep
from progress.wording.their_use import require_own_words

LONGEST_FACTS = 4000
MOST_GOALS = 20
EARLIEST = timedelta(days=365)
STEPS: tuple[type[SetbackStep], ...] = (Underneath, Learned, IStatement, Recommitment)


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What happened, as a camera would see it."""

    kind: str
    happened_on: date
    facts: str

    def check(self, *, today: date) -> None:
        """Raise ValidationError by field."""
        errors: dict[str, str] = {}
        if self.kind not in SetbackKind.values:
            errors["kind"] = _("Choose what comes closest.")
        if not today - EARLIEST <= self.happened_on <= today:
            errors["happened_on"] = _("Choose today or a day of the past year.")
        if not self.facts.strip():
            errors["facts"] = _("Write a few words here. One sentence is enough.")
        elif len(self.facts.strip()) > LONGEST_FACTS:
            errors["facts"] = _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_FACTS}
        if errors:
            raise ValidationError(errors)

    def is_said_in(self, setback: Setback) -> bool:
        """Whether a setback says just this."""
        told = (setback.kind, setback.happened_on, setback.facts)
        return told == (self.kind, self.happened_on, self.facts.strip())


@transaction.atomic
def report_setback(
    *,
    by: User,
    couple: Couple,
    happened: Happened,
    audience: str,
    goals: Collection[UUID] = (),
    submission: UUID | None = None,
) -> Setback:
    """Tell of a setback: it is always one's own telling. The same submission twice is one."""
    require_partner(by=by, couple_id=couple.pk)
    _check(by, couple, happened, audience)
    said = (happened.kind, happened.happened_on, happened.facts.strip(), sorted(map(str, goals)))
    sent = sending_of(Setback, by=by, submission=submission, said=said)
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    made = Setback.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=audience,
        kind=happened.kind,
        happened_on=happened.happened_on,
        facts=happened.facts.strip(),
        submission=sent.number,
    )
    _touch(made, goals, by=by)
    log_setback("setback.report", made, by=by)
    return made


@transaction.atomic
def change_setback(
    *,
    by: User,
    setback: Setback,
    happened: Happened,
    audience: str,
    goals: Collection[UUID],
    revision: int,
) -> Setback:
    """Tell it in other words, or choose anew who reads it. Raises Stale over a page that is out of date."""
    kept = own_setback(setback, by=by)
    require_partner(by=by, couple_id=kept.couple_id)
    _check(by, kept.couple, happened, audience)
    if kept.revision != revision:
        if happened.is_said_in(kept) and kept.audience == audience:
            return kept
        raise Stale(_("You changed this on another page meanwhile. Your words are still here; read it anew."))
    if not happened.is_said_in(kept):
        kept.kind, kept.happened_on, kept.facts = happened.kind, happened.happened_on, happened.facts.strip()
        kept.revision, kept.reworded = kept.revision + 1, True
        kept.save(update_fields=["kind", "happened_on", "facts", "revision", "reworded"])
        log_setback("setback.change", kept, by=by)
    _touch(kept, goals, by=by)
    return _read_by(kept, audience, by=by)


@transaction.atomic
def change_setback_audience(
    *, by: User, setback: Setback, audience: str, revision: int | None = None
) -> Setback:
    """Choose anew who reads a setback, from now on; one's own steps on it are read by no more than it is.

    `revision` is the one a page showed. Raises Stale where more would read by it what was changed since.
    """
    kept = own_setback(setback, by=by)
    require_may_share(by=by, couple_id=kept.couple_id, was=kept.audience, audience=audience)
    require_seen(was=kept.audience, audience=audience, revision=kept.revision, seen=revision)
    require_own_words({"facts": kept.facts}, by=by, couple=kept.couple, audience=audience)
    return _read_by(kept, audience, by=by)


@transaction.atomic
def rest_setback(*, by: User, setback: Setback, rests: bool = True) -> Setback:
    """Put a setback to rest, at any point of the way, or take it up again. Twice is once."""
    kept = own_setback(setback, by=by)
    require_partner(by=by, couple_id=kept.couple_id)
    if (kept.rested_at is not None) != rests:
        kept.rested_at = timezone.now() if rests else None
        kept.save(update_fields=["rested_at"])
        log_setback("setback.rest" if rests else "setback.take_up", kept, by=by)
    return kept


def own_setback(setback: Setback, *, by: User) -> Setback:
    """Return one's own setback, held until the end of the action; refuse anybody else's."""
    rows = Setback.visible_to(by).filter(pk=setback.pk, author=by)
    found: Setback | None = rows.select_related("couple").select_for_update(of=("self",)).first()
    if found is None:
        raise Refused
    return found


def log_setback(action: str, setback: Setback, *, by: User) -> None:
    """Write down what was done, without a word of what was said."""
    record_event(
        by=by.pk, action=action, target="progress.Setback", ids=[setback.pk], couple=setback.couple_id
    )


def _check(by: User, couple: Couple, happened: Happened, audience: str) -> None:
    if audience not in NARROW_TO_WIDE:
        raise Refused
    happened.check(today=timezone.localtime(timezone.now(), couple.zone).date())
    require_own_words({"facts": happened.facts}, by=by, couple=couple, audience=audience)


def _read_by(kept: Setback, audience: str, *, by: User) -> Setback:
    """Let others read it from now on. What is taken back comes back only by a new choice, step by step."""
    if kept.audience == audience:
        return kept
    narrower = is_no_wider(audience, than=kept.audience)
    read_by_from_now_on(kept, audience, by=by)
    if narrower:
        for step in STEPS:
            for mine in step.visible_to(by).filter(setback=kept, author=by).select_for_update(of=("self",)):
                if not is_no_wider(mine.audience, than=audience):
                    read_by_from_now_on(mine, audience, by=by)
    log_setback("setback.change_audience", kept, by=by)
    return kept


def _touch(kept: Setback, goals: Collection[UUID], *, by: User) -> None:
    """Link the goals it touches: joint ones and one's own, of the same couple."""
    if len(goals) > MOST_GOALS:
        raise OutOfTurn(_("Choose the goals it touches most."))
    possible = Goal.visible_to(by).filter(couple=kept.couple_id, pk__in=goals)
    wanted = {goal.pk for goal in possible if goal.subject_id in (None, by.pk)}
    links = SetbackGoal.visible_to(by).filter(setback=kept, author=by)
    linked = set(links.values_list("goal_id", flat=True))
    links.exclude(goal__in=wanted).delete()
    for goal in sorted(wanted - linked):
        SetbackGoal.objects.create(
            couple=kept.couple, subject=by, author=by, audience=Audience.COUPLE, setback=kept, goal_id=goal
        )
