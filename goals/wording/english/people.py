"""Whom a sentence is about, and what is never touched."""

from __future__ import annotations

from goals.wording.lexicon import NAME, any_of, phrase

PARTNER = (
    "(?:my (?:husband|wife|partner|spouse|boyfriend|girlfriend|fianc(?:é|e)e?|(?:other|better) half)|"
    f"{NAME}++)"
)

# Not after "thank", "love", "to", …: there "you" ends the thought before.
NOT_AFTER = "".join(
    rf"(?<!{word}\x20)" for word in ("thank", "love", "miss", "to", "for", "with", "of", "at", "about")
)
START = rf"(?<![\w']){NOT_AFTER}"
WHO = rf"{START}(?P<who>you|u|he|she|{PARTNER})(?![\w])"
# Typed fast: "your always late", "youre so lazy".
WHO_IS = (
    rf"{START}(?:(?P<who>you|u|he|she|{PARTNER})(?:'re|'s|'ve| are| is| was| were| have been| "
    r"has been)|youre|ur|your(?= (?:so|such|being|always|never|just|a|the) ))"
)
HELPER = (
    r"(?:'re|'s|'ve|'ll|'d| are| is| was| were| have| has| had| do| does| will| would| "
    r"can)?(?: been| just| really| also)?"
)
WHO_MAY = rf"{START}(?:(?P<who>you|u|he|she|{PARTNER})(?![\w]){HELPER}|youre|ur|your)"
DOES_NOT = (
    r"(?: just| really| simply| still)? (?:don't|dont|do not|doesn't|doesnt|does not|didn't|"
    r"did not|won't|will not|wouldn't|can't|cannot|refuse to|refuses to|hardly|barely)(?: "
    r"even| ever| really)?"
)
# To the end of the clause.
TAIL = r"(?:(?!\s(?:and|but|because|so|yet)\s)[^.!?;:,\n…\ue001]){0,120}"

TIED = phrase(
    r"(?:says|said|thinks|when|whenever|if|that|because|how|while|as|who|what|whatever|unless|since|though|"
    r"like|until|cause|where|why) ?$"
)

PARTNERS = phrase(rf"(?<!\w){PARTNER}(?!\w)")
OTHERS = phrase(
    r"(?<!\w)(?:my|our|his|her|your|the|a) (?:(?:own|old|new|late|best|step|little|big|older|younger) ?)?"
    + any_of(
        "mother|father|mom|mum|dad|mama|papa|parents|sister|brother|son|daughter|child|baby|"
        "kid|toddler|teenager|boy|girl|boss|manager|friend|neighbor|sponsor|therapist|"
        "counselor|clinician|doctor|nurse|teacher|coach|aunt|uncle|cousin|grandmother|"
        "grandfather|grandma|grandpa|mother-in-law|father-in-law|sister-in-law|brother-in-law|"
        "stepson|stepdaughter|ex|ex-husband|ex-wife|roommate|landlord|dog|cat|colleague|"
        "coworker|pastor|lawyer|psychiatrist"
    )
    + r"(?!\w)"
)

# Someone who tells of violence, force or fear is not asked to say it more softly.
UNSAFE = phrase(
    r"(?<!\w)(?:"
    r"(?:hit|hits|hitting|slap|slaps|slapped|punch|punches|punched|kick|kicks|kicked|chok\w+|"
    r"strangl\w+|beat|beats|"
    r"shove|shoves|shoved|grab|grabs|grabbed|bit|burned) (?:me|us|him|her|the (?:kids|children|baby))|"
    r"push(?:es|ed)? me (?:against|down|into|around)|rap(?:e|es|ed) me|forc(?:e|es|ed|ing) "
    r"(?:me|himself|herself)|"
    r"threaten\w*|(?<!substance\x20)(?<!drug\x20)(?<!alcohol\x20)abus(?:e|es|ed|ive|ing)|"
    r"violent|violence|stalk\w*|hurts? me physically|physically|"
    r"(?:afraid|scared|frightened|terrified) of (?:you|him|her|my|\ue000)|"
    r"(?:lock|locks|locked) me|won't let me (?:leave|go|out|see|work|call)|(?:doesn't|don't|didn't) let me "
    r"(?:leave|go out|see|work|call)|tracks? (?:me|my)|gun|knife|weapon|kill(?:s|ed|ing)?"
    r")(?!\w)"
)

OBJECT_FORMS = {"u": "you", "you": "you", "he": "him", "she": "her", "": "you"}
