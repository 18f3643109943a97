"""The demo's story, told once for the tests that read it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from couplesgoals.demo import story
from couplesgoals.people.models import User
from tests.conftest import SIGN_IN_BACKEND

type As = Callable[[str], tuple[User, Client]]


@contextmanager
def undone() -> Iterator[None]:
    """A transaction of which nothing stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole story, told once a module: telling it takes seconds."""
    with django_db_blocker.unblock(), undone():
        story.tell()
        yield


@pytest.fixture
def as_person(told: None) -> Iterator[As]:
    """Give the person with this address and a browser signed in as them; what they change is undone."""

    def as_person(local_part: str) -> tuple[User, Client]:
        person = User.objects.get(email=f"{local_part}@example.org")
        client = Client()
        client.force_login(person, backend=SIGN_IN_BACKEND)
        return person, client

    with undone():
        yield as_person
