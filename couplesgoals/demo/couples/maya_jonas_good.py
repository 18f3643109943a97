"""Maya and Jonas: what helps each of them, what went well, and what they said to each other about it."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, MINE, OURS, Scene
from couplesgoals.demo.scenes_good import Affirm, JoinWin, Keep, MarkWin, PutAway, SendKept, Used

KITS: tuple[Scene, ...] = (
    Keep(60, "22:15", "jonas", "the six o’clock hour gets long", "plane one board, start to finish", CARE),
    Keep(58, "22:20", "jonas", "I pass the store on Mill Street", "call Ray before I park the truck", CARE),
    Keep(
        41,
        "21:30",
        "jonas",
        "I want to answer back",
        "hold the mug with both hands until I can hear her",
        MINE,
    ),
    Keep(
        52,
        "13:50",
        "maya",
        "I start listening for the door",
        "count the tiles and breathe out longer than in",
    ),
    Keep(50, "14:05", "maya", "my head counts his hours", "write the number down and close the book", MINE),
    Keep(
        44, "13:20", "maya", "I come off a night that went badly", "sit in the car for one song", pinned=False
    ),
    Used(55, "19:10", "jonas", "plane one board", 3, "Board is flat. I am not."),
    Used(48, "18:40", "jonas", "plane one board", 4),
    Used(39, "18:55", "jonas", "plane one board", 2),
    Used(30, "18:30", "jonas", "plane one board", 5, "Forgot what time it was."),
    Used(12, "18:45", "jonas", "plane one board", 4),
    Used(47, "17:20", "jonas", "call Ray", 1, "No answer. Drove home the other way."),
    Used(33, "17:15", "jonas", "call Ray", 5),
    Used(9, "17:25", "jonas", "call Ray", 4, "We talked about fishing. That was the point."),
    Used(46, "13:40", "maya", "count the tiles", 3),
    Used(31, "23:30", "maya", "count the tiles", 4, "Forty-two tiles. I know that now."),
    Used(8, "22:50", "maya", "count the tiles", 4),
    Used(36, "13:15", "maya", "sit in the car", 5),
    Used(27, "14:10", "maya", "write the number", 2),
    PutAway(20, "14:00", "maya", "write the number"),
)

WINS: tuple[Scene, ...] = (
    MarkWin(66, "21:30", "jonas", "Shelf is up. Both phones fit.", goal="evenings"),
    JoinWin(65, "13:20", "maya", "Shelf is up", "It is level, too. I checked."),
    MarkWin(
        57, "13:30", "maya", "I came home from a night and did not look for anything. I went to bed.", CARE
    ),
    MarkWin(53, "20:50", "maya", "We laughed at the burnt rice until the kids came down to look."),
    JoinWin(53, "21:40", "jonas", "We laughed"),
    MarkWin(
        45,
        "16:50",
        "elena",
        "You both stopped in the middle of a hard sentence and began again. That is work.",
    ),
    JoinWin(44, "13:10", "maya", "You both stopped", "I was surprised it was me who stopped first."),
    MarkWin(37, "21:15", "jonas", "Said “wave” before it was a wave.", goal="wave"),
    JoinWin(36, "13:45", "maya", "Said “wave”", "I heard it from the stairs and knew what to do."),
    MarkWin(26, "13:05", "maya", "Eleven evenings so far with the phones in the hall.", goal="evenings"),
    MarkWin(23, "20:40", "jonas", "Sunday. The pond. Nobody asked where I had been."),
    JoinWin(22, "13:30", "maya", "Sunday. The pond", "You were there. I did not have to ask."),
    MarkWin(15, "22:05", "jonas", "Slept through."),
    MarkWin(6, "13:40", "maya", "I told him I was worried while it was still small, and he said thank you."),
    JoinWin(6, "21:30", "jonas", "I told him", "Meant it."),
    MarkWin(4, "17:10", "elena", "A difficult week, and you kept both of your evenings."),
    MarkWin(2, "21:20", "jonas", "Two of us at the table, nobody watching anybody."),
)

GOOD_WORDS: tuple[Scene, ...] = (
    Affirm(
        64, "13:45", "maya", "You told me about the brother thing without my asking.", prompt="told-the-truth"
    ),
    Affirm(59, "21:50", "jonas", "You came back to the kitchen.", prompt="came-back"),
    Affirm(51, "13:55", "maya", "I like the sound of the plane from the garage.", MINE),
    Affirm(43, "21:10", "jonas", "You left the porch light on.", prompt="small-help"),
    Affirm(
        38,
        "13:25",
        "maya",
        "You sat with Theo over his fractions for an hour. I saw it.",
        prompt="with-children",
    ),
    Affirm(29, "21:35", "jonas", "You asked, and then you waited for the answer.", prompt="listened"),
    Affirm(
        21,
        "13:35",
        "maya",
        "Thank you for going to the meeting when you were that tired.",
        prompt="effort-seen",
    ),
    SendKept(14, "13:50", "maya", "I like the sound"),
    Affirm(
        10, "22:10", "jonas", "Half of what I know about being patient I have from watching you work.", MINE
    ),
    Affirm(
        3,
        "13:30",
        "maya",
        "You were funny yesterday. I had forgotten to expect that.",
        prompt="made-you-laugh",
    ),
    Affirm(1, "20:55", "jonas", "Good to come home to you.", OURS, prompt="glad-to-see"),
)

GOOD = KITS + WINS + GOOD_WORDS
