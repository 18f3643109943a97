"""Choose anew who reads something, over the version one has before oneself."""

from __future__ import annotations

from typing import Any

from django import forms

from couplesgoals.web.forms import AudienceField, PageForm


class ChooseReadersForm(PageForm):
    """One choice, and the revision the page showed."""

    audience = AudienceField()
    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def now_about(self, now: dict[str, Any], why: str) -> None:
        """Show how it stands, and say why: what was chosen on a page out of date is chosen anew."""
        self.data = {**self.data.dict(), **{name: str(value) for name, value in now.items()}}  # type: ignore[attr-defined]  # a QueryDict
        self.add_error("audience", why)
