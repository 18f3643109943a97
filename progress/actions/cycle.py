"""The couple's own words for their cycle: each saving is a new version; a clinician's is confirmed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care, require_partner
from progress.models import CycleMap
from progress.wording.their_use import require_own_words

LONGEST = {"name": 80, "words": 2000}


@transaction.atomic
def name_cycle(*, by: User, couple: Couple, name: str, words: str, version: int) -> CycleMap:
    """Name the cycle, or say it in other words than `version` (0 for none); a clinician looks anew.

    Raises Stale where somebody named it meanwhile; the same words twice are one version.
    """
    require_partner(by=by, couple_id=couple.pk)
    said = _checked(name, words)
    require_own_words(said, by=by, couple=couple, audience=Audience.COUPLE)
    return _next(by, couple, said, version, confirmed=False)


@transaction.atomic
def confirm_cycle(*, by: User, couple: Couple, name: str, words: str, version: int) -> CycleMap:
    """Confirm the couple's words, as they stand or edited, as a version of the clinician's."""
    require_care(by=by, couple_id=couple.pk)
    said = _checked(name, words)
    if not version:
        raise OutOfTurn(_("The couple has not named it yet. The first words are theirs."))
    return _next(by, couple, said, version, confirmed=True)


def latest_map(viewer: User, couple: Couple) -> CycleMap | None:
    """Return the newest version this person reads."""
    rows = CycleMap.visible_to(viewer).filter(couple=couple).order_by("-version")
    found: CycleMap | None = rows.first()
    return found


def _next(by: User, couple: Couple, said: dict[str, str], version: int, *, confirmed: bool) -> CycleMap:
    latest = latest_map(by, couple)
    if latest and _is_same(latest, said) and latest.confirmed == confirmed:
        return latest
    if (latest.version if latest else 0) != version:
        raise _meanwhile()
    try:
        with transaction.atomic():
            made = CycleMap(
                couple=couple,
                author=by,
                audience=Audience.COUPLE,
                version=version + 1,
                confirmed=confirmed,
                **said,
            )
            made.save(force_insert=True)
    except IntegrityError as faster:
        latest = latest_map(by, couple)
        if latest and _is_same(latest, said) and latest.confirmed == confirmed:
            return latest
        raise _meanwhile() from faster
    record_event(
        by=by.pk,
        action="cycle.confirm" if confirmed else "cycle.name",
        target="progress.CycleMap",
        ids=[made.pk],
        couple=couple.pk,
    )
    return made


def _is_same(row: CycleMap, said: dict[str, str]) -> bool:
    return {"name": row.name, "words": row.words} == said


def _meanwhile() -> Stale:
    return Stale(
        _("Somebody gave it other words meanwhile. Yours are still here; read the newer ones first.")
    )


def _checked(name: str, words: str) -> dict[str, str]:
    said = {"name": name.strip(), "words": words.strip()}
    errors = {
        field: _("Please keep this under %(limit)s characters.") % {"limit": limit}
        for field, limit in LONGEST.items()
        if len(said[field]) > limit
    }
    if not said["name"]:
        errors["name"] = _("Give it a name. One or two words are enough.")
    if errors:
        raise ValidationError(errors)
    return said
