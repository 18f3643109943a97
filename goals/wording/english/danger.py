"""Words about force, fear, threats, control and not wanting to live: pointed to help, never reworded."""

from __future__ import annotations

from goals.wording.english.people import PARTNER
from goals.wording.lexicon import phrase

S = rf"(?:you|u|he|she|{PARTNER})"
KIDS = r"(?:(?:the|my|our) (?:kids|children|child|baby|son|daughter)|(?:my|our|the) (?:dog|cat))"
US = rf"(?:me|us|{KIDS})"
ANYONE = rf"(?:{US}|you|him|her|{PARTNER})"
# Somebody else does it: "I check my phone" is no watching.
DOES = rf"{S}(?:'re|'s|'ve| are| is| was| has| have)?(?: (?!I(?:'|\s))\w+){{0,3}}? "
END = r"(?= ?(?:[.!?,;\n]|$| and | again| when | if | every | so | because | with | in | on ))"
NOT = (
    r"(?:never|won't|wont|will not|wouldn't|doesn't|doesnt|does not|don't|dont|do not|didn't|did not|no "
    r"longer|hardly ever|seldom|refuses? to)"
)
# An obligation, or pressure, put on me.
MAKES = (
    r"(?:mak(?:e|es|ing)|made|pressur(?:e|es|ed|ing)|push(?:es|ed)?|guilts?|guilted|talks?|trick(?:s|"
    r"ed)?) (?:me|us) (?:into |to )?"
)

