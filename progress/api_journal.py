"""Journal entries and passages under /api/v1/."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.web.api import WalledViewSet, checked
from goals.models import Goal
from progress.actions.journal import choose_passage_readers, choose_readers, share_passage, write_entry
from progress.api_kit import own_couple_of
from progress.models import JournalEntry, JournalPassage
from progress.pages.journal import goal_titles
from progress.serializers_journal import (
    EntrySerializer,
    NewEntrySerializer,
    NewPassageSerializer,
    PassageSerializer,
    ReadersSerializer,
)


class JournalViewSet(WalledViewSet):
    """Entries this person may see: one's own, and what was shared."""

    model: ClassVar = JournalEntry
    serializer_class = EntrySerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "author": ("author", serializers.UUIDField()),
    }

    def get_queryset(self) -> QuerySet[Any]:
        """Entries without the words kept for searching."""
        return super().get_queryset().defer("search")

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """Tell the serializer which of the goals this person reads."""
        rows = args[0] if args else ()
        entries: Sequence[JournalEntry] = [rows] if isinstance(rows, JournalEntry) else list(rows)
        titles = goal_titles(self.viewer, (entry.goal_id for entry in entries)) if entries else {}
        kwargs["context"] = {**self.get_serializer_context(), "goals": titles}
        return EntrySerializer(*args, **kwargs)

    @extend_schema(request=NewEntrySerializer, responses={201: EntrySerializer})
    def create(self, request: Request) -> Response:
        """Write an entry of one's own."""
        sent = checked(NewEntrySerializer, request)
        goal_id = sent.pop("goal")
        sent["goal"] = get_object_or_404(Goal.visible_to(self.viewer), pk=goal_id) if goal_id else None
        entry = write_entry(by=self.viewer, couple=own_couple_of(self.viewer), **sent)
        return Response(self.get_serializer(entry).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ReadersSerializer, responses=EntrySerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads one's own entry from now on."""
        sent = checked(ReadersSerializer, request)
        changed = choose_readers(by=self.viewer, entry=self.get_object(), audience=sent["audience"])
        return Response(self.get_serializer(changed).data)


class PassageViewSet(WalledViewSet):
    """Passages this person may see: one's own, and what was shared."""

    model: ClassVar = JournalPassage
    serializer_class = PassageSerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "author": ("author", serializers.UUIDField()),
    }

    @extend_schema(request=NewPassageSerializer, responses={201: PassageSerializer})
    def create(self, request: Request) -> Response:
        """Share words of one's own entry."""
        sent = checked(NewPassageSerializer, request)
        entry = get_object_or_404(
            JournalEntry.visible_to(self.viewer).defer("search").filter(author=self.viewer),
            pk=sent.pop("entry"),
        )
        passage = share_passage(by=self.viewer, entry=entry, **sent)
        return Response(PassageSerializer(passage).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ReadersSerializer, responses=PassageSerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads one's own passage from now on."""
        sent = checked(ReadersSerializer, request)
        changed = choose_passage_readers(by=self.viewer, passage=self.get_object(), audience=sent["audience"])
        return Response(PassageSerializer(changed).data)
