"""The scene and what everybody got of it, made once for a module of tests and undone after it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.architecture import scene as scenes
from tests.architecture.scene import Scene
from tests.architecture.visits import Visits


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """One evening in the program, in a transaction that ends with the module."""
    # Answers are read here, not in the log.
    logging.disable(logging.CRITICAL)
    with django_db_blocker.unblock(), transaction.atomic():
        yield scenes.build()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def visits(scene: Scene) -> Visits:
    """A browser for everybody in it."""
    return Visits(scene)
