"""For each of one's own goals: how it stands to a goal of both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import OptionsWidget, PageForm
from goals.actions.linking import NEITHER
from goals.models import Goal, LinkKind

PREFIX = "own-"
SIDE_BY_SIDE = "neither"


class LinksForm(PageForm):
    """One question for each goal of one's own."""

    def __init__(self, *args: Any, goals: Iterable[Goal] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for goal in goals:
            self.fields[f"{PREFIX}{goal.pk}"] = forms.ChoiceField(
                label=goal.current.title if goal.current else "",
                choices=[
                    (SIDE_BY_SIDE, _("They stand side by side")),
                    (LinkKind.SUPPORTS, _("It supports our goal")),
                    (LinkKind.STRAINS, _("It pulls against our goal")),
                ],
                initial=SIDE_BY_SIDE,
                widget=OptionsWidget(),
            )

    def links(self) -> dict[UUID, str]:
        """Return what was chosen for each goal that was asked about or named by whoever sent this."""
        named = {name: NEITHER for name in self.data if name.startswith(PREFIX)}
        chosen = {name: kind for name, kind in self.cleaned_data.items() if kind != SIDE_BY_SIDE}
        return {UUID(name.removeprefix(PREFIX)): kind for name, kind in (named | chosen).items()}
