"""One evening in the program: a row of every kind and audience, each with a word that stands nowhere else.

Whoever may read the word is written beside it by hand, as letters: M Maya, J Jonas, T Tess (other couple),
C clinician, F former clinician, I idle clinician, S supervisor, A administrator, and - for nobody signed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.utils import timezone

from couplesgoals.demo import factories as make
from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, Couple, Enrollment, Invitation, Supervision
from couplesgoals.program.models.invitation import hash_token, new_token
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import save_draft
from goals.actions.boundaries import Limit, set_boundary
from goals.models import Goal, GoalRevision
from progress.actions import log_progress, rate_goal
from sessions.actions import add_addendum, plan_session, sign_note, write_note
from sessions.models import SessionNote, TherapySession
from tests.architecture.steps import add_steps
from tests.architecture.values import add_values
from tests.conftest import PASSWORD
from tests.goals.library.shelf import make_editor, make_example

ACTORS = "-MJTCFISA"
NAMES = {
    "-": "nobody signed in",
    "M": "Maya",
    "J": "Jonas",
    "T": "Tess",
    "C": "the clinician",
    "F": "the former clinician",
    "I": "the idle clinician",
    "S": "the supervisor",
    "A": "the administrator",
}


@dataclass
class Scene:
    """Who is there, the ids of what stands in a URL, and every word with its readers."""

    people: dict[str, User]
    ids: dict[str, UUID] = field(default_factory=dict)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)

    def word(self, name: str, readers: str) -> str:
        """Make up the word of one row, which `readers` may read."""
        word = f"zq{len(self.words):03d}word"
        self.words[word] = (name, readers)
        return word

    def leaked(self, text: str, actor: str) -> list[str]:
        """The rows whose word is in a text this actor got and may not read."""
        found = [
            name for word, (name, readers) in self.words.items() if word in text and actor not in readers
        ]
        return sorted(found)


def build() -> Scene:
    """Let everybody do what they do, each as themselves."""
    program = make.make_program()
    maya, jonas = make.make_partner("Maya", password=PASSWORD), make.make_partner("Jonas", password=PASSWORD)
    tess, omar = make.make_partner("Tess", password=PASSWORD), make.make_partner("Omar", password=PASSWORD)
    clinician, former, idle, supervisor = (
        make.make_clinician(name, password=PASSWORD)
        for name in ("Dana Rivera", "Frank Ode", "Ida Wenn", "Sofia Lind")
    )
    administrator = make.make_administrator("Adam Boone", password=PASSWORD)
    people = dict(
        zip("MJTCFISA", (maya, jonas, tess, clinician, former, idle, supervisor, administrator), strict=True)
    )
    scene = Scene(people)
    couple, other = make.make_couple(program, maya, jonas), make.make_couple(program, tess, omar)
    make.join_care_team(couple, clinician, lead=True)
    make.join_care_team(couple, former, ended_at=timezone.now())
    make.join_care_team(other, make.make_clinician("Olga Petrov"), lead=True)
    make.supervise(supervisor, clinician)
    _goals(scene, couple, other, program)
    _progress(scene, couple)
    _sessions(scene, couple)
    _drafts(scene, couple)
    _administration(scene, couple, administrator)
    _library(scene)
    _boundaries(scene, couple)
    add_values(scene, couple)
    add_steps(scene, couple)
    return scene


def _worded(scene: Scene, name: str, readers: str) -> dict[str, Any]:
    """Terms and a voice in which every text holds one word of the row's own."""
    word = scene.word(name, readers)
    levels = {f: f"{word} {f}" for f in ("much_less", "less", "expected", "more", "much_more")}
    voice = make.make_voice(why=f"{word} why", first_step=f"{word} step", ask_of_partner=f"{word} ask")
    return {"title": f"{word} title", "voice": voice, **levels}


def _goals(scene: Scene, couple: Couple, other: Couple, program: Any) -> None:
    maya, jonas, clinician = (scene.people[letter] for letter in "MJC")

    def joint(name: str) -> Goal:
        goal = make.propose(couple, maya, **_worded(scene, name, "MJCS"))
        scene.ids[name] = goal.pk
        return goal

    active, waiting = joint("joint"), joint("waiting")
    joint("proposed")
    for goal in (active, waiting):
        make.accept(goal, jonas, voice=make.make_voice(why=scene.word("Jonas's why", "MJCS")))
    make.approve(active, clinician, message=scene.word("the review", "MJCS"))
    for name, owner, audience, readers in (
        ("maya_private", maya, "private", "M"),
        ("maya_team", maya, "care_team", "MCS"),
        ("maya_shared", maya, "couple", "MJCS"),
        ("jonas_private", jonas, "private", "J"),
        ("jonas_team", jonas, "care_team", "JCS"),
    ):
        terms = _worded(scene, name, readers)
        scene.ids[name] = make.individual_goal(couple, owner, audience=audience, **terms).pk
    tess = scene.people["T"]
    scene.ids["tess_team"] = make.individual_goal(other, tess, **_worded(scene, "tess_team", "T")).pk


