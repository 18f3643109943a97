"""Journal prompts about what matters and what may come."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from progress.prompts.shape import Prompt, Situation, Theme

VALUES = (
    Prompt(
        "values-proud",
        Theme.MATTERS,
        Situation.VALUES,
        _("When did you last act like the person you want to be?"),
    ),
    Prompt(
        "values-partner-see",
        Theme.US,
        Situation.VALUES,
        _("What kind of partner do you want to be this week? How would someone notice?"),
    ),
    Prompt(
        "values-time",
        Theme.MATTERS,
        Situation.VALUES,
        _("Where did your time go this week? Where would you like more of it to go?"),
    ),
    Prompt(
        "values-worth-it",
        Theme.RECOVERY,
        Situation.VALUES,
        _("What makes the hard work of these weeks worth it to you?"),
    ),
    Prompt(
        "values-shared",
        Theme.US,
        Situation.VALUES,
        _("What do you and your partner both care about, even when you disagree?"),
    ),
    Prompt(
        "values-own",
        Theme.MATTERS,
        Situation.VALUES,
        _("What is something of your own that you want to make room for?"),
    ),
)

HOPE = (
    Prompt(
        "hope-ordinary-evening",
        Theme.US,
        Situation.HOPE,
        _("Picture a good plain evening a year from now. Who is there, and what do you do?"),
    ),
    Prompt(
        "hope-sign",
        Theme.STRENGTH,
        Situation.HOPE,
        _("What small sign tells you that things can get better?"),
    ),
    Prompt(
        "hope-next-week",
        Theme.STRENGTH,
        Situation.HOPE,
        _("What are you looking forward to next week? If nothing comes, what could you plan?"),
    ),
    Prompt(
        "hope-learned",
        Theme.RECOVERY,
        Situation.HOPE,
        _("What do you know today that you did not know three months ago?"),
    ),
    Prompt(
        "hope-advice",
        Theme.STRENGTH,
        Situation.HOPE,
        _("What would you tell a couple who is just starting out here?"),
    ),
    Prompt(
        "hope-step",
        Theme.MATTERS,
        Situation.HOPE,
        _("Which door would you like to open next? What is the smallest step toward it?"),
    ),
)

AHEAD = (*VALUES, *HOPE)
