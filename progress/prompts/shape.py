"""What a journal prompt is, when it fits and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Theme(models.TextChoices):
    """What a prompt is about."""

    FEELINGS = "feelings", _("Feelings")
    US = "us", _("The two of us")
    RECOVERY = "recovery", _("Recovery")
    BODY = "body", _("Body and rest")
    MATTERS = "matters", _("What matters")
    STORY = "story", _("My story")
    STRENGTH = "strength", _("Strength and hope")


class Situation(models.TextChoices):
    """The moment a prompt is for."""

    AFTER_SESSION = "after-session", _("After a session")
    AFTER_FIGHT = "after-fight", _("After a fight")
    CRAVING = "craving", _("A craving or urge")
    GOOD_DAY = "good-day", _("A good day")
    ORDINARY_DAY = "ordinary-day", _("A day like any other")
    TRIGGER = "trigger", _("Something set me off")
    FAMILY = "family-of-origin", _("The family I come from")
    TRAUMA = "trauma", _("Something hard from the past")
    OUR_STORY = "our-story", _("Our story so far")
    REPAIR = "repair", _("Making up again")
    GRATITUDE = "gratitude", _("Thankful for something")
    VALUES = "values", _("What matters to me")
    REST = "rest", _("I need rest")
    SLEEP = "sleep", _("Before or after sleep")
    HOPE = "hope", _("Looking ahead")


@dataclass(frozen=True)
class Prompt:
    """A question to write from. A gentle one touches old or raw places and names a way out in its words."""

    key: str
    theme: Theme
    situation: Situation
    text: StrPromise
    gentle: bool = False
