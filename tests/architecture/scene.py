"""One evening in the program: a row of every kind and audience, each with a word that stands nowhere else.

Whoever may read the word is written beside it by hand, as letters: M Maya, J Jonas, T Tess (other couple),
C clinician, F former clinician, I idle clinician, S supervisor, A administrator, and - for nobody signed in.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from couplesgoals.demo import factories as make
from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, Couple, Enrollment, Invitation, Supervision
from couplesgoals.program.models.invitation import hash_token, new_token
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import save_draft
from couplesgoals.reminders.models import Reminder, ReminderKind, ReminderState
from tests.architecture.daily import add_daily
from tests.architecture.entries import add_entries
from tests.architecture.goals import add_goals
from tests.architecture.meetings import add_meetings
from tests.architecture.monthly import add_monthly
from tests.architecture.people import Scene
from tests.architecture.priorities import add_priorities
from tests.architecture.reviewed import add_reviewed
from tests.architecture.steps import add_steps
from tests.architecture.told import add_told
from tests.architecture.values import add_values
from tests.architecture.wayback import add_ways_back
from tests.conftest import PASSWORD
from tests.goals.library.shelf import make_editor, make_example

# Whose draft, of which form, about what.
DRAFTS = (
    ("maya's new goal", "M", "goal-propose", None),
    ("maya's new own goal", "M", "goal-own", None),
    ("maya's next version", "M", "goal-revise", "maya_shared"),
    ("jonas's answer", "J", "goal-answer", "proposed"),
    ("jonas's changes", "J", "goal-suggest", "proposed"),
    ("maya's log", "M", "progress-log", "joint"),
    ("jonas's shift", "J", "priority-shift", None),
    ("maya's boundary", "M", "boundary", None),
    ("maya's map", "M", "values-map", None),
    ("maya's step", "M", "goal-step", "joint"),
    ("maya's rulers", "M", "goal-readiness", "joint"),
    ("the clinician's review", "C", "goal-review", "waiting"),
    ("the clinician's suggestion", "C", "goal-care", "couple"),
)
# Whatever its form calls them: the fields of all forms at once.
FIELDS = (
    "title", "why", "expected", "baseline", "how_known", "what", "message", "realistic", "reason",
    "first_step", "fit_words", "if_this", "i_will", "why_not_lower", "what_would_help", "own1_name",
    "own1_words", "more", "less", "would_help",
)  # fmt: skip


def build() -> Scene:
    """Let everybody do what they do, each as themselves."""
    program = make.make_program()
    scene = Scene(_people())
    maya, jonas, clinician = (scene.people[letter] for letter in "MJC")
    couple = make.make_couple(program, maya, jonas)
    other = make.make_couple(program, scene.people["T"], make.make_partner("Omar", password=PASSWORD))
    make.join_care_team(couple, clinician, lead=True)
    make.join_care_team(couple, scene.people["F"], ended_at=timezone.now())
    make.join_care_team(other, make.make_clinician("Olga Petrov"), lead=True)
    make.supervise(scene.people["S"], clinician)
    _administration(scene, couple, other)
    add_goals(scene, other)
    add_told(scene)
    add_entries(scene)
    add_meetings(scene)
    add_values(scene)
    add_steps(scene)
    add_daily(scene)
    add_ways_back(scene)
    add_monthly(scene)
    add_reviewed(scene)
    add_priorities(scene)
    _library(scene)
    _drafts(scene)
    return scene


def _people() -> dict[str, User]:
    partners = (make.make_partner(name, password=PASSWORD) for name in ("Maya", "Jonas", "Tess"))
    clinicians = (
        make.make_clinician(name, password=PASSWORD)
        for name in ("Dana Rivera", "Frank Ode", "Ida Wenn", "Sofia Lind")
    )
    administrator = make.make_administrator("Adam Boone", password=PASSWORD)
    return dict(zip("MJTCFISA", (*partners, *clinicians, administrator), strict=True))


def _administration(scene: Scene, couple: Couple, other: Couple) -> None:
    token = new_token()
    invitation = Invitation.objects.create(
        couple=couple,
        slot="a",
        email="nia@example.org",
        name="Nia",
        token_hash=hash_token(token),
        expires_at=timezone.now() + timedelta(hours=72),
        created_by=scene.people["A"],
    )
    stuck = Reminder.objects.create(
        person=scene.people["M"],
        kind=ReminderKind.STEPS,
        period="2026-01-01",
        due_at=timezone.now() - timedelta(days=1),
        state=ReminderState.DEAD,
    )
    scene.ids |= {
        "reminder": stuck.pk,
        "program": couple.program_id,
        "couple": couple.pk,
        "other_couple": other.pk,
        "enrollment": Enrollment.objects.get(couple=couple, slot="a").pk,
        "member": CareTeamMember.objects.get(couple=couple, ended_at=None).pk,
        "invitation": invitation.pk,
        "supervision": Supervision.objects.get().pk,
        "clinician": scene.people["C"].pk,
    }


def _library(scene: Scene) -> None:
    make_editor(scene.people["I"])
    word = scene.word("the retired example", "I")
    scene.ids["example"] = make_example("larger-purchases", theme="money").pk
    scene.ids["retired_example"] = make_example("put-away", retired=True, title=f"{word} title").pk


def _drafts(scene: Scene) -> None:
    for name, letter, form, about in DRAFTS:
        said = dict.fromkeys(FIELDS, scene.word(f"draft: {name}", letter))
        if form == "goal-readiness":
            # Without a number its second page would ask for the first.
            said |= dict.fromkeys(("importance", "confidence", "readiness"), "5")
        with acting_as(scene.people[letter]):
            save_draft(
                by=scene.people[letter],
                couple=scene.couple,
                form=form,
                about=scene.ids[about] if about else None,
                data=said,
            )
