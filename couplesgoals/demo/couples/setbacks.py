"""What went wrong for the couples, in their own words, and how they found back, or have not yet."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, MINE, Scene
from couplesgoals.demo.scenes_setbacks import Beneath, GoesOn, IsSafe, Learns, Rests, Says, Setback

TUESDAY: tuple[Scene, ...] = (
    IsSafe(44, "22:20", "maya", "tuesday"),
    Setback(
        44, "22:30", "maya", "tuesday", "argument",
        "Tuesday. I came off shift at seven, dinner was cold and the house was quiet. I asked three times "
        "what was wrong. Jonas went to the garage and came back after eleven.",
        goals=("evenings",),
    ),
    Beneath(
        44, "22:45", "maya", "tuesday", trigger="silence", on_top="frustrated", move="kept-asking",
        softer="afraid-of-losing-us", need="to-know-we-are-okay",
        need_words="One sentence that says you come back.",
    ),
    Beneath(
        43, "06:40", "jonas", "tuesday", trigger="silence", on_top="tense", move="went-quiet",
        softer="ashamed", need="patience", need_words="Ten minutes before the first question.",
    ),
    Says(
        43, "13:20", "maya", "tuesday", "alone", "the garage door closes and I have heard no word",
        "I start to think of all the other evenings", "one sentence before you go: “I will be back at nine”",
    ),
    Learns(
        42, "20:30", "jonas", "tuesday", helped="It helped that she wrote it down. I could read it twice.",
        learned="When my neck gets hot I have about a minute left for words.",
        reframe="I noticed it sooner than last time.",
    ),
    Learns(
        41, "13:45", "maya", "tuesday", helped="A walk around the block before I answered.",
        learned="The third question is not a question any more.",
        reframe="This was one hard evening. We have had others that went better.",
    ),
    GoesOn(40, "21:10", "jonas", "tuesday", "recommit", "evenings", "I say when I come back, and then I do."),
    GoesOn(40, "21:40", "maya", "tuesday", "recommit", "evenings", "I ask once, and then I make tea."),
    Rests(38, "14:00", "maya", "tuesday"),
)  # fmt: skip

PHONE: tuple[Scene, ...] = (
    Setback(
        17, "21:50", "jonas", "phone", "withdrawal",
        "We had said tea at eight. Maya’s phone rang at ten past and she talked with work until nine. I went "
        "to bed without a word.",
        goals=("evenings",),
    ),
    Beneath(
        17, "22:05", "jonas", "phone", trigger="phone-or-screen", on_top="annoyed", move="went-quiet",
        softer="ashamed", need="to-matter", need_words="To be asked back to the table.",
    ),
    Beneath(
        16, "13:30", "maya", "phone", trigger="silence", on_top="worried", move="kept-asking",
        softer="afraid-of-losing-us", need="to-know-we-are-okay",
    ),
    Says(
        16, "20:15", "jonas", "phone", "small", "the tea gets cold and I hear laughing in the hall",
        "I tell myself I come after work", "that we say a new time when one of us has to leave",
    ),
    Learns(
        15, "13:40", "maya", "phone", helped="That he told it the same evening. It used to take a week.",
        learned="I can say “nine o’clock” into the room with the phone at my ear.",
        reframe="We got stuck in our pattern. We know a bit more about it now.",
    ),
    GoesOn(15, "20:40", "jonas", "phone", "recommit", "evenings", "I stay at the table and say that I wait."),
    GoesOn(14, "13:55", "maya", "phone", "recommit", "evenings", "Phone in the hall, ringer off, at eight."),
    Rests(13, "21:00", "jonas", "phone"),
)  # fmt: skip

MAYA_JONAS: tuple[Scene, ...] = (*TUESDAY, *PHONE)

PRIYA_DANIEL: tuple[Scene, ...] = (
    IsSafe(9, "22:40", "priya", "visit"),
    Setback(
        9, "22:50", "priya", "visit", "trust",
        "At dinner I asked who the message was from. I heard “work”, and then, after I asked again, a "
        "different name. We did not speak for the rest of the evening.",
    ),
    Beneath(
        9, "23:10", "priya", "visit", trigger="broken-promise", on_top="on-guard", move="brought-up-the-past",
        softer="scared", need="honesty", need_words="The first answer being the whole one.",
    ),
    Says(
        8, "12:40", "priya", "visit", "scared", "the second answer is a different one",
        "my body is back in last year at once", "ten minutes on Thursday for this one question",
    ),
    Beneath(
        7, "23:30", "daniel", "visit", on_top="tense", move="explained-myself", softer="ashamed",
        need="patience", audience=CARE,
    ),
    IsSafe(
        1, "23:20", "priya", "night", ("not_safe",),
        "Nobody is hurting me. I cannot stop shaking and I have not slept since Sunday. Please write, do not "
        "call.",
    ),
)  # fmt: skip

LEILA_SAM: tuple[Scene, ...] = (
    Setback(
        6, "23:40", "leila", "breakfast", "broken-agreement",
        "Saturday breakfast was set for nine. I sat there with the bread until a quarter to ten and then I "
        "put everything away, so that nothing of it could be seen when he came down.",
        audience=MINE, goals=("breakfast",),
    ),
    Beneath(
        6, "23:55", "leila", "breakfast", trigger="lateness", on_top="numb", move="kept-it-to-myself",
        softer="unimportant", need="to-matter", audience=MINE,
    ),
)  # fmt: skip

ANDRE_LUIS: tuple[Scene, ...] = (
    IsSafe(
        10, "03:20", "andre", "anniversary", ("self_harm",),
        "Thoughts, no plan. It is the week of the bridge. Luis is asleep next door. I would talk in the "
        "morning.",
    ),
    Setback(
        9, "01:15", "andre", "two-beers", "return-to-use",
        "I returned to use. Two beers on the balcony after the second siren. Five months and four days "
        "stand.",
        audience=CARE, goals=("sirens",),
    ),
    Beneath(
        9, "01:30", "andre", "two-beers", trigger="old-memory", on_top="restless", move="kept-it-to-myself",
        softer="helpless", need="rest", audience=CARE,
    ),
    Learns(
        8, "22:30", "andre", "two-beers", helped="Pouring out the third and sitting down on the floor.",
        learned="The siren is not the sign. The sign is when I count the exits.",
        reframe="The days I have counted stay counted. Nothing starts again from zero.", audience=CARE,
    ),
)  # fmt: skip
