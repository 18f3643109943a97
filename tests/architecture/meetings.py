"""Sessions in the scene, with each partner and with both, and the notes on them."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from sessions.actions import add_addendum, plan_session, sign_note, write_note
from sessions.models import SessionNote, TherapySession
from tests.architecture.people import Scene


def add_meetings(scene: Scene) -> None:
    """Let the clinician and the supervisor plan, hold and write down sessions."""
    couple = scene.couple
    maya, jonas, clinician, supervisor = (scene.people[letter] for letter in "MJCS")
    start = timezone.now() + timedelta(days=2)
    planned: list[TherapySession] = []
    for number, (name, subject, readers) in enumerate(
        (("together", None, "MJCS"), ("maya_session", maya, "MCS"), ("jonas_session", jonas, "JCS"))
    ):
        with acting_as(clinician):
            session = plan_session(
                by=clinician,
                couple=couple,
                kind="couple" if subject is None else "individual",
                subject=subject,
                starts_at=start + timedelta(hours=number),
                ends_at=start + timedelta(hours=number, minutes=50),
                video_link=f"https://video.example.org/{scene.word(name, readers)}",
            )
        scene.ids[name] = session.pk
        planned.append(session)
    # Notes are of sessions that took place.
    held = [_held(couple, clinician, subject) for subject in (None, jonas)]
    with acting_as(clinician):
        signed = _note(scene, "signed_note", held[0], clinician, "CS")
        scene.ids["signed_note"] = sign_note(by=clinician, note=signed).pk
        addendum = scene.word("the addendum", "CS")
        add_addendum(by=clinician, note=signed, text=addendum)
        scene.ids["draft_note"] = _note(scene, "draft_note", planned[1], clinician, "C").pk
        other = _note(scene, "individual_note", held[1], clinician, "CS")
        scene.ids["individual_note"] = sign_note(by=clinician, note=other).pk
    with acting_as(supervisor):
        scene.ids["supervisor_draft"] = _note(scene, "supervisor_draft", planned[0], supervisor, "S").pk


def _held(couple: Couple, clinician: User, subject: User | None) -> TherapySession:
    """A session of yesterday, planned the day before."""
    start = timezone.now() - timedelta(days=1, hours=0 if subject is None else 2)
    with time_machine.travel(start - timedelta(days=1), tick=False), acting_as(clinician):
        return plan_session(
            by=clinician,
            couple=couple,
            kind="couple" if subject is None else "individual",
            subject=subject,
            starts_at=start,
            ends_at=start + timedelta(minutes=50),
        )


def _note(scene: Scene, name: str, session: TherapySession, author: User, readers: str) -> SessionNote:
    word = scene.word(name, readers)
    return write_note(
        by=author, session=session, data=f"{word} data", assessment=f"{word} assessment", plan=f"{word} plan"
    )
