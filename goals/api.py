"""Goals and their versions under /api/v1/: the same actions and the same walls as the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.web.api import WalledViewSet, checked
from goals import actions
from goals.actions.reviewing import Feedback
from goals.api_life import GoalLife
from goals.models import Goal, GoalRevision, LifecycleStatus
from goals.serializers import (
    AcceptSerializer,
    ApproveSerializer,
    AudienceSerializer,
    ChangeSerializer,
    GoalSerializer,
    NewGoalSerializer,
    ReturnSerializer,
    VersionSerializer,
)
from goals.terms import GoalTerms, Voice


class GoalViewSet(GoalLife):
    """Goals this person may see."""

    model: ClassVar = Goal
    serializer_class = GoalSerializer
    related: ClassVar = ("current", "beside", "agreed")
    filter_by: ClassVar = {
        "status": ("lifecycle_status", serializers.ChoiceField(choices=LifecycleStatus.choices)),
        "couple": ("couple", serializers.UUIDField()),
        "subject": ("subject", serializers.UUIDField()),
    }

    @extend_schema(request=NewGoalSerializer, responses={201: GoalSerializer})
    def create(self, request: Request) -> Response:
        """Propose a joint goal, or set one of one's own."""
        sent = checked(NewGoalSerializer, request)
        couple = Couple.of_partner(self.viewer).first()
        if couple is None:
            raise Http404
        words: dict[str, Any] = {
            "by": self.viewer,
            "couple": couple,
            "terms": GoalTerms(**sent["terms"]),
            "voice": Voice(**sent["voice"]),
            "submission": sent["submission"],
        }
        if sent["kind"] == "joint":
            goal = actions.propose_goal(**words)
        else:
            goal = actions.set_individual_goal(**words, audience=sent["audience"])
        return self.shown(goal, status.HTTP_201_CREATED)

    @extend_schema(request=AcceptSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        """Say yes to a version of a joint goal."""
        sent = checked(AcceptSerializer, request)
        voice = Voice(**sent["voice"])
        goal = self.get_object()
        return self.shown(actions.accept_goal(by=self.viewer, goal=goal, number=sent["number"], voice=voice))

    @extend_schema(request=ChangeSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def suggest(self, request: Request, pk: str) -> Response:
        """Answer a joint goal with its next version."""
        return self.shown(actions.suggest_changes(**self._change(request)))

    @extend_schema(request=ChangeSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def revise(self, request: Request, pk: str) -> Response:
        """Revise a goal of one's own."""
        return self.shown(actions.revise_individual_goal(**self._change(request)))

    @extend_schema(request=AudienceSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads a goal of one's own from now on."""
        sent = checked(AudienceSerializer, request)
        goal = self.get_object()
        return self.shown(actions.change_goal_audience(by=self.viewer, goal=goal, audience=sent["audience"]))

    @extend_schema(request=ApproveSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: str) -> Response:
        """Approve a version both partners accepted."""
        sent = checked(ApproveSerializer, request)
        talked_through = sent.pop("talked_through")
        return self.shown(actions.approve_goal(**self._feedback(sent), talked_through=talked_through))

    @extend_schema(request=ReturnSerializer, responses=GoalSerializer)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def send_back(self, request: Request, pk: str) -> Response:
        """Send a version back with thoughts, to both or to one alone."""
        sent = checked(ReturnSerializer, request)
        one = sent.pop("to")
        to = get_object_or_404(User, pk=one) if one else None
        return self.shown(actions.return_goal(**self._feedback(sent), to=to))

    def _change(self, request: Request) -> dict[str, Any]:
        sent = checked(ChangeSerializer, request)
        goal = self.get_object()
        return {
            "by": self.viewer,
            "goal": goal,
            "based_on": sent["based_on"],
            "terms": replace(GoalTerms.of(goal.current), **sent["terms"]),
            "voice": Voice(**sent["voice"]),
            "reason": sent["reason"],
        }

    def _feedback(self, sent: dict[str, Any]) -> dict[str, Any]:
        number = sent.pop("number")
        return {
            "by": self.viewer,
            "goal": self.get_object(),
            "number": number,
            "feedback": Feedback(**sent),
        }


class VersionViewSet(WalledViewSet):
    """Every version of every goal this person may see."""

    model: ClassVar = GoalRevision
    serializer_class = VersionSerializer
    filter_by: ClassVar = {"goal": ("goal", serializers.UUIDField())}
