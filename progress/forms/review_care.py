"""Forms of the clinician's part of the monthly review: who reads it comes before the words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.web.audiences import audience_icon
from couplesgoals.web.boxes import BoxesWidget
from couplesgoals.web.forms import AudienceField, DateInput, PageForm
from goals.forms.words import Words
from progress.models import PlanReview, ReviewNote
from progress.review_care.plans import PlanStanding


class PlansField(forms.TypedMultipleChoiceField):
    """Whose treatment plan; both may be ticked, each has a review of their own."""

    widget = BoxesWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=UUID, **kwargs)

    def offer(self, plans: Sequence[PlanStanding]) -> None:
        """Offer the partners enrolled now."""
        self.choices = [(str(plan.person), plan.name) for plan in plans]


class PlanReviewForm(PageForm):
    """Whose plan, when, and what was looked at."""

    people = PlansField(
        label=_("Whose treatment plan?"),
        error_messages={"required": _("Choose whose treatment plan it was")},
    )
    reviewed_on = forms.DateField(label=_("Reviewed on"), widget=DateInput())
    words = Words(
        PlanReview,
        "words",
        _("What was looked at"),
        _("Problems, goals, interventions, target dates. It stands in the chart of each person ticked."),
        rows=4,
        required=False,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, plans: Sequence[PlanStanding], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["people"]
        assert isinstance(people, PlansField)
        people.offer(plans)
        self.fields["reviewed_on"].widget.attrs["max"] = today.isoformat()


class NoteForm(PageForm):
    """What all notes on a review have: words, and the form's own number."""

    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)


class CommentForm(NoteForm):
    """For whom, then the words. To one partner alone is said with the partner's id."""

    audience = AudienceField(
        label=_("Who is it for?"), error_messages={"required": _("Choose who it is for")}
    )
    words = Words(
        ReviewNote,
        "words",
        _("Comment"),
        _("Name what they did. What one of them told you alone does not belong in words to both."),
        rows=5,
    )

    def __init__(self, *args: Any, readers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        alone = [(key, words, audience_icon(_audience(key))) for key, words in readers]
        audience.offer(alone)

    def comment(self) -> dict[str, Any]:
        """Return what comment_on_review takes."""
        said = dict(self.cleaned_data)
        chosen = said["audience"]
        audience = _audience(chosen)
        return said | {"audience": audience, "to": UUID(chosen) if audience == Audience.SUBJECT else None}


class SummaryForm(NoteForm):
    """The summary, begun from the record; whose treatment plan was reviewed with it."""

    words = Words(
        ReviewNote,
        "words",
        _("Summary"),
        _("Begun from the record. Check every sentence, and say what you make of it."),
        rows=18,
    )
    plans = PlansField(label=_("Also the treatment-plan review of"), required=False)

    def __init__(self, *args: Any, plans: Sequence[PlanStanding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["plans"]
        assert isinstance(field, PlansField)
        field.offer(plans)
        if not plans:
            del self.fields["plans"]


class AddendumForm(NoteForm):
    """What is added to a signed summary."""

    words = Words(
        ReviewNote,
        "words",
        _("Addendum"),
        _("It bears your name and the time, stays as it is, and is read by who reads the summary."),
        rows=4,
    )


def _audience(key: str) -> str:
    """Return the audience a choice stands for: its own, or that of one person alone."""
    return key if key in Audience.values else Audience.SUBJECT
