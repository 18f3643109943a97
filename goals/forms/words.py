"""A text field that never cuts off what somebody pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import LongText

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class AtMost(MaxLengthValidator):
    """Says the limit and how long the text is."""

    message = _("Please keep this under %(limit_value)s characters. It has %(show_value)s now.")


class Words(forms.CharField):
    """Text as long as a model's field takes. The browser is not told: it would silently cut a long text."""

    def __init__(
        self,
        of: type[Model],
        field: str,
        label: str | StrPromise,
        hint: str | StrPromise = "",
        *,
        rows: int = 2,
        **kwargs: Any,
    ) -> None:
        super().__init__(label=label, help_text=hint, widget=LongText({"rows": rows}), **kwargs)
        self.validators.append(AtMost(int(getattr(of._meta.get_field(field), "max_length", 0))))

    def to_python(self, value: Any) -> str:
        """Count one character for a line's end, whatever the browser sends."""
        return (super().to_python(value) or "").replace("\r\n", "\n")
