"""One's own coping kit: what is one tap away, how each has worked, and what was put away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from couplesgoals.people.models import User
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import labels
from progress.models import CopingStrategy, CopingUse, Worked
from progress.pages.kit_picture import uses_picture
from progress.pages.times import moment_in_words

SHOWN = 12  # times of use in a picture: a season, not a record
MOST = 100
FEW = 4


@dataclass(frozen=True)
class InKit:
    """A strategy as its owner sees it; `times` and `lately` are empty until it was used."""

    strategy: CopingStrategy
    picture: SafeString | None
    times: str
    lately: str


@dataclass(frozen=True)
class Kit:
    """Pinned ones first, then the others, then what was put away."""

    pinned: list[InKit]
    others: list[InKit]
    away: list[InKit]


def kit_of(person: User, couple: UUID) -> Kit:
    """Return this person's own kit in one query, with the latest times each was used."""
    words = labels(Worked)
    rows = [_present(row, person, words) for row in _strategies(person, couple)]
    standing = [one for one in rows if one.strategy.ended_at is None]
    return Kit(
        pinned=[one for one in standing if one.strategy.pinned],
        others=[one for one in standing if not one.strategy.pinned],
        away=[one for one in rows if one.strategy.ended_at is not None],
    )


def at_hand(person: User, couple: UUID) -> list[CopingStrategy]:
    """Return what this person keeps one tap away; where nothing is pinned, the newest they have."""
    rows = _standing(person, couple)
    return [row for row in rows if row.pinned] or rows[:FEW]


@prepared
def _standing(person: User, couple: UUID) -> QuerySet[CopingStrategy]:
    rows: QuerySet[CopingStrategy] = CopingStrategy.visible_to(person).filter(couple=couple, author=person)
    return rows.filter(ended_at=None).order_by("-pinned", "-created_at", "-id")[:MOST]


@prepared
def _strategies(person: User, couple: UUID) -> QuerySet[CopingStrategy]:
    uses = CopingUse.visible_to(person).filter(strategy=OuterRef("pk"), author=person)
    latest = uses.order_by("-created_at", "-id")
    counted = uses.order_by().values("strategy").annotate(n=Count("pk")).values("n")
    rows: QuerySet[CopingStrategy] = CopingStrategy.visible_to(person).filter(couple=couple, author=person)
    return rows.annotate(
        latest=ArraySubquery(latest.values("worked")[:SHOWN]),
        last_used=Subquery(latest.values("created_at")[:1]),
        used=Subquery(counted),
    ).order_by("-created_at", "-id")[:MOST]


def _present(row: Any, person: User, words: dict[int, str]) -> InKit:
    latest = list(reversed(row.latest or []))
    if not latest:
        return InKit(row, None, "", "")
    times = ngettext("Used once", "Used %(n)s times", row.used) % {"n": row.used}
    last = _("last: %(day)s") % {"day": moment_in_words(row.last_used, person.zone)}
    lately = how_it_worked(latest, words)
    return InKit(row, uses_picture(latest, words), f"{times}, {last}", lately)


def how_it_worked(worked: list[int], words: dict[int, str]) -> str:
    """Say how often each answer was given, the kinder end first: no average, no verdict."""
    counted = Counter(worked)
    return ", ".join(
        _("%(words)s: %(n)s×") % {"words": words[level], "n": counted[level]}
        for level in sorted(counted, reverse=True)
    )
