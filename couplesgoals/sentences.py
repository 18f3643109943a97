"""Sentences in the reader's language, looked up once a language: a page says some dozens of times."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django.db.models import Choices
from django.utils import translation

from couplesgoals.languages import reader_language


def gettext(sentence: str) -> str:
    """Do what Django's `gettext` does in a quarter of the time; for sentences that stand in the code."""
    return _said(sentence, reader_language())


def ngettext(one: str, many: str, number: int) -> str:
    """Do what Django's `ngettext` does; a list says the same few numbers again and again."""
    return _counted(one, many, number, reader_language())


def labels(choices: type[Choices]) -> dict[Any, str]:
    """Give the words of all of a model's choices by value, looked up once a process and language."""
    return _labels(choices, reader_language())


def label_of(choice: Choices) -> str:
    """Give the words of one of a model's choices."""
    return labels(type(choice))[choice.value]


@cache
def _labels(choices: type[Choices], language: str | None) -> dict[Any, str]:
    return {value: str(label) for value, label in choices.choices}


@cache
def _said(sentence: str, language: str | None) -> str:
    return translation.gettext(sentence)


@lru_cache(maxsize=4096)
def _counted(one: str, many: str, number: int, language: str | None) -> str:
    return translation.ngettext(one, many, number)
