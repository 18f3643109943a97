"""Journal prompts about the family one comes from and the story of two. Each names a way out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from progress.prompts.shape import Prompt, Situation, Theme

FAMILY = (
    Prompt(
        "family-anger",
        Theme.STORY,
        Situation.FAMILY,
        _("How did people show anger where you grew up? You can write about a calmer memory instead."),
        gentle=True,
    ),
    Prompt(
        "family-comfort",
        Theme.STORY,
        Situation.FAMILY,
        _("Who comforted you when you were small, and how? If nobody comes to mind, skip this one."),
        gentle=True,
    ),
    Prompt(
        "family-rules",
        Theme.STORY,
        Situation.FAMILY,
        _("Which unspoken rule from home do you still follow? Stop whenever you like."),
        gentle=True,
    ),
    Prompt(
        "family-keep",
        Theme.MATTERS,
        Situation.FAMILY,
        _("What from your family do you want to keep, and what may end with you? Skip what feels heavy."),
        gentle=True,
    ),
    Prompt(
        "family-sorry",
        Theme.US,
        Situation.FAMILY,
        _("How did people make up after a fight at home? Or write how you would like it instead."),
        gentle=True,
    ),
    Prompt(
        "family-use",
        Theme.RECOVERY,
        Situation.FAMILY,
        _("What did you learn at home about drinking or drugs? Write a line or two, and stop when you like."),
        gentle=True,
    ),
    Prompt(
        "family-safe-person",
        Theme.STRENGTH,
        Situation.FAMILY,
        _("Was there a person or a place that felt safe? Or write about what feels safe today instead."),
        gentle=True,
    ),
)

OUR_STORY = (
    Prompt(
        "our-story-began",
        Theme.US,
        Situation.OUR_STORY,
        _("What drew you to your partner when you first met? Skip this if today is not the day for it."),
        gentle=True,
    ),
    Prompt(
        "our-story-hard-year",
        Theme.US,
        Situation.OUR_STORY,
        _("Which time was the hardest for the two of you? Write one line, or about a lighter time instead."),
        gentle=True,
    ),
    Prompt(
        "our-story-trust",
        Theme.US,
        Situation.OUR_STORY,
        _("When did trust grow between you, and when did it get thin? Stop whenever you like."),
        gentle=True,
    ),
    Prompt(
        "our-story-before",
        Theme.STORY,
        Situation.OUR_STORY,
        _("What did earlier loves teach you about closeness? Or write about a good friend instead."),
        gentle=True,
    ),
    Prompt(
        "our-story-unsaid",
        Theme.FEELINGS,
        Situation.OUR_STORY,
        _("Is there a loss between you that nobody has named? You can leave it unnamed and stop here."),
        gentle=True,
    ),
)

HISTORY = (*FAMILY, *OUR_STORY)
