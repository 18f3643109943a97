"""The steps of the way back: one of each kind a person and setback, each with readers of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import CharField, TextField
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused, Stale
from couplesgoals.records.audience import NARROW_TO_WIDE, is_no_wider
from couplesgoals.records.rights import require_may_share, require_partner
from goals.models import Goal
from progress.actions.readers import read_by_from_now_on
from progress.lists import Move, Need, SofterFeeling, SurfaceFeeling, Trigger
from progress.models import IStatement, Learned, RecommitChoice, Recommitment, Setback, Underneath
from progress.models.setback import SetbackStep
from progress.wording.their_use import require_own_words

CODES: dict[str, Any] = {
    "trigger": Trigger,
    "on_top": SurfaceFeeling,
    "move": Move,
    "softer": SofterFeeling,
    "need": Need,
    "choice": RecommitChoice,
}
FIELDS: dict[type[SetbackStep], tuple[str, ...]] = {
    Underneath: tuple(f"{part}{end}" for part in list(CODES)[:5] for end in ("", "_words")),
    Learned: ("helped", "learned", "reframe"),
    IStatement: ("feel", "when", "because", "would_like"),
    Recommitment: ("choice", "words"),
}
NEEDED = {IStatement: ("feel", "when", "would_like"), Recommitment: ("choice",)}


@transaction.atomic
def write_step(
    model: type[SetbackStep],
    *,
    by: User,
    setback: Setback,
    said: Mapping[str, str],
    audience: str,
    revision: int | None = None,
    goal: UUID | None = None,
) -> Any:
    """Write a step, or write it anew over the `revision` one has before oneself.

    Raises Stale where another page was faster; the same words twice are one. The audience is no wider than
    the setback's. `goal` is what a recommitment is about.
    """
    read = _readable(setback, by=by)
    require_partner(by=by, couple_id=read.couple_id)
    values = {name: said.get(name, "").strip() for name in FIELDS[model]}
    _check(model, values)
    _check_readers(read, values, audience, by=by)
    about = {"goal": _goal(goal, read, by=by)} if model is Recommitment else {}
    kept = _mine(model, read, by=by)
    if kept is None:
        return _begin(model, read, values | about, audience, by=by)
    same = all(getattr(kept, name) == value for name, value in (values | about).items())
    if same and kept.audience == audience:
        return kept
    if kept.revision != revision:
        raise Stale(_("You changed this on another page meanwhile. Your words are still here; read it anew."))
    if not same:
        for name, value in (values | about).items():
            setattr(kept, name, value)
        kept.revision, kept.reworded = kept.revision + 1, True
        kept.save(update_fields=[*values, *about, "revision", "reworded"])
        _log("setback.change_step", kept, by=by)
    return _read_by(kept, audience, by=by)


@transaction.atomic
def change_step_audience(model: type[SetbackStep], *, by: User, setback: Setback, audience: str) -> Any:
    """Choose anew who reads one's own step, from now on: also once the setback is out of one's sight."""
    kept = _mine(model, setback, by=by)
    if kept is None or audience not in NARROW_TO_WIDE:
        raise Refused
    require_may_share(by=by, couple_id=kept.couple_id, was=kept.audience, audience=audience)
    if not is_no_wider(audience, than=kept.audience):
        values = {name: getattr(kept, name) for name in FIELDS[model]}
        _check_readers(_readable(setback, by=by), values, audience, by=by)
    return _read_by(kept, audience, by=by)


def _readable(setback: Setback, *, by: User) -> Setback:
    found: Setback | None = Setback.visible_to(by).filter(pk=setback.pk).select_related("couple").first()
    if found is None or not by.is_partner:
        raise Refused
    return found


def _mine(model: type[SetbackStep], setback: Setback, *, by: User) -> Any:
    rows = model.visible_to(by).filter(setback=setback.pk, author=by).select_related("couple")
    return rows.select_for_update(of=("self",)).first()


def _begin(
    model: type[SetbackStep], setback: Setback, values: Mapping[str, Any], audience: str, *, by: User
) -> Any:
    try:
        with transaction.atomic():
            made = model(
                couple=setback.couple, subject=by, author=by, audience=audience, setback=setback, **values
            )
            made.save(force_insert=True)
    except IntegrityError as twice:
        kept = _mine(model, setback, by=by)
        if kept is None or any(getattr(kept, name) != value for name, value in values.items()):
            raise Stale(_("You wrote this on another page meanwhile. Your words are still here.")) from twice
        return kept
    _log("setback.write_step", made, by=by)
    return made


def _read_by(kept: SetbackStep, audience: str, *, by: User) -> SetbackStep:
    if kept.audience != audience:
        read_by_from_now_on(kept, audience, by=by)
        _log("setback.change_step_audience", kept, by=by)
    return kept


def _goal(asked: UUID | None, setback: Setback, *, by: User) -> Goal | None:
    if asked is None:
        return None
    goals = Goal.visible_to(by).filter(pk=asked, couple=setback.couple_id)
    found: Goal | None = next((goal for goal in goals if goal.subject_id in (None, by.pk)), None)
    if found is None:
        raise ValidationError({"goal": _("Choose one of your goals.")})
    return found


def _check(model: type[SetbackStep], values: Mapping[str, str]) -> None:
    errors: dict[str, str] = {}
    for name, value in values.items():
        field = model._meta.get_field(name)
        longest = field.max_length if isinstance(field, CharField | TextField) else None
        if value and name in CODES and value not in CODES[name].values:
            errors[name] = _("Choose one from the list.")
        elif longest and len(value) > longest:
            errors[name] = _("Please keep this under %(limit)s characters.") % {"limit": longest}
        elif not value and name in NEEDED.get(model, ()):
            errors[name] = _("Write a few words here.")
    if errors:
        raise ValidationError(errors)
    if not any(values.values()):
        raise ValidationError(_("There is nothing here yet. A word in any of the fields is enough."))


def _check_readers(setback: Setback, values: Mapping[str, str], audience: str, *, by: User) -> None:
    if audience not in NARROW_TO_WIDE:
        raise Refused
    if not is_no_wider(audience, than=setback.audience):
        raise ValidationError(
            {"audience": _("What happened is not shared that widely. You can share that first.")}
        )
    words = {name: value for name, value in values.items() if name not in CODES}
    require_own_words(words, by=by, couple=setback.couple, audience=audience)


def _log(action: str, step: SetbackStep, *, by: User) -> None:
    record_event(by=by.pk, action=action, target=step._meta.label, ids=[step.pk], couple=step.couple_id)
