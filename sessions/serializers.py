"""Appointments as the API shows and reads them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from sessions.models import SessionKind, TherapySession
from sessions.presenters import open_video_link


class AppointmentSerializer(serializers.ModelSerializer[TherapySession]):
    """One appointment; as on the pages, the way into its video room is there once the door is open."""

    video_link = serializers.SerializerMethodField()

    class Meta:
        model = TherapySession
        fields: ClassVar = [
            "id",
            "couple",
            "subject",
            "clinician",
            "kind",
            "status",
            "starts_at",
            "ends_at",
            "video_link",
            "created_at",
        ]
        read_only_fields: ClassVar = fields

    def get_video_link(self, session: TherapySession) -> str:
        """Leave it empty until a quarter of an hour before the start."""
        return open_video_link(session)


class NewAppointmentSerializer(serializers.Serializer[Any]):
    """A session to plan; `subject` names the one person of an individual session."""

    couple = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=SessionKind.choices)
    subject = serializers.UUIDField(required=False, allow_null=True, default=None)
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    video_link = serializers.URLField(required=False, allow_blank=True, default="", max_length=500)
