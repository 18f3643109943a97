"""What the other couples value, try in small steps, and find hard to say to each other."""

from __future__ import annotations

from dataclasses import replace

from couplesgoals.demo.couples.priya_daniel import PLANS
from couplesgoals.demo.scenes import CARE, MINE, OURS, Accept, Propose, Scene, Words
from couplesgoals.demo.scenes_goals import (
    AskTalk,
    Bound,
    LinkGoals,
    MapValues,
    OfferGoal,
    ReturnToOne,
    Rulers,
    SideBySide,
    Step,
    TellClinician,
    Valued,
    marks,
)
from goals.models import FitAnswer, LinkKind, Rhythm, StepSize
from goals.terms import Voice

HELEN_WALT: tuple[Scene, ...] = (
    MapValues(
        48, "10:30", "walt",
        (
            Valued("family", 10, 7, OURS), Valued("partnership", 10, 6, OURS, words="Making Helen laugh."),
            Valued("friends", 7, 4, OURS), Valued("work", 3, 1), Valued("play", 6, 4, OURS),
            Valued("spirit", 8, 8, OURS), Valued("community", 7, 3, OURS), Valued("body", 8, 5, CARE),
        ),
    ),
    MapValues(
        47, "14:00", "helen",
        (
            Valued("family", 10, 8, OURS), Valued("partnership", 9, 6, OURS), Valued("friends", 9, 6, OURS),
            Valued("learning", 6, 5), Valued("play", 8, 5, OURS, words="Bridge on Thursdays."),
            Valued("spirit", 5, 5), Valued("community", 6, 5, OURS), Valued("body", 7, 4, MINE),
        ),
    ),
    Step(
        24, "09:50", "walt", "number", "pain", "Say my number out loud by ten", size=StepSize.TINY,
        until_in=14,
    ),
    *marks("walt", "number", "10:05", "dddpd.ddd.dndd.dpdddd.d", first=23, audience=OURS),
    Step(
        22, "14:30", "helen", "bridge-day", "pain", "Keep one plan of my own on a high-pain day",
        size=StepSize.SMALL, until_in=14,
    ),
    *marks("helen", "bridge-day", "18:30", "p..d...d..d.n..d", first=20),
    Rulers(
        49, "09:55", "walt", "pain", 9, 6, 7, "I never want to hide a bottle of pills again.",
        "A dull week.",
    ),
    Rulers(21, "10:10", "walt", "pain", 9, 7, 8, "It is easier to say than to carry.", "Nothing. Time."),
    Rulers(20, "14:10", "helen", "pain", 9, 5, 6, "I like us better this way.", "Trusting the number."),
    Bound(
        44, "14:15", "helen", "Walt asks me to keep his medicine",
        "say that the pharmacist and he keep it",
    ),
    Bound(43, "10:20", "walt", "the pain is over seven", "call the nurse line before I decide anything"),
    # Walt has said yes to the walk; what he is not sure of he tells the care team alone.
    TellClinician(
        1, "09:15", "walt", "walk",
        "I said yes because she was so glad. My hip does four evenings on a good week only. I do not "
        "want to be "
        "brave at her again.",
        FitAnswer.CLASH,
    ),
)  # fmt: skip

PRIYA_DANIEL: tuple[Scene, ...] = (
    Bound(26, "21:15", "priya", "an answer turns into an explanation", "end the talk for that evening"),
    Bound(
        25, "19:40", "daniel", "I am asked something I do not remember",
        "say so, and look it up by the next talk",
    ),
    LinkGoals(6, "21:20", "priya", "questions", "ground", LinkKind.SUPPORTS),
    Rulers(
        5, "21:30", "priya", "questions", 10, 4, 8, "I need solid ground.",
        "Two answers in a row without a but.",
    ),
    Rulers(3, "20:50", "daniel", "questions", 9, 5, 6, "She deserves it whole.", "Shorter evenings."),
    # Both wrote at the same time, from the same words; both suggestions are on the table.
    SideBySide(
        1, "20:14", "daniel", "plans",
        replace(
            PLANS,
            expected="Whoever’s plans change by more than half an hour sends a message within the hour",
        ),
        "I want to be easy to believe. A rule I can keep at school is worth more than a strict one I break.",
        "In class I cannot look at my phone each hour, and I do not want to break this in the first week.", 1,
    ),
    SideBySide(
        1, "20:16", "priya", "plans",
        replace(PLANS, more="The message also says when we will be home, and why, in one line"),
        "It is not about knowing where you are. It is about hearing it from you first.",
        "The reason matters to me more than the hour.", 1,
    ),
)  # fmt: skip

