"""A browser that asks thousands of times."""

from __future__ import annotations

from datetime import datetime
from typing import Any, override

from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from couplesgoals.people.models import User
from couplesgoals.people.timeouts import LAST_SEEN, SIGNED_IN_AT
from tests.conftest import SIGN_IN_BACKEND


class Browser(RequestFactory):
    """Django's test client without what it copies aside at each page: every template with all it was given.

    Nothing is kept between two requests but the middleware, which is loaded once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.handler = ClientHandler(enforce_csrf_checks=False)

    @override
    def request(self, **request: Any) -> HttpResponseBase:
        """Answer as the site would; a page that breaks is a 500."""
        return self.handler(self._base_environ(**request))


def signed_in(person: User, at: datetime) -> str:
    """The cookies of a sign-in whose first page is noted already: once, as what a look writes is undone."""
    client = Client()
    client.force_login(person, backend=SIGN_IN_BACKEND)
    session = client.session
    session[SIGNED_IN_AT] = session[LAST_SEEN] = int(at.timestamp())
    session.save()
    return client.cookies.output(header="", sep=";")
