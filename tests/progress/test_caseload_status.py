"""Caseload: where a couple stands that is not simply here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.demo.factories import enroll, make_administrator, make_partner
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge, discharge_couple, enroll_couple, put_couple_on_hold
from couplesgoals.program.models import CareTeamMember, Couple, Program
from tests.conftest import ClientOf
from tests.progress.conftest import at

pytestmark = pytest.mark.django_db

type Status = Callable[[], str]


@pytest.fixture
def status(clinician: User, client_of: ClientOf) -> Status:
    """What stands beside the only couple's name."""

    def status() -> str:
        (row,) = client_of(clinician).get(at("caseload")).context["rows"]
        return str(row.status)

    return status


def test_active_and_on_hold(couple: Couple, status: Status) -> None:
    assert status() == ""
    put_couple_on_hold(by=make_administrator("Ada"), couple=couple)
    assert status() == "On hold"


@pytest.mark.parametrize(
    ("reason", "words"), [("completed", "Completed"), ("left-against-advice", "Discharged")]
)
def test_how_it_ended(couple: Couple, status: Status, reason: str, words: str) -> None:
    discharge_couple(by=make_administrator("Ada"), couple=couple, reason=reason)
    assert status() == words


def test_the_last_who_left_says_how(couple: Couple, maya: User, jonas: User, status: Status) -> None:
    by = make_administrator("Ada")
    discharge(by=by, enrollment=jonas.enrollments.get(), reason="left-against-advice")
    assert status() == ""
    discharge(by=by, enrollment=maya.enrollments.get(), reason="completed")
    assert status() == "Completed"


def test_invited_until_somebody_joined(program: Program, clinician: User, status: Status) -> None:
    by = make_administrator("Ada")
    invitees = [("Nora Falk", "nora@example.org"), ("Ben Falk", "ben@example.org")]
    invited = enroll_couple(by=by, program=program, invitees=invitees)
    CareTeamMember.objects.create(couple=invited, clinician=clinician)
    assert status() == "Invited"
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        assert status() == "Invited"
    enroll(invited, make_partner("Nora"), "a")
    assert status() == ""


def test_nobody_came_and_nobody_is_invited(program: Program, clinician: User, status: Status) -> None:
    nobody = Couple.objects.create(program=program, name="Nobody yet")
    CareTeamMember.objects.create(couple=nobody, clinician=clinician)
    assert status() == ""
