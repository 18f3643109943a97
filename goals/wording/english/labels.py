"""Names for a whole person, and diagnoses as weapons."""

from __future__ import annotations

from goals.wording.english.people import WHO, WHO_IS
from goals.wording.english.softly import NOT_SAID
from goals.wording.kinds import DIAGNOSIS, LABEL
from goals.wording.lexicon import Rule, Tied, any_of, phrase, words

# "Abusive", "violent" and "controlling" are not here: they may be the plainest words for what happens.
NOUNS = (
    "liar|cheater|cheat|jerk|idiot|loser|slob|monster|psycho|hypocrite|nag|control freak|"
    "drama queen|coward|failure|asshole|bitch|bastard|moron|addict|alcoholic|drunk|"
    "manipulator|gaslighter|pig|brat|couch potato|deadbeat|freak|fool|cheapskate|mess|"
    "disaster|disappointment|whore|slut|scumbag|prick|dick|parasite|leech|tyrant|"
    "waste of space|lost cause|bad mother|bad father|terrible mother|terrible father|"
    "bad person|horrible person|terrible husband|terrible wife|bad husband|bad wife|"
    "mama's boy|piece of work"
)
ADJECTIVES = (
    "mean|cruel|rude|distant|emotionally unavailable|"
    "lazy|selfish|crazy|insane|stupid|dumb|useless|worthless|pathetic|needy|clingy|"
    "heartless|toxic|immature|irresponsible|manipulative|hysterical|dramatic|self-centered|"
    "untrustworthy|impossible|hopeless|ridiculous|childish|spoiled|ungrateful|cold-hearted|"
    "two-faced|sick in the head|delusional|nuts|unstable|weak|disgusting|inconsiderate|"
    "thoughtless|incompetent|frigid|stubborn|egotistical|self-absorbed|unreliable|"
    "too sensitive|oversensitive|overly sensitive|crazy jealous"
)
DIAGNOSES = (
    "bipolar|borderline|narcissist|narcissistic|ocd|adhd|add|schizo|schizophrenic|"
    "psychotic|psychopath|sociopath|paranoid|codependent|co-dependent|bpd|autistic|manic|"
    "a hypochondriac|hypochondriac|sex addict|a split personality|compulsive|"
    "a compulsive liar|pathological liar|clinically insane|mentally ill|anorexic|"
    "histrionic|antisocial"
)
MORE = (
    r"(?: such| just| really| being| acting| nothing but| always| too| so| pretty| completely|"
    r" totally| absolutely| clearly| still| becoming| like| a| an| the| total| complete| real|"
    r" little| fucking| damn| fuckin| typical| fucking| big| huge| bit| more| and)*"
)
ALL_NOUNS, ALL_ADJECTIVES = any_of(NOUNS), any_of(ADJECTIVES)
CALM = (
    r"(?!'s|-| about (?:me|us|you|him|her|coffee|dogs|cats|music|football)| in love| good| "
    r"talented| busy| enough to love| strong)"
)
LOVED = any_of("husband|wife|partner|boyfriend|girlfriend|spouse|fiance|man|ex")
HELPFUL = phrase(
    r"(?<!\w)(?:diagnos\w*|medicat\w*|treatment|therapist|doctor|symptoms?|support|understand|"
    r"learn|help|appointment|episode)(?!\w)"
)
BESIDES = {
    "lazy": "I feel alone with the work, and I would like us to share it",
    "selfish": "I feel left out when things are decided without me, and I would like to be asked",
    "self-centered": "I feel left out when things are decided without me, and I would like to be asked",
    "liar": "I feel unsure what to believe, and I would like us to tell each other the truth",
    "crazy": "I do not understand what is going on, and I would like to hear it",
    "useless": "I feel alone with this, and I would like some help",
    "needy": "I need some time to myself, and I would like to say when I am back",
    "ungrateful": "I feel unseen, and I would like to hear a thank-you now and then",
    "nag": "I feel under pressure when I hear it again, and I would like to hear it once",
    "irresponsible": "I feel worried, and I would like us to agree on who does what",
    "childish": "I feel stuck, and I would like us to take a break and try again",
    "immature": "I feel stuck, and I would like us to take a break and try again",
    "too sensitive": "I did not see how that landed, and I would like to hear it",
}


def _called(word: str, instead: str) -> Rule:
    pattern = phrase(rf"{WHO_IS}{MORE} {word}(?!\w){CALM}")
    return Rule(LABEL, pattern, words(word), instead, Tied.ASK, NOT_SAID)


