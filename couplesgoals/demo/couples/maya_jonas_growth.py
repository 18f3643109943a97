"""Maya and Jonas: what matters to each, their small steps, how ready each is, and their own limits."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, MINE, OURS, Accept, Propose, Review, Scene, Words
from couplesgoals.demo.scenes_goals import (
    Bound,
    CompleteGoal,
    FromValue,
    HoldGoal,
    LeaveGoal,
    LinkGoals,
    MapValues,
    Rulers,
    Step,
    Valued,
    marks,
)
from goals.actions.reviewing import Feedback
from goals.models import AchievementStatus, LinkKind, Rhythm, StatusReason, StepSize
from goals.terms import Voice

VALUES: tuple[Scene, ...] = (
    MapValues(
        76, "13:50", "maya",
        (
            Valued("family", 9, 6), Valued("partnership", 10, 3), Valued("parenting", 10, 7),
            Valued("friends", 6, 2), Valued("work", 7, 9), Valued("learning", 4, 2), Valued("play", 7, 1),
            Valued("spirit", 5, 3), Valued("community", 4, 3), Valued("body", 8, 3),
        ),
    ),
    MapValues(
        11, "13:40", "maya",
        (
            Valued("family", 9, 7, OURS, words="Sunday calls with my mother, and the kids knowing her."),
            Valued("partnership", 10, 7, OURS, words="Evenings in which we look at each other."),
            Valued("parenting", 10, 8, OURS), Valued("friends", 7, 5, CARE), Valued("work", 7, 8),
            Valued("learning", 4, 3), Valued("play", 8, 4, OURS, words="Laughing without planning it."),
            Valued("spirit", 5, 4, CARE), Valued("community", 4, 3), Valued("body", 8, 4, OURS),
            Valued("own", 8, 3, MINE, name="Quiet", words="An hour in which nobody needs me."),
        ),
    ),
    MapValues(
        9, "20:10", "jonas",
        (
            Valued("family", 8, 5, OURS), Valued("partnership", 10, 6, OURS, words="Being next to Maya."),
            Valued("parenting", 10, 6, OURS, words="The kids trusting that I come."), Valued("friends", 5, 4),
            Valued("work", 8, 8, OURS), Valued("learning", 3, 2), Valued("play", 7, 3, OURS),
            Valued("spirit", 6, 6, CARE), Valued("community", 5, 6), Valued("body", 7, 5, OURS),
            Valued("own", 9, 7, OURS, name="Making things with my hands"),
        ),
    ),
    FromValue(1, "19:36", "jonas", "sundays", "parenting"),
)  # fmt: skip

STEPS: tuple[Scene, ...] = (
    Step(
        28, "13:30", "maya", "evenings-tea", "evenings", "Put both phones in the hall before the tea",
        size=StepSize.TINY, rhythm=Rhythm.WEEKLY, days_ago=(1, 4), for_both=True,
    ),
    *marks("maya", "evenings-tea", "22:10", "dd", first=25, every=3, audience=OURS),
    *marks("maya", "evenings-tea", "22:10", "ddd", first=18, every=7, audience=OURS),
    *marks("jonas", "evenings-tea", "21:55", "dddd", first=25, every=7, audience=OURS),
    Step(
        26, "20:45", "jonas", "wave-list", "wave", "Read our list inside the pantry door once",
        size=StepSize.TINY, until_in=12,
    ),
    *marks("jonas", "wave-list", "21:30", "ddd.dpd.ddndd.ddpdddd.dd", first=25, audience=OURS),
    Step(
        20, "13:20", "maya", "wave-breath", "wave", "Say “wave” for my own worry, then five slow breaths",
        size=StepSize.SMALL, until_in=18,
    ),
    *marks("maya", "wave-breath", "23:05", "pd.dnd..ddpd.d.dd.d", first=19),
    Step(
        30, "21:10", "jonas", "meeting", "meetings", "Go to a meeting, in person or online",
        size=StepSize.BIGGER, rhythm=Rhythm.WEEKLY, days_ago=(1, 3, 6), until_in=10,
    ),
    *marks("jonas", "meeting", "22:00", "ddpd", first=27, every=7, audience=OURS),
    *marks("jonas", "meeting", "22:00", "ddd", first=22, every=7),
    Step(
        6, "14:05", "maya", "anger-page", "anger", "Write for five minutes, then close the book",
        size=StepSize.TINY, until_in=25,
    ),
    *marks("maya", "anger-page", "23:40", "d.pd", first=5, audience=MINE),
)  # fmt: skip

READY: tuple[Scene, ...] = (
    Rulers(
        55, "13:45", "maya", "wave", 9, 5, 7,
        "Because checking never helped me, and this might.", "Hearing the word from Jonas first, once.",
    ),
    Rulers(
        54, "21:00", "jonas", "wave", 6, 3, 3,
        "Because I do not want the kids to grow up with my silence.", "If it could be a text at first.",
    ),
    Rulers(33, "13:10", "maya", "wave", 9, 6, 8, "It worked twice.", "A quiet week."),
    Rulers(
        31, "21:05", "jonas", "wave", 7, 4, 4, "Maya stayed near, as I asked.",
        "Practice when it is calm.",
    ),
    Rulers(12, "13:25", "maya", "wave", 9, 8, 9, "It is ours by now.", "Nothing much."),
    Rulers(
        10, "21:20", "jonas", "wave", 8, 5, 5,
        "The word is out before I can talk myself out of it.", "One more evening on which it goes well.",
    ),
    Rulers(
        35, "13:40", "maya", "evenings", 10, 7, 9, "I want him back next to me.",
        "A shift plan I can trust.",
    ),
    Rulers(
        34, "20:35", "jonas", "evenings", 8, 6, 7, "It is the hour I used to drink in.",
        "The crew ending on time.",
    ),
    Rulers(21, "22:50", "jonas", "brother", 7, 2, 2, "He is my only brother.", "Knowing how to begin.", MINE),
)  # fmt: skip

LIMITS: tuple[Scene, ...] = (
    Bound(
        63, "13:35", "maya", "there has been drinking at home",
        "take the kids to my sister’s for that night",
    ),
    Bound(
        62, "13:40", "maya", "a talk gets loud",
        "say that I come back to it tomorrow, and go to another room",
    ),
    Bound(49, "14:25", "maya", "I wake up angry", "not start a talk before breakfast", MINE),
    Bound(
        60, "21:25", "jonas", "there is drinking where I am",
        "leave within ten minutes and call my sponsor",
    ),
    LinkGoals(49, "14:35", "maya", "wave", "ask-once", LinkKind.SUPPORTS),
    LinkGoals(60, "13:55", "maya", "evenings", "mine", LinkKind.STRAINS),
    LinkGoals(59, "21:30", "jonas", "evenings", "meetings", LinkKind.SUPPORTS),
)  # fmt: skip

BREAKFAST = Words(
    title="We say good morning before we say anything else",
    much_less="On 0 or 1 mornings in a week",
    less="On 2 or 3 mornings",
    expected="On 4 or 5 mornings",
    more="On 6 mornings",
    much_more="Every morning, and a hug for who wants one",
    target_in=-25,
    baseline="Most mornings begin with a list or a question.",
    how_known="Each of us counts only our own mornings, on the calendar by the stove.",
)
SAVINGS = Words(
    title="We put twenty dollars a week aside for a weekend by the lake",
    much_less="Nothing is put aside in the month",
    less="Twenty dollars in the month",
    expected="Sixty dollars in the month",
    more="Eighty dollars in the month",
    much_more="A hundred dollars or more in the month",
    target_in=70,
    baseline="What is left at the end of the month is gone by the third.",
    how_known="The jar on the shelf, counted on the last Sunday by both of us.",
)
GAMES = Words(
    title="We host a game night with the neighbors",
    much_less="We do not speak of it",
    less="We pick a date",
    expected="One game night in two months",
    more="Two game nights",
    much_more="Somebody else hosts the next one",
    target_in=-20,
)
YES = Feedback(
    realistic="Yes, from where you are now.",
    actionable="Both of you can count it.",
    tailored="It is small enough for a hard week.",
)

ENDED: tuple[Scene, ...] = (
    Propose(
        81, "20:40", "maya", "mornings", BREAKFAST,
        Voice(why="How we wake up is how we go on. I would like to be greeted, and to greet.", fit="fits"),
    ),
    Accept(81, "21:15", "jonas", "mornings", Voice(why="It costs nothing and I like her voice.", fit="fits")),
    Review(79, "10:20", "elena", "mornings", YES),
    CompleteGoal(
        24, "20:55", "jonas", "mornings", "It is just what we do now.", AchievementStatus.SUSTAINING
    ),
    CompleteGoal(
        23, "13:15", "maya", "mornings", "Small was right. I stopped counting weeks ago.",
        AchievementStatus.SUSTAINING,
    ),
    Propose(
        52, "13:20", "maya", "savings", SAVINGS,
        Voice(why="I want something to look forward to that is only ours.", fit="fits"),
    ),
    Accept(51, "21:10", "jonas", "savings", Voice(why="The lake is where I asked her.", fit="fits")),
    Review(50, "11:40", "elena", "savings", YES),
    HoldGoal(19, "21:00", "jonas", "savings", StatusReason.TIMING),
    Propose(
        69, "21:20", "jonas", "games", GAMES,
        Voice(why="I used to be fun. I would like to be that again.", fit="unsure",
              fit_words="Neighbors bring beer. I do not know yet how I would do."),
    ),
    LeaveGoal(
        65, "13:05", "maya", "games", StatusReason.TIMING,
        words="A house full of people and bottles is too much for me this early.",
    ),
)  # fmt: skip

GROWTH: tuple[Scene, ...] = VALUES + STEPS + READY + LIMITS + ENDED
