"""What is agreed (the terms), and what each partner says about it (their voice)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from unicodedata import category

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goals.models import LEVELS, BaselineLevel, FitAnswer, GoalRevision, Weight

LEVEL_FIELDS = tuple(field for _level, field in LEVELS)
# Longest texts; those in MAY_BE_EMPTY are asked for and never insisted on.
LIMITS = {"title": 200, **dict.fromkeys((*LEVEL_FIELDS, "baseline", "how_known"), 300)}
YEARS_AHEAD = 5
MAY_BE_EMPTY = frozenset({"baseline", "how_known"})


def is_empty(text: str) -> bool:
    """Whether there is nothing to read: no characters, or only ones nobody sees."""
    return all(letter.isspace() or category(letter) in ("Cf", "Zs") for letter in text)


def alike_levels(texts: Mapping[str, Any]) -> dict[str, str]:
    """Say by field which levels repeat another; the first of them stays."""
    errors: dict[str, str] = {}
    known: set[str] = set()
    for field in LEVEL_FIELDS:
        words = str(texts.get(field) or "").strip().casefold()
        if words in known:
            errors[field] = _("This is the same as another level. What would be different here?")
        known |= {words} - {""}
    return errors


@dataclass(frozen=True, kw_only=True)
class GoalTerms:
    """The words both partners accept: what we want, how we will know, by when, and from where we start.

    `baseline_level` is −1 or −2, `weight` 0–3: the attainment score reads them.
    """

    title: str
    much_less: str
    less: str
    expected: str
    more: str
    much_more: str
    target_date: date
    baseline: str = ""
    baseline_level: int = BaselineLevel.SOME_OF_IT.value
    how_known: str = ""
    weight: int = Weight.USUAL.value

    @classmethod
    def of(cls, revision: GoalRevision) -> GoalTerms:
        """The terms of a version that exists."""
        return cls(**{field: getattr(revision, field) for field in cls.__dataclass_fields__})

    def fields(self) -> dict[str, str | date | int]:
        """By field name, as a version stores them."""
        return asdict(self)

    def check(self, *, today: date) -> None:
        """Raise ValidationError by field for what is no goal: empty, alike, too long, or in the past."""
        errors = alike_levels(self.fields()) | self._wrong_texts()
        if self.target_date < today:
            errors["target_date"] = _("Choose a day that is still to come.")
        elif self.target_date > today + timedelta(days=YEARS_AHEAD * 366):
            errors["target_date"] = _("Choose a day within the next five years.")
        if self.baseline_level not in BaselineLevel.values:
            errors["baseline_level"] = _("Choose where you start.")
        if self.weight not in Weight.values:
            errors["weight"] = _("Choose how much it counts.")
        if errors:
            raise ValidationError(errors)

    def _wrong_texts(self) -> dict[str, str]:
        errors: dict[str, str] = {}
        for field, limit in LIMITS.items():
            value = getattr(self, field).strip()
            if is_empty(value) and field not in MAY_BE_EMPTY:
                errors[field] = _("Write a few words here.")
            elif len(value) > limit:
                errors[field] = _("Please keep this under %(limit)s characters.") % {"limit": limit}
        return errors


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One partner's own words about a goal: why it matters, my first step, what I ask.

    `fit` and `fit_words` say whether a joint goal fits one's own limits; only the care team reads them.
    """

    why: str
    first_step: str = ""
    ask_of_partner: str = ""
    fit: str = ""
    fit_words: str = ""

    def check(self, *, joint: bool) -> None:
        """Raise ValidationError by field for an empty why, a joint goal without `fit`, or too long a text."""
        errors: dict[str, str] = {}
        if is_empty(self.why):
            errors["why"] = _("Say in your own words why this matters to you.")
        for field, limit in (("why", 2000), ("first_step", 300), ("ask_of_partner", 300)):
            if len(getattr(self, field)) > limit:
                errors[field] = _("Please keep this under %(limit)s characters.") % {"limit": limit}
        if joint:
            errors |= wrong_fit(self.fit, self.fit_words)
        if errors:
            raise ValidationError(errors)


def wrong_fit(fit: str, words: str) -> dict[str, str]:
    """Say by field what is wrong with the answer whether a joint goal fits; empty where all is well."""
    errors: dict[str, str] = {}
    if fit not in FitAnswer.values:
        errors["fit"] = _("Choose the answer that comes closest.")
    if len(words) > 1000:
        errors["fit_words"] = _("Please keep this under %(limit)s characters.") % {"limit": 1000}
    return errors
