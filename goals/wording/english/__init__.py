"""English."""

from __future__ import annotations

from goals.wording.english.absolutes import ABSOLUTES
from goals.wording.english.blame import BLAMES
from goals.wording.english.complaints import COMPLAINTS
from goals.wording.english.danger import DANGER_WORDS
from goals.wording.english.demands import CHARGES, ORDERS, THREATS
from goals.wording.english.goals import (
    ABOUT_OTHER,
    ABOUT_US,
    AMOUNT,
    COUNTABLE,
    DEED,
    EACH_OTHER,
    EVERY,
    FILLERS,
    LESS_IS_BETTER,
    NO_WE,
    NUMBER_WORDS,
    ORDER,
    VAGUE,
)
from goals.wording.english.harmless import HARMLESS
from goals.wording.english.labels import LABELS
from goals.wording.english.minds import MINDS
from goals.wording.english.people import OBJECT_FORMS, OTHERS, PARTNERS, TIED, UNSAFE
from goals.wording.english.use import USES
from goals.wording.lexicon import Lexicon, words

ENGLISH = Lexicon(
    # The first that fits a place has it: whole thoughts before single words.
    rules=(*THREATS, *BLAMES, *CHARGES, *MINDS, *USES, *LABELS, *COMPLAINTS, *ABSOLUTES, *ORDERS),
    tied=TIED,
    unsafe=UNSAFE,
    danger=DANGER_WORDS,
    harmless=HARMLESS,
    third_persons=words("he she him her"),
    partner=PARTNERS,
    other_people=OTHERS,
    object_forms=OBJECT_FORMS,
    vague=VAGUE,
    countable=COUNTABLE,
    about_other=ABOUT_OTHER,
    about_us=ABOUT_US,
    order=ORDER,
    no_we=NO_WE,
    deed=DEED,
    we="We",
    each_other=EACH_OTHER,
    numbers=NUMBER_WORDS,
    amount=AMOUNT,
    every=EVERY,
    less_is_better=LESS_IS_BETTER,
    fillers=FILLERS,
)
