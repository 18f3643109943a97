"""What they said when they looked back: a month that grew, one with one voice, one with two wishes."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, OURS, Scene
from couplesgoals.demo.scenes_review import (
    About,
    BeginReview,
    BringGoal,
    ChooseFocus,
    Comment,
    DecideGoal,
    OpenReview,
    PlanDay,
    SayShift,
    SendReview,
    Summary,
)

# Maya and Jonas open theirs three days ago, so the ones before lie about 33 and 64 days back.
MAYA_JONAS: tuple[Scene, ...] = (
    OpenReview(60, "08:00", ""),
    SendReview(
        59, "13:30", "maya",
        about=(
            About(
                "evenings", "keep", helped="The steps outside. Nobody can do dishes there.",
                hindered="Night shifts, and me counting glasses instead of sitting down.",
            ),
        ),
        month="We are two tired people who sat on the same steps.",
        thanks="You left the light on when I came home at seven.",
        sure=(5, "One evening in which I do not check.", CARE),
    ),
    SendReview(
        58, "20:40", "jonas",
        about=(About("evenings", "keep", helped="A plan on the fridge.", hindered="Friday after work."),),
        month="Fewer words, and more of them true.",
        thanks="You listened about the wood until the end.",
        sure=(6, "Another month like this one.", OURS),
    ),
    DecideGoal(57, "21:00", "maya", "evenings", "keep"),
    ChooseFocus(57, "21:05", "maya", ("evenings",), "Tea on the steps on Sunday"),
    ChooseFocus(57, "21:20", "jonas", ("evenings",), "Tea on the steps on Sunday"),
    Summary(
        55, "10:10", "elena",
        "Both answered. Maya and Jonas each name the steps outside as what helped, in their own words. They "
        "see their evenings differently by two levels: worth a conversation, and they had it in the session. "
        "Kept as it is. Focus of the month: the evenings, with tea on Sunday.",
    ),
    OpenReview(30, "08:00", ""),
    SendReview(
        28, "13:20", "maya",
        about=(
            About("evenings", "keep", helped="Phones in the drawer by seven.", hindered="Double shifts."),
            About(
                "wave", "keep", helped="Saying “wave” takes one second, and then I am not alone with it.",
                hindered="When I am scared I ask three times.",
            ),
        ),
        month="I asked once and believed the answer. Not every time, but I know how it feels now.",
        thanks="You said “wave” in the parking lot and waited for me.",
        sure=(7, "To sleep a whole week.", OURS),
        shifted=("Sleep, before anything else", "Fewer plans on my days off", OURS),
    ),
    SendReview(
        27, "20:30", "jonas",
        about=(
            About("evenings", "keep", helped="She wrote it in her calendar, in ink."),
            About("wave", "keep", helped="The plan on the card in my wallet.", hindered="The gas station."),
        ),
        month="A hard week, and the way back was shorter than it ever was.",
        thanks="You asked once. I felt ten feet tall.",
        sure=(7, "", OURS),
    ),
    DecideGoal(26, "20:50", "jonas", "evenings", "keep"),
    DecideGoal(26, "20:51", "jonas", "wave", "keep"),
    ChooseFocus(26, "20:55", "jonas", ("evenings", "wave"), "Ten minutes on the steps before bed"),
    ChooseFocus(26, "21:10", "maya", ("evenings", "wave"), "Ten minutes on the steps before bed"),
    Comment(25, "09:20", "elena", "You thanked each other for the same minute in the parking lot."),
    Summary(
        25, "09:40", "elena",
        "Both answered, and both goals are kept. Jonas speaks of a hard week and of a shorter way back; Maya "
        "of asking once. They see the evenings and “wave” alike or nearly so. Maya puts sleep first; we look "
        "at her days off in the next session. Focus: both goals, with ten minutes on the steps.",
    ),
    SayShift(
        13, "20:45", "jonas", more="Evenings with a plan in them", less="Working Saturdays",
        would_help="To know by Thursday which evenings are ours.",
    ),
    SayShift(
        11, "13:35", "maya", more="Sleep before plans", would_help="A quiet Saturday morning.", name="sleep"
    ),
    OpenReview(2, "08:00", ""),
    BeginReview(
        1, "13:45", "maya",
        {
            "month": {"audience": "couple", "words": "A month in which Sunday got its own word."},
            "thanks": {"audience": "couple", "words": "You asked how the night was before you"},
        },
    ),
)  # fmt: skip

# Their day is nine days away: the last one was about three weeks ago, and its window is over.
HELEN_WALT: tuple[Scene, ...] = (
    OpenReview(18, "08:00", ""),
    SendReview(
        17, "19:10", "helen",
        about=(
            About(
                "pain", "keep", helped="He says his number first. I say “thank you” and leave the room.",
                hindered="My feet want to hover.",
            ),
        ),
        month="Less nursing and more marriage.",
        thanks="You told me about the pills before I could wonder.",
        sure=(8, "", OURS),
    ),
)  # fmt: skip

ANDRE_LUIS: tuple[Scene, ...] = (
    PlanDay(3, "10:30", "elena", on=0),
    SayShift(
        12, "16:50", "luis", more="Quiet at home", would_help="The word, before the door.", audience=CARE
    ),
)

# About three weeks ago as well: both answered, and they wish different things.
LEILA_SAM: tuple[Scene, ...] = (
    OpenReview(21, "08:00", ""),
    SendReview(
        20, "12:50", "leila",
        about=(About("breakfast", "keep", helped="Toast counts.", hindered="We are both bad at mornings."),),
        month="Small, and not nothing.",
        thanks="You set the table the night before.",
        sure=(6, "Four breakfasts in one week.", CARE),
    ),
    SendReview(
        19, "22:15", "sam",
        about=(About("breakfast", "hold", hindered="Night shifts came back. I arrive when she leaves."),),
        month="I ran behind all month.",
        thanks="You never made a joke about the burnt eggs.",
        sure=(5, "", CARE),
        shifted=("Work that pays the rent", "A goal that fits a night shift", OURS),
    ),
    BringGoal(18, "12:55", "leila", "breakfast"),
    Comment(
        17, "11:30", "elena",
        "A breakfast and a night shift both matter. Let us look in the session at what the goal is for, and "
        "whether it could happen at another hour.",
    ),
)  # fmt: skip
