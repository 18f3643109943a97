"""Where things are, for pages that name many: each way is looked up once, and then ids are put into it.

And how an address is found among a hundred and fifty.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from django.urls import (
    URLPattern,
    URLResolver,
    get_script_prefix,
    get_urlconf,
    include,
    path,
    reverse,
)

# Stands in a way for the id; no row has it.
SOME = UUID(int=0)


def address(name: str) -> str:
    """Return what `reverse(name)` does."""
    return _whole(name, get_urlconf(), get_script_prefix())


def address_of(name: str, pk: UUID | str) -> str:
    """Return what `reverse(name, args=[pk])` does; that took up to a tenth of a page of lists."""
    before, after = _around(name, get_urlconf(), get_script_prefix())
    return f"{before}{pk}{after}"


def by_first_word(places: Iterable[URLPattern]) -> list[URLResolver]:
    """Put places with the same first word together: a request is held against those of its own word alone."""
    by_word: dict[str, list[URLPattern]] = {}
    for place in places:
        word, slash, rest = str(place.pattern).partition("/")
        inner = path(rest, place.callback, place.default_args, place.name)
        by_word.setdefault(f"{word}{slash}", []).append(inner)
    return [path(word, include(inner)) for word, inner in by_word.items()]


@cache
def _whole(name: str, urlconf: str | None, prefix: str) -> str:
    return reverse(name)


@cache
def _around(name: str, urlconf: str | None, prefix: str) -> tuple[str, str]:
    """Split an address at its id: what one process is asked for stays the same."""
    before, _id, after = reverse(name, args=[SOME]).partition(str(SOME))
    return before, after
