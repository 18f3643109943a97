"""How many worlds are tried: 60 in every run, 2,000 with HYPOTHESIS_PROFILE=thorough."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from couplesgoals.embedded import admin
from couplesgoals.records.owner import connected_as_owner

slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=slow)
settings.register_profile("thorough", max_examples=2000, deadline=None, suppress_health_check=slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="module")
def as_superuser(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, test_urls: dict[str, str]
) -> Iterator[None]:
    """Let Django connect as the superuser, whom no policy binds: what it reads is the Python rule alone."""
    url = admin.url(urlsplit(test_urls["DATABASE_URL"]).path.removeprefix("/"))
    with django_db_blocker.unblock(), connected_as_owner("default", url):
        yield
