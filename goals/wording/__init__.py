"""Gentle help with words: rules and word lists, no model, nothing stored, nothing forbidden.

What it leaves alone, on purpose:
- what people say of themselves ("I never want to lose this", "I am an addict in recovery", "my depression"),
- habits of two ("we never go to bed angry"), praise ("you always make me laugh"), and what stands in quotes,
- people other than the partner ("my mother always visits"), and "they", which is mostly the children,
- force, fear, threats, control, not wanting to live ("he hits me"): nobody is asked to say that more softly;
  one word points to help, and every other rule is off for that text,
- boundaries about one's own behavior ("If you drink, I will sleep at my sister's").
"Clean" for sober and "relapsed" are offered other words even about oneself: the house never uses them.
"""

from goals.wording.advice import advise_goal, advise_text
from goals.wording.suggestion import Suggestion

__all__ = ["Suggestion", "advise_goal", "advise_text"]
