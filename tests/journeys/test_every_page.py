"""Every page of every role, in light and dark, on phone and desktop, with twelve weeks of life in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.db import connection
from pytest_django import DjangoDbBlocker

from couplesgoals.demo import story
from couplesgoals.demo.accounts import PASSWORD
from couplesgoals.embedded import scratch
from goals.models import StartingPoint
from tests.architecture.routes import ROWS
from tests.journeys.accessibility import kind_of
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser

# Who to follow around: their address, their letter in the table of routes, their screen.
PEOPLE = {
    "a partner": ("maya", "M", "phone"),
    "her partner": ("jonas", "J", "phone"),
    "a partner alone": ("mei", "M", "phone"),
    "a clinician": ("elena.rivera", "C", "desktop"),
    "a supervisor": ("naomi.feldman", "S", "desktop"),
    "a former clinician": ("peter.novak", "F", "desktop"),
    "an administrator": ("joy.campbell", "A", "desktop"),
    "nobody": ("", "-", "phone"),
}
# How many of a kind each person opens, where the first does not show all faces it has.
MORE_OF = {
    "progress:goal": 4,
    "progress:couple": 6,
    "progress:couple_days": 6,
    "progress:couple_review": 6,
    "progress:couple_ways_back": 6,
    "progress:couple_win": 6,
    "progress:journal_couple": 6,
    "progress:journal_shared": 4,
    "program:couple": 2,
    "sessions:note_detail": 2,
}
# Begun by a link in an e-mail, by a second step at sign-in, by a first answer or by leaving; not by walking
# around. The second screen of the rulers has its own journey.
ELSEWHERE = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "delivery:ready",
    "delivery:stop",
    "goals:readiness_why",
    "home",
    "mfa_authenticate",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "program:join",
    "program:join_with",
    "web:live",
}
# Not on the way of links: a screen between two others of a form, the answer to a turn that was refused, and a
# call from a talk that runs, of which the couple followed here has none. Each has a journey of its own.
IN_THEIR_OWN_JOURNEYS = {"progress:setback_read", "progress:repair_turn", "progress:repair_call"}
# Files to keep, not pages to look at.
FILES = {"progress:journal_export"}
# The same for everybody, so the first one looks at them.
FOR_ALL = re.compile(r"(account|mfa|usersessions)_|web:|people:preferences|program:join|/")
BESIDES = (
    "/accounts/second-factor/",
    "/accounts/inactive/",
    "/accounts/password/reset/done/",
    "/join/",
    "/no-such-page/",
)
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"


# What is the same for everybody and was looked at already, by whoever came first in this process.
known: set[str] = set()


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo's whole program, and the library that a test of its own transactions was emptied of."""
    with django_db_blocker.unblock():
        if not StartingPoint.objects.exists():
            import_module("goals.migrations.0007_first_edition_of_the_library").fill(apps, None)
        story.tell()
        yield
        scratch.empty(str(connection.settings_dict["NAME"]))


@pytest.fixture
def transactional_db(told: None) -> None:
    """What the site asks for: here the program stays from one walk to the next, as people only read."""


@pytest.mark.parametrize(
    "who",
    [
        # What one partner or one of the staff looked at is settled for the next in the same process.
        pytest.param(who, marks=pytest.mark.xdist_group(f"every page, {screen}"))
        for who, (_name, _letter, screen) in PEOPLE.items()
    ],
)
def test_every_page_is_accessible(who: str, arrives: Arrives, subtests: pytest.Subtests) -> None:
    name, letter, screen = PEOPLE[who]
    visitor = arrives(on=screen)
    if name:
        given_somebody_who_signed_in(visitor, f"{name}@example.org")
    seen: set[str] = set()
    for path in walk(visitor):
        seen.add(kind_of(path))
        if kind_of(path) in known:
            continue
        known.update(filter(FOR_ALL.match, [kind_of(path)]))
        with subtests.test(path=path):
            visitor.finds_it_accessible()
    if who in ("a partner", "a clinician", "an administrator"):
        assert pages_of(letter) - seen - FILES - IN_THEIR_OWN_JOURNEYS == set(), f"{who} found no way there"


def given_somebody_who_signed_in(visitor: Visitor, email: str) -> None:
    """And who gave the password once more, as the pages of the second step want it."""
    visitor.signs_in(email, PASSWORD)
    visitor.page.wait_for_url(lambda url: "/accounts/" not in url)
    visitor.goes_to("/accounts/reauthenticate/?next=/more/")
    visitor.writes("Password", PASSWORD)
    visitor.presses("Go on")
    visitor.sees("More")


def walk(visitor: Visitor) -> Iterator[str]:
    """Follow every link from the front door on, a few of each kind; give the page each led to."""
    waiting, met, kinds = ["/", *BESIDES], set[str](), Counter[str]()
    while waiting:
        asked = waiting.pop(0)
        kind = kind_of(asked)
        if asked in met or kind in FILES or kinds[kind] >= MORE_OF.get(kind, 1):
            continue
        visitor.goes_to(asked)
        found = path_of(visitor.page.url)
        kinds.update({kind, kind_of(found)})
        met |= {asked, found}
        yield found
        links = [urlsplit(link) for link in visitor.page.evaluate(LINKS)]
        waiting += [
            path_of(link.geturl()) for link in links if f"{link.scheme}://{link.netloc}" == visitor.origin
        ]


def path_of(url: str) -> str:
    """What follows the server's name, without the place within a page."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def pages_of(letter: str) -> set[str]:
    """The pages the table of routes lets this kind of person open."""
    ours = (row for row in ROWS if not row.name.startswith(("api:", "reminders:")))
    pages = {row.name for row in ours if letter in row.get}
    return pages - ELSEWHERE
