"""A policy looks up the parent of each row it is asked about; it never reads all parents there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.django_db

BY_PARENT = r"FROM \w+ p\s+WHERE \(p\.id = \w+\.\w+\)"


def policies(as_owner: Callable[..., list[tuple[Any, ...]]], wanted: str) -> set[str]:
    """The tables whose policy of reading has these words."""
    found = as_owner(
        "SELECT tablename FROM pg_policies WHERE policyname = 'reads' AND qual ~ %(wanted)s",
        {"wanted": wanted},
    )
    return {table for (table,) in found}


def test_each_parent_is_looked_up_by_itself(as_owner: Callable[..., list[tuple[Any, ...]]]):
    by_parent = policies(as_owner, BY_PARENT)
    assert {"progress_progresslog", "progress_goalrating", "goals_goalacceptance"} <= by_parent
    assert policies(as_owner, rf"{BY_PARENT}\s+OFFSET 0") == by_parent
