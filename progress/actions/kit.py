"""The coping kit: "When …, I …", one tap away or put away, and how well it worked each time."""

from __future__ import annotations

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
from couplesgoals.records.rights import require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from progress.models import CopingStrategy, CopingUse, Worked
from progress.models.checkin import NOT_SHARED

LONGEST_WHEN, LONGEST_DO, LONGEST_WORD = 200, 300, 300
MOST = 40


@transaction.atomic
def add_strategy(
    *,
    by: User,
    couple: Couple,
    when_this: str,
    i_do: str,
    audience: str,
    pinned: bool = False,
    submission: UUID | None = None,
) -> CopingStrategy:
    """Put a strategy into one's own kit. The same submission twice is one strategy."""
    require_partner(by=by, couple_id=couple.pk)
    _require_audience(audience)
    _check(when_this=(when_this, LONGEST_WHEN), i_do=(i_do, LONGEST_DO))
    said = (when_this.strip(), i_do.strip(), pinned)
    sent = sending_of(CopingStrategy, by=by, submission=submission, said=said)
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    mine = CopingStrategy.visible_to(by).filter(author=by, couple=couple, ended_at=None)
    if mine.count() >= MOST:
        raise OutOfTurn(_("That is a lot to choose from. Put one away before you add another."))
    made = CopingStrategy.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=audience,
        when_this=when_this.strip(),
        i_do=i_do.strip(),
        pinned=pinned,
        submission=sent.number,
    )
    _log("kit.add", made, by=by)
    return made


@transaction.atomic
def pin_strategy(*, by: User, strategy: CopingStrategy, pinned: bool) -> CopingStrategy:
    """Keep a strategy one tap away, or no longer. Twice is once."""
    kept = _mine(strategy, by=by)
    if kept.ended_at is not None:
        raise OutOfTurn(_("You have put this one away. Bring it back first."))
    if kept.pinned != pinned:
        kept.pinned = pinned
        kept.save(update_fields=["pinned"])
        _log("kit.pin" if pinned else "kit.unpin", kept, by=by)
    return kept


@transaction.atomic
def put_away(*, by: User, strategy: CopingStrategy) -> CopingStrategy:
    """Put a strategy away; how well it worked stays. Twice is once."""
    kept = _mine(strategy, by=by)
    if kept.ended_at is None:
        kept.ended_at, kept.pinned = timezone.now(), False
        kept.save(update_fields=["ended_at", "pinned"])
        _log("kit.put_away", kept, by=by)
    return kept


@transaction.atomic
def bring_back(*, by: User, strategy: CopingStrategy) -> CopingStrategy:
    """Bring a strategy back that was put away. Twice is once."""
    kept = _mine(strategy, by=by)
    if kept.ended_at is not None:
        kept.ended_at = None
        kept.save(update_fields=["ended_at"])
        _log("kit.bring_back", kept, by=by)
    return kept


@transaction.atomic
def change_strategy_audience(*, by: User, strategy: CopingStrategy, audience: str) -> CopingStrategy:
    """Choose anew who reads a strategy and the times it was used, from now on."""
    kept = _mine(strategy, by=by, to_narrow=True)
    _require_audience(audience)
    require_may_share(by=by, couple_id=kept.couple_id, was=kept.audience, audience=audience)
    if kept.audience != audience:
        _read_by(kept, audience, by=by)
    return kept


@transaction.atomic
def log_use(
    *, by: User, strategy: CopingStrategy, worked: int, words: str = "", submission: UUID | None = None
) -> CopingUse:
    """Note how well a strategy worked this time, 1–5; read by whom the strategy is read at this moment.

    The same submission twice is one time. What was put away can still have been used.
    """
    kept = _mine(strategy, by=by)
    if worked not in Worked.values:
        raise ValidationError({"worked": _("Choose how well it worked.")})
    if len(words) > LONGEST_WORD:
        raise ValidationError({"words": _too_long(LONGEST_WORD)})
    said = (kept.pk, worked, words.strip())
    sent = sending_of(CopingUse, by=by, submission=submission, said=said)
    if sent.made:
        return sent.made
    used = CopingUse.objects.create(
        couple=kept.couple,
        subject=by,
        author=by,
        audience=kept.audience,
        strategy=kept,
        worked=worked,
        words=words.strip(),
        submission=sent.number,
    )
    record_event(
        by=by.pk, action="kit.use", target="progress.CopingUse", ids=[used.pk], couple=used.couple_id
    )
    return used


def _mine(strategy: CopingStrategy, *, by: User, to_narrow: bool = False) -> CopingStrategy:
    rows = CopingStrategy.visible_to(by).filter(pk=strategy.pk, author=by)
    found: CopingStrategy | None = rows.select_related("couple").select_for_update(of=("self",)).first()
    if found is None:
        raise Refused
    if not to_narrow:
        require_partner(by=by, couple_id=found.couple_id)
    return found


def _read_by(strategy: CopingStrategy, audience: str, *, by: User) -> None:
    strategy.audience = audience
    strategy.save(update_fields=["audience"])
    _log("kit.change_audience", strategy, by=by)


def _require_audience(audience: str) -> None:
    if audience not in NOT_SHARED:
        raise Refused


def _check(**texts: tuple[str, int]) -> None:
    errors: dict[str, str] = {}
    for field, (text, limit) in texts.items():
        if not text.strip():
            errors[field] = _("Write a few words here.")
        elif len(text) > limit:
            errors[field] = _too_long(limit)
    if errors:
        raise ValidationError(errors)


def _too_long(limit: int) -> str:
    return _("Please keep this under %(limit)s characters.") % {"limit": limit}


def _log(action: str, strategy: CopingStrategy, *, by: User) -> None:
    record_event(
        by=by.pk,
        action=action,
        target="progress.CopingStrategy",
        ids=[strategy.pk],
        couple=strategy.couple_id,
    )
