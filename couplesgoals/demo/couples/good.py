"""What helps the other couples, what went well, and a few good words."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, MINE, Scene
from couplesgoals.demo.scenes_good import Affirm, JoinWin, Keep, MarkWin, Used

PRIYA_DANIEL: tuple[Scene, ...] = (
    Keep(
        28,
        "21:00",
        "priya",
        "I want to check one more time",
        "draw the floor plan of my first apartment",
        CARE,
    ),
    Keep(27, "22:00", "daniel", "I start explaining", "stop, and answer in one sentence", MINE),
    Used(20, "22:40", "priya", "draw the floor plan", 3),
    Used(9, "22:30", "priya", "draw the floor plan", 4, "I got as far as the balcony."),
    Used(12, "21:50", "daniel", "stop, and answer", 4, "It was a short sentence. She noticed."),
    MarkWin(13, "21:45", "priya", "One question, one answer, and then we watered the plants."),
    JoinWin(12, "22:10", "daniel", "One question", "The plants were the best part, if I may say so."),
    MarkWin(5, "15:20", "naomi", "You set a time for the hard question, and you both kept it."),
    Affirm(7, "22:15", "daniel", "You asked the hard thing in a quiet voice.", prompt="gentle-tone"),
    Affirm(6, "21:05", "priya", "You did not look away.", MINE, prompt="effort-seen"),
)

HELEN_WALT: tuple[Scene, ...] = (
    Keep(
        50, "10:40", "walt", "the back says seven", "heat, stretch, and the radio show, in that order", CARE
    ),
    Keep(46, "14:50", "helen", "I want to take over", "water the tomatoes, one by one", CARE),
    Used(40, "10:50", "walt", "heat, stretch", 3),
    Used(25, "10:45", "walt", "heat, stretch", 4),
    Used(11, "10:30", "walt", "heat, stretch", 4, "The show was a repeat. Worked anyhow."),
    Used(33, "15:10", "helen", "water the tomatoes", 5),
    Used(14, "15:00", "helen", "water the tomatoes", 4),
    MarkWin(
        30, "19:30", "helen", "He said his number before I asked, and I said “thank you” and nothing else."
    ),
    JoinWin(30, "20:00", "walt", "He said his number", "She has never said so little. I was moved."),
    MarkWin(12, "10:15", "walt", "Three weeks of telling it straight. The fig tree is a witness."),
    Affirm(
        16,
        "19:50",
        "walt",
        "You went to bridge on a bad day of mine. That took some nerve.",
        prompt="for-themselves",
    ),
    Affirm(8, "14:20", "helen", "You made soup, and you washed the pot.", prompt="everyday-work"),
)

ANDRE_LUIS: tuple[Scene, ...] = (
    Keep(48, "20:30", "andre", "a siren gets in", "hands flat on the counter, name the room", MINE),
    Keep(45, "16:10", "luis", "I want to follow him", "sit on the top step and draw what I see", CARE),
    Used(30, "20:10", "andre", "hands flat", 3),
    Used(18, "21:00", "andre", "hands flat", 4, "Kitchen. Ours."),
    Used(22, "16:20", "luis", "sit on the top step", 4),
    MarkWin(21, "18:45", "luis", "He said “lighthouse,” and nineteen minutes later the door opened."),
    JoinWin(20, "20:40", "andre", "He said “lighthouse,”", "I was early."),
    Affirm(17, "16:30", "luis", "You told me which street it was.", prompt="told-the-truth"),
    Affirm(15, "20:50", "andre", "You drew me a map back.", prompt="small-help"),
)

LEILA_SAM: tuple[Scene, ...] = (
    Keep(
        38,
        "21:40",
        "leila",
        "I write the third long message",
        "save it, and read it again in the morning",
        CARE,
    ),
    Keep(35, "23:00", "sam", "motel, night", "walk to the far end of the lot and back", CARE),
    Used(
        24,
        "21:50",
        "leila",
        "save it",
        4,
        "In the morning one sentence of it was left, and it was a good one.",
    ),
    Used(16, "23:20", "sam", "walk to the far end", 3),
    Used(7, "23:10", "sam", "walk to the far end", 4, "Stars."),
    MarkWin(
        19,
        "10:30",
        "leila",
        "He asked me a real question at breakfast, and then he put his fork down to listen.",
    ),
    JoinWin(18, "22:00", "sam", "He asked me", "fork stays down next time too"),
    Affirm(13, "22:20", "sam", "your voice on the phone, Tuesday", prompt="glad-to-see"),
    Affirm(
        9, "21:30", "leila", "You called from the road only to say good night. I noticed.", prompt="kept-word"
    ),
)

MEI_OWEN: tuple[Scene, ...] = (
    Keep(
        1,
        "19:30",
        "mei",
        "I read the same page five times",
        "make tea and stand by the window",
        MINE,
        pinned=False,
    ),
)
