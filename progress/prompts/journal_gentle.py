"""Journal prompts near raw places. Each names a way out; none asks to tell what was done to somebody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from progress.prompts.shape import Prompt, Situation, Theme

TRIGGER = (
    Prompt(
        "trigger-what",
        Theme.FEELINGS,
        Situation.TRIGGER,
        _("What was the first thing you noticed: a sound, a word, a look? Stop whenever you like."),
        gentle=True,
    ),
    Prompt(
        "trigger-now-and-then",
        Theme.STORY,
        Situation.TRIGGER,
        _("What is different today from back then? Name three things, or write about this room instead."),
        gentle=True,
    ),
    Prompt(
        "trigger-body",
        Theme.BODY,
        Situation.TRIGGER,
        _("How did your body warn you? If that is too close, write about what calms it instead."),
        gentle=True,
    ),
    Prompt(
        "trigger-helped",
        Theme.STRENGTH,
        Situation.TRIGGER,
        _("What helped even a little when it got to you? Two words are enough, and you can stop there."),
        gentle=True,
    ),
    Prompt(
        "trigger-ask",
        Theme.US,
        Situation.TRIGGER,
        _("What could your partner do at such a moment that would feel good? Skip this if it is too soon."),
        gentle=True,
    ),
    Prompt(
        "trigger-early-sign",
        Theme.RECOVERY,
        Situation.TRIGGER,
        _("What is a small early sign that something is getting to you? Or write about a calm hour instead."),
        gentle=True,
    ),
    Prompt(
        "trigger-kind-words",
        Theme.FEELINGS,
        Situation.TRIGGER,
        _("What would a good friend say to you right now? Write only as much as feels okay, then stop."),
        gentle=True,
    ),
)

TRAUMA = (
    Prompt(
        "trauma-today",
        Theme.BODY,
        Situation.TRAUMA,
        _("Look around. What tells you that it is today, and that you are here? Stop whenever you like."),
        gentle=True,
    ),
    Prompt(
        "trauma-carried",
        Theme.STRENGTH,
        Situation.TRAUMA,
        _("What got you through a hard time? There is no need to say what it was; skip this if you like."),
        gentle=True,
    ),
    Prompt(
        "trauma-pace",
        Theme.FEELINGS,
        Situation.TRAUMA,
        _("How much of this feels okay to look at today? “None” is a good answer, and you can stop there."),
        gentle=True,
    ),
    Prompt(
        "trauma-today-echo",
        Theme.STORY,
        Situation.TRAUMA,
        _("Where do old times show up in your days? Or write about something that feels steady instead."),
        gentle=True,
    ),
    Prompt(
        "trauma-younger-you",
        Theme.STORY,
        Situation.TRAUMA,
        _("What would you like to say to the younger you? If it gets too much, stop and look out a window."),
        gentle=True,
    ),
    Prompt(
        "trauma-who-knows",
        Theme.US,
        Situation.TRAUMA,
        _("Who may know of this, and how much? You owe it to nobody. Skip this if you are not sure."),
        gentle=True,
    ),
    Prompt(
        "trauma-steady",
        Theme.STRENGTH,
        Situation.TRAUMA,
        _("What feels steady in your life? Stay with that as long as you like, and stop when it is enough."),
        gentle=True,
    ),
)

GENTLE = (*TRIGGER, *TRAUMA)
