"""Who finds what in the library: partners and clinicians what is offered, editors also what was put away.

It is about nobody, so no audience and no wall; administrators have no business here and find nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.functional import Promise

from couplesgoals.people.models import User
from goals.models import Goal, StartingPoint, StartingPointVersion, Theme

ICONS: dict[str, str] = {
    Theme.CALM: "message-circle",
    Theme.TRUST: "heart-handshake",
    Theme.PARENTING: "users-round",
    Theme.SOBRIETY: "hand-heart",
    Theme.INTIMACY: "heart",
    Theme.MONEY: "wallet",
    Theme.TIME: "sun",
    Theme.HOUSEHOLD: "house",
    Theme.FAMILY: "link",
    Theme.SLEEP: "moon",
    Theme.DIGITAL: "smartphone",
    Theme.GRIEF: "leaf",
    Theme.WORK: "briefcase",
}
LONGEST_QUESTION = 80


@dataclass(frozen=True)
class Shelf:
    """One theme and how many examples it holds."""

    theme: str
    label: str | Promise
    icon: str
    count: int


def reads_library(viewer: User) -> bool:
    """Whether this person comes here at all."""
    return viewer.is_partner or viewer.is_clinician


def edits_library(viewer: User) -> bool:
    """Whether this person writes it."""
    return viewer.is_clinician and viewer.is_content_editor


def offered_to(viewer: User) -> models.QuerySet[StartingPoint]:
    """Return what a person may start from, with its words."""
    offered = StartingPoint.objects.offered().fetch_mode(models.FETCH_RAISE)
    return offered if reads_library(viewer) else offered.none()


def nothing() -> models.QuerySet[StartingPoint]:
    """Return an empty shelf, for what only draws the API."""
    return StartingPoint.objects.none()


def found_by(viewer: User) -> models.QuerySet[StartingPoint]:
    """Return what a person may open: what is offered, and for editors what was put away too."""
    if not edits_library(viewer):
        return offered_to(viewer)
    whole = StartingPoint.objects.filter(current__isnull=False).select_related("current")
    return whole.fetch_mode(models.FETCH_RAISE)


def searched(rows: models.QuerySet[StartingPoint], question: str) -> models.QuerySet[StartingPoint]:
    """Keep those whose title holds every word asked for."""
    for word in question[:LONGEST_QUESTION].replace("\x00", "").split():
        rows = rows.filter(current__title__icontains=word)
    return rows


def shelves(rows: models.QuerySet[StartingPoint]) -> list[Shelf]:
    """Count examples by theme, in the order of the themes; an empty theme is left out."""
    counted = rows.select_related(None).order_by().values("theme").annotate(held=models.Count("pk"))
    held = dict(counted.values_list("theme", "held"))
    return [
        Shelf(theme.value, theme.label, ICONS[theme], held[theme.value])
        for theme in Theme
        if theme.value in held
    ]


def edition_for(viewer: User, edition_id: UUID | None) -> StartingPointVersion | None:
    """Return the words a form was started from, also when the library has moved on since; None if unknown."""
    if edition_id is None or not reads_library(viewer):
        return None
    return (
        StartingPointVersion.objects.select_related("starting_point")
        .fetch_mode(models.FETCH_RAISE)
        .filter(pk=edition_id)
        .first()
    )


def origin_of(goal: Goal, *, viewer: User) -> StartingPointVersion | None:
    """Return the words a goal this person reads was started from; asks nothing where it was not."""
    return edition_for(viewer, goal.started_from_id)
