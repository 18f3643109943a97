"""What sounds like danger and is not."""

from __future__ import annotations

from goals.wording.english.danger import S
from goals.wording.lexicon import phrase

THING = (
    r"(?:it|this|that|which|what|\w+ news|grief|suspense|waiting|traffic|boredom|stairs|heat|silence|"
    r"distance|(?:my|your|his|her) (?:\w+ )?(?:mom|mother|dad|father|boss|sister|coach|back|feet|knees?|"
    r"words|jokes|head))"
)
HAS_NOT = r"(?:'ve|'s|'d| have| has| had| would| will)? never (?:ever |once |even )?"
# Taken out before anything is looked for.
HARMLESS = phrase(
    rf"(?<!\w)(?:{THING}(?:'s|'ll|'d| is| are| was| will| would| won't| wouldn't| can| has| really| still| "
    rf"just| "
    r"always| always just| suddenly| often| not)* ?(?:hit|hits|kill|kills|killed|killing|scares?|hurts?|"
    r"hurting|beats?|gonna kill|going to kill) (?:me|us|you)|beats me(?= ?(?:[.!?,;\n]|$))|hit (?:me|him|"
    r"her|you) up|beats? (?:me|us|you|him|her|\ue000++) (?:at|to|in)(?!\w)|grab(?:s|bed)? (?:me|us|you|"
    r"him|her) (?:a|an|some|something|lunch|coffee)|(?:kick|grab) (?:me|you) under the table|kick(?:s|"
    r"ed)? (?:me|you|him|her) out of bed|thr(?:ow|ows|ew) (?:a |an? \w+ )?(?:\w+ )?(?:snowballs?|pillows?|"
    r"smiles?|looks?|kiss(?:es)?|balls?|party) at me|chok(?:e|es|ed) me up|kill(?:ing|ed)? (?:my|him|her|"
    r"your)self (?:laughing|at work|at the gym|over|with work|trying|to (?:finish|get))|(?:hurt|cut) "
    r"(?:my|him|her|your)self (?:at|while|shaving|cooking|running|playing|on the|in the kitchen|in the "
    r"garden)|(?:want to |going to |could )?die (?:laughing|old|happy|of (?:shame|laughter|embarrassment|"
    r"boredom))|suicide (?:prevention|squad)|overdose (?:prevention|training|kit|awareness)|violent "
    r"(?:movies?|films?|games?|shows?|storms?|video)|non-?violen\w*|triple threat|abus(?:ed|ing) "
    r"(?:alcohol|drugs|pills|substances|opioids|my (?:pills|meds|medication))|celery stalks?|stalks? of|"
    r"(?:never|don't|didn't|doesn't|do not|not) (?:ever |even )?(?:read|check|look at) my (?:messages|"
    r"texts|emails?|mail)|"
    # "You never hurt me" is thanks when it stops there; "… where it shows" is not.
    rf"{S}{HAS_NOT}(?:hit|hits|hurt|hurts|force|forced|threaten|threatened|threatens|scare|scared|pushed|"
    rf"check|"
    r"checked|read|abused|slapped|follow|followed|grabbed|kicked|tracked)(?: (?:me|us|the kids|my phone|"
    r"my messages))?(?= ?(?:[.!?,;\n]|$)))(?!\w)"
)
