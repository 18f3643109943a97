"""Ideas for a coping kit: what others do in a hard moment, to begin from and to reword."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class KitIdea:
    """A strategy to begin from: when, what I do, and a picture beside it."""

    key: str
    icon: str
    when_this: StrPromise
    i_do: StrPromise


KIT_IDEAS: tuple[KitIdea, ...] = (
    KitIdea(
        "cold-water",
        "activity",
        _("I feel it rising"),
        _("hold my hands under cold water and count to thirty"),
    ),
    KitIdea(
        "step-out", "door-open", _("a talk gets too hot"), _("say “I need a break” and when I will be back")
    ),
    KitIdea("walk", "footprints", _("I cannot sit still"), _("walk once around the block")),
    KitIdea("call", "phone", _("I do not want to be alone with it"), _("call someone who knows me")),
    KitIdea(
        "half-an-hour",
        "hourglass",
        _("an urge comes"),
        _("wait half an hour and do something small with my hands"),
    ),
    KitIdea(
        "name-it",
        "notebook-pen",
        _("my thoughts go in circles"),
        _("write down three lines and close the page"),
    ),
    KitIdea("look-around", "eye", _("an old memory comes up"), _("name five things I can see right now")),
    KitIdea("music", "heart", _("the evening feels long"), _("play one song I know by heart")),
    KitIdea(
        "eat-rest",
        "moon",
        _("everything is too much"),
        _("eat something, drink water, and lie down for a while"),
    ),
)

# What is there for somebody whose kit is still empty.
FOR_NOW = ("look-around", "cold-water", "call")


def kit_idea(key: str) -> KitIdea | None:
    """Return the idea with this key, if there is one."""
    return next((one for one in KIT_IDEAS if one.key == key), None)
