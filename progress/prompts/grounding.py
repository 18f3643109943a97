"""What helps in a hard minute: three ways to come back to here and now, riding out an urge, and the time-out.

Eyes stay open; nothing needs touch, sound or closed doors; every step can be left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Exercise:
    """A short exercise: why it may help, in a sentence, and its steps."""

    key: str
    icon: str
    title: StrPromise
    why: StrPromise
    steps: tuple[StrPromise, ...]


@dataclass(frozen=True)
class TimeOut:
    """How to call a break in a hot talk, and what a break is not for."""

    title: StrPromise
    lines: tuple[StrPromise, ...]
    note: StrPromise


GROUNDING: tuple[Exercise, ...] = (
    Exercise(
        "five-senses",
        "eye",
        _("Five, four, three, two, one"),
        _("Looking at what is around you tells your mind where you are, and that it is now."),
        (
            _("Keep your eyes open. Skip what does not suit you, and stop whenever you like."),
            _("Look for five things you can see. Name them, aloud or in your head."),
            _("Find four colors near you."),
            _("Find three things with straight edges."),
            _("Find two things you like to look at."),
            _("Say one true thing about now: the day, the place or your name."),
        ),
    ),
    Exercise(
        "feet-and-chair",
        "footprints",
        _("Feet and chair"),
        _("Noticing what holds you up can help your body feel less alone with it."),
        (
            _("Sit or stand as you like, with your eyes open. Skip what does not suit you."),
            _("Notice the floor under your feet. It holds you without any work from you."),
            _("Notice the chair, or the wall behind you."),
            _("Look slowly from one side of the room to the other. Find the door."),
            _("Ask yourself: is there one thing that would make this minute easier?"),
        ),
    ),
    Exercise(
        "slow-count",
        "hourglass",
        _("Slow counting"),
        _("A longer way out for your breath can tell your body that it may slow down."),
        (
            _("If thinking about your breath does not feel good, only count. Skip what does not suit you."),
            _("Let the air come in while you count to three."),
            _("Let it go while you count to five. There is nothing to hold."),
            _("Do this five times, or fewer. Any pace is the right pace."),
            _("Look up and name one thing you see."),
        ),
    ),
)

URGE_SURFING = Exercise(
    "ride-the-urge",
    "activity",
    _("Ride out the urge"),
    _("An urge is like a wave: it rises, it peaks, and it gets smaller again, often within half an hour."),
    (
        _("Go to a place where it is easier, if you can. Keep your eyes open."),
        _("Say to yourself: “This is an urge. It will pass.”"),
        _("Where do you notice it? You need not push it away, and you need not follow it."),
        _("Give it a number from 0 to 10. Look again in two minutes."),
        _("While it is there, do something small: drink water, walk, call someone."),
        _("Skip what does not suit you. If the urge stays strong, reach out to a person or a help line."),
    ),
)

EXERCISES: tuple[Exercise, ...] = (*GROUNDING, URGE_SURFING)

TIME_OUT = TimeOut(
    _("A time-out in five lines"),
    (
        _("Say that you need a break: “I want to do this well. I need a time-out.”"),
        _("Say when you will be back. 20 to 30 minutes is good, and it is not more than 24 hours."),
        _("Go where you can cool down. Do not drive, and do not drink or use."),
        _("Let the argument rest: no rehearsing, no messages about it. Walk, breathe, drink some water."),
        _("The one who called the time-out comes back first: to talk, to find a time, or to let it go."),
    ),
    _(
        "A time-out is for talks that get too hot. It is not a way to handle violence. "
        "If you are afraid, or have been hurt or threatened, get to safety and reach out for help."
    ),
)


def exercise(key: str) -> Exercise | None:
    """Return the exercise with this key, if there is one."""
    return next((one for one in EXERCISES if one.key == key), None)
