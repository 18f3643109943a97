"""What is underneath a setback: trigger, the feeling on top, the move, the softer feeling, the need.

The words fit the one who chooses them and, in the couple's cycle, the one who reads them: a trigger is
something that happened, not something the other one did wrong.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trigger(models.TextChoices):
    """What set it off."""

    TONE_OR_LOOK = "tone-or-look", _("A tone of voice or a look")
    CRITICISM = "criticism", _("Words that felt like criticism")
    SILENCE = "silence", _("Silence, or no answer")
    LATENESS = "lateness", _("Somebody came home late")
    CHANGED_PLANS = "changed-plans", _("Plans changed")
    BROKEN_PROMISE = "broken-promise", _("A promise was not kept")
    MONEY = "money", _("Money")
    HOUSEWORK = "housework", _("Housework or chores")
    CHILDREN = "children", _("The children, or how we raise them")
    RELATIVES = "relatives", _("Family or in-laws")
    PHONE_OR_SCREEN = "phone-or-screen", _("A phone or a screen")
    THE_PAST = "the-past", _("Talk about the past")
    CLOSENESS = "closeness", _("Closeness or touch")
    SOMEBODY_ELSE = "somebody-else", _("Contact with somebody else")
    CRAVING = "craving", _("A craving or urge")
    PLACE_OR_PEOPLE = "place-or-people", _("A place or people linked with use")
    OLD_MEMORY = "old-memory", _("A reminder of something old")
    TIRED_OR_HUNGRY = "tired-or-hungry", _("Being tired, hungry or in pain")
    WORK = "work", _("Stress from work")
    BEING_ALONE = "being-alone", _("Being alone with it")
    SOMETHING_ELSE = "something-else", _("Something else")


class SurfaceFeeling(models.TextChoices):
    """What was felt on top, and may have shown."""

    ANGRY = "angry", _("Angry")
    ANNOYED = "annoyed", _("Annoyed")
    FRUSTRATED = "frustrated", _("Frustrated")
    IMPATIENT = "impatient", _("Impatient")
    RESENTFUL = "resentful", _("Resentful")
    JEALOUS = "jealous", _("Jealous")
    WORRIED = "worried", _("Worried")
    TENSE = "tense", _("Tense")
    ON_GUARD = "on-guard", _("On guard")
    RESTLESS = "restless", _("Restless")
    OVERWHELMED = "overwhelmed", _("Overwhelmed")
    NUMB = "numb", _("Numb")
    SHUT_DOWN = "shut-down", _("Shut down")
    CONFUSED = "confused", _("Confused")


class SofterFeeling(models.TextChoices):
    """What was softer underneath."""

    HURT = "hurt", _("Hurt")
    SAD = "sad", _("Sad")
    LONELY = "lonely", _("Lonely")
    SCARED = "scared", _("Scared")
    AFRAID_OF_LOSING_US = "afraid-of-losing-us", _("Afraid of losing us")
    ASHAMED = "ashamed", _("Ashamed")
    GUILTY = "guilty", _("Guilty")
    NOT_ENOUGH = "not-enough", _("Not good enough")
    UNIMPORTANT = "unimportant", _("Not important")
    UNWANTED = "unwanted", _("Not wanted")
    LEFT_OUT = "left-out", _("Left out")
    HELPLESS = "helpless", _("Helpless")
    LET_DOWN = "let-down", _("Let down")
    WORN_OUT = "worn-out", _("Worn out")
    MISSING_US = "missing-us", _("Missing how we can be")
    UNSURE = "unsure", _("Unsure of myself")


class Need(models.TextChoices):
    """What was needed, at the bottom of it."""

    TO_BE_HEARD = "to-be-heard", _("To be heard")
    TO_BE_UNDERSTOOD = "to-be-understood", _("To be understood")
    TO_MATTER = "to-matter", _("To matter")
    COMFORT = "comfort", _("Comfort")
    CLOSENESS = "closeness", _("Closeness")
    TO_KNOW_WE_ARE_OKAY = "to-know-we-are-okay", _("To know we are okay")
    TRUST = "trust", _("To be able to trust")
    TO_BE_TRUSTED = "to-be-trusted", _("To be trusted")
    HONESTY = "honesty", _("Honest words")
    RESPECT = "respect", _("Respect")
    THANKS = "thanks", _("To have my effort seen")
    SHARED_LOAD = "shared-load", _("To share the load")
    SPACE = "space", _("Some space")
    TIME_TOGETHER = "time-together", _("Time together")
    REST = "rest", _("Rest")
    PATIENCE = "patience", _("Patience")
    SAFETY = "safety", _("To feel safe")
    CLEAR_PLAN = "clear-plan", _("A clear plan")
