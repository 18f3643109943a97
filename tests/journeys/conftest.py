"""A browser, a running site, and people who come to it with a phone or at a desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from couplesgoals.people.models import User
from tests.conftest import SIGN_IN_BACKEND
from tests.journeys.accessibility import BRINGS_AXE, SIZES
from tests.journeys.visitor import Visitor

# The first is the same browser without windows it would not show: a third less work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# No page lives long enough for its scripts to be worth optimizing.
SCRIPTS = "--js-flags=--no-turbofan --no-maglev"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", SCRIPTS]
# The server answers in this very process, on processors the other tests use too.
PATIENCE = 20_000

type Arrives = Callable[..., Visitor]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, one for all journeys; nothing is downloaded."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"No browser on this machine: the journeys need one of {', '.join(NAMES)}.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop open in this thread; Django would take our queries for part of it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer, settings: Any) -> str:
    """Where the site runs. "Leave quickly" leads to the same server by another name, so another site."""
    port = urlsplit(live_server.url).port
    settings.LEAVE_QUICKLY_URL = f"http://127.0.0.1:{port}/live"
    settings.SITE_URL = live_server.url
    return str(live_server.url)


@pytest.fixture
def arrives(chromium: Browser, site: str) -> Iterator[Arrives]:
    """Give somebody a browser: on the phone or at a desk, signed in already if a person is named."""
    visitors: list[Visitor] = []

    def arrives(person: User | None = None, *, on: str = "phone", javascript: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport=SIZES[on],
            has_touch=on == "phone",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            color_scheme="light",
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(BRINGS_AXE)
        if person is not None:
            context.add_cookies([_signed_in(person, site)])
        visitors.append(Visitor(context, site))
        return visitors[-1]

    yield arrives
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == [], "The browser complained:\n" + "\n".join(complaints)


def _signed_in(person: User, site: str) -> Any:
    """The cookie of a sign-in that happened before the test begins."""
    client = Client()
    client.force_login(person, backend=SIGN_IN_BACKEND)
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": site}
