"""The scene and what everybody got of it, made once for a module of tests and undone after it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import override

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker
from time_machine import TimeMachineFixture

from tests.architecture import scene as scenes
from tests.architecture.people import Scene
from tests.architecture.visits import Visits

# Whoever logs here logs to one of these.
LOGGERS = ("django", "couplesgoals", "goals", "sessions", "progress", "celery", "allauth")


class Listener(logging.Handler):
    """Keeps every line with its arguments and the whole of an exception, as the most talkative log would."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.INFO)
        self.lines = lines

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{self.format(record)} {record.args}")


@contextmanager
def heard(name: str, lines: list[str]) -> Iterator[None]:
    """Keep what one logger and those below it say, instead of passing it on."""
    logger, listener = logging.getLogger(name), Listener(lines)
    before = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    yield
    logger.removeHandler(listener)
    logger.setLevel(before[0])
    logger.propagate = before[1]


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """One evening in the program, in a transaction that ends with the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield scenes.build()
        transaction.set_rollback(True)


@pytest.fixture
def standing_clock(visits: Visits, time_machine: TimeMachineFixture) -> None:
    """Between two looks no "a minute ago" becomes "2 minutes ago"."""
    time_machine.move_to(visits.began, tick=False)


@pytest.fixture(scope="module")
def visits(scene: Scene) -> Iterator[Visits]:
    """A browser for everybody in it; what is logged meanwhile is read here, and nowhere else."""
    visits = Visits(scene)
    with ExitStack() as loggers:
        for name in LOGGERS:
            loggers.enter_context(heard(name, visits.log))
        yield visits
