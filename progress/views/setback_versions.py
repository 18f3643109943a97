"""What was typed over a version, and the one that stands now: no old page and no draft shares it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from couplesgoals.records.audience import narrower_of
from progress.actions.setback_steps import CODES, FIELDS
from progress.models import Setback
from progress.models.setback import SetbackStep


def typed_before(draft: Mapping[str, str], row: Setback | SetbackStep | None) -> dict[str, str]:
    """Return a draft to go on with over the latest version; where that moved on, it is for no more people."""
    return {name: text for name, text in now_about(draft, row).items() if name != "revision"}


def now_about(typed: Mapping[str, Any], row: Setback | SetbackStep | None) -> dict[str, Any]:
    """Let what was typed be about the version that stands now; where that is newer, for no more people."""
    words = {name: typed[name] for name in typed}
    if row is not None and "audience" in words and is_out_of_date(typed, row):
        words["audience"] = narrower_of(words["audience"], row.audience)
    return words | {"revision": str(row.revision) if row is not None else ""}


def is_out_of_date(typed: Mapping[str, Any], row: Setback | SetbackStep | None) -> bool:
    """Whether it was typed over another version than the one that stands now."""
    return row is not None and str(typed.get("revision") or "") != str(row.revision)


def stands_beside(typed: Mapping[str, Any], row: SetbackStep | None) -> list[str]:
    """Return the words of the version that stands now, where what was typed is over another one."""
    if row is None or not is_out_of_date(typed, row):
        return []
    words = (name for name in FIELDS[type(row)] if name not in CODES)
    return [value for name in words if (value := getattr(row, name))]
