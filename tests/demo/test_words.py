"""The story's words: kind, plain, and of everybody's own making; and the list of sign-ins."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from couplesgoals.demo.accounts import ACCOUNTS, PASSWORD
from couplesgoals.demo.couples import COUPLES
from couplesgoals.demo.scenes import CoupleStory, Log

BLAMING = re.compile(
    r"\b(clean\w*|dirty|relaps\w*|addict\w*|alcoholic\w*|junkie\w*|fail\w*|streak\w*|(non-?)?complian\w*|toxic\w*"
    r"|abuse\w*|crazy|victim\w*|manipulat\w*|codepend\w*|enabl\w*|denial|resistant|drunk\w*|sober\w*)\b",
    re.IGNORECASE,
)


def texts_in(thing: Any) -> Iterator[str]:
    """Every text in a story."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from texts_in(getattr(thing, one.name))
    elif isinstance(thing, Mapping):
        for one in thing.values():
            yield from texts_in(one)
    elif isinstance(thing, Collection):
        for one in thing:
            yield from texts_in(one)


@pytest.mark.parametrize("couple", COUPLES, ids=lambda couple: couple.name)
def test_no_word_blames(couple: CoupleStory) -> None:
    assert [text for text in texts_in(couple) if BLAMING.search(text)] == []


@pytest.mark.parametrize("couple", COUPLES, ids=lambda couple: couple.name)
def test_nobody_says_the_same_twice(couple: CoupleStory) -> None:
    said = [scene.what for scene in couple.scenes if isinstance(scene, Log)]
    assert len(said) == len(set(said))


def test_both_of_a_couple_write_about_as_much_where_both_are_willing() -> None:
    maya_and_jonas = next(couple for couple in COUPLES if couple.name == "Maya & Jonas")
    logs = [scene.who for scene in maya_and_jonas.scenes if isinstance(scene, Log)]
    assert len(logs) >= 55
    assert abs(logs.count("maya") - logs.count("jonas")) <= 10


def test_accounts_say_who_is_who() -> None:
    assert {account["role"] for account in ACCOUNTS} == {
        "partner",
        "clinician",
        "supervisor",
        "administrator",
    }
    names = {couple.name for couple in COUPLES}
    for account in ACCOUNTS:
        assert list(account) == ["email", "password", "role", "couple"]
        assert account["email"] is not None
        assert account["email"].endswith("@example.org")
        assert account["password"] == PASSWORD
        assert account["couple"] in (names if account["role"] == "partner" else {None})
    assert len(PASSWORD) >= 12
