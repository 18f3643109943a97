"""Wins: marked by either partner or a clinician, joined by the other, taken back by whose they are."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, is_no_wider
from couplesgoals.records.rights import require_care, require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from goals.models import Goal
from progress.actions.logging import require_audience_within
from progress.models import Win, WinVoice
from progress.models.wins import LONGEST_GOOD_WORDS


@transaction.atomic
def mark_win(
    *,
    by: User,
    couple: Couple,
    text: str,
    audience: str,
    day: date | None = None,
    goal: Goal | None = None,
    submission: UUID | None = None,
) -> Win:
    """Mark something that went well, of any size. The same submission twice is one win.

    The audience may not be wider than that of the goal it names.
    """
    _require_may_mark(by, couple, audience)
    today = timezone.localtime(timezone.now(), couple.zone).date()
    check_good_words(text, day=day, today=today)
    if goal is not None:
        _require_goal(by, couple, goal, audience)
    said = (text.strip(), day, goal and goal.pk)
    sent = sending_of(Win, by=by, submission=submission, said=said)
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    made = Win.objects.create(
        couple=couple,
        subject=by if by.is_partner else None,
        author=by,
        audience=audience,
        text=text.strip(),
        day=day or today,
        goal=goal,
        submission=sent.number,
    )
    _log("win.mark", made, by=by)
    return made


@transaction.atomic
def join_win(*, by: User, win: Win, words: str = "") -> WinVoice:
    """Join a win of the other or of the care team, with words or without. Once: what was said first stays."""
    found: Win | None = Win.visible_to(by).filter(pk=win.pk).first()
    if found is None or found.author_id == by.pk:
        raise Refused
    require_partner(by=by, couple_id=found.couple_id)
    if len(words) > LONGEST_GOOD_WORDS:
        raise ValidationError({"words": _too_long()})
    voice, is_new = WinVoice.objects.get_or_create(win=found, person=by, defaults={"words": words.strip()})
    if is_new:
        record_event(
            by=by.pk, action="win.join", target="progress.WinVoice", ids=[voice.pk], couple=found.couple_id
        )
    return voice


@transaction.atomic
def change_win_audience(*, by: User, win: Win, audience: str) -> Win:
    """Choose anew who reads a win of one's own, from now on."""
    rows = Win.visible_to(by).select_related("couple", "goal").select_for_update(of=("self",))
    found: Win | None = rows.filter(pk=win.pk, author=by).first()
    if found is None:
        raise Refused
    _require_audience(audience)
    if not is_no_wider(audience, than=found.audience):
        _require_open(found.couple)
        if found.goal is not None:
            require_audience_within(found.goal, audience)
    require_may_share(by=by, couple_id=found.couple_id, was=found.audience, audience=audience)
    if found.audience != audience:
        _read_by(found, audience, by=by)
    return found


def _read_by(win: Win, audience: str, *, by: User) -> None:
    win.audience = audience
    win.save(update_fields=["audience"])
    _log("win.change_audience", win, by=by)


def check_good_words(text: str, *, day: date | None, today: date) -> None:
    """Raise ValidationError by field for no words, too many, or a day that has not come."""
    errors: dict[str, str] = {}
    if not text.strip():
        errors["text"] = _("Write a few words. One is enough.")
    elif len(text) > LONGEST_GOOD_WORDS:
        errors["text"] = _too_long()
    if day is not None and day > today:
        errors["day"] = _("Choose today or an earlier day.")
    if errors:
        raise ValidationError(errors)


def _require_may_mark(by: User, couple: Couple, audience: str) -> None:
    if by.is_partner:
        require_partner(by=by, couple_id=couple.pk)
    else:
        require_care(by=by, couple_id=couple.pk)
        _require_open(couple)
    _require_audience(audience)


def _require_open(couple: Couple) -> None:
    """Raise OutOfTurn where the joint space is frozen: nothing new crosses, whoever it is from."""
    if couple.frozen_at is not None:
        raise OutOfTurn(_("Here nothing new can be shared any more."))


def _require_audience(audience: str) -> None:
    if audience not in NARROW_TO_WIDE:
        raise Refused


def _require_goal(by: User, couple: Couple, goal: Goal, audience: str) -> None:
    readable: Goal | None = Goal.visible_to(by).filter(pk=goal.pk, couple=couple).first()
    if readable is None:
        raise Refused
    require_audience_within(readable, audience)


def _too_long() -> str:
    return _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_GOOD_WORDS}


def _log(action: str, win: Win, *, by: User) -> None:
    record_event(by=by.pk, action=action, target="progress.Win", ids=[win.pk], couple=win.couple_id)
