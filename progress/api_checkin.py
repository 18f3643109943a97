"""Check-ins and their answers under /api/v1/."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.program.models import Couple
from couplesgoals.web.api import WalledViewSet, checked
from progress.actions.checkin import Answer, Answers, Noticed, days_open, save_check_in
from progress.models import CheckIn, CheckInRating, Tracker
from progress.serializers_checkin import (
    CheckInRatingSerializer,
    CheckInSerializer,
    NewCheckInSerializer,
)


class CheckInViewSet(WalledViewSet):
    """Check-ins this person may see: one's own, and lines others shared."""

    model: ClassVar = CheckIn
    serializer_class = CheckInSerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "author": ("author", serializers.UUIDField()),
        "from": ("day__gte", serializers.DateField()),
        "to": ("day__lte", serializers.DateField()),
    }

    @extend_schema(request=NewCheckInSerializer, responses={201: CheckInSerializer})
    def create(self, request: Request) -> Response:
        """Save one's own answers for today or yesterday; 409 where another device saved meanwhile."""
        sent = checked(NewCheckInSerializer, request)
        couple = Couple.of_partner(self.viewer).first()
        if couple is None:
            raise Http404
        made = save_check_in(
            by=self.viewer,
            couple=couple,
            day=sent["day"] or days_open(couple)[0],
            answers=_answers(sent),
            revision=sent["revision"],
            submission=sent["submission"],
        )
        return Response(CheckInSerializer(made).data, status=status.HTTP_201_CREATED)


class CheckInRatingViewSet(WalledViewSet):
    """Answers of check-ins this person may see, each by its own readers."""

    model: ClassVar = CheckInRating
    serializer_class = CheckInRatingSerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "author": ("author", serializers.UUIDField()),
        "tracker": ("tracker", serializers.ChoiceField(choices=Tracker.choices)),
        "from": ("day__gte", serializers.DateField()),
        "to": ("day__lte", serializers.DateField()),
    }


def _answers(sent: dict[str, Any]) -> Answers:
    return Answers(
        ratings={
            one["tracker"]: None
            if one["value"] is None
            else Answer(value=one["value"], audience=one["audience"])
            for one in sent["answers"]
        },
        line=sent["line"],
        line_audience=sent["line_audience"],
        noticed=Noticed(text=sent["noticed"], audience=sent["noticed_audience"]),
    )
