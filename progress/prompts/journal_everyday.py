"""Journal prompts for good days, days like any other, thanks, rest and sleep."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from progress.prompts.shape import Prompt, Situation, Theme

GOOD_DAY = (
    Prompt(
        "good-day-moment",
        Theme.STRENGTH,
        Situation.GOOD_DAY,
        _("What was the best minute of today? Write it so that you can find it again."),
    ),
    Prompt(
        "good-day-part",
        Theme.STRENGTH,
        Situation.GOOD_DAY,
        _("What did you do that helped this day to be good?"),
    ),
    Prompt(
        "good-day-us",
        Theme.US,
        Situation.GOOD_DAY,
        _("When did you and your partner feel like a team today?"),
    ),
    Prompt(
        "good-day-body",
        Theme.BODY,
        Situation.GOOD_DAY,
        _("How does a good day feel in your body? Where do you notice it?"),
    ),
    Prompt(
        "good-day-letter",
        Theme.RECOVERY,
        Situation.GOOD_DAY,
        _("Write a note to yourself for a harder day. What do you want to remember?"),
    ),
    Prompt(
        "good-day-again",
        Theme.MATTERS,
        Situation.GOOD_DAY,
        _("What from today would you like to have again next week?"),
    ),
    Prompt(
        "good-day-first-time",
        Theme.RECOVERY,
        Situation.GOOD_DAY,
        _("Did something feel easier than it did a month ago?"),
    ),
)

ORDINARY_DAY = (
    Prompt(
        "ordinary-three-words",
        Theme.FEELINGS,
        Situation.ORDINARY_DAY,
        _("Which three words fit today? Pick one and say more."),
    ),
    Prompt(
        "ordinary-small-thing",
        Theme.MATTERS,
        Situation.ORDINARY_DAY,
        _("What small thing did you notice today that you might have walked past?"),
    ),
    Prompt(
        "ordinary-partner",
        Theme.US,
        Situation.ORDINARY_DAY,
        _("What do you know about your partner’s day? What would you like to ask?"),
    ),
    Prompt(
        "ordinary-energy",
        Theme.BODY,
        Situation.ORDINARY_DAY,
        _("What gave you energy today, and what took some?"),
    ),
    Prompt(
        "ordinary-choice",
        Theme.RECOVERY,
        Situation.ORDINARY_DAY,
        _("Which choice today was good for your recovery, or for your partner’s?"),
    ),
    Prompt(
        "ordinary-weather",
        Theme.FEELINGS,
        Situation.ORDINARY_DAY,
        _("If your mood today were weather, what would it be? How did it change?"),
    ),
)

GRATITUDE = (
    Prompt(
        "gratitude-person",
        Theme.MATTERS,
        Situation.GRATITUDE,
        _("Who made your day a little lighter, and how?"),
    ),
    Prompt(
        "gratitude-partner",
        Theme.US,
        Situation.GRATITUDE,
        _("What did your partner do this week that you are glad about?"),
    ),
    Prompt(
        "gratitude-self",
        Theme.STRENGTH,
        Situation.GRATITUDE,
        _("What can you thank yourself for today?"),
    ),
    Prompt(
        "gratitude-everyday",
        Theme.MATTERS,
        Situation.GRATITUDE,
        _("Name three plain things you would miss: a cup, a street, a song. Why those?"),
    ),
    Prompt(
        "gratitude-help",
        Theme.RECOVERY,
        Situation.GRATITUDE,
        _("Who stood by you in the last months? What would you like to tell them?"),
    ),
)

REST = (
    Prompt(
        "rest-enough",
        Theme.BODY,
        Situation.REST,
        _("What can wait until tomorrow? Write it down here, so you do not have to hold it."),
    ),
    Prompt(
        "rest-looks-like",
        Theme.BODY,
        Situation.REST,
        _("What does real rest look like for you? Ten minutes of it count."),
    ),
    Prompt(
        "rest-heavy",
        Theme.FEELINGS,
        Situation.REST,
        _("What feels heavy right now? What would make it one pound lighter?"),
    ),
    Prompt(
        "rest-together",
        Theme.US,
        Situation.REST,
        _("How could you and your partner give each other an hour off this week?"),
    ),
)

SLEEP = (
    Prompt(
        "sleep-put-down",
        Theme.BODY,
        Situation.SLEEP,
        _("What is still going around in your head? Put it on this page for the night."),
    ),
    Prompt(
        "sleep-one-good",
        Theme.STRENGTH,
        Situation.SLEEP,
        _("What is one thing you want to take into sleep with you?"),
    ),
    Prompt(
        "sleep-morning",
        Theme.BODY,
        Situation.SLEEP,
        _("How did you sleep, and what does your morning need from you?"),
    ),
    Prompt(
        "sleep-evening",
        Theme.BODY,
        Situation.SLEEP,
        _("What does a calm last hour of the day look like for you?"),
    ),
)

EVERYDAY = (*GOOD_DAY, *ORDINARY_DAY, *GRATITUDE, *REST, *SLEEP)
