"""A goal's life as a whole under /api/v1/goals/: rest, go on, come to an end, be set aside."""

from __future__ import annotations

from collections.abc import Callable

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.web.api import WalledViewSet, checked
from goals import actions
from goals.models import Goal
from goals.serializers import AsideSerializer, DoneSerializer, FitSerializer, GoalSerializer


class GoalLife(WalledViewSet):
    """What can happen to a goal as a whole, as verbs of its address."""

    @extend_schema(request=FitSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"], url_path="check-fit", url_name="check-fit")
    def check_fit(self, request: Request, pk: str) -> Response:
        """Tell the care team alone whether a version of a joint goal fits."""
        sent = checked(FitSerializer, request)
        goal = self.get_object()
        actions.check_fit(by=self.viewer, goal=goal, **sent)
        return self.shown(goal)

    @extend_schema(request=AsideSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Set aside a joint goal that never was in effect."""
        return self._aside(request, actions.withdraw_goal)

    @extend_schema(request=AsideSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def leave(self, request: Request, pk: str) -> Response:
        """Set aside a goal that was in effect."""
        return self._aside(request, actions.leave_goal)

    @extend_schema(request=AsideSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def hold(self, request: Request, pk: str) -> Response:
        """Let a goal rest."""
        return self._aside(request, actions.hold_goal)

    @extend_schema(request=None, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def resume(self, request: Request, pk: str) -> Response:
        """Take a resting goal up again."""
        return self.shown(actions.resume_goal(by=self.viewer, goal=self.get_object()))

    @extend_schema(request=None, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """Take a completed goal up again."""
        return self.shown(actions.reopen_goal(by=self.viewer, goal=self.get_object()))

    @extend_schema(request=DoneSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def complete(self, request: Request, pk: str) -> Response:
        """Say one is done with a goal."""
        sent = checked(DoneSerializer, request)
        return self.shown(actions.complete_goal(by=self.viewer, goal=self.get_object(), **sent))

    def _aside(self, request: Request, act: Callable[..., Goal]) -> Response:
        sent = checked(AsideSerializer, request)
        return self.shown(act(by=self.viewer, goal=self.get_object(), **sent))

    def shown(self, goal: Goal, code: int = 200) -> Response:
        """Show the goal as it stands now, through the rule again; a clinician reads it by that."""
        row = self.get_queryset().get(pk=goal.pk)
        self.log_read([row])
        return Response(GoalSerializer(row).data, status=code)
