"""English sentences that tell of a partner's use as a fact, and what only looks like one."""

from __future__ import annotations

from goals.wording.english.people import PARTNER, START, WHO
from goals.wording.kinds import THEIR_USE
from goals.wording.lexicon import Rule, phrase, words

AGAIN = r"(?: (?:again|all day|all night|too much|so much|a lot|heavily|every (?:day|night)|last night))*"
HOW = (
    r"(?: (?:just|already|obviously|clearly|probably|definitely|always|often|only|still|"
    r"secretly|also|even|both))*"
)
HAS = r"(?:'ve|'s|'d| has| have| had)?"
IS = r"(?:'re|'s| is| are| was| were|'ve been|'s been|'d been| has been| have been| had been)"
KEEPS = (
    r"(?: (?:keeps?|kept|started|starts?|began|begins?|went back to|went|goes|came home|came back|was seen))"
)
DRUG = (
    r"(?:drugs?|heroin|coke|cocaine|crack|meth|weed|pot|dope|pills|opioids?|opiates?|fentanyl|oxys?|percs?|"
    r"benzos?|xanax|ketamine|speed|alcohol|booze|substances?|a joint|joints|edibles)"
)
DRINK = (
    r"(?:alcohol|booze|beers?|wines?|whiskey|whisky|vodka|rum|gin|tequila|liquor|champagne|cocktails?|"
    r"drinks?|shots?|bottles?)"
)
MANY = (
    r"(?:an?|one|two|three|four|five|six|some|his|her|your|too many|several|the|more|another|"
    r"a (?:few|couple of|glass of|bottle of|can of))"
)
STATE = r"(?:drunk|high|stoned|hungover|wasted|intoxicated|tipsy|plastered|hammered|buzzed|loaded|on drugs)"
# What one drinks, uses or is without any of it: tea, a car, on time.
TEA = (
    r"(?! (?:\w+ ){0,3}?(?:tea|coffee|water|juice|milk|soda|cola|lemonade|cocoa|smoothie|shake|broth|soup|"
    r"medicine|non-alcoholic|alcohol-free|decaf|seltzer|glass of water)(?!\w))"
)
FREE = r"(?!\w)(?![-'])(?! (?:the |my |our |his |her |your |a |an |to |up |it |that |this |them |as |for )\w)"
OF_MOOD = (
    r"(?![\w-])(?! (?:maintenance|on (?:life|love|hope|energy|the)|up|energy|in|standards|above|hopes|"
    r"and dry))"
)
WHOSE = rf"(?<!\w)(?:your|his|her|{PARTNER}'s?)"

TOLD = (
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}{HAS}{HOW} (?:relapse[sd]?|relapsing|overdosed|od'?ed|fell off the wagon|slipped up|"
            rf"returned to use|went back to us(?:e|ing)|broke (?:his|her|your) sobriety|"
            rf"(?:gets?|got|getting) {STATE}|(?:went|goes) on an? (?:bender|binge)|shot up|shoots up)(?!\w)"
        ),
        words(
            "relapse relapsed relapses relapsing overdosed od oded wagon slipped returned went goes broke "
            "shot shoots get gets got getting"
        ),
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}(?:{HAS}{HOW} been|{IS}){HOW}(?: being)?(?: so| totally| very)? "
            rf"{STATE}{OF_MOOD}"
        ),
        words("drunk high stoned hungover wasted intoxicated tipsy plastered hammered buzzed loaded drugs"),
    ),
    Rule(
        THEIR_USE,
        phrase(rf"{WHO}{HOW}(?: came| comes| went| goes| arrived| walked) (?:\w+ ){{0,3}}?{STATE}{OF_MOOD}"),
        words("drunk high stoned hungover wasted intoxicated tipsy plastered hammered loaded drugs"),
    ),
    Rule(
        THEIR_USE,
        phrase(rf"{WHO}(?:{IS}|{KEEPS}){HOW}(?: back)? (?:on|to) {DRUG}(?!\w)"),
        words("on to"),
    ),
    Rule(
        THEIR_USE,
        phrase(rf"{WHO}(?:{HAS}|{IS}){HOW}{KEEPS}?{HOW} (?:drinks?|drank|drunk|drinking){TEA}{AGAIN}(?!\w)"),
        words("drink drinks drank drinking drunk"),
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}(?:{HAS}|{IS}){HOW}{KEEPS}?{HOW} (?:uses?|used|using)(?:{FREE}| (?:\w+ )?{DRUG}(?!\w)"
            r"| (?:the|it) (?:again|behind my back)(?!\w))"
        ),
        words("use uses used using"),
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}(?:{HAS}|{IS}){HOW}{KEEPS}?{HOW} (?:takes?|took|taking|taken|does|did|doing|done|smokes?|"
            rf"smoked|smoking|snorts?|snorted|snorting|injects?|injected|injecting|swallowed|popped|pops?|has|"
            rf"had|having) (?:{MANY} )?(?:\w+ )?{DRUG}(?!\w)"
        ),
        words(
            "take takes took taking taken does did doing done smoke smokes smoked smoking snort snorts "
            "snorted snorting inject injects injected injecting swallowed popped pop pops has had having"
        ),
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}{HAS}{HOW} (?:has|have|had|having|grabbed|finished|emptied) {MANY} (?:\w+ )?{DRINK}"
            r"(?! (?:of (?:water|tea|coffee|juice|milk|soda)|for the|with the cake))(?!\w)"
        ),
        words("has have had having grabbed finished emptied"),
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHO}(?:{IS}|{HAS}){HOW} (?:not sober|no longer sober|off the wagon|using again|"
            r"on a bender)(?!\w)"
        ),
        words("sober wagon using bender"),
    ),
    Rule(
        THEIR_USE,
        phrase(
            rf"{WHOSE} (?:(?:new|last|latest|secret|constant|heavy) )?(?:drinking|relapse|drug use|"
            r"substance use|using|alcohol use|drug habit|bender|binge)"
            r"(?! (?:glass|water|game|cup|fountain|buddy|it|the|my|our))(?!\w)"
        ),
        words("drinking relapse use using habit bender binge"),
    ),
)

# A worry, a question, a condition, or what was said to me: mine to tell, and no fact about anybody.
MINE_TO_TELL = phrase(
    r"(?<!\w)(?:if|unless|whether|in case|as if|as though|like|afraid|scared|frightened|terrified|worried|"
    r"worry|worries|fear|feared|fears|wonder|wondered|wondering|hope|hoped|hoping|wish|dream|dreamed|dreamt|"
    r"imagined?|asked|asks?|said|says|told me|tells me|admitted|shared|texted me|wrote)"
    r"(?: that| if| whether| me)* "
    rf"(?:maybe )?{START}(?:you|u|he|she|{PARTNER})(?!\w)(?:(?!\s(?:and|but|so|then)\s)[^.!?;:,\n]){{0,120}}"
)
