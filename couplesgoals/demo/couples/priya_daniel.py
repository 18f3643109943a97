"""Priya and Daniel: trust was broken by a hidden year of messages. Week five.

Priya is an architect and wants plain facts; Daniel teaches history and talks around things, and knows it.
"""

from dataclasses import replace

from couplesgoals.demo.scenes import (
    CARE,
    MINE,
    OURS,
    Care,
    CoupleStory,
    Log,
    Look,
    Meet,
    Note,
    Own,
    Partner,
    Propose,
    Rate,
    Scene,
    Suggest,
    Words,
)
from goals.terms import Voice

QUESTIONS = Words(
    title="Hard questions get a time and a true answer",
    much_less="Questions come at any hour, and answers are put off or partly true",
    less="We set a time, but one of us leaves it early",
    expected="Every evening, an hour: Priya asks, Daniel answers fully, and we stop when the hour ends",
    more="We do that, and afterwards we sit ten minutes together without the topic",
    much_more="A whole week in which no question had to wait for its evening",
    target_in=50,
)
SHORTER = replace(
    QUESTIONS,
    expected="Three evenings a week, half an hour: Priya asks, Daniel answers fully, we stop at the bell",
)
PLANS = Words(
    title="When plans change, we both say so within the hour",
    much_less="A change of plans comes out later, or by chance",
    less="It is said the same day, but only when asked",
    expected="Whoever’s plans change sends a message within the hour, without being asked",
    more="The message also says when we will be home, and that time is kept",
    much_more="Four weeks in a row without a surprise",
    target_in=45,
)

JOINT: tuple[Scene, ...] = (
    Propose(
        7, "22:05", "priya", "questions", QUESTIONS,
        Voice(
            why="I wake up at three with a new question. I need to know that it will be answered, and when,"
            " or it eats the whole day.",
            first_step="I write a question down at night instead of waking Daniel.",
            ask_of_partner="Answer the question I asked, not the one next to it.",
        ),
    ),
    Suggest(
        3, "20:40", "daniel", "questions", SHORTER,
        Voice(
            why="Priya should not have to pull the truth out of me. I want to bring it to the table, and be"
            " awake enough to bring all of it.",
            first_step="I set the bell on the stove and sit down before it starts.",
            ask_of_partner="If I start to explain instead of answer, say “short, please.”",
        ),
        reason="After an hour every evening I ran dry and answered worse. Three half hours I can do well, "
        "with nothing held back.",
    ),
    Propose(
        2, "12:50", "priya", "plans", PLANS,
        Voice(
            why="It is not about knowing where you are. It is about hearing it from you first.",
            first_step="I do the same when the building site keeps me.",
            ask_of_partner="Send it even when the change is tiny. Those count most.",
        ),
    ),
)  # fmt: skip

OWN: tuple[Scene, ...] = (
    Own(
        28, "21:00", "priya", "ground", CARE,
        Words(
            "When a picture comes back, I ground myself before I act", "I read old messages again",
            "I pace and text three people", "I do five-four-three-two-one, and then decide what I need",
            "I do it and tell one person what I need",
                "Most pictures pass without changing my day", target_in=40,
        ),
        Voice(why="My body goes back to that kitchen before I can think. I want my feet on the floor first."),
    ),
    Own(
        27, "13:10", "priya", "swim", OURS,
        Words(
            "Swim twice a week again", "I do not go", "I go once", "I go twice",
            "I go twice and stay for the sauna", "I go three times", target_in=30,
        ),
        Voice(why="In the water nobody has betrayed anybody. It is forty minutes of only breathing."),
    ),
    Own(
        28, "19:30", "daniel", "open", OURS,
        Words(
            "Say the uncomfortable thing the same day", "I leave it out until somebody finds out",
            "I say it after a few days", "I say it the same day, in two sentences",
            "I say it within the hour", "I say it before it becomes uncomfortable", target_in=40,
        ),
        Voice(why="Leaving things out was how it began. It felt like keeping the peace. It was not."),
    ),
    Own(
        20, "23:10", "daniel", "shame", MINE,
        Words(
            "Write about why I hid, without excuses", "I avoid the page", "I write and erase it",
            "Ten minutes, twice a week", "I keep what I wrote",
                "I choose something to bring to my own session", target_in=40,
        ),
        Voice(why="If all I can say is sorry, I have not understood it yet."),
    ),
)  # fmt: skip