LABELS = (
    Rule(
        DIAGNOSIS,
        phrase(rf"{WHO_IS}{MORE} {any_of(DIAGNOSES)}(?! (?:disorder|and (?:takes?|in|doing)))(?!\w)"),
        words(DIAGNOSES),
        None,
        Tied.ASK,
        phrase(rf"{HELPFUL.pattern}|{NOT_SAID.pattern}"),
    ),
    Rule(
        DIAGNOSIS,
        phrase(
            r"(?:your|his|her|\ue000++'s) (?:(?:fucking|damn|stupid|little|crazy) )?(?:borderline|"
            r"bipolar|narcissism|ocd|bpd|paranoia|codependency|personality disorder|madness|mania|"
            r"split personality|daddy issues|mommy issues|mental problems)(?!\w)"
        ),
        words(
            "borderline bipolar narcissism ocd bpd paranoia codependency disorder madness mania "
            "personality issues mental"
        ),
        None,
        Tied.ASK,
        HELPFUL,
    ),
    *(_called(word, instead) for word, instead in BESIDES.items()),
    Rule(
        LABEL,
        phrase(
            rf"{WHO_IS}{MORE} (?:{ALL_NOUNS}|{ALL_ADJECTIVES}|like a (?:child|baby|teenager|lunatic)|"
            rf"(?:acting|behaving) like a \w+)(?!\w){CALM}"
        ),
        words(f"{NOUNS}|{ADJECTIVES}|like"),
        None,
        Tied.ASK,
        NOT_SAID,
    ),
    Rule(
        LABEL,
        phrase(
            r"(?<!\w)(?:are|were) (?P<who>you|he|she)(?: even| really| completely| just)? "
            rf"(?:{ALL_ADJECTIVES}|kidding me|out of your mind|an? {ALL_NOUNS})(?!\w){CALM}"
        ),
        words(f"{NOUNS}|{ADJECTIVES}|kidding|mind"),
        None,
    ),
    Rule(
        LABEL,
        phrase(
            r"(?<!\w)you (?:(?:fucking|damn|little|lazy|stupid|selfish|old|crazy|lying) "
            rf")*(?:{ALL_NOUNS})(?!\w)(?!'s)"
        ),
        words(NOUNS),
        None,
    ),
    Rule(
        LABEL,
        phrase(rf"(?<!\w)my (?:\w+ )?(?P<cut>{ALL_ADJECTIVES} )(?={LOVED}(?!\w))"),
        words(ADJECTIVES),
        "",
    ),
    Rule(
        LABEL,
        phrase(
            rf"(?<!\w)(?:stop|quit) (?:being|acting)(?: such| so| like)*(?: an?)? (?:{ALL_NOUNS}|"
            rf"{ALL_ADJECTIVES}|child|baby)(?!\w)"
        ),
        words("stop quit"),
        None,
    ),
    Rule(
        LABEL,
        phrase(
            r"(?<!\w)(?:your|his|her|\ue000++'s) (?:laziness|selfishness|craziness|stupidity|"
            r"immaturity|childishness|drama|nagging|tantrums?|lies|bullshit|crap|neediness|so-called "
            r"\w+)(?!\w)"
        ),
        words(
            "laziness selfishness craziness stupidity immaturity childishness drama nagging tantrum "
            "tantrums lies bullshit crap neediness called"
        ),
        None,
    ),
    Rule(
        LABEL,
        phrase(
            r"(?<!\w)(?:that|this|such an?|what an?|the) (?:\w+ )?(?:asshole|bitch|bastard|idiot|"
            r"moron|jerk|scumbag|psycho|prick|liar|loser)(?!\w)(?!'s)"
        ),
        words("asshole bitch bastard idiot moron jerk scumbag psycho prick liar loser"),
        None,
    ),
    Rule(
        LABEL,
        phrase(rf"{WHO_IS}(?: being| acting like)? such an? (?:little |big )?(?:child|baby|teenager)(?!\w)"),
        words("such"),
        None,
    ),
    Rule(
        LABEL,
        phrase(
            rf"{WHO} (?:can't|cannot|can not|can never|could never) (?:ever )?be (?:trusted|relied on|"
            r"counted on)(?! (?:yet|with)(?!\w))"
        ),
        words("trusted relied counted"),
        "I feel unsure what to believe, and I would like us to agree on one small thing",
        Tied.ASK,
    ),
    Rule(
        LABEL,
        phrase(
            r"(?<!\w)(?:typical (?:you|\ue000++)|typical of (?:you|him|her|\ue000++))(?= ?(?:[.!?,;\n]|$))"
        ),
        words("typical"),
    ),
    Rule(
        LABEL,
        phrase(
            rf"{WHO_IS} (?:just )?(?:out of (?:your|his|her) mind|good for nothing|no good|never going "
            r"to change|not (?:man|woman) enough|not a (?:real )?(?:man|woman|father|mother|husband|"
            r"wife))"
        ),
        words("mind nothing good change enough man woman father mother husband wife"),
        None,
    ),
)