CALLS = Words(
    title="We talk on the phone for ten minutes when Sam is on the road",
    much_less="On 0 days of a trip of five",
    less="On 1 day",
    expected="On 2 or 3 days",
    more="On 4 days",
    much_more="On all 5 days, and sometimes longer than we meant to",
    target_in=40,
    baseline="We write messages, mostly about times and errands.",
    how_known="A talk counts when both of us said something that is not an errand.",
)

LEILA_SAM: tuple[Scene, ...] = (
    MapValues(
        35, "11:40", "leila",
        (
            Valued("family", 7, 6), Valued("partnership", 10, 3, OURS), Valued("friends", 6, 6),
            Valued("work", 6, 7), Valued("learning", 7, 5), Valued("play", 8, 3, OURS),
            Valued("spirit", 6, 4), Valued("community", 3, 2), Valued("body", 6, 5, CARE),
        ),
    ),
    Rulers(
        38, "21:20", "leila", "breakfast", 10, 6, 9, "I miss him while he is here.",
        "One question from him.",
    ),
    Rulers(36, "22:45", "sam", "breakfast", 4, 5, 3, "She asked.", "Not being told what I did wrong first."),
    Rulers(
        15, "22:50", "sam", "breakfast", 6, 6, 4, "I caught myself looking forward to it.",
        "A weekend at home.",
    ),
    Step(
        14, "22:55", "sam", "question", "breakfast", "Think of one question on the way home",
        size=StepSize.TINY,
        rhythm=Rhythm.WEEKLY, days_ago=(2,), until_in=28,
    ),
    *marks("sam", "question", "21:30", "dp", first=9, every=7),
    Bound(
        30, "13:55", "leila", "I have written three messages without an answer",
        "put the phone away and go out",
    ),
    Propose(
        8, "21:15", "leila", "calls", CALLS,
        Voice(
            why="When he drives I hear nothing for days, and I fill the quiet with the worst. Ten minutes "
            "would do.",
            first_step="I ask what he sees from the cab, and nothing else.",
            ask_of_partner="Call when you have parked, not when you are tired of driving.",
            fit="fits",
        ),
    ),
    Accept(
        6, "22:40", "sam", "calls",
        Voice(
            why="I would not mind her voice out there.",
            first_step="Set an alarm for eight.",
            fit="unsure",
            fit_words="If I miss one, I do not want it held against me. I said yes before I thought of it.",
        ),
    ),
    ReturnToOne(
        3, "15:20", "elena", "calls", "sam",
        "You said yes, and you told me you are not sure. Both count. What number of calls could you promise "
        "in a bad week? Put that number into the goal, or let us find it together on Thursday.",
    ),
    AskTalk(2, "15:25", "elena", "breakfast"),
)  # fmt: skip

ANDRE_LUIS: tuple[Scene, ...] = (
    Rulers(
        43, "23:10", "andre", "lighthouse", 9, 3, 4, "He waits for me.", "If it can be just a hand sign.",
        MINE,
    ),
    Rulers(
        42, "17:40", "luis", "lighthouse", 10, 6, 8, "I can wait if I know for how long.",
        "A timer on the balcony.",
    ),
    Bound(41, "23:20", "andre", "a siren passes and I am driving", "pull over and breathe before I go on"),
    OfferGoal(
        6, "11:05", "elena", "quiet",
        Words(
            title="We spend ten quiet minutes side by side each day",
            much_less="On 0 or 1 days in a week",
            less="On 2 or 3 days",
            expected="On 4 or 5 days",
            more="On 6 days",
            much_more="On all 7 days, and one of them outside",
            target_in=45,
            baseline="The quiet between you is mostly in two rooms.",
            how_known="Each of you marks only his own minutes.",
        ),
    ),
)  # fmt: skip
