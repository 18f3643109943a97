"""What a person says about each value while mapping: how much it matters, how much of it was in last week."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goals.models import ValueDomain, ValueRating
from goals.models.values import HIGHEST, LOWEST

MOST_OWN = 5
LONGEST_NAME = int(ValueRating._meta.get_field("name").max_length or 0)
LONGEST_WORDS = int(ValueRating._meta.get_field("words").max_length or 0)

# A value is the same on every map: by its area of life, and what its owner calls it, however they write it.
type Key = tuple[str, str]


def tidy(name: str) -> str:
    """A name as it is kept: no space around it, one between words, accents in one piece."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def key_of(domain: str, name: str) -> Key:
    """Tell whether two are the same value: "Garden" and "garden " are."""
    return domain, tidy(name).casefold()


@dataclass(frozen=True, kw_only=True)
class RatedValue:
    """One value with its two numbers, each from 1 to 10."""

    domain: str
    importance: int
    consistency: int
    name: str = ""
    words: str = ""

    @property
    def key(self) -> Key:
        """Which value this is."""
        return key_of(self.domain, self.name)

    @property
    def is_own(self) -> bool:
        """Whether its owner named it themselves."""
        return self.domain == ValueDomain.OWN

    def problem(self) -> str:
        """Say what cannot be kept as it is; empty where all is well."""
        if self.domain not in ValueDomain.values or self.is_own != bool(tidy(self.name)):
            return _("Choose an area from the list, or give it a name of your own.")
        if not (LOWEST <= self.importance <= HIGHEST and LOWEST <= self.consistency <= HIGHEST):
            return _("Choose numbers from 1 to 10.")
        for text, limit in ((tidy(self.name), LONGEST_NAME), (self.words, LONGEST_WORDS)):
            if len(text) > limit:
                return _("Please keep this under %(limit)s characters.") % {"limit": limit}
        return ""


def check(rated: Sequence[RatedValue]) -> None:
    """Raise ValidationError for no value at all, a value that cannot be kept, one twice, six of one's own."""
    problems = [problem for one in rated if (problem := one.problem())]
    if not rated:
        problems.append(_("Choose two numbers for at least one of these."))
    if len({one.key for one in rated}) < len(rated):
        problems.append(_("Two of these have the same name."))
    if sum(one.is_own for one in rated) > MOST_OWN:
        problems.append(_("A map has room for five values of your own."))
    if problems:
        raise ValidationError(list(dict.fromkeys(problems)))
