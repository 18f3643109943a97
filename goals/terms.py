"""What is agreed (the terms), and what each partner says about it (their voice)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goals.models import LEVELS, GoalRevision

LEVEL_FIELDS = tuple(field for _level, field in LEVELS)


@dataclass(frozen=True, kw_only=True)
class GoalTerms:
    """The words both partners accept: what we want, how we will know, by when."""

    title: str
    much_less: str
    less: str
    expected: str
    more: str
    much_more: str
    target_date: date

    @classmethod
    def of(cls, revision: GoalRevision) -> GoalTerms:
        """The terms of a version that exists."""
        return cls(**{field: getattr(revision, field) for field in cls.__dataclass_fields__})

    def fields(self) -> dict[str, str | date]:
        """By field name, as a version stores them."""
        return asdict(self)

    def check(self, *, today: date) -> None:
        """Raise ValidationError by field for what is no goal: empty, alike, too long, or in the past."""
        errors: dict[str, str] = {}
        limits = {"title": 200, **dict.fromkeys(LEVEL_FIELDS, 300)}
        for field, limit in limits.items():
            value = getattr(self, field).strip()
            if not value:
                errors[field] = _("Write a few words here.")
            elif len(value) > limit:
                errors[field] = _("Please keep this under %(limit)s characters.") % {"limit": limit}
        levels = [getattr(self, field).strip().casefold() for field in LEVEL_FIELDS]
        for index, field in enumerate(LEVEL_FIELDS):
            if levels[index] and levels[index] in levels[:index]:
                errors.setdefault(
                    field, _("This is the same as another level. What would be different here?")
                )
        if self.target_date < today:
            errors["target_date"] = _("Choose a day that is still to come.")
        if errors:
            raise ValidationError(errors)


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One partner's own words about a goal: why it matters, my first step, what I ask."""

    why: str
    first_step: str = ""
    ask_of_partner: str = ""

    def check(self) -> None:
        """Raise ValidationError by field for an empty why or too long a text."""
        errors: dict[str, str] = {}
        if not self.why.strip():
            errors["why"] = _("Say in your own words why this matters to you.")
        for field, limit in (("why", 2000), ("first_step", 300), ("ask_of_partner", 300)):
            if len(getattr(self, field)) > limit:
                errors[field] = _("Please keep this under %(limit)s characters.") % {"limit": limit}
        if errors:
            raise ValidationError(errors)
