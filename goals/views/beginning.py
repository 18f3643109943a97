"""A new goal that begins from a value: which one the address names, and what the page calls it."""

from __future__ import annotations

from django.http import HttpRequest

from couplesgoals.people.models import User
from couplesgoals.web.forms import PageForm
from goals.forms.origin import OriginField
from goals.models import ValueRating
from goals.values_map import name_of


def value_asked(request: HttpRequest) -> dict[str, str]:
    """Return what the form carries unseen; a value named in the address wins over a draft's."""
    asked = OriginField().to_python(request.GET.get("value"))
    return {"value": str(asked)} if asked else {}


def begins_from(viewer: User, form: PageForm) -> str:
    """Name the value of one's own the form carries; empty for none, and for any that is not one's own."""
    carried = OriginField().to_python(form["value"].value())
    if carried is None:
        return ""
    mine: ValueRating | None = ValueRating.visible_to(viewer).filter(author=viewer, pk=carried).first()
    return name_of(mine) if mine else ""
