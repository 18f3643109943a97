"""Where a goal's words came from, carried along unseen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms


class OriginField(forms.Field):
    """The edition of the library a form was started from; what is no id is passed over."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput(), required=False, **kwargs)

    def to_python(self, value: Any) -> UUID | None:
        """Read an id, or None."""
        try:
            return UUID(str(value or ""))
        except ValueError:
            return None
