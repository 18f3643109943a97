"""One's own limits: "If …, I will …". Never the partner's to read, and never deleted, only let go."""

from __future__ import annotations

from dataclasses import dataclass
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
from couplesgoals.records.audience import Audience, is_no_wider
from couplesgoals.records.rights import require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from goals.models import Boundary

# Nobody else reads a boundary: what both should know belongs into a goal or a plan of both.
AUDIENCES = (Audience.PRIVATE, Audience.CARE_TEAM)
LONGEST = 300
MOST = 30


@dataclass(frozen=True, kw_only=True)
class Limit:
    """The two halves of the sentence."""

    if_this: str
    i_will: str

    def check(self) -> None:
        """Raise ValidationError by field for an empty half or too long a text."""
        errors: dict[str, str] = {}
        for field in ("if_this", "i_will"):
            text = getattr(self, field).strip()
            if not text:
                errors[field] = _("Write a few words here.")
            elif len(text) > LONGEST:
                errors[field] = _("Please keep this under %(limit)s characters.") % {"limit": LONGEST}
        if errors:
            raise ValidationError(errors)

    def is_said_in(self, boundary: Boundary) -> bool:
        """Whether a boundary says just this."""
        return self.said() == (boundary.if_this, boundary.i_will)

    def said(self) -> tuple[str, str]:
        """Both halves as they are kept."""
        return self.if_this.strip(), self.i_will.strip()


@transaction.atomic
def set_boundary(
    *, by: User, couple: Couple, limit: Limit, audience: str, submission: UUID | None = None
) -> Boundary:
    """Write down a limit of one's own. The same submission twice is one boundary."""
    require_partner(by=by, couple_id=couple.pk)
    _require_audience(audience)
    limit.check()
    sent = sending_of(Boundary, by=by, submission=submission, said=limit.said())
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    if Boundary.visible_to(by).filter(author=by, couple=couple, ended_at=None).count() >= MOST:
        raise OutOfTurn(_("That is a lot to hold. Let go of one before you add another."))
    return _write(by=by, couple=couple, limit=limit, audience=audience, submission=sent.number)


@transaction.atomic
def change_boundary(
    *, by: User, boundary: Boundary, limit: Limit, audience: str, submission: UUID | None = None
) -> Boundary:
    """Say it in other words, or choose anew who reads it.

    Other words end the old sentence and begin a new one, so that what a goal was checked against stays true;
    the old one is then read by no more people than the new. The same submission twice is one change.
    """
    _require_audience(audience)
    limit.check()
    sent = sending_of(Boundary, by=by, submission=submission, said=limit.said())
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    kept = _standing(boundary, by=by)
    require_may_share(by=by, couple_id=kept.couple_id, was=kept.audience, audience=audience)
    if limit.is_said_in(kept):
        return _read_by(kept, audience, by=by)
    require_partner(by=by, couple_id=kept.couple_id)
    if is_no_wider(audience, than=kept.audience):
        kept.audience = audience
    _end(kept)
    return _write(by=by, couple=kept.couple, limit=limit, audience=audience, submission=sent.number)


@transaction.atomic
def let_go_of_boundary(*, by: User, boundary: Boundary) -> Boundary:
    """Let a boundary go; whoever read it can still look it up. Twice is once."""
    kept = _mine(boundary, by=by)
    require_partner(by=by, couple_id=kept.couple_id)
    if kept.ended_at is None:
        _end(kept)
        _log("boundary.let_go", kept, by=by)
    return kept


def _mine(boundary: Boundary, *, by: User) -> Boundary:
    rows = Boundary.visible_to(by).filter(pk=boundary.pk, author=by)
    found: Boundary | None = rows.select_related("couple").select_for_update(of=("self",)).first()
    if found is None:
        raise Refused
    return found


def _standing(boundary: Boundary, *, by: User) -> Boundary:
    found = _mine(boundary, by=by)
    if found.ended_at is not None:
        raise OutOfTurn(_("You have let go of this one already. You can write it anew."))
    return found


def _require_audience(audience: str) -> None:
    if audience not in AUDIENCES:
        raise Refused


def _read_by(kept: Boundary, audience: str, *, by: User) -> Boundary:
    if kept.audience != audience:
        kept.audience = audience
        kept.save(update_fields=["audience"])
        _log("boundary.change_audience", kept, by=by)
    return kept


def _end(kept: Boundary) -> None:
    kept.ended_at = timezone.now()
    kept.save(update_fields=["ended_at", "audience"])


def _write(*, by: User, couple: Couple, limit: Limit, audience: str, submission: UUID | None) -> Boundary:
    made = Boundary.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=audience,
        if_this=limit.if_this.strip(),
        i_will=limit.i_will.strip(),
        submission=submission,
    )
    _log("boundary.set", made, by=by)
    return made


def _log(action: str, boundary: Boundary, *, by: User) -> None:
    record_event(
        by=by.pk, action=action, target="goals.Boundary", ids=[boundary.pk], couple=boundary.couple_id
    )
