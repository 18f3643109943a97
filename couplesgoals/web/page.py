"""What every page's frame needs: theme, places, where leaving leads. Lazy: who asks nothing pays nothing."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

LEAVE_TO = "https://www.weather.gov/"

# role → (URL name, label, icon); four each, so that the phone's bar never changes its shape.
PLACES: dict[str, list[tuple[str, str | Promise, str]]] = {
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
    label: str | Promise
    icon: str
    current: bool


def leave_url() -> str:
    """Give the neutral page "Leave quickly" ends on."""
    return str(getattr(settings, "LEAVE_QUICKLY_URL", LEAVE_TO))


def places_for(request: HttpRequest) -> list[Place]:
    """List the places of the signed-in person's role; a name without a URL is left out."""
    role = getattr(getattr(request, "user", None), "role", None)
    places = []
    for name, label, icon in PLACES.get(str(role), []):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        places.append(Place(url, label, icon, request.path.startswith(url)))
    return places


def theme_of(request: HttpRequest) -> str:
    """Give the person's own choice: auto, light or dark."""
    return str(getattr(getattr(request, "user", None), "theme", "auto"))


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor of the frame in base.html."""
    return {
        "nav": SimpleLazyObject(lambda: places_for(request)),
        "theme": SimpleLazyObject(lambda: theme_of(request)),
        "leave_url": leave_url(),
    }
