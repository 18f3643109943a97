"""The short lists beside a progress log: what helped, and what got in the way."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class HelpedBy(models.TextChoices):
    """What made a step easier."""

    MY_PARTNER = "my-partner", _("My partner helped")
    DOING_IT_TOGETHER = "together", _("We did it together")
    FAMILY_OR_FRIENDS = "family-or-friends", _("Family or friends")
    MY_CLINICIAN = "my-clinician", _("My clinician or the group")
    A_MEETING = "a-meeting", _("A meeting or a peer")
    CLEAR_PLAN = "clear-plan", _("A clear plan")
    SMALL_STEP = "small-step", _("It was a small step")
    REMINDER = "reminder", _("A reminder")
    GOOD_TIME_OF_DAY = "good-time-of-day", _("A good time of day")
    ENOUGH_REST = "enough-rest", _("Enough rest")
    A_PAUSE = "a-pause", _("A pause or slow breathing")
    COPING_KIT = "coping-kit", _("Something from my coping kit")
    MEDICATION = "medication", _("My medication")
    KNOWING_WHY = "knowing-why", _("Knowing why it matters to me")
    ENCOURAGEMENT = "encouragement", _("A kind word")
    SOMETHING_ELSE = "something-else", _("Something else")


class GotInTheWay(models.TextChoices):
    """What made a step harder."""

    TIME = "time", _("Not enough time")
    TIREDNESS = "tiredness", _("I was tired")
    WORK = "work", _("Stress at work")
    MONEY = "money", _("Money worries")
    CONFLICT = "conflict", _("Tension or an argument")
    CHILDCARE = "childcare", _("Children needed me")
    PAIN_OR_ILLNESS = "pain-or-illness", _("Pain or illness")
    LOW_MOOD = "low-mood", _("I felt low")
    WORRY = "worry", _("Worry or fear")
    CRAVING_OR_URGE = "craving-or-urge", _("A craving or urge")
    FORGOT = "forgot", _("I forgot")
    UNCLEAR_STEP = "unclear-step", _("The step was not clear")
    TOO_BIG = "too-big", _("The step was too big")
    PLANS_CHANGED = "plans-changed", _("Plans changed")
    NOT_READY = "not-ready", _("I was not ready yet")
    OTHERS = "other-people", _("Other people or family")
    SOMETHING_ELSE = "something-else", _("Something else")


HELPED_BY_ICONS: Mapping[str, str] = {
    HelpedBy.MY_PARTNER: "hand-heart",
    HelpedBy.DOING_IT_TOGETHER: "heart-handshake",
    HelpedBy.FAMILY_OR_FRIENDS: "users-round",
    HelpedBy.MY_CLINICIAN: "stethoscope",
    HelpedBy.A_MEETING: "user-round-check",
    HelpedBy.CLEAR_PLAN: "list-checks",
    HelpedBy.SMALL_STEP: "footprints",
    HelpedBy.REMINDER: "bell",
    HelpedBy.GOOD_TIME_OF_DAY: "sun",
    HelpedBy.ENOUGH_REST: "moon",
    HelpedBy.A_PAUSE: "pause",
    HelpedBy.COPING_KIT: "life-buoy",
    HelpedBy.MEDICATION: "shield-check",
    HelpedBy.KNOWING_WHY: "target",
    HelpedBy.ENCOURAGEMENT: "message-circle",
    HelpedBy.SOMETHING_ELSE: "ellipsis",
}

GOT_IN_THE_WAY_ICONS: Mapping[str, str] = {
    GotInTheWay.TIME: "clock",
    GotInTheWay.TIREDNESS: "moon",
    GotInTheWay.WORK: "briefcase",
    GotInTheWay.MONEY: "wallet",
    GotInTheWay.CONFLICT: "message-square-text",
    GotInTheWay.CHILDCARE: "house",
    GotInTheWay.PAIN_OR_ILLNESS: "activity",
    GotInTheWay.LOW_MOOD: "heart",
    GotInTheWay.WORRY: "info",
    GotInTheWay.CRAVING_OR_URGE: "circle-dot",
    GotInTheWay.FORGOT: "bell",
    GotInTheWay.UNCLEAR_STEP: "eye-off",
    GotInTheWay.TOO_BIG: "flag",
    GotInTheWay.PLANS_CHANGED: "calendar-days",
    GotInTheWay.NOT_READY: "hourglass",
    GotInTheWay.OTHERS: "users-round",
    GotInTheWay.SOMETHING_ELSE: "ellipsis",
}
