"""How the goals of each stand to those of both, as far as the reader reads both."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.records.prepared import prepared
from goals.models import Goal, GoalLink, LinkKind

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


def links_of(goal: Goal, viewer: User) -> list[Link]:
    """List the links of a joint or individual goal this viewer reads, in one query."""
    return [_shown(link, goal) for link in _links(viewer, goal.pk, joint=goal.is_joint)]


@prepared
def _links(viewer: User, goal: UUID, *, joint: bool) -> QuerySet[GoalLink]:
    beside = {"goal": goal} if joint else {"own_goal": goal}
    rows: QuerySet[GoalLink] = GoalLink.visible_to(viewer).filter(**beside)
    with_words = rows.select_related(
        "goal__current", "goal__agreed", "own_goal__agreed", "own_goal__current", "author"
    )
    return with_words.order_by("kind", "created_at", "id").fetch_mode(FETCH_RAISE)


def _shown(link: GoalLink, goal: Goal) -> Link:
    other = link.own_goal if goal.is_joint else link.goal
    version = other.agreed or other.current
    return Link(
        words=WORDS[link.kind, goal.is_joint],
        title=version.title if version else "",
        name=link.author.first_name if goal.is_joint else "",
        url=reverse("progress:goal", args=[other.pk]),
        link_id=link.pk,
        goal_id=other.pk,
    )
