"""Setbacks and steps, written through the actions by the person whose they are."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.safety import Answers, check_safety
from progress.actions.setback_steps import write_step
from progress.actions.setbacks import Happened, change_setback_audience, report_setback
from progress.models import SafetyCheck, Setback, Underneath
from progress.models.setback import SetbackStep

FACTS = "At eight we talked about money, and I left the room."


def today(couple: Couple) -> Any:
    """The day where the couple lives."""
    return timezone.localtime(timezone.now(), couple.zone).date()


def report(couple: Couple, by: User, audience: str = "couple", **over: Any) -> Setback:
    """One setback, shared unless said otherwise."""
    told = {"kind": "argument", "happened_on": today(couple), "facts": FACTS}
    happened = Happened(**{name: over.pop(name, value) for name, value in told.items()})
    with acting(by):
        return report_setback(by=by, couple=couple, happened=happened, audience=audience, **over)


def step(
    setback: Setback, by: User, model: type[SetbackStep] = Underneath, audience: str = "couple", **said: str
) -> Any:
    """One step, shared unless said otherwise."""
    revision: Any = said.pop("revision", None)
    goal: Any = said.pop("goal", None)
    with acting(by):
        return write_step(
            model,
            by=by,
            setback=setback,
            said=said or {"move": "went-quiet", "need_words": "a word"},
            audience=audience,
            revision=revision,
            goal=goal,
        )


def readers(setback: Setback, by: User, audience: str) -> Setback:
    """Choose anew who reads a setback."""
    with acting(by):
        return change_setback_audience(by=by, setback=setback, audience=audience)


def safe(couple: Couple, by: User, *, submission: UUID | None = None, **answers: Any) -> SafetyCheck:
    """Answer the five questions."""
    with acting(by):
        return check_safety(by=by, couple=couple, answers=Answers(**answers), submission=submission)


def read_by(person: User, model: Any = Setback) -> list[Any]:
    """What this person reads of a model."""
    with acting(person):
        return list(model.visible_to(person).order_by("created_at", "id"))


def facts_form(couple: Couple, **over: Any) -> dict[str, str]:
    """The form of what happened, as a browser sends it."""
    return {
        "kind": "argument",
        "audience": "private",
        "happened_on": today(couple).isoformat(),
        "facts": FACTS,
        "submission": str(uuid4()),
    } | over


def hidden(page: str) -> dict[str, str]:
    """What the page carries along unseen, but for the token."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}
