"""How couples talked about it in turns: until both were heard, and once no further than a start."""

from __future__ import annotations

from couplesgoals.demo.scenes import Scene
from couplesgoals.demo.scenes_repair import CallsIn, Moves, NamesCycle, OffersTalk, Turn

TUESDAY: tuple[Scene, ...] = (
    OffersTalk(43, "20:05", "maya", "tuesday"),
    Moves(43, "20:40", "jonas", "tuesday", "accept"),
    Turn(
        43, "20:50", "maya", "tuesday", "say",
        "When the garage door closed I stood in the kitchen with two plates. I was not angry yet. I was "
        "scared, the way I was scared last winter.",
    ),
    Turn(
        43, "21:10", "jonas", "tuesday", "reflect",
        "You stood there with the plates, and before it was anger it was fear. Like last winter.",
    ),
    Turn(
        43, "21:20", "maya", "tuesday", "add",
        "There is one more piece: I asked three times because each time I thought, this one will reach you.",
    ),
    Moves(43, "21:25", "jonas", "tuesday", "pause"),
    Moves(42, "20:40", "jonas", "tuesday", "resume"),
    Turn(
        42, "20:50", "jonas", "tuesday", "reflect",
        "You were not checking on me. You were trying to reach me, three times.",
    ),
    Turn(42, "21:00", "maya", "tuesday", "confirm", "Yes. That is it. Thank you."),
    Turn(
        42, "21:15", "jonas", "tuesday", "say",
        "When you ask, I hear that I have done it wrong again. My neck gets hot and there are no words left. "
        "I went out so that I would not say something hard.",
    ),
    Turn(
        41, "13:20", "maya", "tuesday", "reflect",
        "You run out of words, and going out is how you keep from hurting me.",
    ),
    Turn(41, "20:30", "jonas", "tuesday", "confirm", "Yes. I did not know that one could say it like that."),
    Moves(41, "20:40", "maya", "tuesday", "end-well"),
)  # fmt: skip

PHONE: tuple[Scene, ...] = (
    OffersTalk(16, "20:20", "jonas", "phone"),
    Moves(16, "20:30", "maya", "phone", "accept"),
    Moves(16, "20:31", "maya", "phone", "slow"),
    Turn(
        16, "20:35", "jonas", "phone", "say",
        "I heard you laugh in the hall and I thought: that laugh used to be ours at eight.",
    ),
    Turn(
        16, "20:45", "maya", "phone", "reflect",
        "You sat at the table, heard me laugh with somebody else, and missed us.",
    ),
    Turn(16, "20:50", "jonas", "phone", "confirm", "Yes, that is it."),
    Turn(
        16, "20:55", "maya", "phone", "say",
        "When I came back you were in bed. I stood in the door and did not know if I may ask.",
    ),
    Turn(
        16, "21:05", "jonas", "phone", "reflect",
        "You came back and I was gone without a word, and it felt as if asking was not allowed.",
    ),
    Turn(
        16, "21:10", "maya", "phone", "add",
        "Almost. I was allowed. I was afraid that the answer would be “nothing”.",
    ),
    Turn(15, "20:00", "jonas", "phone", "reflect", "You were afraid I would say “nothing” and mean it."),
    Turn(15, "20:10", "maya", "phone", "confirm", "Yes. And now I have heard something instead."),
    Moves(15, "20:15", "jonas", "phone", "end-well"),
)  # fmt: skip

# No setback: what matters more to her now, told in time.
SLEEP: tuple[Scene, ...] = (
    OffersTalk(10, "20:10", "jonas", "sleep"),
    Moves(10, "20:25", "maya", "sleep", "accept"),
    Turn(
        10, "20:30", "maya", "sleep", "say",
        "After two nights my head is full of cotton. When something is planned for Saturday I lie there and "
        "listen to the clock. I want our plans. I want to be awake in them.",
    ),
    Turn(
        10, "20:40", "jonas", "sleep", "reflect",
        "You do want our plans. The sleep comes first so that you are awake in them.",
    ),
    Turn(10, "20:45", "maya", "sleep", "confirm", "Yes, that is it."),
    Turn(
        9, "20:05", "jonas", "sleep", "say",
        "When I read “sleep before plans” I wondered where that leaves me. I look forward to our evenings "
        "all week. They hold me up.",
    ),
    Turn(
        9, "20:20", "maya", "sleep", "reflect",
        "You wondered whether you come after the sleep too. And our evenings hold you up.",
    ),
    Turn(9, "20:25", "jonas", "sleep", "confirm", "Yes. A quiet Saturday morning I can do. I will bake."),
    Moves(9, "20:30", "maya", "sleep", "end-well"),
)  # fmt: skip

STORM: tuple[Scene, ...] = (
    NamesCycle(
        12, "20:30", "jonas", "The Tuesday storm",
        "It gets quiet in the house. The storm says to Maya: ask, or you lose him. It says to me: be still, "
        "or you make it worse. Then both of us do what it says.",
    ),
    NamesCycle(
        10, "10:40", "elena", "The Tuesday storm",
        "It gets quiet in the house. The storm says to Maya: ask, or you lose him. It says to Jonas: be "
        "still, or you make it worse. Both do what it says, and under it both are afraid for the same thing.",
    ),
)  # fmt: skip

MAYA_JONAS: tuple[Scene, ...] = (*TUESDAY, *PHONE, *SLEEP, *STORM)

PRIYA_DANIEL: tuple[Scene, ...] = (
    OffersTalk(7, "12:50", "priya", "visit"),
    Moves(7, "21:30", "daniel", "visit", "accept"),
    Turn(
        6, "12:40", "priya", "visit", "say",
        "When the second answer was another one, my body was back in last year. I want to believe the first "
        "one.",
    ),
    CallsIn(
        4, "23:45", "daniel", "visit",
        "I have begun to write it back five times. Everything sounds like an excuse. Can we do this part "
        "with you in the room?",
    ),
)  # fmt: skip