VIOLENCE = (
    r"(?:hit|hits|hitting|slap|slaps|slapped|slapping|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|smack(?:s|"
    r"ed)?|chok(?:e|es|ed|ing)|beat|beats|beaten|beating|shov(?:e|es|ed|ing)|grab(?:s|bed|bing)?) (?:up "
    r")?"
    rf"{ANYONE}(?!\w)|strangl\w+|batter(?:s|ed) {US}|{S} (?:(?:always|often|once|even) )?(?:bit|bites|"
    rf"burned|burns) {US}(?!\w)|(?:spit|spits|spat) (?:on|at) "
    r"me|push(?:es|ed|ing)? (?:me|us) (?:against|down|into|around|off|over|to the (?:floor|ground))|"
    rf"{S} (?:just )?push(?:es|ed) me{END}|pull(?:s|ed) my hair|dragg?(?:s|ed)? me (?:by|across|out)|"
    r"(?:hold(?:s|ing)?|held|pin(?:s|ned)) me (?:down|against)|thr(?:ow|ows|ew|owing) (?:\w+ ){1,3}at "
    rf"{US}|punch(?:es|ed) (?:the|a|holes?)|{S} (?:(?:still|always|often|keep|keeps) )*(?:hurts|hurting) "
    rf"me|{S} hurt me(?= ?(?:[.!?,;\n]|$| again| physically| badly| in bed))|(?:to|will|would|might|could) "
    rf"hurt (?:me|us|{KIDS})|stop hurting me|hurting me|physical(?:ly)? (?:hurt|attack|harm|abus|violen|"
    rf"fight)\w*|"
    r"violen(?:t|ce|tly)|(?<!substance\x20)(?<!drug\x20)(?<!alcohol\x20)abus(?:e|es|ed|ive|ing|er)|"
    r"assault\w*|black eye|bruis(?:e|es|ed) (?:me|my|on my)|(?:left|leaves|gave|gives) me (?:a |with "
    r")?bruis\w+|(?:pull(?:s|ed)?|point(?:s|ed)?|h(?:olds|eld)|wav(?:es|ed)|grab(?:s|bed)?) (?:a|the|his|"
    r"her|your) (?:gun|knife|weapon)|(?:has|have|had|got|bought|gets?|with|loads?|loaded) (?:a|the|his|"
    r"her|your|that) (?:gun|rifle|pistol|weapon)"
)
THREAT = (
    rf"threat(?:s|en\w*)|(?:will|would|'ll|'d|could|might|may|to) (?:kill|murder|shoot|stab|harm) "
    rf"{ANYONE}(?!\w)|(?:kill|murder|shoot|stab)s? (?:me|us|himself|herself|yourself|themselves|"
    rf"{KIDS})(?!\w)|tr(?:y|ied|ies) to (?:kill|hurt) {ANYONE}|(?:come|came) after me with|burn (?:down "
    rf")?(?:the|my|our) house|will hurt {ANYONE}(?!\w)|(?:'ll|going to|gonna) hurt {ANYONE}(?!\w)|make me "
    rf"disappear"
)
SEX = (
    r"rap(?:e|es|ed|ist|ing)|molest\w*|coerc\w*|sexual(?:ly)? (?:assault|abus|harass|forc)\w*|"
    rf"forc(?:e|es|ed|ing) (?:{US}|himself|herself|yourself on)(?!\w)|{MAKES}(?:have |having |do )?(?:\w+ "
    rf")?"
    r"(?:sex|it in bed|undress|strip|touch (?:you|him|her))(?!\w)|(?:have|need|had) to (?:have sex|sleep "
    r"with (?:you|him|her))|owe (?:you|him|her) sex|sex (?:\w+ ){0,3}(?:don't|do not|didn't|did not) want|"
    r"against my (?:will|wishes)|without my (?:consent|permission|okay|yes)|no consent|without consent|"
    rf"{NOT} stop (?:\w+ )?(?:when|if|after|even|although|until) (?:\w+ )?I (?:say|said|ask|asked|tell|"
    rf"told|"
    r"cry|beg)|(?:take|takes|took|taking|accept|accepts) (?:a |my )?no for an answer|ignor(?:e|es|ed|ing) "
    r"(?:my|a|the) no(?!\w)|(?:after|though|when|if|although) I(?:'ve| have)? sa(?:y|id) no(?= "
    r"?(?:[.!?,;\n]|$)| to sex)|I sa(?:y|id) no (?:and|but) "
    rf"{S}|(?:can't|cannot|not allowed to|afraid to|scared to) say no(?! to (?:a |the |another |more |my |"
    rf"drinks|"
    r"dessert))|touch(?:es|ed|ing)? me (?:without|while I sleep|when(?:ever)? I(?:'m| am)? (?:asleep|"
    r"sleep|sleeping|don't|do not|say no|said no|didn't)|even|although|there when)|(?:film|record|"
    r"photograph)(?:s|ed)? me (?:naked|undress\w*|in bed|in the shower|without)|(?:nudes|naked "
    r"(?:pictures|photos)) of me"
)
FEAR = (
    r"(?:afraid|scared|frightened|terrified|fearful) (?:of|when|around) (?:you|him|her|my (?:husband|wife|"
    r"partner|boyfriend|girlfriend|spouse|life)|\ue000++|your (?:temper|anger|rage|moods?|fists?|"
    r"reaction)|(?:his|her) (?:temper|anger|rage|moods?|fists?|reaction))(?= ?(?:[.!?,;\n]|$)| (?:\w+))|"
    rf"(?:afraid|scared|frightened|terrified) of what {S}|(?:afraid|scared|fear(?:ing)?) for (?:my|our) "
    rf"(?:life|"
    r"lives|safety|kids|children)|(?:afraid|scared|terrified) to (?:go home|come home|be (?:home )?alone "
    r"with|leave (?:you|him|her)|disagree|open my mouth)|"
    rf"{S}(?:'re|'s| are| is)?(?: always| really| often| sometimes| just)? (?:scar(?:e|es|ed|ing)|"
    rf"frighten(?:s|ed|ing)?|terrif(?:y|ies|ied)) {US}|eggshells|"
    r"(?:don't|do not|dont|never|not|no longer)(?: always| really)? (?:feel )?safe (?:with (?:you|him|her|"
    r"\ue000)|around (?:you|him|her|\ue000)|at home|in (?:my|our|this) (?:own )?(?:home|house|bed))|"
    r"(?:don't|do not|dont|never) feel safe(?= ?(?:[.!?,;\n]|$| any))|feel unsafe|(?:yell|scream|"
    r"shout)(?:s|ing|ed)? (?:\w+ ){0,4}until I|(?:yell|scream|shout)(?:s|ing|ed)? in my face|until I "
    r"(?:cry|am crying|beg|give in|shake)|(?:hide|hid|hiding) from (?:you|him|her|\ue000)"
)
CONFINED = (
    r"lock(?:s|ed|ing)? (?:me|us) (?:in|out|up|inside|away)|"
    rf"{NOT} (?:ever |even )?(?:let|lets|allow|allows|allowed|permit) (?:me|us) (?:to )?(?:leave|go(?! "
    rf"first)|out|"
    r"work|call (?!you)|talk to (?:my|anyone|other|friends)|see (?:my|anyone|other|people|friends|a |the |"
    r"our )|meet|visit|have (?:\w+ )?(?:money|friends|phone|job|key|keys|car|cash|account|card)|use "
    r"(?:the|my) (?:phone|car|money|card)|sleep(?! (?:in|late|longer))|eat|shower|wear|spend|buy|get a "
    r"job|take my (?:pills|meds|medicine|medication))(?!\w)|(?:not|never) allowed to (?:leave|go|see|have|"
    r"talk|work|call|wear|meet|speak|eat|sleep|spend)|ke(?:eps?|pt) me (?:from (?:leaving|seeing|working|"
    r"my)|inside|locked)|(?:block|blocks|blocked|blocking) (?:the|my) (?:door|way out)|"
    rf"{DOES}(?:take|takes|took|taking|hide|hides|hid) (?:away )?my (?:keys|phone|passport|papers|"
    rf"documents|"
    r"pills|meds|medication)|cut(?:s|ting)? me off from"
)
MONEY = (
    r"control(?:s|led|ling)? (?:all )?(?:of )?(?:the|my|our|every) (?:money|finances|bank\w*|paycheck|"
    r"accounts?|cards?|spending|dollar|cent|penny)|control(?:s|led)? (?:who|what|where|when|everything) I|"
    r"decides? who I|"
    rf"{DOES}(?:take|takes|took|taking|keep|keeps|kept) (?:all )?(?:of )?my (?:money|paycheck|wages|pay|"
    rf"salary|bank "
    r"card|card|benefits)|(?:ask|beg)(?:ging)? (?:you |him |her |\ue000++ )?for (?:money|cash|every "
    r"(?:dollar|cent|penny))|(?:every|all(?: my| the)?|my) receipts? to|for every (?:dollar|cent|penny)|"
    r"(?:won't|doesn't|don't|never|does not|do not|refuses? to) give me (?:any )?(?:money|cash)|no access "
    r"to (?:the|our|my|any)(?: own)? (?:money|bank|account)"
)
WATCHED = (
    rf"{DOES}(?:check|checks|checking|checked|read|reads|reading|(?:go|goes|going|went|looks?|looking|"
    rf"looked|"
    r"search(?:es|ed|ing)?) through|search(?:es|ed|ing)?|monitor(?:s|ed|ing)?|track(?:s|ed|ing)?|"
    r"spy(?:ing)? on|copies|copied) (?:all )?(?:of )?my (?:phone|messages|texts|emails?|mail|calls?|call "
    r"log|location|history|accounts?|diary|journal|chats?|bag|purse|mileage|every move)(?!\w)|check(?:s|"
    r"ed|ing)? (?:up on me|where I(?:'m| am))|track(?:s|ed|ing)? (?:me|where I)(?!\w)|tracker (?:on|in) "
    r"my|tracking app|air ?tag|spyware|sp(?:y|ies|ied|ying) on me|hidden camera|cameras? (?:in|all over) "
    r"(?:the|our|my) (?:house|home|bedroom|"
    rf"bathroom)|watch(?:es|ing)? me (?:on|through) (?:the |a )?camera|{MAKES}(?:give|share|show|send|"
    rf"tell) (?:\w+ )"
    r"{0,3}(?:passwords?|phone|location|messages|texts)|(?:demand|demands|want|wants) (?:to have )?my "
    r"passwords?|follow(?:s|ed|ing)? me (?:to (?:work|my|the (?:store|shop))|around|home|everywhere|when|"
    r"from|in (?:the|your|his|her) car)|stalk(?:s|ed|ing|er)?|(?:show|shows|showed|turns?|turned) up at "
    r"my (?:work|job|school|office)"
)
SELF = (
    r"(?:kill|killing|hurt|hurting|harm|harming|cut|cutting|hang|shoot|poison|burn|burning) (?:my|him|her|"
    r"your)self|suicid\w*|self-? ?harm\w*|(?:don't|dont|do not|didn't|no longer|not) (?:really )?want to "
    r"(?:live(?! (?:in|with|here|there|near|at|on|apart|together|next|by|so|far|off|under|alone|"
    r"separately))|be alive|wake up any|wake up tomorrow|exist|be here any ?more)|(?:don't|dont|do not) "
    r"want to (?:be here|wake up|go on)(?= ?(?:[.!?,;\n]|$))|(?:want|wants|wanted|going|rather|ready) "
    r"(?:to )?(?:die|be dead)(?!\w)|wish (?:I (?:was|were|could be) (?:dead|not alive|never born)|I could "
    r"(?:die|not wake)|I had never been born)|better off (?:dead|without me)|end (?:my (?:own )?life|it "
    r"all)|t(?:ake|ook|aking) (?:my|his|her) own life|(?:take|taking) my life|(?:no|any) (?:reason|point|"
    r"will) (?:to|in|of) (?:live|living|go on|going on|being alive)|(?:not|isn't) worth living|nothing "
    r"(?:left )?to live for|can't go on(?= ?(?:[.!?,;\n]|$)| any| living)|tired of (?:living|being alive|"
    r"life)(?! (?:in|with|here|at))|jump off (?:a|the) (?:bridge|roof|building|balcony)|overdos\w+|OD'?d|"
    r"(?:t(?:ake|ook|aking)|swallow(?:ed|ing)?) (?:all (?:of )?(?:my|the|his|her)|too many|a (?:whole "
    r")?(?:bottle|handful) of|the whole bottle of)(?: sleeping)? (?:pills|meds|tablets|medication)|"
    r"drink(?:ing)? myself to death"
)

DANGER_WORDS = phrase(
    rf"(?<!\w)(?:{VIOLENCE}|{THREAT}|{SEX}|{FEAR}|{CONFINED}|{MONEY}|{WATCHED}|{SELF})(?!\w)"
)
