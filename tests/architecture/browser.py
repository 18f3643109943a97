"""A browser that asks thousands of times."""

from __future__ import annotations

from typing import Any, override

from django.http import HttpResponseBase
from django.test import RequestFactory
from django.test.client import ClientHandler


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
