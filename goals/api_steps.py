"""Steps, marks on them and readiness under /api/v1/: the same actions and the same walls as the pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.records.audience import NARROW_TO_WIDE
from couplesgoals.web.api import WalledViewSet, checked
from goals import actions
from goals.actions.readiness import READERS
from goals.models import Goal, GoalStep, ReadinessRating, Rhythm, StepMark, StepSize
from goals.stepplan import LONGEST, StepPlan, reads_size


class StepSerializer(serializers.ModelSerializer[GoalStep]):
    """A step of a goal; its size is told to its author and to the care team, to nobody else."""

    size = serializers.SerializerMethodField()

    class Meta:
        model = GoalStep
        fields: ClassVar = [
            "id",
            "goal",
            "author",
            "for_person",
            "created_at",
            "what",
            "size",
            "rhythm",
            "weekdays",
            "starts_on",
            "ends_on",
            "ended_on",
        ]
        read_only_fields: ClassVar = fields

    @extend_schema_field(serializers.ChoiceField(choices=StepSize.choices, allow_null=True))
    def get_size(self, step: GoalStep) -> str | None:
        """How much the step asks of somebody, or nothing where that is not the reader's to know."""
        return step.size if reads_size(self.context["request"].user, step) else None


class NewStepSerializer(serializers.Serializer[Any]):
    """A step for oneself, or for both."""

    goal = serializers.UUIDField()
    what = serializers.CharField(max_length=LONGEST)
    for_both = serializers.BooleanField(default=False)
    size = serializers.ChoiceField(choices=StepSize.choices, default=StepSize.SMALL.value)
    rhythm = serializers.ChoiceField(choices=Rhythm.choices, default=Rhythm.DAILY.value)
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7), default=list, max_length=7
    )
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class MarkSerializer(serializers.ModelSerializer[StepMark]):
    """What somebody said about a step on a day."""

    class Meta:
        model = StepMark
        fields: ClassVar = [
            "id",
            "couple",
            "goal",
            "step",
            "author",
            "audience",
            "created_at",
            "day",
            "outcome",
        ]
        read_only_fields: ClassVar = fields


class NewMarkSerializer(serializers.Serializer[Any]):
    """How a day went: done, partly or not-today; without an audience, as last time."""

    outcome = serializers.CharField(max_length=10)
    day = serializers.DateField(required=False, allow_null=True, default=None)
    audience = serializers.ChoiceField(
        choices=[str(one) for one in NARROW_TO_WIDE], required=False, allow_null=True, default=None
    )


class ReadinessSerializer(serializers.ModelSerializer[ReadinessRating]):
    """One person's three rulers for one goal on one day."""

    class Meta:
        model = ReadinessRating
        fields: ClassVar = [
            "id",
            "couple",
            "goal",
            "author",
            "audience",
            "created_at",
            "importance",
            "confidence",
            "readiness",
            "why_not_lower",
            "what_would_help",
        ]
        read_only_fields: ClassVar = fields


class NewReadinessSerializer(serializers.Serializer[Any]):
    """One's own three rulers, and the two questions."""

    goal = serializers.UUIDField()
    importance = serializers.IntegerField(min_value=0, max_value=10)
    confidence = serializers.IntegerField(min_value=0, max_value=10)
    readiness = serializers.IntegerField(min_value=0, max_value=10)
    why_not_lower = serializers.CharField(max_length=1000, required=False, default="", allow_blank=True)
    what_would_help = serializers.CharField(max_length=1000, required=False, default="", allow_blank=True)
    audience = serializers.ChoiceField(choices=[str(one) for one in READERS], default="care_team")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class StepViewSet(WalledViewSet):
    """Steps of the goals this person may see."""

    model: ClassVar = GoalStep
    serializer_class = StepSerializer
    filter_by: ClassVar = {"goal": ("goal", serializers.UUIDField())}

    @extend_schema(request=NewStepSerializer, responses={201: StepSerializer})
    def create(self, request: Request) -> Response:
        """Plan a step of a goal in effect."""
        sent = checked(NewStepSerializer, request)
        goal: Goal = get_object_or_404(Goal.visible_to(self.viewer), pk=sent.pop("goal"))
        for_both, submission = sent.pop("for_both"), sent.pop("submission")
        plan = StepPlan(**sent | {"weekdays": tuple(sent["weekdays"])})
        step = actions.add_step(
            by=self.viewer, goal=goal, plan=plan, for_both=for_both, submission=submission
        )
        return Response(self.get_serializer(step).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=NewMarkSerializer, responses=MarkSerializer)
    @action(detail=True, methods=["post"])
    def mark(self, request: Request, pk: str) -> Response:
        """Say how one's own step went on a day; saying it again changes it."""
        step, sent = self.get_object(), checked(NewMarkSerializer, request)
        marked = actions.mark_step(by=self.viewer, step=step, **sent)
        return Response(MarkSerializer(marked).data)

    @extend_schema(request=None, responses=StepSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """Ask for one's own step, or one of both, no more."""
        return Response(self.get_serializer(actions.end_step(by=self.viewer, step=self.get_object())).data)


class MarkViewSet(WalledViewSet):
    """Marks on steps this person may see: one's own, and those shared with them."""

    model: ClassVar = StepMark
    serializer_class = MarkSerializer
    http_method_names = ["get", "head", "options"]  # noqa: RUF012  (as its base declares it)
    filter_by: ClassVar = {
        "goal": ("goal", serializers.UUIDField()),
        "step": ("step", serializers.UUIDField()),
    }


class ReadinessViewSet(WalledViewSet):
    """Rulers this person may see: one's own, and for the care team what is shared with it."""

    model: ClassVar = ReadinessRating
    serializer_class = ReadinessSerializer
    filter_by: ClassVar = {"goal": ("goal", serializers.UUIDField())}

    @extend_schema(request=NewReadinessSerializer, responses={201: ReadinessSerializer})
    def create(self, request: Request) -> Response:
        """Write down one's own rulers for a goal."""
        sent = checked(NewReadinessSerializer, request)
        goal: Goal = get_object_or_404(Goal.visible_to(self.viewer), pk=sent.pop("goal"))
        rating = actions.rate_readiness(by=self.viewer, goal=goal, **sent)
        return Response(ReadinessSerializer(rating).data, status=status.HTTP_201_CREATED)
