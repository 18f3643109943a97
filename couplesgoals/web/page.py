"""What every page's frame needs: theme, places, where leaving leads. Lazy: who asks nothing pays nothing.

The places are drawn once, as they stand in two bars.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _

from couplesgoals.sentences import gettext
from couplesgoals.web.addresses import address
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, icon

LEAVE_TO = "https://www.weather.gov/"
PLACE = '<li><a href="{}"{}>{}<span>{}</span></a></li>'
CURRENT = SafeString(' aria-current="page"')

# role → (URL name, label, icon); four each, so that the phone's bar never changes its shape.
PLACES: dict[str, list[tuple[str, str, str]]] = {
    "partner": [
        ("progress:today", _("Today"), "sun"),
        ("goals:list", _("Goals"), "target"),
        ("progress:us", _("Us"), "heart-handshake"),
        ("people:more", _("More"), "ellipsis"),
    ],
    "clinician": [
        ("progress:caseload", _("Caseload"), "clipboard-list"),
        ("sessions:calendar", _("Calendar"), "calendar-days"),
        ("sessions:notes", _("Notes"), "notebook-pen"),
        ("people:more", _("More"), "ellipsis"),
    ],
    "administrator": [
        ("program:couples", _("Couples"), "users-round"),
        ("program:enroll", _("Enroll"), "user-plus"),
        ("program:activity", _("Activity"), "activity"),
        ("people:more", _("More"), "ellipsis"),
    ],
}


@dataclass(frozen=True)
class Place:
    """One entry of the top and bottom bar."""

    url: str
    label: str
    icon: str
    current: bool


def leave_url() -> str:
    """Give the neutral page "Leave quickly" ends on."""
    return str(getattr(settings, "LEAVE_QUICKLY_URL", LEAVE_TO))


def places_for(request: HttpRequest) -> list[Place]:
    """List the places of the signed-in person's role; a name without a URL is left out."""
    role = getattr(getattr(request, "user", None), "role", None)
    places = []
    for name, label, symbol in PLACES.get(str(role), []):
        try:
            url = address(name)
        except NoReverseMatch:
            continue
        places.append(Place(url, gettext(label), symbol, request.path.startswith(url)))
    return places


def drawn(places: list[Place]) -> SafeString:
    """Draw the entries of a bar, the one where one is marked."""
    return _drawn(tuple(places))


@lru_cache
def _drawn(places: tuple[Place, ...]) -> SafeString:
    entries = ((one.url, CURRENT if one.current else NOTHING, icon(one.icon), one.label) for one in places)
    return joined(write(PLACE, *one) for one in entries)


def theme_of(request: HttpRequest) -> str:
    """Give the person's own choice: auto, light or dark."""
    return str(getattr(getattr(request, "user", None), "theme", "auto"))


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor of the frame in base.html."""
    return {
        "nav": SimpleLazyObject(lambda: drawn(places_for(request))),
        "theme": SimpleLazyObject(lambda: theme_of(request)),
        "leave_url": leave_url(),
        # What most pages have not: looking for it in vain took as long as ten other looks.
        "form": None,
    }
