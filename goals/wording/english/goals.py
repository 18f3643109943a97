"""Words the rules about goals read: vague ones, amounts, who does what."""

from __future__ import annotations

from goals.wording.english.people import PARTNER
from goals.wording.lexicon import any_of, phrase

VAGUE = phrase(
    r"(?<!\w)(?:"
    r"(?:communicat\w*|talk|listen|get along|sleep|eat|parent|behave|treat each other|treat "
    r"me|do|be|feel|function) better|better (?:communication|communicators?|listeners?|"
    r"partners?|husband|wife|parents?|person|people|couple|relationship|marriage|mood|life|"
    r"habits|boundaries|team|balance)|improve\w*(?: (?:our|my|the) \w+)?|"
    r"(?:be|being|are|act|become|more) (?:more |less )?(?:nice|nicer|kind|kinder|respectful|"
    r"supportive|patient|positive|honest|open|loving|caring|"
    r"understanding|intimate|romantic|affectionate|attentive|considerate|present|connected|"
    r"close|closer|mature|responsible|"
    r"calm|calmer|normal|happy|happier|healthy|healthier|stronger|trustworthy|reliable|"
    r"grateful|independent|confident|mindful|relaxed|available|committed)(?! (?:by|at|to bed|"
    r"in bed|home|each|every|for \d))|"
    r"(?:more|better|mutual|some) (?:respect|trust|intimacy|connection|love|honesty|support|"
    r"affection|romance|understanding|patience|balance|communication|closeness|harmony|peace)|"
    r"(?:trust|love|respect|understand|support|appreciate|value|accept|honor|be there for) "
    r"(?:each other|one another|me|you|myself|us|him|her)(?: (?:more|again|fully|completely|"
    r"better))?|trust again|rebuild (?:the |our )?trust|"
    r"(?:respect|trust) (?:me|us|boundaries)|get(?:ting)? along|try(?:ing)? harder|(?:our|a) "
    r"(?:better|good|happy|healthy|normal|strong) (?:marriage|relationship|life|family|home)|"
    r"work(?:ing)? on (?:our|the|my|us|it|myself|ourselves)(?: \w+)?|be happy|happier|nicer|"
    r"closer|feel (?:loved|close|safe|connected|respected|heard|happy|good|close again)|"
    r"stop (?:fighting|arguing|the drama)|(?:less|no more) (?:fighting|arguing|drama|stress|"
    r"conflict|tension|drinking)|more (?:quality time|time together|fun|sex|mindful|often)|"
    r"quality time|"
    r"reconnect|grow (?:together|closer|as)|be a (?:team|family|couple) again|fix (?:our|the|"
    r"us|my|things)(?: \w+)?|save our (?:marriage|relationship)|"
    r"be (?:there|myself|ourselves|okay|ok|fine)|move on|get (?:better|healthy|help|my life "
    r"together)|change (?:my|our) (?:ways|attitude|life|behavior)|good (?:attitude|mood|vibes|"
    r"communication)|"
    r"control my (?:anger|temper|emotions|drinking)|deal with (?:my|our) \w+|have (?:a "
    r")?better \w+|drink less|argue less|fight less|worry less|stress less|let go|heal(?: "
    r"together)?|forgive(?: \w+)?"
    r")(?!\w)"
)
NUMBER_WORDS = {
    "no": 0,
    "zero": 0,
    "none": 0,
    "once": 1,
    "one": 1,
    "twice": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
}
# "one another" and "no longer" are no amounts.
NUMBER = rf"(?:\d{{1,5}}(?:[.,]\d{{1,2}})?|{any_of('|'.join(NUMBER_WORDS))}(?! (?:another|longer|more than)))"
COUNTABLE = phrase(
    rf"(?<!\w)(?:{NUMBER}|dozen|half (?:an hour|the)|daily|weekly|monthly|nightly|each(?! "
    r"other)|every|per|a (?:day|week|month|night)|on (?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)days?|"
    r"most (?:days|nights|evenings|mornings|weeks)|before (?:bed|breakfast|dinner|work|noon|"
    r"midnight)|at (?:breakfast|dinner|bedtime|noon|midnight)|midnight|noon|"
    r"(?:all|any) (?:day|week|month|of)|never|not once|nights?|mornings?|evenings?|weekends?|"
    r"minutes?|hours?|percent)(?!\w)"
)
SUBJECT = rf"(?:you|he|she|{PARTNER}|your partner|the other)"
ABOUT_OTHER = phrase(
    r"^\W*(?:that |for |i want |i wish |i would like |i need |i hope |get |make |making |"
    rf"getting )*(?:{SUBJECT}|him|her)(?!\w)(?! and (?:I|me)(?!\w))"
)
ABOUT_US = phrase(
    r"(?<!\w)(?:we|we're|we'll|we've|us|our|ours|both|together|each other|one another|each of "
    r"us|I|I'm|I'll|my|me|myself|couple|family)(?!\w)"
)
ORDER = phrase(
    rf"^\W*{SUBJECT}(?: really| just)? (?:should|must|need to|needs to|has to|have to|ought to|"
    rf"will|has got to|had better) (?P<deed>(?!not )\w+)(?P<rest>[^.!?\n]{{0,160}})"
)
NO_WE = phrase(r"(?<!\w)(?:you|your|my|I|mine|he|she|his|her|we|us|our)(?!\w)|\ue000")
DEED = phrase(
    r"^ ?(?P<verb>"
    + any_of(
        "talk|speak|walk|eat|cook|go|take|have|spend|plan|read|put|hold|hug|kiss|call|text|ask|"
        "say|tell|share|listen|meet|sit|pray|meditate|exercise|check|save|pay|keep|use|turn|"
        "make|do|visit|sleep|clean|wash|play|dance|write|attend|answer|pause|thank|agree|"
        "decide|practice|start|stop"
    )
    + r")(?= (?!(?:is|are|was|of|as)(?!\w)))(?= (?!to be))"
)
EACH_OTHER = {"me": "each other", "myself": "ourselves"}

