"""Orders, charges put as questions, and threats."""

from __future__ import annotations

from goals.wording.english.people import START, TAIL, WHO
from goals.wording.kinds import DANGER, MUST, THREAT, WHY_NOT
from goals.wording.lexicon import Rule, Tied, phrase, words

FACTS = (
    r"(?:work|study|travel|commute|drive|get up|leave (?:early|for)|go to (?:work|court|bed|"
    r"the doctor|a meeting|school)|take (?:his|her|your|the) (?:med|pill|train|bus)|be at "
    r"work|be|have|know|feel|see|see this|admit|laugh|meet|remember that|wait|heal|rest|sleep|"
    r"recover|eat)"
)
MUSTS = words("should must ought have has need needs better got gotta supposed could")
WAYS_OUT = (
    r"(?:leave (?:you|him|her|for good|this marriage|me|and never)|divorce|be gone|(?:be "
    r")?done(?! (?:with|for today))|file for|(?:take|keep|get) the (?:kids|children|house)|"
    r"never see the (?:kids|children)|throw (?:you|him|her) out|kick (?:you|him|her) out|"
    r"change the locks|tell (?:everyone|your|his|her)|call your|make (?:you|him|her) (?:pay|"
    r"regret|sorry)|never (?:forgive|speak|talk|come back|trust)|pack (?:your|his|her)|walk "
    r"out|find someone (?:else|better)|cheat|ruin)"
)

THREATS = (
    Rule(
        DANGER,
        phrase(
            r"(?:if|when|unless) (?P<who>you|he|she|\ue000++)[^.!?\n]{0,80}(?:I'll|I will|I'm going "
            r"to|I am going to|I would|I'd|I might) (?:kill|hurt|harm|cut|end) (?:myself|my life|it "
            r"all)|I(?:'ll| will) (?:kill|hurt|harm) (?:myself|you|him|her)(?! (?:again )?(?:no more|"
            r"never))"
        ),
        words("kill hurt harm cut end"),
    ),
    Rule(
        THREAT,
        phrase(
            r"(?:if|unless|next time|one more time|the day) (?P<who>you|he|she|"
            rf"\ue000++)?[^.!?\n]{{0,80}}?(?:I'll|I will|I'm going to|I am going to|I would|I'm|I am|"
            rf"we're|we are|it's|then I'm|I want a) (?:just |really |so )?(?:{WAYS_OUT}|gone|"
            r"leaving(?! (?:the|for (?:a walk|an hour)))|out of here|over(?!\w)|through|moving out|"
            r"taking the (?:kids|children)|hit|slap|hurting)"
        ),
        words("if unless next one day"),
    ),
    Rule(
        THREAT,
        phrase(
            r"(?<!\w)or else(?= ?(?:[.!,;\n]|$| I| we))|(?:this is |it's |it is |that's )?(?:your|his|"
            r"her) (?:very )?last (?:chance|warning)|(?:,| )or (?:I'm (?:leaving|gone|done|out)|I "
            r"(?:will )?leave(?! (?:the|work))|we're (?:done|over|through)|I want a divorce|I(?:'ll| "
            r"will) (?:leave|divorce|go for good)|(?:it's|its) over|you can (?:pack|leave|go)|get "
            r"out)|you(?:'ll| will) (?:regret|pay for|be sorry)|me or (?:the|your) (?:\w+)(?=[.!?,]|"
            r"$)|don't (?:make|force) me (?:choose|leave|tell)"
        ),
        words("else last or regret pay sorry make"),
    ),
)


CHARGES = (
    Rule(
        WHY_NOT,
        phrase(
            r"why (?:can't|can not|cannot|won't|don't|didn't|wouldn't) (?P<who>you|he|she|"
            rf"\ue000++)(?: (?:just|ever|simply|at least|for once|finally))+ (?P<deed>{TAIL})\??"
        ),
        words("why"),
        "I would like {whom} to {deed}.",
    ),
    Rule(
        WHY_NOT,
        phrase(rf"why (?:can't|cannot|won't) (?P<who>you|he|she|\ue000++) (?P<deed>{TAIL})\??"),
        words("why"),
        "I would like {whom} to {deed}.",
    ),
    Rule(
        WHY_NOT,
        phrase(
            r"why (?:do|does|must|are|is|did|would|were) (?P<who>you|he|she|\ue000++) (?:(?:always|"
            r"never|constantly|even|keep|have to|has to|insist|so|such|being|acting|like "
            rf"this)(?!\w)){TAIL}\??"
        ),
        words("why"),
    ),
    Rule(
        WHY_NOT,
        phrase(
            r"can't (?P<who>you|he|she) (?:(?:just|ever|at least|for once|even) "
            r")+(?P<deed>[^.!?;:,\n]{1,120})\??"
        ),
        words("can"),
        "I would like {whom} to {deed}.",
    ),
)

ORDERS = (
    Rule(
        MUST,
        phrase(
            rf"{WHO} (?:shouldn't|should not|must not|mustn't|better not|had better not|'d better not) "
            r"(?P<deed>(?!be |have )\w+)"
        ),
        words("shouldn should must mustn better"),
        "I would like {whom} not to {deed}",
        Tied.SKIP,
    ),
    Rule(
        MUST,
        phrase(
            rf"{WHO}(?: really| just| seriously)? ?(?:should have|should've|should of|could have|"
            r"could've|shouldn't have|needed to|were supposed to|was supposed to)(?! (?:seen|heard|"
            r"known how))"
        ),
        words("should could shouldn needed supposed"),
        None,
        Tied.SKIP,
    ),
    # Said more softly these still belittle, so nothing is offered instead.
    Rule(
        MUST,
        phrase(
            rf"{WHO}(?: really| just| simply| seriously)? ?(?:should|ought to|must|have to|has to|need to|"
            r"needs to|better|had better|'d better|got to|gotta)(?: just| really| finally)? (?:grow up|"
            r"get over|get a (?:life|grip)|calm down|obey|man up)(?!\w)"
        ),
        MUSTS,
        None,
        Tied.SKIP,
    ),
    Rule(
        MUST,
        phrase(
            rf"{WHO}(?: really| just| simply| seriously)? ?(?:should|ought to|could at least)(?: just| "
            r"really| finally| at least)? (?!be proud|feel proud|know|see|come with|have|not|both|"
            r"also know)(?P<deed>\w+)(?!\w)"
        ),
        words("should ought could"),
        "I would like {whom} to {deed}",
        Tied.SKIP,
        phrase(r"(?<!\w)(?:do|does) you think|you should see"),
    ),
    Rule(
        MUST,
        phrase(
            rf"{WHO}(?: really| just| simply| seriously)? ?(?:must|have to|has to|need to|needs to|had "
            r"better|'d better|better|have got to|'ve got to|'s got to|got to|gotta|are supposed to|"
            rf"'re supposed to|is supposed to)(?: just| really| finally)? (?!{FACTS}(?!\w)|not|"
            r"have)(?P<deed>\w+)(?!\w)"
        ),
        MUSTS,
        "I would like {whom} to {deed}",
        Tied.SKIP,
    ),
    Rule(
        MUST,
        phrase(
            rf"{START}I (?:need|want|expect) (?P<who>you|him|her|\ue000++) to (?:stop|quit|finally|"
            r"grow up|get over|change|obey|listen to me|do (?:what|as) I|promise|prove)"
        ),
        words("need want expect"),
        None,
    ),
)
