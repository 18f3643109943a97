"""Affirmations: something good noticed in one's partner, kept for oneself or sent."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from progress.actions.wins import check_good_words
from progress.models import Affirmation
from progress.prompts.affirmations import good_words

AUDIENCES = (Audience.PRIVATE, Audience.COUPLE)


@transaction.atomic
def affirm(
    *,
    by: User,
    couple: Couple,
    text: str,
    audience: str = Audience.PRIVATE,
    prompt: str = "",
    day: date | None = None,
    submission: UUID | None = None,
) -> Affirmation:
    """Write down something good about the other; `couple` sends it, `private` keeps it.

    The same submission twice is one affirmation.
    """
    require_partner(by=by, couple_id=couple.pk)
    if audience not in AUDIENCES:
        raise Refused
    today = timezone.localtime(timezone.now(), couple.zone).date()
    check_good_words(text, day=day, today=today)
    sent = sending_of(Affirmation, by=by, submission=submission, said=(text.strip(), prompt, day))
    audience = sent.narrowed(audience, partial(_taken_back, by=by))
    if sent.made:
        return sent.made
    made = Affirmation.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=audience,
        text=text.strip(),
        prompt=prompt if good_words(prompt) else "",
        day=day or today,
        submission=sent.number,
    )
    _log("affirmation.send" if audience == Audience.COUPLE else "affirmation.keep", made, by=by)
    return made


@transaction.atomic
def send_affirmation(*, by: User, affirmation: Affirmation) -> Affirmation:
    """Send one that was kept. Twice is once."""
    return _read_by(affirmation, Audience.COUPLE, by=by, action="affirmation.send")


@transaction.atomic
def take_back_affirmation(*, by: User, affirmation: Affirmation) -> Affirmation:
    """Take one back that was sent, from now on; possible at any time. Twice is once."""
    return _read_by(affirmation, Audience.PRIVATE, by=by, action="affirmation.take_back")


def _taken_back(affirmation: Affirmation, audience: str, *, by: User) -> None:
    _read_by(affirmation, Audience(audience), by=by, action="affirmation.take_back")


def _read_by(affirmation: Affirmation, audience: Audience, *, by: User, action: str) -> Affirmation:
    rows = Affirmation.visible_to(by).filter(pk=affirmation.pk, author=by)
    found: Affirmation | None = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise Refused
    if found.audience != audience:
        require_may_share(by=by, couple_id=found.couple_id, was=found.audience, audience=audience)
        found.audience = audience
        found.save(update_fields=["audience"])
        _log(action, found, by=by)
    return found


def _log(action: str, affirmation: Affirmation, *, by: User) -> None:
    record_event(
        by=by.pk,
        action=action,
        target="progress.Affirmation",
        ids=[affirmation.pk],
        couple=affirmation.couple_id,
    )
