"""Every message there is, in every language: safe on a shared phone, whoever of the demo it is for (T21)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from couplesgoals.demo.couples import COUPLES
from tests.reminders.test_messages import TELLING

ROOT = Path(settings.BASE_DIR) / "templates"
MESSAGES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("**/email/*.txt"))
LANGUAGES = [code for code, _name in settings.LANGUAGES]
ADDRESS = "https://example.org/"
GIVEN = dict.fromkeys(
    ("site_url", "stop_url", "password_reset_url", "activate_url", "url", "sign_in_url"), ADDRESS
)
STAFF = ("Joy", "Campbell", "Elena", "Rivera", "Naomi", "Feldman", "Peter", "Novak")


def names() -> set[str]:
    """First and last names of everybody in the demo."""
    people = [person.name for story in COUPLES for person in (story.a, story.b)]
    return {part for name in people for part in name.split()} | set(STAFF)


def test_there_are_messages_and_people_to_look_for() -> None:
    assert "reminders/email/message.txt" in MESSAGES
    assert {"Maya", "Jonas", "Helen", "Walt"} <= names()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", MESSAGES)
def test_it_tells_nothing_and_names_nobody(message: str, language: str) -> None:
    with translation.override(language):
        text = render_to_string(message, GIVEN)
    assert text.strip()
    words = text.replace(ADDRESS, "")
    assert re.findall(TELLING, words, re.IGNORECASE) == []
    assert [name for name in names() if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)] == []
