"""For clinicians: which status of a goal may follow which, drawn from the tables the code obeys."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import clinician_required
from goals.models.statuses import (
    ACHIEVEMENT_TRANSITIONS,
    TRANSITIONS,
    AchievementStatus,
    LifecycleStatus,
)


@dataclass(frozen=True)
class StatusRow:
    """One status with FHIR's code, and for each status whether it may come next."""

    code: str
    label: str
    cells: list[tuple[str, bool]]


@clinician_required
@require_safe
def goal_statuses(request: HttpRequest) -> HttpResponse:
    """Show both tables; they are no record of anybody."""
    context = {
        "lifecycle": _rows(dict(LifecycleStatus.choices), TRANSITIONS),
        "achievement": _rows(dict(AchievementStatus.choices), ACHIEVEMENT_TRANSITIONS),
    }
    return render(request, "goals/goal_statuses.html", context)


def _rows(labels: dict[str, object], table: dict[str, frozenset[str]]) -> list[StatusRow]:
    return [
        StatusRow(
            code,
            str(label),
            [(str(labels[after]), after in table.get(code, frozenset())) for after in labels],
        )
        for code, label in labels.items()
    ]
