"""Wins and affirmations under /api/v1/."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import find_pair
from couplesgoals.records.lookups import ids
from couplesgoals.records.rule import reach_of
from couplesgoals.web.api import WalledViewSet, checked
from goals.models import Goal
from progress.actions.wins import change_win_audience, join_win, mark_win
from progress.actions.wins_affirming import affirm, send_affirmation, take_back_affirmation
from progress.api_kit import own_couple_of
from progress.models import Affirmation, Win
from progress.pages.wins import titles_of
from progress.serializers_wins import (
    AffirmationSerializer,
    JoinSerializer,
    NewAffirmationSerializer,
    NewWinSerializer,
    WinAudienceSerializer,
    WinSerializer,
    WinVoiceSerializer,
)


class WinViewSet(WalledViewSet):
    """Wins this person may see."""

    model: ClassVar = Win
    serializer_class = WinSerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "goal": ("goal", serializers.UUIDField()),
    }

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find no win by a goal this person does not read: whether there is one would tell of it."""
        if "goal" in self.request.query_params:
            queryset = queryset.filter(goal__within=ids(Goal.visible_to(self.viewer).values("pk")))
        return super().filter_queryset(queryset)

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """Tell the serializer which of the goals this person reads."""
        rows = args[0] if args else ()
        wins: Sequence[Win] = [rows] if isinstance(rows, Win) else list(rows)
        named = {win.goal_id for win in wins if win.goal_id}
        # The schema asks for a serializer with no rows, and as nobody.
        titles = titles_of(self.viewer, named) if named else {}
        kwargs["context"] = {**self.get_serializer_context(), "goals": titles}
        return WinSerializer(*args, **kwargs)

    @extend_schema(request=NewWinSerializer, responses={201: WinSerializer})
    def create(self, request: Request) -> Response:
        """Mark a win."""
        sent = checked(NewWinSerializer, request)
        couple = _couple(self.viewer, sent.pop("couple"))
        goal_id = sent.pop("goal")
        goal = get_object_or_404(Goal.visible_to(self.viewer), pk=goal_id) if goal_id else None
        made = mark_win(by=self.viewer, couple=couple, goal=goal, **sent)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=JoinSerializer, responses={201: WinVoiceSerializer})
    @action(detail=True, methods=["post"])
    def join(self, request: Request, pk: str) -> Response:
        """Join the other's win, with words if one likes; once."""
        sent, win = checked(JoinSerializer, request), self.get_object()
        voice = join_win(by=self.viewer, win=win, **sent)
        return Response(WinVoiceSerializer(voice).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=WinAudienceSerializer, responses=WinSerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads one's own win from now on."""
        sent, win = checked(WinAudienceSerializer, request), self.get_object()
        return Response(self.get_serializer(change_win_audience(by=self.viewer, win=win, **sent)).data)


class AffirmationViewSet(WalledViewSet):
    """Affirmations this person may see: one's own, and those sent."""

    model: ClassVar = Affirmation
    serializer_class = AffirmationSerializer
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

    @extend_schema(request=NewAffirmationSerializer, responses={201: AffirmationSerializer})
    def create(self, request: Request) -> Response:
        """Write down good words, to keep or to send."""
        couple, sent = own_couple_of(self.viewer), checked(NewAffirmationSerializer, request)
        made = affirm(by=self.viewer, couple=couple, **sent)
        return Response(AffirmationSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=AffirmationSerializer)
    @action(detail=True, methods=["post"])
    def send(self, request: Request, pk: str) -> Response:
        """Send one that was kept."""
        sent = send_affirmation(by=self.viewer, affirmation=self.get_object())
        return Response(AffirmationSerializer(sent).data)

    @extend_schema(request=None, responses=AffirmationSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, pk: str) -> Response:
        """Take back one that was sent."""
        kept = take_back_affirmation(by=self.viewer, affirmation=self.get_object())
        return Response(AffirmationSerializer(kept).data)


def _couple(viewer: User, couple_id: UUID | None) -> Couple:
    """Return a partner's own couple, or the one in this clinician's care; hidden and absent are one 404."""
    if viewer.is_partner:
        return own_couple_of(viewer)
    pair = find_pair(couple_id) if couple_id and couple_id in reach_of(viewer).own else None
    if pair is None:
        raise NotFound
    return pair.couple
