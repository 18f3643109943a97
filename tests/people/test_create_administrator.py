"""The first person of a deployment."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from couplesgoals.people.models import User

pytestmark = [pytest.mark.urls("tests.people.page_urls"), pytest.mark.django_db]

COMMAND = "couplesgoals.people.management.commands.create_administrator"


def create(**options: Any) -> str:
    out = StringIO()
    call_command("create_administrator", email="Boss@Example.org", name="Bo Ss", stdout=out, **options)
    return out.getvalue()


def test_it_prints_a_link_to_set_the_password() -> None:
    said = create()
    person = User.objects.get(email="boss@example.org")
    assert person.is_administrator
    assert not person.has_usable_password()
    address = re.search(r"https?://[^/]+(/\S+)", said)
    assert address
    assert Client().get(address[1]).status_code == 302


def test_it_asks_for_a_password() -> None:
    with patch(f"{COMMAND}.getpass", return_value="brook willow candle 9"):
        create(ask_password=True)
    assert User.objects.get(email="boss@example.org").check_password("brook willow candle 9")


@pytest.mark.parametrize("typed", [["short", "short"], ["brook willow candle 9", "another one 12345"]])
def test_it_refuses_a_bad_password(typed: list[str]) -> None:
    with patch(f"{COMMAND}.getpass", side_effect=typed), pytest.raises(CommandError):
        create(ask_password=True)
    assert not User.objects.exists()


def test_it_refuses_an_address_that_is_taken(administrator: User) -> None:
    with pytest.raises(CommandError):
        call_command("create_administrator", email=administrator.email, name="Bo")
