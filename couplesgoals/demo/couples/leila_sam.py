"""Leila and Sam: they came for her reasons more than for his, and see their goal differently. Week seven.

Leila writes in whole paragraphs; Sam in half sentences, from the road. His own reasons are beginning.
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
    Review,
    Scene,
    Words,
)
from goals.actions.reviewing import Feedback
from goals.terms import Voice

BREAKFAST = Words(
    title="Saturday breakfast is for the two of us to talk",
    much_less="No breakfast together on the weekend",
    less="We eat together, and the talk is about errands",
    expected="Every second Saturday, half an hour, and each of us asks the other one real question",
    more="Every Saturday that Sam is in town",
    much_more="Also from the road, by video, when he is not",
    target_in=35,
)

JOINT: tuple[Scene, ...] = (
    Propose(
        40, "11:20", "leila", "breakfast", BREAKFAST,
        Voice(
            why="I know Sam’s routes by heart, and I do not know what he thinks about when he drives them. "
            "I would like to be married to the thoughts, too.",
            first_step="I buy the good bread on Friday.",
            ask_of_partner="One question to me. It can be a small one.",
        ),
    ),
    Accept(
        37, "22:30", "sam", "breakfast",
        Voice(
            why="She asked. And I like breakfast.",
            first_step="Be up by nine.",
            ask_of_partner="No list of what is wrong before coffee.",
        ),
    ),
    Review(
        36, "15:00", "elena", "breakfast",
        Feedback(
            realistic="Every second Saturday fits Sam’s schedule.",
            actionable="A time, a table and one real question from each.",
            tailored="It begins where you both already like to be.",
            message="You come to this with different amounts of hope, and both of you said yes. Small is "
            "right. Leave it small.",
        ),
    ),
)  # fmt: skip

OWN: tuple[Scene, ...] = (
    Own(
        42, "21:10", "leila", "drawing", OURS,
        Words(
            "Draw again, one page a week", "No page", "I sharpen pencils", "One page, whatever comes",
            "One page, and I show it to somebody", "Two pages, and I sign them", target_in=20,
        ),
        Voice(why="I put all my wanting into us. Some of it could go back to me."),
    ),
    Own(
        41, "13:40", "leila", "wait", CARE,
        Words(
            "Ask once and leave room for an answer", "I answer for him", "I ask again after a minute",
            "I ask once and count to twenty", "I let a question rest until the next day",
                "I am curious instead of counting", target_in=25,
        ),
        Voice(why="The more I pull, the quieter he gets. I want to find out what he says when nobody pulls."),
    ),
    Own(
        24, "23:15", "sam", "own-reason", MINE,
        Words(
            "Find out whether I want this for me", "I do not think about it",
                "I think about it when she is upset",
            "Ten minutes by myself, once a week", "I write one reason down", "I tell her one", target_in=30,
        ),
        Voice(why="I came because she asked. That will not last on its own. Want to see what is left."),
    ),
)  # fmt: skip

LOG: tuple[Scene, ...] = (
    Log(39, "20:30", "leila", "drawing", OURS, 3, 2,
        "I drew the fruit bowl. It looks like a meeting of worried people, and I kept it anyway."),
    Log(36, "21:20", "leila", "wait", CARE, 2, 4,
        "I asked how the route was and then told him how it must have been. He said “right.” Next time I "
        "will try to stop after the question."),
    Log(34, "12:10", "leila", "breakfast", OURS, 3, 2,
        "First breakfast. He asked whether I still like my job. I talked for ten minutes, nobody had asked"
        " me in a year. I forgot to ask him anything."),
    Log(33, "19:45", "sam", "breakfast", OURS, 4, 2, "Breakfast. Was fine. Good bread."),
    Log(30, "20:40", "leila", "drawing", OURS, 4, 2,
        "One page: the bus stop in rain. I showed it to my mother on the phone."),
    Log(27, "21:30", "leila", "wait", CARE, 3, 4,
        "Counted to twenty. At seventeen he said that he misses his brother. I would never have heard that"
        " at five."),
    Log(22, "23:30", "sam", "own-reason", MINE, 3, 3,
        "Parked at a rest stop, ten minutes, no radio. Did not hate it."),
    Log(20, "12:20", "leila", "breakfast", OURS, 2, 3,
        "We ate, and it was about the water heater. I could hear us both being polite."),
    Log(16, "20:15", "leila", "drawing", OURS, 4, 2, "Sam’s boots by the door. I signed it."),
    Log(13, "21:10", "leila", "wait", CARE, 3, 3,
        "I let a question rest overnight. It was hard, and in the morning it was a smaller question."),
    Log(10, "23:40", "sam", "own-reason", MINE, 3, 3,
        "One reason: I like who I am at that table more than in the cab."),
    Log(8, "12:30", "leila", "breakfast", OURS, 3, 2,
        "Half an hour, one question each. Mine was too big for a Saturday. He asked what I was drawing, "
        "and that was lovely."),
    Log(7, "19:20", "sam", "breakfast", OURS, 4, 2, "Asked about the boots picture. She lit up."),
    Log(4, "20:50", "leila", "drawing", OURS, 4, 2,
        "A page from memory: the two chairs at breakfast, the empty one too."),
    Log(2, "21:25", "leila", "wait", CARE, 4, 3,
        "He is on the long route for two weeks. I sent one question, and then I sent nothing. He answered "
        "at midnight with four whole sentences."),
)  # fmt: skip

MEETINGS: tuple[Scene, ...] = (
    Meet(38, "13:00", "elena", minutes=60, note=Note(
        data="Video session, 60 minutes, L. at home, S. from his parked truck, location confirmed. L. hopes"
        " for closeness; S. says he is here because she asked, and stayed to the end.",
        assessment="Readiness differs between partners, voiced without contempt. Pursuit and withdrawal. No"
        " safety concern, asked separately.",
        plan="Small tasks for both. Explore S.'s own reasons individually, without persuading. Help L. "
        "leave room.",
        cosigned_by="naomi",
    )),
    Meet(24, "13:00", "elena", only="sam", note=Note(
        data="Video session, 45 minutes, S. alone in his truck, parked. Open questions on what he would "
        "like to be different for himself. He named mornings and being asked for his opinion.",
        assessment="Ambivalence resolving slowly; own reasons emerging. No safety concern.",
        plan="Ten quiet minutes a week, his own idea. No tasks beyond that. Next individual session after "
        "the long route.",
        cosigned_by="naomi",
    ), minutes=45),
    Meet(10, "13:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Looked at the two ratings side by side: L. below, S."
        " above the level hoped for. Each told which breakfast they had in mind.",
        assessment="They rate different things: L. the depth of the talk, S. that it took place. Both are "
        "in the goal's words.",
        plan="Hold the difference with curiosity; consider rewording the levels together. S. away for two "
        "weeks, on hold at his request.",
        goals=("breakfast",),
    )),
    Meet(-12, "13:00", "elena"),
)  # fmt: skip

STORY = CoupleStory(
    name="Leila & Sam",
    time_zone="America/New_York",
    enrolled=47,
    review_in=6,
    a=Partner("leila", "Leila Haddad", joined=45, email_ok=True),
    b=Partner("sam", "Sam Kowalski", joined=43),
    care=(Care("elena", since=46, lead=True),),
    scenes=(
        *JOINT, *OWN, *LOG, *MEETINGS,
        Rate(32, "12:40", "leila", "breakfast", -1),
        Rate(31, "22:00", "sam", "breakfast", 0),
        Rate(13, "12:45", "leila", "breakfast", -1),
        Rate(11, "22:20", "sam", "breakfast", 1),
        Hold(3, "10:15", "joy", of="sam"),
        Look(5, "09:00", "elena"),
        Look(6, "12:00", "leila"),
        Look(12, "22:00", "sam"),
    ),
)  # fmt: skip
