"""Log entries and ratings under /api/v1/."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.people.models import User
from couplesgoals.web.api import WalledViewSet, checked
from goals.models import Goal
from progress import actions
from progress.actions.logging import Around
from progress.models import GoalRating, ProgressLog
from progress.serializers import (
    LogAudienceSerializer,
    LogSerializer,
    NewLogSerializer,
    NewRatingSerializer,
    RatingSerializer,
)


class LogViewSet(WalledViewSet):
    """Log entries this person may see."""

    model: ClassVar = ProgressLog
    serializer_class = LogSerializer
    filter_by: ClassVar = {
        "goal": ("goal", serializers.UUIDField()),
        "couple": ("couple", serializers.UUIDField()),
        "author": ("author", serializers.UUIDField()),
    }

    @extend_schema(request=NewLogSerializer, responses={201: LogSerializer})
    def create(self, request: Request) -> Response:
        """Log one thing done for a goal."""
        sent = checked(NewLogSerializer, request)
        goal = _goal(self.viewer, sent.pop("goal"))
        around = Around(
            helped=tuple(sorted(sent.pop("helped"))),
            helped_words=sent.pop("helped_words"),
            hindered=tuple(sorted(sent.pop("hindered"))),
            hindered_words=sent.pop("hindered_words"),
        )
        entry = actions.log_progress(by=self.viewer, goal=goal, around=around, **sent)
        return Response(LogSerializer(entry).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=LogAudienceSerializer, responses=LogSerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads one's own entry from now on."""
        sent = checked(LogAudienceSerializer, request)
        entry = self.get_object()
        changed = actions.change_log_audience(by=self.viewer, entry=entry, audience=sent["audience"])
        return Response(LogSerializer(changed).data)


class RatingViewSet(WalledViewSet):
    """Ratings this person may see: one's own, and the other's once a round is revealed."""

    model: ClassVar = GoalRating
    serializer_class = RatingSerializer
    filter_by: ClassVar = {"goal": ("goal", serializers.UUIDField())}

    @extend_schema(request=NewRatingSerializer, responses={201: RatingSerializer})
    def create(self, request: Request) -> Response:
        """Give one's own level in the goal's current round."""
        sent = checked(NewRatingSerializer, request)
        goal = _goal(self.viewer, sent.pop("goal"))
        rating = actions.rate_goal(by=self.viewer, goal=goal, **sent)
        return Response(RatingSerializer(rating).data, status=status.HTTP_201_CREATED)


def _goal(viewer: User, goal_id: UUID) -> Goal:
    goal: Goal = get_object_or_404(Goal.visible_to(viewer), pk=goal_id)
    return goal
