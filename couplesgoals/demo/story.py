"""The fictional program: six couples, twelve weeks, told by the actions of the people in it.

Nothing is written around the rules. Time travels instead: each person acts on the day the story says, so
that every date, every audience and every audit event is what it would be had it happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib import import_module, util

from django.db import transaction
from django.utils import timezone

from couplesgoals.demo.arriving import Enroll, arrivals_of, begin, bring_staff
from couplesgoals.demo.couples import COUPLES
from couplesgoals.demo.factories import make_program
from couplesgoals.demo.meeting import steps_of
from couplesgoals.demo.scenes import CoupleStory, Meet, Scene
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_messages import tell_of_messages
from couplesgoals.demo.telling_plans import play
from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from couplesgoals.reminders.actions import create_due_reminders

PROGRAM = "Evening program for couples"
OPENED = timedelta(days=95)


class NotEmptyError(RuntimeError):
    """There are people already, perhaps real ones: no story is told among them."""


@transaction.atomic
def tell() -> None:
    """Fill an empty program, whole or not at all. Raises NotEmptyError where there is anybody."""
    if User.objects.exists():
        raise NotEmptyError("The story is told only where nobody is yet.")
    now = timezone.now()
    with _at(now - OPENED):
        stage = Stage(now=now, program=make_program(PROGRAM, capacity=12))
        bring_staff(stage)
    scenes = [(stage.moment(story, one.ago, one.at), story, one) for story in COUPLES for one in _all(story)]
    # In the order of time, as the audit log has no other.
    for moment, story, scene in sorted(scenes, key=lambda each: each[0]):
        with _at(moment), acting_as(stage.people.get(scene.who)):
            if isinstance(scene, Enroll):
                begin(scene, stage)
            else:
                play(scene, stage, stage.couples[story.name])
    create_due_reminders()
    with _at(now):
        tell_of_messages(stage)


def _all(story: CoupleStory) -> Iterator[Scene]:
    yield from arrivals_of(story)
    for scene in story.scenes:
        if isinstance(scene, Meet):
            yield from steps_of(scene)
        else:
            yield scene


@contextmanager
def _at(moment: datetime) -> Iterator[None]:
    """Let it be this moment, and stay it."""
    if util.find_spec("time_machine") is None:
        raise RuntimeError("The story needs time-machine, one of the development tools: run `uv sync`.")
    with import_module("time_machine").travel(moment, tick=False):
        yield
