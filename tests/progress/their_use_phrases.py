"""What tells of a partner's use as a fact, and what only looks like it. The partner is Jonas."""

TOLD = """
Jonas drank again. | he is using | she relapsed | He drank last night. | you were drunk
Jonas was high when I came home | my husband is using again | He came home drunk. | she has been drinking
Jonas has started drinking again | he’s back on pills | She took pills again. | he smoked weed in the garage
Jonas had a beer with his brother | he had too many drinks | I know he drank. | I think he is drinking again
you got wasted | Jonas overdosed in March | She used heroin | he used again | He keeps drinking every night
because of your drinking | Jonas's drinking is back | his relapse hurt me | She is not sober
you went on a bender | he was on a bender | I was sad because he drank. | I feel hurt when you drink.
he was hungover on Sunday | Jonas finished a bottle of wine | He drank, and he hit me.
She was drinking wine in the car | He snorted coke | Jonas did drugs with Tim | she's high again
He definitely used last night
"""

OWN = """
he used my car | she was drinking tea | I saw a bottle in the trunk and I felt scared.
I smelled alcohol on his breath. | I returned to use on Friday. | I drank again. | We used to talk more.
Jonas used the last of the milk. | he is using my phone | She takes her medication.
I was afraid that he drank. | I was worried she is using again. | If you drink, I will sleep at my sister's.
He did not drink. | she hasn't used since May | he stopped drinking | Jonas said he had a beer.
my brother came and he was drunk | He was high up on the ladder. | he drank my coffee
She had a glass of water. | his drinking glass broke | I asked whether she was high.
He used to call me every day. | Jonas used a harsh word. | You used the word divorce.
“Jonas drank again”, my mother said. | He had dinner and left. | she got home late
He did the dishes on Sunday. | We both drank juice. | He looked tired and I felt far away.
He was using the computer until two. | my father drank | He is on the phone a lot. | 🌊 שלום
"""


def each(phrases: str) -> list[str]:
    """The single phrases."""
    return [phrase.strip() for line in phrases.strip().splitlines() for phrase in line.split(" | ")]
