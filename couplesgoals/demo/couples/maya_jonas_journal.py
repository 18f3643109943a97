"""What Maya and Jonas wrote for themselves in twelve weeks; little of it ever shared."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, MINE, OURS, Scene
from couplesgoals.demo.scenes_journal import SharePassage, Write

MAYA: tuple[Scene, ...] = (
    Write(
        81, "13:20", "maya",
        "Slept four hours. I counted the bottles in the recycling before I took off my shoes. There were "
        "none.\n\nI wish I had been glad before I had been a detective.",
    ),
    Write(
        78, "14:05", "maya",
        "Elena asked what I do when I am afraid. I said: I count.\n\nThat sentence has not left me.",
        CARE, "after-session-stayed",
    ),
    Write(
        69, "13:40", "maya",
        "Ginger tea, cards, forty minutes. I listened for the cupboard the whole time.\n\nHe dealt the cards "
        "so carefully, as if they could break. Maybe he was listening too.",
        MINE, "good-day-moment", "evenings",
    ),
    Write(
        62, "05:50", "maya",
        "Break at four in the morning, window on the sixth floor. The city looks like somebody spilled it. "
        "I did not want to be anywhere else for about one minute.",
    ),
    Write(
        56, "13:10", "maya",
        "At home nobody shouted. My father went to the garage, and my mother said he was busy.\n\nI think I "
        "learned to hear a garage door through three walls.",
        CARE, "family-anger",
    ),
    Write(
        47, "14:20", "maya",
        "He told me himself, at breakfast. Two beers.\n\nOn top I was angry. Under that I was so relieved "
        "that he said it that I had to go and stand on the steps.\n\nUnder that I was just tired.",
        MINE, "after-fight-under",
    ),
    Write(
        44, "13:15", "maya",
        "We did the dishes with the radio on. I said the word for myself this time.\n\nWhen the song with "
        "the trumpet came, you bumped my hip with yours and kept on drying. I want more of exactly that.",
        MINE, "repair-heard", "wave",
    ),
    SharePassage(
        43, "13:05", "maya", "We did the dishes",
        "When the song with the trumpet came, you bumped my hip with yours and kept on drying. I want more "
        "of exactly that.",
    ),
    Write(
        38, "14:30", "maya",
        "Choir. I sang next to a woman who is eighty and louder than me. Nobody asked me for anything for "
        "two hours, and nothing fell down.",
        goal="mine",
    ),
    Write(
        33, "13:25", "maya",
        "What is different today from back then: I have a car. I have a sister who answers. And he tells me "
        "before I find out.",
        MINE, "trigger-now-and-then",
    ),
    Write(
        27, "13:00", "maya",
        "Thankful for: the oak shelf. The thermos he leaves on my side of the car. That he asked how the "
        "night was, and waited for the answer.",
        OURS,
    ),
    Write(
        19, "13:35", "maya",
        "Ten minutes by the timer, about being angry. Four words came this time, and the fourth was “proud”. "
        "I did not expect that one.",
        goal="anger",
    ),
    Write(
        12, "05:45", "maya",
        "A note to myself for a harder day: he comes home. You sing alto. Ask once, and then go and look at "
        "the lake.",
        MINE, "good-day-letter",
    ),
    Write(
        6, "13:30", "maya",
        "I did not count anything this week. I noticed it only when I wanted to write down how often.",
    ),
    Write(
        1, "13:50", "maya",
        "Sundays for the kids and us, if we both mean it. I do. I think he does. I will let him say it.",
    ),
)  # fmt: skip

JONAS: tuple[Scene, ...] = (
    Write(77, "22:10", "jonas", "Elena says write. So. Day was long. Sat near the door. Stayed."),
    Write(
        66, "22:00", "jonas", "Shelf is up. Sanded it twice. Hands were quiet after, and so was I.",
        MINE, "good-day-body", "evenings",
    ),
    Write(
        58, "22:20", "jonas",
        "Dad never said sorry. He fixed your bike. I know how to fix a bike.\n\nI want to learn the other "
        "thing too.",
        CARE, "family-sorry",
    ),
    Write(
        48, "23:40", "jonas",
        "Two beers in the truck with the engine off. Nobody made me. It was loud, and everyone was happy, "
        "and I wanted to be one of them.\n\nTell her in the morning. Before coffee.",
        MINE, "craving-before",
    ),
    Write(
        46, "22:05", "jonas", "I am sorry that you knew before I said it. That must be a lonely way to know.",
        OURS, "repair-sorry",
    ),
    Write(
        31, "21:55", "jonas", "Urge at the lumber yard, about a seven. Called Ray. By the time he stopped "
        "talking about his dog it was a two.",
        CARE, "craving-passed", "wave",
    ),
    Write(
        22, "22:15", "jonas",
        "Kids asleep, all of them in one bed, like puppies. I stood there until my feet were cold.",
    ),
    Write(
        4, "22:30", "jonas",
        "Three good things. Frost on the windshield, she drew a heart in it. The little one handed me the "
        "right screw without me asking. Slept till six.",
        MINE, "good-day-moment",
    ),
)  # fmt: skip

JOURNALS = MAYA + JONAS
