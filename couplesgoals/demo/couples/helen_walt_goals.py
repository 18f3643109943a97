"""What Helen and Walt agreed, what came back to them, and the goals each keeps alone."""

from couplesgoals.demo.scenes import CARE, MINE, OURS, Accept, Own, Propose, Review, Scene, Words
from goals.actions.reviewing import Feedback
from goals.terms import Voice

PAIN = Words(
    title="On a high-pain day, we follow the plan on the fridge together",
    much_less="Walt hides the pain, or Helen takes over the day",
    less="We talk about the pain, but the plan stays on the fridge",
    expected="Walt says the number by ten, and we do the first three steps of the plan",
    more="We do that, and Helen still keeps her own plans for the day",
    much_more="Three high-pain days in a row handled by the plan",
    target_in=28,
)
WALK = Words(
    title="A walk after supper, side by side",
    much_less="No walk in the week",
    less="One or two walks, or one of us goes alone",
    expected="Four evenings a week, to the mailbox and back at Walt’s pace",
    more="Four evenings, and on one of them we go as far as the creek",
    much_more="Five evenings or more, and we talk about something other than health",
    target_in=42,
)
MONEY = Words(
    title="Stop worrying about money",
    much_less="We worry every day",
    less="We worry most days",
    expected="We worry sometimes",
    more="We hardly worry",
    much_more="We never worry",
    target_in=30,
)

JOINT: tuple[Scene, ...] = (
    Propose(
        52, "15:20", "helen", "pain", PAIN,
        Voice(
            why="When he hides it I hover, and when I hover he hides it. I am tired of that dance. I want "
            "us on the same side of the pain.",
            first_step="I print the plan large enough to read without glasses.",
            ask_of_partner="Give me the number, not “fine.”",
        ),
    ),
    Accept(
        51, "09:40", "walt", "pain",
        Voice(
            why="I spent six years being brave at her. It nearly cost me the whole thing.",
            first_step="Number by ten o’clock, out loud, even a good number.",
            ask_of_partner="When I say seven, do not cancel your bridge game. I can find the heating pad.",
        ),
    ),
    Review(
        50, "10:30", "elena", "pain",
        Feedback(
            realistic="Three steps are enough for a bad day.",
            actionable="A number out loud and three steps: both of you can see it.",
            tailored="You both thought of what the other would do too much of. That is rare.",
            message="Show the plan to Walt’s prescriber at the next visit, so that all three of you use the"
            " same words.",
        ),
    ),
    Propose(
        12, "16:10", "walt", "money", MONEY,
        Voice(
            why="Helen lies awake over the hospital bills and says she does not.",
            first_step="I call the billing office.",
            ask_of_partner="Show me the folder.",
        ),
    ),
    Accept(
        11, "10:00", "helen", "money",
        Voice(
            why="The folder scares me. I would like it to be his folder too.",
            first_step="I put the folder on the kitchen table.",
            ask_of_partner="Sit with me when we open it. No jokes for ten minutes.",
        ),
    ),
    Review(
        5, "09:20", "elena", "money", approved=False,
        feedback=Feedback(
            realistic="Worry cannot be stopped by deciding to. What you do about the bills can change in a "
            "week.",
            actionable="How would a camera see that it is working? “Half an hour with the folder each "
            "Saturday” can be seen.",
            tailored="Your first steps are better than the goal. The call and the folder could be the goal.",
            message="You are both asking for the same thing here: not to be alone with the folder. Try the "
            "levels again from that.",
        ),
    ),
    Propose(
        4, "19:30", "helen", "walk", WALK,
        Voice(
            why="We used to walk every evening when the girls were small. I miss hearing him talk without "
            "looking at me.",
            first_step="Shoes by the back door, both pairs.",
            ask_of_partner="Tell me when to turn around. I will not ask twice.",
        ),
    ),
    Accept(
        2, "08:50", "walt", "walk",
        Voice(
            why="The doctor says walk. Helen says walk. The dog says walk. I am outnumbered and I like it.",
            first_step="I try the new shoes around the yard first.",
            ask_of_partner="Let me hold the leash.",
        ),
    ),
)  # fmt: skip

OWN: tuple[Scene, ...] = (
    Own(
        58, "10:10", "walt", "medicine", CARE,
        Words(
            "Take my medicine every morning and go to every clinic visit",
                "I miss two mornings or a visit in a week",
            "I miss one morning", "Every morning, and every visit",
                "And I tell the nurse one true thing each visit",
            "And I help the new fellow find the right door", target_in=21,
        ),
        Voice(why="It keeps my feet under me. I do not need to be talked out of it by the guys at the feed"
        " store."),
    ),
    Own(
        57, "14:20", "helen", "bridge", OURS,
        Words(
            "Keep my own afternoons", "I cancel all of them", "I keep one a month",
                "Two afternoons a month: bridge or my sister",
            "Three afternoons", "Every week, and I stay for the cake", target_in=21,
        ),
        Voice(why="Somewhere in six years I stopped being Helen and became the nurse. I would like to "
        "visit her."),
    ),
    Own(
        40, "22:00", "helen", "fear", MINE,
        Words(
            "Let a quiet house be quiet", "I check his breathing all night", "I get up three times",
            "I get up once, and read a page", "I sleep until five", "I forget to listen", target_in=30,
        ),
        Voice(why="I found him once. I still hear how still it was."),
    ),
)  # fmt: skip
