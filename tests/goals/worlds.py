"""Small worlds around one goal, built at the same moment and gone after a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import time_machine
from django.core.cache import cache as kept
from django.db import transaction

from couplesgoals.demo import factories as make
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals import actions
from goals.actions.boundaries import Limit, set_boundary
from goals.actions.linking import link_goals
from goals.actions.reviewing import Feedback
from goals.models import Goal
from tests.conftest import PASSWORD
from tests.goals.eyes import Seen, everything

START = datetime(2026, 3, 2, 15, tzinfo=UTC)
WORDS = "Please not to his brother's house."
SAYS: dict[str, dict[str, str]] = {
    "fits": {"fit": "fits"},
    "unsure": {"fit": "unsure", "fit_words": WORDS},
    "clash": {"fit": "clash", "fit_words": WORDS},
}


@dataclass
class World:
    """A couple, their clinician, and the goal Maya proposes."""

    couple: Couple
    people: dict[str, User]
    clock: Any
    goal: Goal | None = None
    # The version on the table.
    number: int = 1

    def turn(self, who: str, act: Callable[..., Any], **more: Any) -> Any:
        """Let somebody do one thing, a minute after the last."""
        self.wait()
        person = self.people[who]
        with acting_as(person):
            return act(by=person, **more)

    def on_goal(self, who: str, act: Callable[..., Any], **more: Any) -> None:
        """Let somebody do one thing with the goal."""
        self.turn(who, act, goal=self.goal, **more)

    def wait(self) -> None:
        """Let the minute of a turn go by."""
        self.clock.shift(timedelta(minutes=1))


def _accepts(says: str) -> Callable[[World], None]:
    voice = make.make_voice(**SAYS[says])
    return lambda here: here.on_goal("jonas", actions.accept_goal, number=here.number, voice=voice)


def _tells(says: str) -> Callable[[World], None]:
    return lambda here: here.on_goal("jonas", actions.check_fit, number=here.number, fit=says, words=WORDS)


def _writes_to(who: str) -> Callable[[World], None]:
    def turn(here: World) -> None:
        feedback = Feedback(message="What would make it safe for you?")
        here.on_goal(
            "clinician", actions.return_goal, number=here.number, feedback=feedback, to=here.people[who]
        )

    return turn


def _keeps_to_himself(here: World) -> None:
    limit = Limit(if_this="we go to his brother", i_will="stay home")
    here.turn("jonas", set_boundary, couple=here.couple, limit=limit, audience="care_team")
    own = make.individual_goal(here.couple, here.people["jonas"], audience="care_team", title="Stay away")
    here.on_goal("jonas", link_goals, links={own.pk: "strains"})


def _approves(here: World) -> None:
    feedback = Feedback(**make.WORDS)
    here.on_goal(
        "clinician", actions.approve_goal, number=here.number, feedback=feedback, talked_through=True
    )


def _sends_back(here: World) -> None:
    here.on_goal(
        "clinician", actions.return_goal, number=here.number, feedback=Feedback(message="Smaller steps?")
    )


def _changes(says: str) -> Callable[[World], None]:
    """Maya asks for other words of the goal, which is in effect by now."""
    voice = make.make_voice(**SAYS[says])

    def turn(here: World) -> None:
        terms = make.make_terms(title="Three evenings a week for us")
        here.on_goal("maya", actions.suggest_changes, based_on=1, terms=terms, voice=voice, reason="It grew")
        here.number = 2

    return turn


def _leaks(here: World) -> None:
    """What none of our actions does: a moment kept on the goal, though nothing is to be told."""
    person = here.people["clinician"]
    here.wait()
    with acting_as(person):
        Goal.visible_to(person).joint().update(awaits_review_since=START)


TURNS: dict[str, Callable[[World], None]] = {
    **{f"accepts, {says}": _accepts(says) for says in SAYS},
    **{f"tells, {says}": _tells(says) for says in SAYS},
    "nothing": World.wait,
    "a talk": lambda here: here.on_goal("clinician", actions.request_talk),
    "a word to jonas": _writes_to("jonas"),
    "a word to maya": _writes_to("maya"),
    "the talk is over": lambda here: here.on_goal("clinician", actions.end_talk),
    "the talk is noted": lambda here: here.on_goal("clinician", actions.end_talk, words="They found a way."),
    "approved": _approves,
    "sent back": _sends_back,
    "keeps to himself": _keeps_to_himself,
    **{f"a change, {says}": _changes(says) for says in ("fits", "clash")},
    "leaks": _leaks,
}


@contextmanager
def world(maya_says: str) -> Iterator[World]:
    """Begin a world with a goal that waits for Jonas; afterwards nothing is left of it."""
    with time_machine.travel(START, tick=False) as clock, transaction.atomic():
        kept.clear()
        people = {name: make.make_partner(name.title(), password=PASSWORD) for name in ("maya", "jonas")}
        people["clinician"] = make.make_clinician("Dana Rivera", password=PASSWORD)
        couple = make.make_couple(make.make_program(), people["maya"], people["jonas"])
        make.join_care_team(couple, people["clinician"], lead=True)
        here = World(couple, people, clock)
        for name in ("maya", "jonas"):
            make.individual_goal(couple, people[name], audience="couple")
        voice = make.make_voice(**SAYS[maya_says])
        here.goal = here.turn(
            "maya", actions.propose_goal, couple=couple, terms=make.make_terms(), voice=voice
        )
        yield here
        transaction.set_rollback(True)


@cache
def _seen_by(who: str, maya_says: str, turns: tuple[str, ...]) -> Seen:
    with world(maya_says) as here:
        for turn in turns:
            TURNS[turn](here)
        return everything(here.people[who])


def seen_by(who: str, *turns: str, maya_says: str = "fits") -> Seen:
    """Return what one partner gets after these turns; each world is built once a process."""
    # What is asked only once in the life of a process is asked before anything counts.
    _seen_by("maya", "fits", ())
    return _seen_by(who, maya_says, turns)
