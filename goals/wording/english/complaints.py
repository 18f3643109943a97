"""Complaints people know by heart, each with one way to say the same about oneself."""

from __future__ import annotations

from goals.wording.english.people import DOES_NOT, TAIL, WHO, WHO_MAY
from goals.wording.kinds import ABSOLUTE, BLAME
from goals.wording.lexicon import Rule, Tied, phrase, words

NEVER = r"(?:never ever|never once|never even|never really|never|hardly ever)"
ALWAYS = r" (?:always|constantly|continually|forever|only ever)"

# What is missing: words that are needed, the deed as typed, the same said with "I".
MISSING = (
    (
        "listen listens listened hear hears heard",
        r"(?:listen(?:s|ed)?|hear(?:s|d)? me)(?! to (?:music|podcasts|the radio))",
        "I feel unheard when I talk and get no answer. I would like a few minutes of full attention",
    ),
    (
        "help helps helped",
        r"help(?:s|ed)?(?: me| us| out)?(?= (?:around|with|at|in|out|when|enough|anymore)|"
        r"[.!?,;\n]|$)",
        "I feel alone with the work. I would like us to share it",
    ),
    (
        "talk talks talked",
        r"talk(?:s|ed)? (?:to|with) me",
        "I feel lonely when we hardly talk. I would like ten minutes with you in the evening",
    ),
    (
        "answer answers reply replies call text calls texts",
        r"(?:answer(?:s|ed)?|repl(?:y|ies)|text(?:s|ed)?(?: me)? back|call(?:s|ed)?(?: me)? back)",
        "I feel worried when I get no answer. I would like a short message, even if it only says later",
    ),
    (
        "appreciate appreciates thank thanks notice notices appreciated noticed",
        r"(?:appreciate[sd]?|thank(?:s|ed)?|notice[sd]?)",
        "I feel unseen when what I do goes without a word. I would like to hear a thank-you now and then",
    ),
    (
        "let lets",
        r"lets? me (?:finish|talk|speak|get a word)",
        "I feel frustrated when I cannot finish what I want to say. I would like to finish "
        "before the answer comes",
    ),
    (
        "time home",
        r"(?:have|has|had|make|makes|made|find|finds)? ?(?:any |enough )?(?:time for (?:me|us)|"
        r"home)",
        "I feel lonely when we have little time together. I would like one evening a week for the two of us",
    ),
    (
        "trust trusts trusted believe believes believed",
        r"(?:trust(?:s|ed)?|believe[sd]?) me(?! yet)",
        "I feel sad when I am doubted. I would like to know what would help trust grow",
    ),
    (
        "apologize apologizes apologized sorry",
        r"(?:apologize[sd]?|sa(?:y|ys|id) (?:you're |he's |she's )?sorry)",
        "I still feel hurt about what happened. I would like to hear that it matters",
    ),
    (
        "touch touches hug kiss hugs kisses hold",
        r"(?:touch(?:es)?|hug(?:s)?|kiss(?:es)?|hold(?:s)?) me",
        "I miss being close to you. I would like a hug when we come home",
    ),
    (
        "understand understands understood",
        r"underst(?:and|ands|ood) me",
        "I feel alone with this. I would like to tell how it is for me, without an answer yet",
    ),
)

# What is too much.
TOO_MUCH = (
    (
        "yell yells yelling yelled shout shouts shouting shouted scream screams screaming screamed",
        r"(?:yell|shout|scream)(?:s|ing|ed)?(?: at (?:me|us|the kids))?",
        "I feel tense when voices get loud. I would like us to pause and speak softly",
    ),
    (
        "interrupt interrupts interrupting cut cuts cutting",
        r"(?:interrupt(?:s|ing|ed)?|cut(?:s|ting)? me (?:off|short))",
        "I feel frustrated when I cannot finish what I want to say. I would like to finish "
        "before the answer comes",
    ),
    (
        "criticize criticizes criticizing put puts nag nags nagging putting",
        r"(?:critici[sz](?:e|es|ing)|put(?:s|ting)? me down|nag(?:s|ging)?)(?: me)?",
        "I feel hurt when I mostly hear what I did wrong. I would like to hear what went well, too",
    ),
    (
        "phone computer laptop gaming tablet",
        r"(?:(?:on|at|staring at|looking at|playing on) )?(?:gaming|(?:your|his|her|the|ur) "
        r"(?:phone|computer|laptop|tablet))",
        "I feel lonely when we sit together and a screen is on. I would like some time without phones",
    ),
    (
        "late",
        r"(?:late|com(?:e|es|ing) home late)",
        "I feel worried when I wait and have heard nothing. I would like a short message when it gets late",
    ),
    (
        "ignore ignores ignoring shut shuts shutting",
        r"(?:ignor(?:e|es|ing)|shut(?:s|ting)?) me(?: out)?",
        "I feel alone when I get no answer. I would like to know when we can talk",
    ),
    (
        "walk walks walking walked",
        r"walk(?:s|ing|ed)? (?:away|out)(?: on me)?",
        "I feel alone when a talk ends in the middle. I would like us to agree on when we go on",
    ),
    (
        "past bring brings bringing",
        r"bring(?:s|ing)? (?:up|back) the past(?: up)?|bring(?:s|ing)? the past up",
        "I feel stuck when the past comes up at home. I would like us to keep it for our session",
    ),
    (
        "spend spends spending",
        r"spend(?:s|ing)? (?:all )?(?:our|the|too much) ?(?:money)?",
        "I feel worried when money goes out without a word. I would like us to decide together "
        "on larger amounts",
    ),
    (
        "lie lies lying lied",
        r"(?:lie|lies|lying|lied)(?! (?:in|on|down|next|awake))(?: to (?:me|us))?",
        "I feel unsure what to believe. I would like us to tell each other the truth, also when it is hard",
    ),
    (
        "blame blames blaming",
        r"blam(?:e|es|ing)(?: me)?",
        "I feel small when I hear that it is all on me. I would like us to look at both our parts",
    ),
    (
        "work working works",
        r"(?:at work|work(?:s|ing)?)(?= ?(?:[.!?,;\n]|$|late))",
        "I feel lonely when work takes the evenings. I would like one evening a week for the two of us",
    ),
)


def _rules() -> list[Rule]:
    rules = []
    for needs, deed, instead in MISSING:
        never = phrase(rf"{WHO_MAY} {NEVER} (?:{deed})(?!\w){TAIL}")
        not_so = phrase(rf"{WHO}{DOES_NOT} (?:{deed})(?!\w){TAIL}")
        rules.append(Rule(ABSOLUTE, never, words("never hardly"), instead, Tied.SKIP))
        rules.append(Rule(BLAME, not_so, words(needs), instead, Tied.SKIP))
    for needs, deed, instead in TOO_MUCH:
        always = phrase(rf"{WHO_MAY}{ALWAYS} (?:{deed})(?!\w){TAIL}")
        keeps = phrase(
            rf"{WHO} (?:just )?(?:keep|keeps|kept|won't stop|never stops?|can't stop) (?:on "
            rf")?(?:{deed})(?!\w){TAIL}"
        )
        rules.append(
            Rule(ABSOLUTE, always, words("always constantly continually forever only"), instead, Tied.SKIP)
        )
        rules.append(Rule(BLAME, keeps, words(needs), instead, Tied.SKIP))
    return rules


COMPLAINTS = tuple(_rules())
