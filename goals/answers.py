"""What was answered to a goal's latest version, told with the goal in one query."""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery

from couplesgoals.people.models import User
from goals.models import GoalAcceptance, GoalReview
from goals.models.goal import GoalQuerySet


def with_answers(goals: GoalQuerySet, viewer: User) -> GoalQuerySet:
    """Add `said_yes`, who accepted the latest version, and `last_outcome`, the clinician's latest answer."""
    yes = GoalAcceptance.narrowed_to(viewer).filter(revision=OuterRef("current"))
    reviews = GoalReview.narrowed_to(viewer).filter(revision=OuterRef("current"))
    last = reviews.order_by("-created_at", "-id").values("outcome")[:1]
    return goals.annotate(
        said_yes=ArraySubquery(yes.order_by("created_at", "id").values("person")), last_outcome=Subquery(last)
    )
