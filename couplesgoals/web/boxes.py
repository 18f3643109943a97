"""Several choices as cards to tick; each box has a name of its own, so that a draft keeps all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms


class BoxesWidget(forms.CheckboxSelectMultiple):
    """Boxes named after their field and their value, with icons where they are given."""

    template_name = "forms/widgets/options.html"

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__(attrs, choices)
        self.icons: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Name the box after its value, and add its icon."""
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"name": f"{name}_{value}", "icon": self.icons.get(str(value))}

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        """Read which boxes were ticked, in the order they stand in."""
        return [str(value) for value, _label in self.choices if f"{name}_{value}" in data]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Boxes that are not ticked are not sent at all."""
        return False


def ticked(draft: Mapping[str, str], name: str, values: Iterable[object]) -> dict[str, Any]:
    """Return which boxes of a field a draft kept, as a form's initial value; nothing where none."""
    kept = [str(value) for value in values if f"{name}_{value}" in draft]
    return {name: kept} if kept else {}
