"""Answers at entries, and which entries a clinician has read, under /api/v1/."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.web.api import WalledViewSet, checked
from progress.actions.told import answer_entry, mark_read
from progress.models import EntryFeedback, ReadMark
from progress.serializers_told import (
    FeedbackSerializer,
    NewFeedbackSerializer,
    NewReadMarkSerializer,
    ReadMarkSerializer,
)
from progress.told import Found, entries_among


class FeedbackViewSet(WalledViewSet):
    """What the care team wrote at entries: to oneself, or to anybody in one's care."""

    model: ClassVar = EntryFeedback
    serializer_class = FeedbackSerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "entry": ("entry", serializers.UUIDField()),
    }

    @extend_schema(request=NewFeedbackSerializer, responses={201: FeedbackSerializer})
    def create(self, request: Request) -> Response:
        """Answer an entry; only its author and the care team read it."""
        sent = checked(NewFeedbackSerializer, request)
        made = answer_entry(by=self.viewer, entry=_entry(self.viewer, sent.pop("entry")), **sent)
        return Response(FeedbackSerializer(made).data, status=status.HTTP_201_CREATED)


class ReadMarkViewSet(WalledViewSet):
    """Entries this clinician has marked as read; nobody else learns of it."""

    model: ClassVar = ReadMark
    serializer_class = ReadMarkSerializer
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

    @extend_schema(request=NewReadMarkSerializer, responses={201: ReadMarkSerializer})
    def create(self, request: Request) -> Response:
        """Mark an entry as read. Twice is once."""
        entry = _entry(self.viewer, checked(NewReadMarkSerializer, request)["entry"])
        couple = get_object_or_404(Couple.caseload_of(self.viewer), pk=entry.couple)
        mark_read(by=self.viewer, couple=couple, entries=[entry.pk])
        marks = ReadMark.visible_to(self.viewer).filter(author=self.viewer, entry=entry.pk)
        mark = marks.latest("upto")
        return Response(ReadMarkSerializer(mark).data, status=status.HTTP_201_CREATED)


def _entry(viewer: User, entry_id: UUID) -> Found:
    """Return an entry in this clinician's care; partners mark and answer nothing here."""
    found = next(iter(entries_among(viewer, [entry_id])), None) if viewer.is_clinician else None
    if found is None:
        raise NotFound
    return found
