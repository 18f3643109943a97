"""Forms as every page shows them: hint before input, error beside the field, a summary that links to it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.audiences import audience_icon
from couplesgoals.web.templatetags.fields import DRAWN

type Words = str | Promise

LEVELS = [
    (2, _("Much more than we hoped")),
    (1, _("More than we hoped")),
    (0, _("What we hoped for")),
    (-1, _("Less than we hoped")),
    (-2, _("Much less than we hoped")),
]
OWN_LEVELS = [
    (2, _("Much more than I hoped")),
    (1, _("More than I hoped")),
    (0, _("What I hoped for")),
    (-1, _("Less than I hoped")),
    (-2, _("Much less than I hoped")),
]
REQUIRED = forms.Field.default_error_messages["required"]
MARKS = {2: "+2", 1: "+1", 0: "0", -1: "−1", -2: "−2"}


class PageFormRenderer(TemplatesSetting):
    """Render forms with the templates in templates/forms/, and what a form has many of in Python."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Draw by the template of this name, where nothing draws it faster."""
        draw = DRAWN.get(template_name)
        return draw(context) if draw else super().render(template_name, context, request)


class PageForm(forms.Form):
    """Base of the project's forms. A field named in `questions` shows its label large, one a screen."""

    questions: tuple[str, ...] = ()
    # Its messages stand alone in the summary; other forms' get the field's label put before them.
    names_fields = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.asks = name in self.questions  # type: ignore[attr-defined]  # read in templatetags/fields.py
            if field.error_messages["required"] is REQUIRED:
                label = field.label or name.replace("_", " ")
                # In the summary a message stands alone, so it names its field.
                field.error_messages["required"] = format_lazy(_("Please fill in “{label}”"), label=label)


class DateInput(forms.DateInput):
    """The device's own date picker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """The device's own date and time picker, without seconds."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class EmailInput(forms.EmailInput):
    """An address, with the phone's e-mail keyboard and no capitals."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"} | (attrs or {})
        )


class LongText(forms.Textarea):
    """Text that grows with what is written."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4} | (attrs or {}))


class OptionsWidget(forms.RadioSelect):
    """One choice among a few as large cards; each may carry a mark, an icon and a second line."""

    template_name = "forms/widgets/options.html"

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__(attrs, choices)
        self.icons: Mapping[str, str] = {}
        self.marks: Mapping[str, str] = {}
        self.details: Mapping[str, Words] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the card shows beside its label."""
        option = super().create_option(name, value, *args, **kwargs)
        key = str(value)
        extra = {"icon": self.icons.get(key), "mark": self.marks.get(key), "detail": self.details.get(key)}
        return option | extra


class LevelWidget(OptionsWidget):
    """The five attainment levels from +2 down to −2, as a ladder of words."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__(attrs, choices)
        self.marks = {str(level): mark for level, mark in MARKS.items()}


class ScaleWidget(forms.RadioSelect):
    """A row of numbers with words at both ends, for example 0–10 or 1–5."""

    template_name = "forms/widgets/scale.html"

    def __init__(self, attrs: dict[str, Any] | None = None, low: Words = "", high: Words = "") -> None:
        super().__init__(attrs)
        self.low, self.high = low, high

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the words at both ends."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"low": self.low, "high": self.high}
        return context


class LevelField(forms.TypedChoiceField):
    """A level from −2 to 2. `describe` gives the goal's own words for each, shown under the level's name."""

    widget = LevelWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Choose the level that fits best")})
        super().__init__(choices=LEVELS, coerce=int, empty_value=None, **kwargs)

    def speak_of_one(self) -> None:
        """Name the levels for one person's own goal."""
        self.choices = OWN_LEVELS

    def describe(self, words: Mapping[int, Words]) -> None:
        """Show the goal's own words under each level."""
        self.widget.details = {str(level): text for level, text in words.items()}


class ScaleField(forms.TypedChoiceField):
    """A whole number from `lowest` to `highest`, with words for both ends."""

    def __init__(
        self, *, lowest: int, highest: int, low: Words = "", high: Words = "", **kwargs: Any
    ) -> None:
        kwargs.setdefault("error_messages", {"required": _("Choose a number")})
        kwargs.setdefault("widget", ScaleWidget(low=low, high=high))
        numbers = [(number, str(number)) for number in range(lowest, highest + 1)]
        super().__init__(choices=numbers, coerce=int, empty_value=None, **kwargs)


class AudienceField(forms.ChoiceField):
    """Who can read it, chosen before writing. Options are (value, sentence) or (value, sentence, icon)."""

    widget = OptionsWidget

    def __init__(self, *, options: Iterable[tuple[Any, ...]] = (), **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Who can read this?"))
        kwargs.setdefault("error_messages", {"required": _("Choose who can read this")})
        super().__init__(**kwargs)
        self.offer(options)

    def offer(self, options: Iterable[tuple[Any, ...]]) -> None:
        """Set the options, for example in a form's __init__ once the author is known."""
        rows = [(str(row[0]), row[1], row[2] if len(row) > 2 else audience_icon(row[0])) for row in options]
        self.choices = [(value, sentence) for value, sentence, _icon in rows]
        self.widget.icons = {value: icon for value, _sentence, icon in rows}
