"""Map what matters on one calm page: ten areas of life, and names of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import PageForm, ScaleField
from goals.forms.words import AtMost, Words
from goals.models import ValueDomain, ValueRating
from goals.models.values import HIGHEST, LOWEST
from goals.rated import LONGEST_NAME, MOST_OWN, RatedValue, key_of, tidy

AREAS = tuple(domain for domain in ValueDomain if domain != ValueDomain.OWN)
OWN_SLOTS = tuple(f"own{number}" for number in range(1, MOST_OWN + 1))
PARTS = ("skip", "name", "importance", "consistency", "words")


@dataclass(frozen=True)
class Slot:
    """One value on the form, with its fields as the page shows them."""

    key: str
    label: str
    importance: BoundField
    consistency: BoundField
    words: BoundField
    skip: BoundField
    name: BoundField | None = None

    @property
    def is_open(self) -> bool:
        """Whether something stands in it already."""
        fields = (self.name, self.importance, self.consistency, self.words)
        return any(field and (field.value() or field.errors) for field in fields)


class MapForm(PageForm):
    """Ten areas of life and five names of one's own, two numbers each; what is left out is not recorded."""

    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for slot in (*AREAS, *OWN_SLOTS):
            for part, field in _fields(is_own=slot in OWN_SLOTS).items():
                self.fields[f"{slot}_{part}"] = field

    @property
    def areas(self) -> list[Slot]:
        """The ten areas."""
        return [self._slot(str(area), str(area.label)) for area in AREAS]

    @property
    def own(self) -> list[Slot]:
        """What the person may name themselves."""
        return [self._slot(slot, now("Something of my own")) for slot in OWN_SLOTS]

    @property
    def own_is_open(self) -> bool:
        """Whether anything of one's own is there already."""
        return any(slot.is_open for slot in self.own)

    def _slot(self, slot: str, label: str) -> Slot:
        fields = {part: self[f"{slot}_{part}"] for part in PARTS if f"{slot}_{part}" in self.fields}
        return Slot(key=slot, label=label, **fields)

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing beside the field, and keep every word."""
        said = super().clean() or {}
        self._rated = [value for slot in (*AREAS, *OWN_SLOTS) if (value := self._read(slot))]
        self._refuse_twice()
        if not self._rated and not self.errors:
            self.add_error(None, now("Choose two numbers for at least one of these."))
        return said

    def rated(self) -> list[RatedValue]:
        """Return what was rated, as the action takes it."""
        return self._rated

    def _read(self, slot: str) -> RatedValue | None:
        """Return one value; None where it is left out, or where something is to fix."""
        said = {part: self.cleaned_data.get(f"{slot}_{part}") for part in PARTS}
        name, is_own = tidy(said["name"] or ""), slot in OWN_SLOTS
        importance, consistency = said["importance"], said["consistency"]
        has_numbers = importance is not None or consistency is not None
        if said["skip"]:
            # What is left out needs no fixing either; its fields are folded away.
            for part in PARTS:
                self.errors.pop(f"{slot}_{part}", None)
            return None
        if not (name or has_numbers or said["words"] or self._wrong(slot)):
            return None
        if is_own and not name and not self._wrong(slot):
            self.add_error(f"{slot}_name", now("Give it a name, or leave it out."))
        for part in ("importance", "consistency"):
            if said[part] is None and f"{slot}_{part}" not in self.errors:
                missing = now("“%(value)s”: choose both numbers, or leave it out.")
                self.add_error(f"{slot}_{part}", missing % {"value": name or _label(slot)})
        if importance is None or consistency is None or self._wrong(slot):
            return None
        return RatedValue(
            domain=ValueDomain.OWN if is_own else slot,
            name=name,
            importance=importance,
            consistency=consistency,
            words=said["words"] or "",
        )

    def _wrong(self, slot: str) -> bool:
        return any(f"{slot}_{part}" in self.errors for part in PARTS)

    def _refuse_twice(self) -> None:
        """Let nothing stand on the map twice, by whatever spelling."""
        seen = {str(area.label).casefold() for area in AREAS}
        for slot in OWN_SLOTS:
            name = self.cleaned_data.get(f"{slot}_name") or ""
            key = key_of(ValueDomain.OWN, name)[1]
            if key in seen and not self.cleaned_data.get(f"{slot}_skip"):
                self.add_error(f"{slot}_name", now("This stands on your map already."))
            seen |= {key} - {""}


def _label(slot: str) -> str:
    return str(ValueDomain(slot).label) if slot in ValueDomain.values else now("Something of my own")


def _fields(*, is_own: bool) -> dict[str, forms.Field]:
    """Make the fields of one value."""
    wrong = {"invalid_choice": _("Choose a number from 1 to 10.")}
    scale: dict[str, Any] = {
        "lowest": LOWEST,
        "highest": HIGHEST,
        "required": False,
        "error_messages": wrong,
    }
    name = forms.CharField(label=_("What do you call it?"), required=False, validators=[AtMost(LONGEST_NAME)])
    skip = forms.BooleanField(label=_("Leave this out"), required=False)
    return {
        **({"name": name} if is_own else {}),
        "skip": skip,
        "importance": ScaleField(
            label=_("How much does it matter to you?"), low=_("A little"), high=_("Most of all"), **scale
        ),
        "consistency": ScaleField(
            label=_("How much of it was in your past week?"),
            low=_("Hardly any"),
            high=_("All I hoped"),
            **scale,
        ),
        "words": Words(ValueRating, "words", _("What it means to me"), required=False),
    }
