"""What every endpoint shares: rows through the one rule, explicit filters, kind refusals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as Invalid
from django.db.models import FETCH_RAISE, Model, QuerySet
from django.http import Http404
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.filters import BaseFilterBackend
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler
from rest_framework.viewsets import GenericViewSet

from couplesgoals.audit.actions import record_read
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible


class ExplicitFilters(BaseFilterBackend):
    """Filters by what a view lists in `filter_by` only: parameter → (lookup, field that checks it)."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """Apply the listed parameters; a value the field refuses is a 400 beside its name."""
        for name, (lookup, field) in view.filter_by.items():
            if name in request.query_params:
                try:
                    value = field.run_validation(request.query_params[name])
                except serializers.ValidationError as error:
                    raise serializers.ValidationError({name: error.detail}) from error
                queryset = queryset.filter(**{lookup: value})
        return queryset

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Tell the schema which filters exist."""
        return [
            {"name": name, "in": "query", "required": False, "schema": _schema_of(field)}
            for name, (_lookup, field) in view.filter_by.items()
        ]


def _schema_of(field: serializers.Field[Any, Any, Any, Any]) -> dict[str, Any]:
    if isinstance(field, serializers.UUIDField):
        return {"type": "string", "format": "uuid"}
    if isinstance(field, serializers.ChoiceField):
        return {"type": "string", "enum": list(field.choices)}
    return {"type": "string"}


class WalledViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet[Any]):
    """Lists and shows rows the signed-in person may see; a clinician's reading is logged."""

    model: ClassVar[Any]
    filter_backends = (ExplicitFilters,)
    lookup_value_converter = "uuid"
    filter_by: ClassVar[dict[str, tuple[str, Any]]] = {}
    related: ClassVar[Sequence[str]] = ()
    http_method_names = ["get", "head", "options", "post"]  # noqa: RUF012  (as its base declares it)

    @property
    def viewer(self) -> User:
        """The person signed in; the permission class has turned everybody else away."""
        if not isinstance(self.request.user, User):
            raise Http404
        return self.request.user

    def get_queryset(self) -> QuerySet[Any]:
        """Rows by the one rule; nobody's while the schema is drawn."""
        if getattr(self, "swagger_fake_view", False):
            return self.model.visible_to(None)
        rows: QuerySet[Any] = self.model.visible_to(self.viewer)
        return rows.select_related(*self.related).fetch_mode(FETCH_RAISE) if self.related else rows

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A page of rows, newest first."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        self.log_read(page)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One row; hidden and absent are the same 404."""
        row = self.get_object()
        self.log_read([row])
        return Response(self.get_serializer(row).data)

    def log_read(self, rows: Sequence[Model]) -> None:
        """Write one audit event for what a clinician reads here."""
        if rows and self.viewer.is_clinician:
            record_read(
                by=self.viewer.pk,
                page=f"api:{self.basename}",
                ids_by_target={self.model._meta.label: [row.pk for row in rows]},
            )


def checked(serializer_class: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """Read a request's body by a serializer, or answer 400 by field."""
    serializer = serializer_class(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def answer_exception(error: Exception, context: dict[str, Any]) -> Response | None:
    """Say an action's refusal in HTTP: 404 for may not, 409 for not now, 400 for what was typed."""
    if isinstance(error, (PermissionDenied, Http404)):
        # One sentence for all, so that refused, hidden and absent cannot be told apart.
        error = NotFound()
    if isinstance(error, NotPossible):
        return Response({"detail": str(error)}, status=status.HTTP_409_CONFLICT)
    if isinstance(error, Invalid):
        detail = error.message_dict if hasattr(error, "error_dict") else {"detail": error.messages}
        return Response(detail, status=status.HTTP_400_BAD_REQUEST)
    return exception_handler(error, context)
