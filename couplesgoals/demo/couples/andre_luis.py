"""Andre and Luis: Andre lives with PTSD after years as a paramedic. Week nine, and quiet for nine days.

Andre says little and means it; Luis teaches second grade and explains with pictures.
"""

from couplesgoals.demo.scenes import (
    CARE,
    MINE,
    OURS,
    Accept,
    Care,
    CoupleStory,
    Hold,
    Log,
    Look,
    Meet,
    Note,
    Own,
    Partner,
    Propose,
    Rate,
    Resume,
    Review,
    Scene,
    Words,
)
from goals.actions.reviewing import Feedback
from goals.terms import Voice

LIGHTHOUSE = Words(
    title="“Lighthouse” means a pause, and we both come back",
    much_less="We shout or go silent, and nobody comes back to it that day",
    less="One of us walks off without the word, and we talk hours later",
    expected="Either of us says “lighthouse,” we part for twenty minutes, and we both come back",
    more="We come back, and each says one thing he needs",
    much_more="We say it before anybody raises his voice, three times out of four",
    target_in=30,
)

JOINT: tuple[Scene, ...] = (
    Propose(
        48, "18:10", "luis", "lighthouse", LIGHTHOUSE,
        Voice(
            why="When he goes far away I feel like a child outside a closed door. If I know he comes back "
            "in twenty minutes, I can wait on the mat.",
            first_step="I get the kitchen timer from my classroom.",
            ask_of_partner="Say the word before you leave the room. Only the word.",
        ),
    ),
    Accept(
        46, "23:30", "andre", "lighthouse",
        Voice(
            why="I leave so that I do not shout. I want him to know that leaving is me trying.",
            first_step="I go to the balcony, not to the car.",
            ask_of_partner="Do not follow. I will come.",
        ),
    ),
    Review(
        44, "09:00", "elena", "lighthouse",
        Feedback(
            realistic="Twenty minutes is about what a body needs to settle.",
            actionable="A word, twenty minutes, and both come back: each of you does his part.",
            tailored="Andre, going to the balcony and not the car keeps you near and safe.",
            message="The one who calls the pause is the one who names when to come back. That way nobody "
            "has to knock.",
        ),
    ),
)  # fmt: skip

OWN: tuple[Scene, ...] = (
    Own(
        55, "22:45", "andre", "sirens", CARE,
        Words(
            "Stay where I am when a siren goes by", "I leave the place",
                "I freeze until somebody speaks to me",
            "I feel my feet, name the street, and stay", "I stay and go on with what I was doing",
                "I notice it only afterwards", target_in=30,
        ),
        Voice(why="I answered sirens for eleven years. They still think I am on shift."),
    ),
    Own(
        54, "17:20", "luis", "friends", OURS,
        Words(
            "See my friends again, also without Andre", "I say no to all of them",
                "I say yes and then cancel",
            "Once a week, with one of them", "Once a week, and I do not hurry home",
                "I invite two of them to our place", target_in=30,
        ),
        Voice(why="I have been the quiet house for him. I also like a loud one sometimes."),
    ),
    Own(
        30, "02:40", "andre", "nights", MINE,
        Words(
            "Write the dream down and close the book", "I stay up until morning", "I lie awake in the dark",
            "I write three lines and close the book", "I go back to bed within half an hour",
                "I sleep through twice a week", target_in=45,
        ),
        Voice(why="If it is in the book, it does not have to be in the bed."),
    ),
)  # fmt: skip

