"""What a new goal's form begins with when somebody comes from the library with an example in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from couplesgoals.people.gates import signed_in
from couplesgoals.web.forms import PageForm
from goals.forms.origin import OriginField
from goals.library.editions import LEVEL_FIELDS
from goals.library.shelves import edition_for, offered_to
from goals.models import StartingPoint, StartingPointVersion

# What somebody has typed themselves: an example never takes the place of these.
WORDS = ("title", "why", *LEVEL_FIELDS, "baseline", "how_known", "first_step", "ask_of_partner")


@dataclass(frozen=True)
class Start:
    """The edition in the form, and what came of the example asked for."""

    edition: StartingPointVersion | None = None
    asked: StartingPoint | None = None
    is_gone: bool = False

    @property
    def draft_came_first(self) -> bool:
        """Whether words typed before stand where the example was asked for."""
        return self.asked is not None and self.asked.current_id != getattr(self.edition, "pk", None)

    def values_for(self, form: type[PageForm]) -> dict[str, Any]:
        """Return what the form starts with: the example's words where it asks for them."""
        if self.edition is None:
            return {}
        words = {"first_step": self.edition.first_step_one, "how_known": self.edition.how_known}
        words |= {field: getattr(self.edition, field) for field in ("title", *LEVEL_FIELDS)}
        asked = {name: text for name, text in words.items() if name in form.base_fields}
        return {**asked, "started_from": self.edition.pk}


def start_of(request: HttpRequest, draft: Mapping[str, str]) -> Start:
    """Find the example named in the address; what was typed before stays, and the page says so.

    After a POST it is the one the form carries.
    """
    viewer = signed_in(request)
    if request.method == "POST":
        return Start(edition_for(viewer, _origin(request.POST.get("started_from"))))
    kept = edition_for(viewer, _origin(draft.get("started_from")))
    slug = request.GET.get("from", "")
    if not slug:
        return Start(kept)
    asked = offered_to(viewer).filter(slug=slug.replace("\x00", "")).first()
    if asked is None:
        return Start(kept, is_gone=True)
    if any(draft.get(name, "").strip() for name in WORDS):
        return Start(kept, asked)
    return Start(asked.current, asked)


def _origin(text: str | None) -> Any:
    return OriginField().to_python(text)
