"""Where things are, for pages that name many: each way is looked up once, and then ids are put into it."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.urls import get_script_prefix, get_urlconf, reverse

# Stands in a way for the id; no row has it.
SOME = UUID(int=0)


def address(name: str) -> str:
    """Return what `reverse(name)` does."""
    return _whole(name, get_urlconf(), get_script_prefix())


def address_of(name: str, pk: UUID | str) -> str:
    """Return what `reverse(name, args=[pk])` does; that took up to a tenth of a page of lists."""
    before, after = _around(name, get_urlconf(), get_script_prefix())
    return f"{before}{pk}{after}"


@cache
def _whole(name: str, urlconf: str | None, prefix: str) -> str:
    return reverse(name)


@cache
def _around(name: str, urlconf: str | None, prefix: str) -> tuple[str, str]:
    """Split an address at its id: what one process is asked for stays the same."""
    before, _id, after = reverse(name, args=[SOME]).partition(str(SOME))
    return before, after