# "three to five times", "at least 3", "5 or more", "up to two evenings".
AMOUNT = phrase(
    r"(?<![\w.:$-])(?P<before>at least|at most|no more than|more than|less than|fewer than|"
    r"under|over|up to|about|around|only|by|before|after|at|until|till)? ?(?<!\w)"
    rf"(?P<low>{NUMBER})(?:(?: ?(?:-|–|—) ?| to | or | and "
    rf")(?P<high>{NUMBER}))?(?P<clock>:\d\d|(?: )?(?:am|pm|a\.m|p\.m|o'clock))?(?!\w)"
    r"(?: (?P<after>or more|or fewer|or less|and more|and up))?(?: (?P<unit>[a-z]{2,20}))?(?: "
    r"(?P<tail>or more|or fewer|or less))?"
)
EVERY = phrase(
    r"(?<!\w)(?:every|each) (?:single )?(?P<unit>day|evening|night|morning|dinner|meal)(?!\w)|"
    r"(?<!\w)(?P<daily>daily)(?!\w)"
)
LESS_IS_BETTER = phrase(
    r"(?<!\w)(?:less|fewer|no more|stop|quit|without|reduce|cut|down|give up|drinks?|beers?|"
    r"wine|cigarettes?|smok\w+|argu\w+|fights?|fighting|yell\w*|shout\w*|raised|"
    r"interrupt\w*|late|missed|screens?|phones?|scroll\w*|gam(?:e|es|ing)|gambl\w*|spend\w*|"
    r"swear\w*|criticism|time-outs?|walk\w* out|slam\w*|insults?|accus\w*|check\w* (?:his|her|"
    r"the|your|my|each)|cravings?|hours? (?:online|on)|sugar|snack\w*|not)(?!\w)"
)
FILLERS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "be",
        "bit",
        "do",
        "for",
        "have",
        "i",
        "in",
        "is",
        "it",
        "just",
        "kind",
        "little",
        "lot",
        "much",
        "my",
        "of",
        "on",
        "or",
        "our",
        "really",
        "so",
        "some",
        "that",
        "the",
        "then",
        "there",
        "to",
        "too",
        "us",
        "very",
        "we",
        "with",
        "will",
        "quite",
        "even",
        "still",
        "also",
        "about",
    ]
)