LOG: tuple[Scene, ...] = (
    Log(26, "20:10", "daniel", "open", OURS, 2, 4,
        "Told Priya that she had written to me in March as well. It took two days too long. I said that "
        "too."),
    Log(26, "23:00", "priya", "ground", CARE, 1, 5,
        "Bad night. I read the old thread again until one. Then I counted the tiles on the wall and slept."),
    Log(24, "08:15", "priya", "swim", OURS, 4, 2, "Twenty laps. The first ten were angry."),
    Log(22, "18:30", "daniel", "open", OURS, 3, 4,
        "Said the same day that a mutual friend had asked about us. Two sentences. My hands were shaking."),
    Log(19, "13:00", "priya", "ground", CARE, 3, 4,
        "A song in the store. Five things I can see: lemons, a red cart, my shoes, a child, the exit. I "
        "stayed and paid."),
    Log(18, "23:20", "daniel", "shame", MINE, 2, 4, "Two lines. Erased one. Kept one."),
    Log(17, "08:10", "priya", "swim", OURS, 5, 2, "Went twice this week. Slept through until six."),
    Log(14, "17:45", "daniel", "open", OURS, 4, 3,
        "Told her about the parking ticket before it came in the mail. It is small. It is practice."),
    Log(12, "22:15", "priya", "ground", CARE, 3, 3,
        "The picture came during dinner. I asked for two minutes on the balcony and came back by myself."),
    Log(10, "19:00", "daniel", "open", OURS, 4, 3,
        "Blocked the number, as we agreed in session, with Priya beside me. It was her hour to choose."),
    Log(9, "08:20", "priya", "swim", OURS, 4, 2, "Once. Site meeting on the other day."),
    Log(5, "22:40", "priya", "ground", CARE, 4, 3,
        "Woke at three, wrote the question down, did not wake him. Fell asleep again before four."),
    Log(4, "18:20", "daniel", "open", OURS, 4, 2,
        "A former student hugged me at the game. I told Priya in the car, before the radio was on."),
    Log(2, "08:05", "priya", "swim", OURS, 4, 2,
        "Both days. Daniel had my towel in the dryer when I came home."),
    Log(1, "21:15", "daniel", "open", OURS, 3, 3,
        "Said that I am scared she will leave. Did not ask her to comfort me for it."),
)  # fmt: skip

MEETINGS: tuple[Scene, ...] = (
    Meet(25, "17:00", "naomi", minutes=60, note=Note(
        data="Video session, 60 minutes, both present from separate rooms at their wish. Reviewed "
        "confidentiality and the couple's secrets policy, signed by both. P. asks for facts and an end to "
        "surprises; D. asks to be believed in time.",
        assessment="Early phase after disclosure. P. describes intrusive images and broken sleep; D. takes "
        "responsibility and tends to explain. No safety concern, asked separately.",
        plan="Stabilize first: grounding for P., same-day honesty for D. No joint decisions on the future "
        "yet.",
    )),
    Meet(18, "17:00", "naomi", only="priya", note=Note(
        data="Video session, 50 minutes, P. alone in her office, door closed. Practiced grounding with eyes"
        " open. She named what helps in a store, in bed and at dinner.",
        assessment="Uses grounding between sessions. Sleep still short. No safety concern.",
        plan="Question list at the bedside. Swim twice a week. Primary care visit about sleep.",
        goals=("ground", "swim"),
    )),
    Meet(11, "17:00", "naomi", note=Note(
        data="Video session, 50 minutes, both present, one room. Agreed how contact with the third person "
        "ends. Talked about questions: P. needs them answered, D. needs to prepare himself to answer fully.",
        assessment="Both want a structure for questions; they differ on how much. The difference is "
        "workable.",
        plan="P. to propose a goal for questions, D. to answer it in the app rather than late at night.",
    )),
    Meet(-3, "17:00", "naomi"),
    Meet(-6, "12:00", "naomi", only="daniel"),
)  # fmt: skip

STORY = CoupleStory(
    name="Priya & Daniel",
    time_zone="America/Chicago",
    enrolled=34,
    review_in=4,
    a=Partner("priya", "Priya Raman", joined=32),
    b=Partner("daniel", "Daniel Moreau", joined=32, email_ok=True),
    care=(Care("naomi", since=33, lead=True),),
    scenes=(
        *JOINT, *OWN, *LOG, *MEETINGS,
        Rate(8, "13:05", "priya", "swim", 0),
        Rate(8, "21:30", "daniel", "open", 0),
        Look(3, "08:10", "naomi"),
        Look(6, "12:00", "priya"),
        Look(5, "21:00", "daniel"),
    ),
)  # fmt: skip
