"""A session in the story: planned a week before, held, noted, signed, co-signed; or still to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from couplesgoals.demo.scenes import Meet, Note, Scene
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling import play
from couplesgoals.program.models import Couple
from sessions import actions
from sessions.models import SessionKind, SessionNote, TherapySession

VIDEO = "https://video.example.org/room/{name}"


@dataclass
class Held:
    """What the steps of one session hand on."""

    meet: Meet
    session: TherapySession | None = None
    note: SessionNote | None = None


@dataclass(frozen=True)
class Step(Scene):
    """One step of a session."""

    held: Held
    verb: str


def steps_of(meet: Meet) -> Iterator[Scene]:
    """The steps of one session, each at its time; what would be today or later has not happened."""
    held, hour = Held(meet), int(meet.at[:2])
    yield Step(max(meet.ago + meet.planned, 1), "12:10", meet.who, held, "plan")
    if meet.canceled:
        yield Step(meet.ago + 1, "16:40", meet.who, held, "cancel")
        return
    note = meet.note
    if meet.ago <= 0 or note is None:
        return
    yield Step(meet.ago, f"{hour + 2:02}:05", meet.who, held, "write")
    if note.signed:
        yield Step(meet.ago, f"{hour + 2:02}:20", meet.who, held, "sign")
    if note.cosigned_by:
        yield Step(meet.ago - 2, "08:30", note.cosigned_by, held, "cosign")
    if note.addendum:
        yield Step(meet.ago - 3, "09:15", meet.who, held, "add")


@play.register
def _(step: Step, stage: Stage, couple: Couple) -> None:
    {"plan": _plan, "cancel": _cancel, "write": _write, "sign": _sign, "cosign": _cosign, "add": _add}[
        step.verb
    ](step, stage, couple)


def _plan(step: Step, stage: Stage, couple: Couple) -> None:
    meet = step.held.meet
    starts_at = stage.moment(stage.stories[couple.pk], meet.ago, meet.at)
    step.held.session = actions.plan_session(
        by=stage.people[step.who],
        couple=couple,
        kind=SessionKind.INDIVIDUAL if meet.only else SessionKind.COUPLE,
        subject=stage.people[meet.only] if meet.only else None,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=meet.minutes),
        video_link=VIDEO.format(name=meet.only or couple.name.lower().replace(" & ", "-")),
    )


def _cancel(step: Step, stage: Stage, couple: Couple) -> None:
    actions.cancel_session(by=stage.people[step.who], session=_session(step))


def _write(step: Step, stage: Stage, couple: Couple) -> None:
    text = _text(step)
    # Only a signature says by itself that the session took place.
    if not text.signed:
        actions.finish_session(by=stage.people[step.who], session=_session(step))
    step.held.note = actions.write_note(
        by=stage.people[step.who],
        session=_session(step),
        data=text.data,
        assessment=text.assessment,
        plan=text.plan,
        goals=[stage.goals[couple.pk, goal] for goal in text.goals],
    )


def _sign(step: Step, stage: Stage, couple: Couple) -> None:
    step.held.note = actions.sign_note(by=stage.people[step.who], note=_note(step))


def _cosign(step: Step, stage: Stage, couple: Couple) -> None:
    step.held.note = actions.cosign_note(by=stage.people[step.who], note=_note(step))


def _add(step: Step, stage: Stage, couple: Couple) -> None:
    actions.add_addendum(by=stage.people[step.who], note=_note(step), text=_text(step).addendum)


def _session(step: Step) -> TherapySession:
    assert step.held.session is not None  # planned by an earlier step
    return step.held.session


def _note(step: Step) -> SessionNote:
    assert step.held.note is not None  # written by an earlier step
    return step.held.note


def _text(step: Step) -> Note:
    assert step.held.meet.note is not None  # a step that needs a note comes only with one
    return step.held.meet.note
