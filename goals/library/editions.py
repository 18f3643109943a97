"""The words of one edition of an example: what they must be, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.comparing import Comparison, FieldChange
from goals.models import LEVELS, StartingPointVersion

LEVEL_FIELDS = tuple(field for _level, field in LEVELS)

# As the page of an example shows them.
SHOWN: tuple[tuple[str, str, str | Promise], ...] = (
    ("title", "", gettext_lazy("The goal")),
    ("why", "", gettext_lazy("Why people choose it")),
    ("caution", "", gettext_lazy("Before you start")),
    ("much_more", "+2", gettext_lazy("Much more than hoped")),
    ("more", "+1", gettext_lazy("More than hoped")),
    ("expected", "0", gettext_lazy("As hoped")),
    ("less", "−1", gettext_lazy("Less than hoped")),
    ("much_less", "−2", gettext_lazy("Much less than hoped")),
    ("how_known", "", gettext_lazy("How both will know")),
    ("first_step_one", "", gettext_lazy("A first step for one")),
    ("first_step_other", "", gettext_lazy("A first step for the other")),
)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything an example says; only the caution may be empty."""

    title: str
    why: str
    much_less: str
    less: str
    expected: str
    more: str
    much_more: str
    how_known: str
    first_step_one: str
    first_step_other: str
    caution: str = ""

    @classmethod
    def of(cls, version: StartingPointVersion) -> Edition:
        """The words of an edition that exists."""
        return cls(**{field.name: getattr(version, field.name) for field in fields(cls)})

    def words(self) -> dict[str, str]:
        """By field name, as an edition stores them."""
        return asdict(self)

    def check(self) -> None:
        """Raise ValidationError by field for words that are missing, too long, or alike on two levels."""
        errors: dict[str, str] = {}
        for name, text in self.words().items():
            limit = int(getattr(StartingPointVersion._meta.get_field(name), "max_length", 0))
            if not text.strip() and name != "caution":
                errors[name] = _("Write a few words here.")
            elif len(text) > limit:
                errors[name] = _("Please keep this under %(limit)s characters.") % {"limit": limit}
        levels = [getattr(self, field).strip().casefold() for field in LEVEL_FIELDS]
        for index, field in enumerate(LEVEL_FIELDS):
            if levels[index] and levels[index] in levels[:index]:
                errors.setdefault(
                    field, _("This is the same as another level. What would be different here?")
                )
        if errors:
            raise ValidationError(errors)


def compare_editions(old: StartingPointVersion, new: StartingPointVersion) -> Comparison:
    """Compare every field of two editions."""
    changes = [
        FieldChange(field, mark, name, getattr(old, field), getattr(new, field))
        for field, mark, name in SHOWN
    ]
    return Comparison(old.number, new.number, changes)
