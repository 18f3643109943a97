"""Forms of the clinician's part of the monthly review: who reads it comes before the words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.boxes import BoxesWidget
from couplesgoals.web.forms import DateInput, PageForm
from goals.forms.words import Words
from progress.models import PlanReview
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