def _progress(scene: Scene, couple: Couple) -> None:
    maya, jonas = scene.people["M"], scene.people["J"]
    for name, goal, owner, audience, readers in (
        ("maya_private_log", "joint", maya, "private", "M"),
        ("maya_team_log", "joint", maya, "care_team", "MCS"),
        ("maya_shared_log", "joint", maya, "couple", "MJCS"),
        ("maya_own_log", "maya_private", maya, "private", "M"),
        ("jonas_private_log", "joint", jonas, "private", "J"),
        ("jonas_team_log", "jonas_team", jonas, "care_team", "JCS"),
    ):
        with acting_as(owner):
            entry = log_progress(
                by=owner,
                goal=Goal(pk=scene.ids[goal]),
                what=scene.word(name, readers),
                how_it_went=4,
                effort=2,
                audience=audience,
            )
        scene.ids[name] = entry.pk
    with acting_as(maya):
        for name in ("joint", "maya_private", "maya_shared"):
            version = GoalRevision.visible_to(maya).get(goal=scene.ids[name])
            scene.ids[f"{name}_version"] = version.pk
        scene.ids["maya_rating"] = rate_goal(by=maya, goal=Goal(pk=scene.ids["joint"]), level=1).pk


def _sessions(scene: Scene, couple: Couple) -> None:
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


def _drafts(scene: Scene, couple: Couple) -> None:
    for name, letter, form, about in (
        ("maya's new goal", "M", "goal-propose", None),
        ("maya's new own goal", "M", "goal-own", None),
        ("jonas's answer", "J", "goal-answer", "proposed"),
        ("jonas's changes", "J", "goal-suggest", "proposed"),
        ("maya's log", "M", "progress-log", "joint"),
        ("the clinician's review", "C", "goal-review", "waiting"),
    ):
        word = scene.word(f"draft: {name}", letter)
        # Whatever its form calls them: the fields of all forms at once.
        fields = ("title", "why", "expected", "what", "message", "realistic", "reason", "first_step")
        with acting_as(scene.people[letter]):
            save_draft(
                by=scene.people[letter],
                couple=couple,
                form=form,
                about=scene.ids[about] if about else None,
                data=dict.fromkeys(fields, word),
            )


def _library(scene: Scene) -> None:
    make_editor(scene.people["I"])
    word = scene.word("the retired example", "I")
    scene.ids["example"] = make_example("larger-purchases", theme="money").pk
    scene.ids["retired_example"] = make_example("put-away", retired=True, title=f"{word} title").pk


def _boundaries(scene: Scene, couple: Couple) -> None:
    for name, letter, audience, readers in (
        ("maya_private_boundary", "M", "private", "M"),
        ("maya_team_boundary", "M", "care_team", "MCS"),
        ("jonas_team_boundary", "J", "care_team", "JCS"),
    ):
        owner, word = scene.people[letter], scene.word(name, readers)
        limit = Limit(if_this=f"{word} happens", i_will=f"go {word}")
        with acting_as(owner):
            kept = set_boundary(by=owner, couple=couple, limit=limit, audience=audience)
        scene.ids[name] = kept.pk


def _administration(scene: Scene, couple: Couple, administrator: User) -> None:
    token = new_token()
    invitation = Invitation.objects.create(
        couple=couple,
        slot="a",
        email="nia@example.org",
        name="Nia",
        token_hash=hash_token(token),
        expires_at=timezone.now() + timedelta(hours=72),
        created_by=administrator,
    )
    scene.ids |= {
        "couple": couple.pk,
        "enrollment": Enrollment.objects.get(couple=couple, slot="a").pk,
        "member": CareTeamMember.objects.get(couple=couple, ended_at=None).pk,
        "invitation": invitation.pk,
        "supervision": Supervision.objects.get().pk,
        "clinician": scene.people["C"].pk,
    }
