"""Sentences that are better left alone: praise, owned worries, what was not said."""

from __future__ import annotations

from goals.wording.lexicon import phrase

PRAISE = phrase(
    r"(?<!\w)(?:love|loves|loved|care|cares|cared|understand|understands|support|supports|"
    r"believe in|get|gets|see|sees|"
    r"hear|hears|accept|accepts|respect|respects|try|tries|are (?:here|there|trying)|is "
    r"(?:here|there|trying)|trying|"
    r"listen(?:ed|s)?|have my back|value|appreciate) (?:me|about me|to me|for me|hard|us|really)?(?!\w)"
)
# A worry owned as one's own is not mind-reading.
OWNED = phrase(
    r"(?<!\w)(?:I (?:\w+ )?(?:worry|fear|imagine|wonder|know better|don't think|do not think|"
    r"don't believe|never said|"
    r"never thought|didn't say|did not say)|I'm (?:\w+ )?(?:afraid|worried)|I am (?:\w+ "
    r")?(?:afraid|worried)|"
    r"story I|tell myself|in my head|what (?:others|other people|people|anyone) (?:think|"
    r"thinks)|not (?:that|because) (?:you|he|she))"
)
NOT_SAID = phrase(
    r"(?<!\w)(?:don't|do not|never|didn't|did not) (?:think|believe|say|said|mean|want to say|"
    r"thought|meant)(?!\w)|not your fault"
)
GOOD_WISH = phrase(
    r"(?<!\w)(?:what's best|what is best|the best|good for|to help|to be (?:happy|close|heard|"
    r"safe|a good)|to make (?:it|things) (?:work|right|better)|peace|us to)(?!\w)"
)
