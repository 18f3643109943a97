"""The fixed cast: whoever a test needs is one of these people.

Maya and Jonas are a couple, Tess and Omar another. All belong to one program and were never anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from couplesgoals.demo.factories import (
    join_care_team,
    make_administrator,
    make_clinician,
    make_couple,
    make_partner,
    make_program,
    supervise,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Program
from couplesgoals.records import acting

# Everybody's; long enough for the validators, quick to hash in tests.
PASSWORD = "river stone lantern 12"
SIGN_IN_BACKEND = "couplesgoals.people.backends.AuthenticationBackend"

type ClientOf = Callable[[User | None], Client]
type ActingAs = Callable[[User | None], AbstractContextManager[None]]


@pytest.fixture
def program(db: None) -> Program:
    """The program everybody is in."""
    return make_program()


@pytest.fixture
def maya(db: None) -> User:
    """Partner A of `couple`."""
    return make_partner("Maya", password=PASSWORD)


@pytest.fixture
def jonas(db: None) -> User:
    """Partner B of `couple`."""
    return make_partner("Jonas", password=PASSWORD)


@pytest.fixture
def tess(db: None) -> User:
    """Partner A of `other_couple`."""
    return make_partner("Tess", password=PASSWORD)


@pytest.fixture
def omar(db: None) -> User:
    """Partner B of `other_couple`."""
    return make_partner("Omar", password=PASSWORD)


@pytest.fixture
def clinician(db: None) -> User:
    """On the care team of `couple` once that fixture is there."""
    return make_clinician("Dana Rivera", password=PASSWORD)


@pytest.fixture
def former_clinician(db: None) -> User:
    """Was on the care team of `couple` until today."""
    return make_clinician("Frank Ode", password=PASSWORD)


@pytest.fixture
def couple(program: Program, maya: User, jonas: User, clinician: User, former_clinician: User) -> Couple:
    """Maya and Jonas, active, with a clinician and a former one."""
    couple = make_couple(program, maya, jonas)
    join_care_team(couple, clinician, lead=True)
    join_care_team(couple, former_clinician, ended_at=timezone.now())
    return couple


@pytest.fixture
def other_clinician(db: None) -> User:
    """On the care team of `other_couple` once that fixture is there."""
    return make_clinician("Olga Petrov", password=PASSWORD)


@pytest.fixture
def other_couple(program: Program, tess: User, omar: User, other_clinician: User) -> Couple:
    """Tess and Omar, active, with a clinician of their own."""
    couple = make_couple(program, tess, omar)
    join_care_team(couple, other_clinician, lead=True)
    return couple


@pytest.fixture
def supervisor(clinician: User) -> User:
    """Supervises `clinician`, and co-signs."""
    person = make_clinician("Sofia Lind", credential="PhD", password=PASSWORD)
    supervise(person, clinician)
    return person


@pytest.fixture
def idle_clinician(db: None) -> User:
    """A clinician with no caseload."""
    return make_clinician("Ida Wenn", password=PASSWORD)


@pytest.fixture
def administrator(db: None) -> User:
    """Runs the program and reads nothing clinical."""
    return make_administrator("Adam Boone", password=PASSWORD)


@pytest.fixture
def client_of() -> ClientOf:
    """Give a browser signed in as one person, or as nobody for None."""

    def client_of(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend=SIGN_IN_BACKEND)
            # As every sign-in through the pages does.
            session = {"session_key": client.session.session_key, "ip": "127.0.0.1"}
            UserSession.objects.create(user=user, **session)
        return client

    return client_of


@pytest.fixture
def acting_as() -> ActingAs:
    """Run a block with one person as the viewer PostgreSQL knows of."""
    return acting.acting_as