LOG: tuple[Scene, ...] = (
    Log(53, "18:30", "luis", "friends", OURS, 2, 3,
        "I said yes to Carla and then I canceled. The couch won."),
    Log(52, "23:10", "andre", "sirens", CARE, 2, 4,
        "Two today. Left the store for the first. Stayed for the second, hand on the cart."),
    Log(47, "17:40", "luis", "friends", OURS, 4, 2,
        "Tacos with Carla. She did the impression of our principal. I cried laughing."),
    Log(43, "21:30", "andre", "lighthouse", OURS, 3, 4, "Said it. Balcony. Came back in twenty-two."),
    Log(43, "22:00", "luis", "lighthouse", OURS, 3, 4,
        "The two extra minutes were long. But the door opened, and it was him who opened it."),
    Log(40, "23:20", "andre", "sirens", CARE, 3, 3, "Feet. Fulton Street. Stayed."),
    Log(37, "18:15", "luis", "lighthouse", OURS, 2, 4,
        "No word today. He was gone for two hours. I made a list of what I was afraid of and it was long."),
    Log(36, "22:40", "andre", "lighthouse", OURS, 2, 5,
        "Went without saying it. My head was back on the bridge. Told Luis the next morning where I had "
        "been."),
    Log(33, "17:50", "luis", "friends", OURS, 4, 2, "Board games at Tim’s. I did not hurry home."),
    Log(29, "03:10", "andre", "nights", MINE, 2, 3, "Three lines. Closed it."),
    Log(27, "21:45", "andre", "lighthouse", OURS, 4, 3,
        "Said it early. Came back and told him I need the hall light on."),
    Log(27, "22:15", "luis", "lighthouse", OURS, 4, 2,
        "He needs the hall light on. That is such an easy thing to give."),
    Log(22, "23:00", "andre", "sirens", CARE, 4, 3, "Kept stirring the sauce."),
    Log(20, "18:00", "luis", "friends", OURS, 5, 2,
        "Carla and Tim came to us. Andre stayed in the kitchen with them for an hour."),
    Log(16, "21:50", "luis", "lighthouse", OURS, 4, 2,
        "I said it this time! Me! I was the one who needed the balcony."),
    Log(15, "02:50", "andre", "nights", MINE, 3, 3, "Wrote. Back in bed by half past three."),
    Log(12, "22:30", "andre", "sirens", CARE, 3, 4,
        "Fire trucks, a whole row. Sat down on the curb. Named the street. Luis sat too."),
    Log(10, "20:40", "luis", "lighthouse", OURS, 3, 3,
        "The anniversary of the bridge is next week. We said the word twice and came back twice."),
)  # fmt: skip

MEETINGS: tuple[Scene, ...] = (
    Meet(49, "19:00", "peter", only="andre", note=Note(
        data="Video session, 50 minutes, A. alone at home, eyes open, door in view at his wish. "
        "Psychoeducation on the alarm of the body; orientation by feet, street and task.",
        assessment="Hypervigilance and avoidance as described at intake. Engaged, sets his own pace. No "
        "safety concern.",
        plan="Orienting exercise with sirens. No trauma narrative at this stage. Psychiatry visit is booked.",
        goals=("sirens",),
    )),
    Meet(44, "20:00", "elena", minutes=60, note=Note(
        data="Video session, 60 minutes, both present. Drew up the pause plan: word, place, twenty minutes,"
        " who comes back. L. spoke of the closed door, A. of leaving in order not to shout.",
        assessment="Withdrawal and pursuit with good will on both sides. No safety concern, asked "
        "separately.",
        plan="Practice once when calm. The caller names the time of return. Transfer from P. Novak agreed "
        "with both.",
        cosigned_by="naomi",
    )),
    Meet(26, "20:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Reviewed the evening without the word: a reminder of"
        " a past call came first. L. had feared for him; A. had not known that.",
        assessment="Setback used to learn the sign that comes before: A. goes quiet and counts exits.",
        plan="Add “I am on the bridge” as a second sentence. Hall light stays on. Rate the goal.",
        goals=("lighthouse",),
        cosigned_by="naomi",
    )),
    Meet(11, "20:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Prepared for the anniversary next week: who knows, "
        "what is planned, what helps at night. Crisis contacts reviewed with both.",
        assessment="Anticipatory stress, shared openly. Sleep is short. No safety concern, asked separately.",
        plan="Light plan for the day itself. Call between sessions if either asks. Next session in two "
        "weeks.",
        goals=("lighthouse",),
        cosigned_by="naomi",
    )),
    Meet(4, "20:00", "elena", canceled=True),
    Meet(-4, "20:00", "elena"),
)  # fmt: skip

STORY = CoupleStory(
    name="Andre & Luis",
    time_zone="America/Los_Angeles",
    enrolled=60,
    review_in=-1,
    a=Partner("andre", "Andre Whitfield", joined=58),
    b=Partner("luis", "Luis Ortega", joined=57, email_ok=True, safe_address="luis.at.school@example.org"),
    care=(Care("elena", since=59, lead=True), Care("peter", since=59, until=42)),
    scenes=(
        *JOINT, *OWN, *LOG, *MEETINGS,
        Rate(38, "22:00", "andre", "lighthouse", 0),
        Rate(37, "19:00", "luis", "lighthouse", -1),
        Rate(21, "22:10", "andre", "lighthouse", 0),
        Rate(21, "22:30", "luis", "lighthouse", 0),
        Hold(35, "11:00", "joy", of="andre"),
        Resume(31, "09:30", "joy", of="andre"),
        Look(8, "09:00", "elena"),
        Look(11, "18:00", "luis"),
        Look(10, "22:00", "andre"),
    ),
)  # fmt: skip
