"""Always and never, about the partner; not when it is praise."""

from __future__ import annotations

from goals.wording.english.complaints import NEVER
from goals.wording.english.people import WHO, WHO_MAY
from goals.wording.kinds import ABSOLUTE
from goals.wording.lexicon import Rule, any_of, phrase, words

KIND = any_of(
    "kind|gentle|patient|honest|sweet|thoughtful|generous|caring|supportive|loving|"
    "faithful|loyal|fair|sober|calm|on time|welcome|funny|open with me|happy for me|"
    "proud of me|by my side|on my side|worth|my rock|my best friend|my person|a good|"
    "a great|an amazing|a wonderful|the one I|the first to help|the best|so good|"
    "good to me|good with|strong|ready to help|willing|right there|loved|in my heart|"
    "beautiful"
)

# After "always": thanks, not blame. After "never": what is missing.
GOOD = (
    r"(?:been |be |so |very |really |try to be |try |tried )*(?:"
    r"(?:make|makes|made|making) (?:me|us|the kids|our (?:kids|son|daughter)) (?:laugh|smile|"
    r"happy|proud|strong|better|feel "
    r"(?:safe|loved|seen|better|special|good|heard|at home|calm|welcome|understood|like "
    r"(?:home|myself|I matter)))|"
    r"(?:make|makes|made) (?:sure|time|coffee|breakfast|dinner|tea|room)|"
    r"there (?:for|when)|(?:have|has|had|got) (?:my|our) back|(?:stand|stands|stood) (?:by|up for)|"
    r"support\w*|believe[sd]? in|love[sd]?(?! to)|car(?:e|es|ed)|tak(?:e|es) (?:good )?care|took care|"
    r"listen(?:s|ed)?|help(?:s|ed)?|know(?:s)? (?:how|what) to(?! (?:hurt|push|ruin|"
    r"get)(?!\w))|knew|cheer\w*|encourag\w*|"
    r"thank\w*|remember\w*|ask(?:s|ed)? (?:how|me how|about my)|find(?:s)? (?:time|a way|the "
    r"words|something nice)|kiss\w*|hug\w*|"
    r"h(?:old|olds|eld) (?:me|my|us)(?! (?:back|down|responsible))|sa(?:y|ys|id) (?:thank|"
    r"good|please|I love|something (?:nice|kind)|hello)|"
    r"apologize\w*|respect\w*|forg(?:ive|ives|ave)|welcom\w*|(?:try|tries|tried)(?! to "
    r"(?:control|change|hurt|win|make me|get))|"
    r"ke(?:ep|eps|pt) (?:your|his|her) (?:word|promise\w*)|t(?:ell|ells|old) (?:me )?(?:the "
    r"truth|me you love)|"
    r"bring(?:s)? me (?:coffee|tea|flowers|joy|back)|brought me|comfort\w*|protect\w*|trust(?:s|ed)?|"
    r"(?:do|does|did) (?:the|all the|our) (?:dishes|laundry|cooking|shopping)|"
    r"show(?:s|ed)? up|c(?:ome|omes|ame) back|g(?:ive|ives|ave) (?:me )?(?:hope|strength|good)|"
    rf"{KIND})(?!\w)"
)
BAD = (
    r"(?:been |be |once |even |ever |been so |get |gets |got |too )*(?:"
    r"yell\w*|shout\w*|scream\w*|(?:lie|lies|lied)(?! (?:in|down))|cheat\w*|hit|hurt|judg\w+|"
    r"g(?:ive|ives|ave|iven) up|"
    r"let(?:s)? (?:me|us|the kids) down|le(?:ave|aves|ft) (?:me|us|my side)|forg(?:et|ets|ot|"
    r"otten)|complain\w*|critici[sz]\w*|"
    r"blam\w+|interrupt\w*|rais(?:e|es|ed) (?:your|his|her) (?:voice|hand)|stop(?:s|ped)? "
    r"(?:lov|believ|try|car|support|fight|hop)\w*ing|"
    r"fail(?:s|ed)? to|insult\w*|threaten\w*|drink|drank|(?:say|said|says) (?:anything|a|one|"
    r"something) (?:bad|mean|cruel|bad word|mean word)|"
    r"put me down|push\w*|pressur\w*|forc\w+|walk(?:s|ed)? (?:away|out)|turn(?:s|ed)? (?:your|"
    r"his|her) back|doubt\w*|"
    r"miss(?:es|ed)? (?:a|an|our|my|the|one)|mad|angry|mean|rude|late|h(?:old|olds|eld) (?:a "
    r"grudge|it against)|"
    r"(?:too )?(?:busy|tired) (?:for|to)|hurr(?:y|ies|ied)|rush\w*|selfish|lazy|unkind|cruel|"
    r"jealous|ask(?:s|ed)? for (?:much|anything)|"
    r"ma(?:ke|kes|de) (?:me|us|anyone) feel (?:small|stupid|bad|ashamed|guilty|alone)|made "
    r"fun|wav(?:er|ered)|quit|"
    r"afraid|ashamed|wrong (?:to|with))(?!\w)"
)
OFTEN = r"always|constantly|continually|forever|only ever"
NO_HARM = r"(?! (?:wrong|bad|alone|without|mean|to (?:hurt|harm|deserve)|for (?:a day|a while|fun)))"
WAITS = (
    r"(?: (?:cook|drive|sleep|sit|eat|wake|get up|get|work|go|run|walk|shop)s?(?: (?:up|out|"
    r"home))? (?:on|at|in the morning|by|before)(?!\w))"
)

ABSOLUTES = (
    Rule(
        ABSOLUTE,
        phrase(rf"{WHO_MAY} (?P<cut>{OFTEN})(?! {GOOD})(?!{WAITS})(?= \w| \ue000)"),
        words("always constantly continually forever only"),
        "often",
    ),
    Rule(
        ABSOLUTE,
        phrase(rf"{WHO_MAY} (?P<cut>{NEVER})(?! {BAD})(?= \w| \ue000)"),
        words("never hardly"),
        "seldom",
    ),
    Rule(
        ABSOLUTE,
        phrase(
            rf"{WHO_MAY}(?! {GOOD})(?: [\w'\ue000]+){{1,6}}? (?P<cut>all the time|every single (?:time|"
            r"day|night)|24/7|non-?stop)(?!\w)"
        ),
        words("all single 24 nonstop non"),
        "often",
    ),
    Rule(
        ABSOLUTE,
        phrase(rf"{WHO} (?P<cut>(?:don't|dont|do not|never) do anything|do nothing){NO_HARM}"),
        words("anything nothing"),
        "do little",
    ),
    Rule(
        ABSOLUTE,
        phrase(
            rf"{WHO} (?P<cut>(?:doesn't|doesnt|does not|never) (?:do|does) anything|does "
            rf"nothing){NO_HARM}"
        ),
        words("anything nothing"),
        "does little",
    ),
    Rule(
        ABSOLUTE,
        phrase(rf"(?P<cut>everything) (?:I do|I say|I try) is (?:always )?wrong(?: (?:for|to) {WHO})?"),
        words("everything"),
        "much of what",
    ),
)
