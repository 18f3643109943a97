"""Small ways to make people, couples and goals: for the demo and for the tests.

What is clinical is written through the same actions as everywhere, by the person whose words it is.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from couplesgoals.people.models import Role, User
from couplesgoals.program.models import (
    CareTeamMember,
    Couple,
    Enrollment,
    EnrollmentStatus,
    Program,
    Slot,
    StatusChange,
    Supervision,
)
from couplesgoals.records.acting import acting_as
from couplesgoals.records.audience import Audience
from goals import actions
from goals.actions.reviewing import Feedback
from goals.models import FitAnswer, Goal
from goals.terms import GoalTerms, Voice

DAYS_TO_TARGET = 60
# A clinician's word on each of the three questions.
WORDS = {"realistic": "Within reach.", "actionable": "Clear to both.", "tailored": "It fits you two."}


def make_program(name: str = "Evening program for couples", **fields: Any) -> Program:
    """A program in New York with places to spare, unless said otherwise."""
    return Program.objects.create(name=name, **fields)


def make_user(role: str, name: str, *, email: str = "", password: str | None = None, **fields: Any) -> User:
    """A person; the address follows from the name, and without a password nobody signs in as them."""
    address = email or f"{name.lower().replace('.', '').replace(' ', '.')}@example.org"
    return User.objects.create_user(email=address, name=name, role=role, password=password, **fields)


def make_partner(name: str, **fields: Any) -> User:
    """A person who is here as one of a couple."""
    return make_user(Role.PARTNER, name, **fields)


def make_clinician(name: str, *, credential: str = "LMFT", **fields: Any) -> User:
    """A person who gives care."""
    return make_user(Role.CLINICIAN, name, credential=credential, **fields)


def make_administrator(name: str, **fields: Any) -> User:
    """A person who runs the program."""
    return make_user(Role.ADMINISTRATOR, name, **fields)


def make_couple(
    program: Program,
    a: User,
    b: User,
    *,
    started_at: datetime | None = None,
    by: User | None = None,
    **fields: Any,
) -> Couple:
    """Two partners enrolled and active since `started_at` (now), with that written down as happened then."""
    couple = Couple.objects.create(program=program, **{"name": f"{a.first_name} & {b.first_name}", **fields})
    for slot, person in ((Slot.A, a), (Slot.B, b)):
        enroll(couple, person, slot, started_at=started_at, by=by)
    return couple


def enroll(
    couple: Couple, person: User, slot: str, *, started_at: datetime | None = None, by: User | None = None
) -> Enrollment:
    """Give a person their place in a couple."""
    since = started_at or timezone.now()
    enrollment = Enrollment.objects.create(couple=couple, person=person, slot=slot, started_at=since)
    StatusChange.objects.create(enrollment=enrollment, status=EnrollmentStatus.ACTIVE, by=by)
    return enrollment


def join_care_team(
    couple: Couple,
    clinician: User,
    *,
    lead: bool = False,
    started_at: datetime | None = None,
    ended_at: datetime | None = None,
) -> CareTeamMember:
    """Put a clinician on a couple's care team; with `ended_at`, somebody who left it."""
    member = CareTeamMember.objects.create(
        couple=couple, clinician=clinician, is_lead=lead and ended_at is None, ended_at=ended_at
    )
    if started_at is not None:
        member.started_at = started_at
        member.save(update_fields=["started_at"])
    return member


def supervise(
    supervisor: User, clinician: User, *, cosign_required: bool = True, ended_at: datetime | None = None
) -> Supervision:
    """Let one clinician answer for another's work."""
    return Supervision.objects.create(
        supervisor=supervisor, clinician=clinician, cosign_required=cosign_required, ended_at=ended_at
    )


def in_days(count: int) -> date:
    """The day that many days from now, in UTC: give a day's room where the couple's own date matters."""
    return timezone.now().date() + timedelta(days=count)


def make_terms(**over: Any) -> GoalTerms:
    """Terms of a goal that pass every check, with some replaced."""
    terms: dict[str, Any] = {
        "title": "Two evenings a week for us",
        "much_less": "No evening together in a week",
        "less": "One evening, and the phones stay on",
        "expected": "Two evenings a week without phones",
        "more": "Two evenings, and we plan them on Sunday",
        "much_more": "Three evenings, and we look forward to them",
        "target_date": in_days(DAYS_TO_TARGET),
    }
    return GoalTerms(**(terms | over))


def make_voice(**over: Any) -> Voice:
    """What one partner says about a goal, with some of it replaced."""
    voice: dict[str, Any] = {
        "why": "I miss how we used to talk after dinner.",
        "first_step": "I keep Tuesday free.",
        "ask_of_partner": "Please leave your phone in the hall.",
        "fit": FitAnswer.FITS.value,
    }
    return Voice(**(voice | over))


def propose(
    couple: Couple, by: User, *, voice: Voice | None = None, submission: UUID | None = None, **terms: Any
) -> Goal:
    """A joint goal one partner proposed and the other has not answered."""
    with acting_as(by):
        return actions.propose_goal(
            by=by,
            couple=couple,
            terms=make_terms(**terms),
            voice=voice or make_voice(),
            submission=submission,
        )


def accept(goal: Goal, by: User, *, voice: Voice | None = None) -> Goal:
    """One partner's yes to the latest version of a goal."""
    with acting_as(by):
        return actions.accept_goal(
            by=by, goal=goal, number=latest_number(goal, by), voice=voice or make_voice()
        )


def approve(goal: Goal, by: User, **feedback: str) -> Goal:
    """A clinician's yes to the latest version of a goal, with a word on each question."""
    with acting_as(by):
        return actions.approve_goal(
            by=by, goal=goal, number=latest_number(goal, by), feedback=Feedback(**(WORDS | feedback))
        )


def latest_number(goal: Goal, reader: User) -> int:
    """The number of a goal's latest version, as this person reads it now."""
    with acting_as(reader):
        return int(Goal.visible_to(reader).values_list("current__number", flat=True).get(pk=goal.pk))


def awaiting_joint_goal(couple: Couple, proposer: User, other: User, **terms: Any) -> Goal:
    """A joint goal both accepted and no clinician has answered yet."""
    return accept(propose(couple, proposer, **terms), other)


def active_joint_goal(couple: Couple, proposer: User, other: User, clinician: User, **terms: Any) -> Goal:
    """A joint goal both accepted and a clinician approved."""
    return approve(awaiting_joint_goal(couple, proposer, other, **terms), clinician)


def individual_goal(
    couple: Couple,
    owner: User,
    *,
    audience: str = Audience.CARE_TEAM,
    voice: Voice | None = None,
    **terms: Any,
) -> Goal:
    """One partner's own goal, in effect at once."""
    with acting_as(owner):
        return actions.set_individual_goal(
            by=owner,
            couple=couple,
            terms=make_terms(**({"title": "Sleep before midnight"} | terms)),
            voice=voice or make_voice(),
            audience=audience,
        )
