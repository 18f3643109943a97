"""Mind-reading: what the other thinks, wants or feels, told from outside."""

from __future__ import annotations

from goals.wording.english.people import TAIL, WHO, WHO_IS
from goals.wording.english.softly import GOOD_WISH, OWNED
from goals.wording.kinds import MIND_READING
from goals.wording.lexicon import Rule, Tied, phrase, words

HARM = (
    r"(?:hurt|control|manipulate|make me|punish|provoke|get back|get rid|start a fight|pick a "
    r"fight|embarrass|annoy|humiliate|win|fight|be right|ruin|destroy|upset|get attention|"
    r"push me|drive me|see me|trap|use me|fool|test me|change me|guilt)"
)

MINDS = (
    Rule(
        MIND_READING,
        phrase(
            rf"{WHO} (?:obviously |clearly |just |really |simply |still )*(?:don't|dont|doesn't|doesnt|"
            r"do not|does not|didn't|never|never really|don't even|couldn't|could not|seldom|clearly "
            r"don't) (?:even |really )?(?:cared?(?! for (?:mushrooms|coffee|sports|olives|fish))|"
            r"cares|care less|give a \w+|love me|loves me|loved me|want me|respect me|want (?:this|us|"
            r"it) to work|mean (?:it|any of it|what (?:you|he|she) says?)|think about (?:me|us)|think "
            rf"of (?:me|us)){TAIL}"
        ),
        words("care cares cared give love loves loved want respect mean think"),
        "I feel unimportant, and I would like to hear how it is for {whom}",
        Tied.ASK,
        OWNED,
    ),
    Rule(
        MIND_READING,
        phrase(
            rf"{WHO} (?:obviously |clearly |just |only |really |always |secretly )*(?:wants?|wanted) "
            rf"(?:only |just )?to {HARM}{TAIL}"
        ),
        words("want wants wanted"),
        "I feel hurt, and I would like to understand what was going on for {whom}",
        Tied.ASK,
        OWNED,
    ),
    Rule(
        MIND_READING,
        phrase(rf"{WHO} (?:just|only) (?:wants?|wanted|cares?|thinks?|loves?) (?!to help){TAIL}"),
        words("just only"),
        None,
        unless=phrase(rf"{OWNED.pattern}|{GOOD_WISH.pattern}"),
    ),
    Rule(
        MIND_READING,
        phrase(
            rf"{WHO_IS} (?:just |only |always |obviously |clearly |deliberately )*(?:trying|out) to "
            rf"{HARM}{TAIL}"
        ),
        words("trying out"),
        "I feel hurt, and I would like to understand what was going on for {whom}",
        Tied.ASK,
        OWNED,
    ),
    Rule(
        MIND_READING,
        phrase(
            rf"{WHO} (?:obviously |clearly |really |secretly |just |must |only |probably )*(?:think|"
            r"thinks) (?:that )?(?:I'm|I am|I'll|it's my|it is my|so little|you're better|he's better|"
            rf"she's better|(?:he|she|you) (?:is|are) better){TAIL}"
        ),
        words("think thinks"),
        None,
        unless=phrase(
            rf"{OWNED.pattern}|(?:beautiful|funny|strong|great|worth|doing well|good|smart|amazing)"
        ),
    ),
    Rule(
        MIND_READING,
        phrase(
            rf"{WHO} (?:obviously |clearly |really |secretly |just |must )*(?:hate|hates|despise|"
            r"despises|can't stand|regret|regrets|resent|resents|enjoy|enjoys|love|loves|like|likes) "
            r"(?:me(?! (?:so|very|with|and|more|for|back|too|as|deeply|anyway|no matter|still)| "
            r"?[.!?,;\n]|$)|marrying me|being with me|seeing me|watching me|hurting me|to (?:see me|"
            r"hurt|watch me|make me)|it when I)"
        ),
        words(
            "hate hates despise despises stand regret regrets resent resents enjoy enjoys love loves "
            "like likes"
        ),
        None,
        unless=phrase(
            rf"{OWNED.pattern}|(?:smile|laugh|happy|grow|succeed|dance|well)|(?:loves?|likes?) "
            r"(?:being|me(?!\w)) ?(?:with me)?"
        ),
    ),
    Rule(
        MIND_READING,
        phrase(rf"{WHO} (?:hate|hates|despise|despises|can't stand|resent|resents) me(?!\w)"),
        words("hate hates despise despises stand resent resents"),
        None,
        unless=OWNED,
    ),
    Rule(
        MIND_READING,
        phrase(
            rf"{WHO} (?:did|do|does|said|are doing|is doing|'re doing|'s doing) (?:it|that|this) "
            rf"(?:just |only )*(?:on purpose|to {HARM}|out of spite|for attention)"
        ),
        words("purpose to spite attention"),
        None,
        unless=OWNED,
    ),
    Rule(
        MIND_READING,
        phrase(
            r"(?:I (?:already )?know (?:exactly )?(?:what|that)? ?(?P<who>you|he|she|\ue000++)(?:'re| "
            r"are|'s| is) (?:really |just )?(?:thinking|up to|going to (?:leave|lie|cheat|hurt)|"
            r"hiding)|admit (?:it|that you)|(?:you|he|she) couldn't care less)"
        ),
        words("know admit couldn"),
    ),
    # A test nobody can pass: "If you really loved me, you would …".
    Rule(
        MIND_READING,
        phrase(
            r"(?<!\w)if (?P<who>you|he|she|\ue000++) (?:really |truly |actually |ever )*(?:loved|cared "
            r"about|respected) (?:me|us|this family)(?: at all)?,? (?:you|he|she)(?:'d| would| wouldn't)"
            r"(?!\w)"
        ),
        words("loved cared respected"),
    ),
    Rule(
        MIND_READING,
        phrase(
            rf"{WHO_IS} (?:clearly |obviously |just )+(?:jealous|guilty|bored|over me|over this|faking|"
            r"pretending|hiding)"
        ),
        words("clearly obviously just"),
        None,
        unless=OWNED,
    ),
)
