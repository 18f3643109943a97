"""How the goals of each stand to those of both, as far as the reader reads both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce, JSONObject
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.web.addresses import address_of
from goals.models import GoalLink, LinkKind

# From the joint goal's side, and from one's own.
WORDS: dict[tuple[str, bool], str | Promise] = {
    (LinkKind.SUPPORTS, True): _("Supported by"),
    (LinkKind.STRAINS, True): _("In tension with"),
    (LinkKind.SUPPORTS, False): _("Supports"),
    (LinkKind.STRAINS, False): _("In tension with"),
}


@dataclass(frozen=True)
class Link:
    """One line: how it stands, to which goal, whose that is."""

    words: str | Promise
    title: str
    name: str
    url: str
    link_id: UUID
    goal_id: UUID


def links_said(viewer: User, *, joint: bool) -> ArraySubquery:
    """The links of the goal of a query around, joint or somebody's own, as far as the viewer reads them."""
    here, there = ("goal", "own_goal") if joint else ("own_goal", "goal")
    rows: QuerySet[GoalLink] = GoalLink.visible_to(viewer).filter(**{here: OuterRef("pk")})
    title = Coalesce(f"{there}__agreed__title", f"{there}__current__title")
    said = JSONObject(link="id", goal=f"{there}_id", kind="kind", title=title, name="author__name")
    return ArraySubquery(rows.order_by("kind", "created_at", "id").values(said=said))


def links_from(said: Iterable[Mapping[str, Any]], *, joint: bool) -> list[Link]:
    """Put each link into words: how it stands, to which goal, whose that is."""
    return [
        Link(
            words=WORDS[one["kind"], joint],
            title=one["title"] or "",
            name=User(name=one["name"]).first_name if joint else "",
            url=address_of("progress:goal", UUID(one["goal"])),
            link_id=UUID(one["link"]),
            goal_id=UUID(one["goal"]),
        )
        for one in said
    ]
