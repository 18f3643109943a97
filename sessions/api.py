"""Appointments under /api/v1/."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.program.models import Couple
from couplesgoals.web.api import WalledViewSet, checked
from sessions import actions
from sessions.models import SessionStatus, TherapySession
from sessions.serializers import AppointmentSerializer, NewAppointmentSerializer


class AppointmentViewSet(WalledViewSet):
    """Appointments this person may see."""

    model: ClassVar = TherapySession
    serializer_class = AppointmentSerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "status": ("status", serializers.ChoiceField(choices=SessionStatus.choices)),
    }

    related: ClassVar = ("couple",)

    def get_queryset(self) -> QuerySet[Any]:
        """Partners are not told to come to what is not held any more; by its id it is still to be found."""
        rows = super().get_queryset()
        listed_to_partner = self.action == "list" and self.viewer.is_partner
        return rows.still_held() if listed_to_partner else rows  # type: ignore[attr-defined]  # of TherapySession

    @extend_schema(request=NewAppointmentSerializer, responses={201: AppointmentSerializer})
    def create(self, request: Request) -> Response:
        """Plan a session in one's own calendar."""
        sent = checked(NewAppointmentSerializer, request)
        couple = get_object_or_404(Couple.caseload_of(self.viewer), pk=sent.pop("couple"))
        subject_id = sent.pop("subject")
        subject = next((one for one in couple.partners() if one.pk == subject_id), None)
        if subject_id is not None and subject is None:
            raise ValidationError({"subject": _("Choose one of the two.")})
        session = actions.plan_session(by=self.viewer, couple=couple, subject=subject, **sent)
        return Response(AppointmentSerializer(session).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=AppointmentSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        """Cancel a planned session."""
        session = actions.cancel_session(by=self.viewer, session=self.get_object())
        return Response(AppointmentSerializer(session).data)
