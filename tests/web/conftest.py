"""A client that gets the answer a person would get, also where a view fails."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings


@pytest.fixture
def visitor() -> Iterator[Client]:
    """Someone not signed in, without any database: pytest refuses it to tests that do not ask."""
    with override_settings(ROOT_URLCONF="tests.web.urls"):
        yield Client(raise_request_exception=False)
