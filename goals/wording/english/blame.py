"""Blame, and thoughts dressed as feelings."""

from __future__ import annotations

from goals.wording.english.people import TAIL, WHO, WHO_IS
from goals.wording.english.softly import NOT_SAID, PRAISE
from goals.wording.kinds import BLAME, FEEL_THAT
from goals.wording.lexicon import Rule, Tied, any_of, phrase, words

HURT = any_of(
    "angry|mad|sad|furious|sick|anxious|nervous|scared|miserable|crazy|insane|unhappy|"
    "depressed|jealous|upset|frustrated|livid|ashamed|tired|resentful"
)
FELT = any_of(
    "worthless|stupid|small|guilty|bad|alone|lonely|invisible|unloved|unwanted|ugly|"
    "ashamed|unimportant|useless|crazy|insecure|unsafe|trapped|sad|angry|terrible|horrible|"
    "inadequate|like a failure|like a burden|like nothing|like I don't matter|"
    "like I am nothing|anxious|nervous|disgusting|dumb|hopeless|empty"
)
OURS = any_of(
    "everything|us|our marriage|our relationship|my life|our life|our lives|our family|me|"
    "my trust|my heart|our trust|the trust|our home|christmas|our weekend|our vacation|"
    "it all|our wedding|my birthday|our evening|the evening|the weekend|thanksgiving|"
    "the kids' lives"
)

BLAMES = (
    Rule(
        FEEL_THAT,
        phrase(
            r"(?P<cut>I (?:just |really |often |sometimes |still |always )?(?:feel|felt) (?:that|like|"
            r"as if|as though)(?: that)?) (?P<who>you|he|she|u|my (?:husband|wife|partner)|"
            r"\ue000++)(?=['\s])(?= ?\S)"
        ),
        words("feel felt"),
        "I tell myself that",
        unless=PRAISE,
    ),
    Rule(
        FEEL_THAT,
        phrase(
            r"(?P<cut>I (?:just |really |often |still )?(?:feel|felt)) (?P<who>you|he|she)(?='| "
            r"(?:don't|never|always|are|is|do|does|doesn't|hate|want|only|just|should))"
        ),
        words("feel felt"),
        "I tell myself that",
        unless=PRAISE,
    ),
    Rule(
        BLAME,
        phrase(
            r"(?<!\w)I (?:really |just |fucking )?hate (?P<who>you|him|her|\ue000++)"
            r"(?= ?(?:[.!?,;\n]|$)| (?:so much|for|right now))"
        ),
        words("hate"),
        "I feel very angry right now",
        unless=phrase(r"(?<!\w)(?:don't|do not|never|didn't) hate"),
    ),
    # Said with anger, mostly: "because of you", "all your fault".
    Rule(
        BLAME,
        phrase(
            r"(?:it's|its|it is|it was|this is|that's|that is|this was|that was|which is) (?:all |"
            r"only |totally |entirely |completely )?(?:your|his|her|\ue000++'s|my (?:husband|wife|"
            rf"partner)'s) (?:own )?fault{TAIL}"
        ),
        words("fault"),
        "I feel hurt about how this went, and I would like us to look at both our parts",
        Tied.ASK,
        NOT_SAID,
    ),
    Rule(
        BLAME,
        phrase(
            rf"{WHO} (?:(?:always|just|really|only|often|seldom) )?(?:makes?|made) me (?:feel "
            rf")?(?P<felt>(?:so |really |very |feel |feel so )*(?:{FELT}|{HURT}))(?! (?:in love|about "
            r"you|with joy|of joy))(?!\w)"
        ),
        words("make makes made"),
        "I feel {felt}",
        Tied.ASK,
        phrase(r"(?:make|makes|made) me (?:so |really )?(?:cry (?:with|from|happy)|crazy in)"),
    ),
    Rule(
        BLAME,
        phrase(
            rf"{WHO} (?:always )?(?:makes?|made) me (?:cry|hate myself|do it|do this|lie|drink|use)(?! "
            r"(?:with|from|happy))(?!\w)"
        ),
        words("make makes made"),
    ),
    Rule(
        BLAME,
        phrase(
            rf"{WHO} (?:(?:always|just|really|often) )?(?:(?:drive|drives|drove|are driving|is driving|"
            r"'re driving|make|makes) me (?:so |absolutely |completely )?(?:crazy|nuts|insane|mad|up "
            r"the wall)|(?:piss|pisses|pissed) me off|(?:get|gets|got) on my nerves)"
        ),
        words("crazy nuts insane mad wall piss pisses pissed nerves"),
        "I feel overwhelmed",
        Tied.ASK,
    ),
    Rule(
        BLAME,
        phrase(
            rf"{WHO}(?:'ve| have| has)?(?: (?:always|just|completely|totally|really))? (?:ruin|ruins|"
            r"ruined|destroy|destroyed|wreck|wrecked|broke|broken|killed|spoil|spoiled|messed up) "
            rf"{OURS}(?!\w)"
        ),
        words("ruin ruins ruined destroy destroyed wreck wrecked broke broken spoil spoiled messed"),
        "I feel hurt and sad about what happened",
        Tied.ASK,
    ),
    Rule(
        BLAME,
        phrase(
            r"(?:all )?because of (?P<who>you|him|her|\ue000++)(?! (?:I (?:am|'m|feel|got|stay|"
            r"stayed) (?:\w+ )?(?:alive|sober|better|here|happy|safe|strong|loved|in recovery)|we "
            r"(?:are|made) ))"
        ),
        words("because"),
        None,
        unless=phrase(r"(?<!\w)(?:thank|grateful|smile|happy|alive|sober|better|stronger|hope|love)(?!\w)"),
    ),
    Rule(
        BLAME,
        phrase(
            rf"{WHO_IS} (?:to blame|the (?:whole |only |real )?(?:problem|reason (?:why )?(?:we|I)|one "
            r"(?:who|that) (?:started|broke|ruined|lied|cheated|needs|has)))"
        ),
        words("blame problem reason one"),
        None,
        unless=phrase(r"reason I (?:am|'m|get|got|smile|stay|stayed|try|keep)|(?:not|never) the problem"),
    ),
    Rule(
        BLAME,
        phrase(
            rf"{WHO} (?:always )?(?:started it|start(?:s|ed)? (?:every|all|the) (?:fight|argument)s?|"
            r"let me down(?: again)?|owe me|did this to (?:me|us)|don't deserve me)"
        ),
        words("started start starts let owe did deserve"),
        None,
        unless=phrase(r"never (?:once )?let me down"),
    ),
    Rule(
        BLAME,
        phrase(
            r"what(?:'s| is| the hell is) wrong with (?P<who>you|him|her|\ue000++)|(?:how many times|"
            r"how often) do I (?:have|need) to (?:tell|ask|say)|after (?:all|everything) I(?:'ve| "
            r"have)? (?:done|did) for (?:you|him|her|\ue000++)|shame on (?:you|him|her)|is (?:it|"
            r"that) too much to ask"
        ),
        words("wrong times often done did shame much"),
    ),
    Rule(
        BLAME,
        phrase(
            rf"{WHO_IS} (?:just|exactly|turning out|becoming|getting) like (?:your|his|her|my) "
            r"(?:mother|father|mom|dad|ex|brother|sister|parents)"
        ),
        words("like"),
        None,
        unless=phrase(r"(?:kind|strong|warm|loving|good|brave|generous)"),
    ),
)
