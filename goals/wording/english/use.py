"""Words of old judgment about use and recovery, and use told by somebody else."""

from __future__ import annotations

from goals.wording.english.people import WHO, WHO_IS
from goals.wording.kinds import SUBSTANCE, THEIR_USE
from goals.wording.lexicon import Rule, phrase, words

# After "clean": where it can only be about use.
OF_USE = (
    r"(?= ?(?:[.!?,;:\n)]|$)| (?:for|since|from|again|now|today|until|one day|this|all|and "
    r"(?:sober|serene)|because|so|is|was|will|before|by|a (?:day|week|month|year)|\d)(?!\w))"
)
SPAN = r"(?:days?|weeks?|months?|years?)"
PERSON = (
    r"(?:(?<![\w'])(?:I|we|people|stay|staying|stayed|get|getting|got|gets|remain|keep "
    rf"myself)(?!\w)|{WHO})"
)

USES = (
    # Before the words about relapse: putting the other's use in kinder words would still tell it as a fact.
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}(?:'ve|'s|'re| have| has| had| are| is)?(?: just| already| obviously| clearly| probably| "
            r"always| often| only)* (?:relapse[sd]|relapsing|fell off the wagon|slipped up)(?: again)?(?!\w)"
        ),
        words("relapses relapsed relapsing wagon slipped"),
    ),
    Rule(
        SUBSTANCE,
        phrase(r"(?P<cut>dirty) (?:test|urine|ua|drug test|drug screen|screen|drop)s?(?!\w)"),
        words("dirty"),
        "positive",
    ),
    Rule(
        SUBSTANCE,
        phrase(r"(?P<cut>clean) (?:tests?|urine|ua|drug tests?|drug screens?|screens?)(?!\w)"),
        words("clean"),
        "negative",
    ),
    Rule(
        SUBSTANCE,
        phrase(
            r"(?P<cut>failed) (?:(?:a|the|another|my|your|his|her) )?(?:drug |urine |breath )(?:test|"
            r"screen)"
        ),
        words("failed"),
        "had a positive result on",
    ),
    Rule(SUBSTANCE, phrase(r"(?P<cut>clean and sober)(?!\w)"), words("clean"), "sober"),
    Rule(
        SUBSTANCE, phrase(r"(?<!\w)(?P<cut>get(?:ting)? clean)" + OF_USE), words("clean"), "start in recovery"
    ),
    Rule(
        SUBSTANCE,
        phrase(
            rf"{PERSON}(?:'m|'re|'s|'ve| am| are| is| was| have| has| had| will)?(?: not| now| still| "
            r"finally| been| be| stay| stayed| stays| get| got)* (?P<cut>clean)(?!-)" + OF_USE
        ),
        words("clean"),
        "in recovery",
    ),
    Rule(
        SUBSTANCE,
        phrase(rf"{SPAN} (?P<cut>clean)(?!-)(?!\w)(?! (?:the|up|out))"),
        words("clean"),
        "in recovery",
    ),
    Rule(SUBSTANCE, phrase(r"(?<!\w)(?P<cut>clean) (?:time|date)(?!\w)"), words("clean"), "recovery"),
    Rule(
        SUBSTANCE,
        phrase(
            r"(?<!\w)(?:an? )?(?:(?:ex-|former |recovering )?(?:junkie|crackhead|pothead|druggie|"
            r"tweaker|wino|boozer|dope fiend|stoner|crack head|meth head|drunkard)s?|(?:drug|"
            r"substance|alcohol) abusers?)(?!\w)"
        ),
        words(
            "junkie crackhead pothead druggie tweaker wino boozer dope stoner crack meth drunkard "
            "junkies druggies abuser abusers"
        ),
        None,
    ),
    Rule(
        SUBSTANCE,
        phrase(r"(?<!\w)(?P<cut>(?:drug|substance|alcohol) abuse)(?!\w)"),
        words("abuse"),
        "substance use",
    ),
    Rule(
        SUBSTANCE,
        phrase(r"(?<!\w)(?P<cut>relapsed(?: again)?|fell off the wagon(?: again)?|slipped up again)(?!\w)"),
        words("relapsed wagon slipped"),
        "returned to use",
    ),
    Rule(
        SUBSTANCE,
        phrase(r"(?<!\w)(?P<cut>relapses|relapsing)(?! (?:prevention|plan|warning|signs|triggers))(?!\w)"),
        words("relapses relapsing"),
        "returning to use",
    ),
    Rule(
        SUBSTANCE,
        phrase(
            r"(?<!\w)(?:to|I|you|we|he|she|not|ever|will|'ll|don't|would) "
            r"(?P<cut>relapse)(?![\w-])(?! (?:prevention|plan|warning|signs|triggers))"
        ),
        words("relapse"),
        "return to use",
    ),
    Rule(
        SUBSTANCE,
        phrase(
            r"(?<!\w)(?:a|my|your|his|her|the|another|last|this|\ue000++'s) "
            r"(?P<cut>relapse)(?![\w-])(?! (?:prevention|plan|warning|signs|triggers))"
        ),
        words("relapse"),
        "return to use",
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO_IS}(?: so| totally| always| often| already)? "
            r"(?:drunk|high|stoned|hungover|wasted)(?![\w-])"
            r"(?! (?:maintenance|on|up|energy|in|standards|above))"
        ),
        words("drunk high stoned hungover wasted"),
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}(?:'re|'s|'ve| are| is| was| were| have| has)?(?: been| just| obviously| clearly| "
            r"started| starting| secretly)* (?:using|drinking|drunk|high|stoned|on drugs|on pills|"
            r"hungover|wasted)(?: again| behind my back| last night| tonight)(?!\w)"
        ),
        words("using drinking drunk high stoned drugs pills hungover wasted"),
    ),
)
