"""What Maya and Jonas agreed, changed and proposed, and the goals each keeps alone."""

from dataclasses import replace

from couplesgoals.demo.scenes import CARE, MINE, OURS, Accept, Own, Propose, Review, Scene, Suggest, Words
from goals.actions.reviewing import Feedback
from goals.terms import Voice

EVENINGS = Words(
    title="Two evenings a week that belong to us, without alcohol or phones",
    much_less="No evening together in the week",
    less="One evening, or two that end early or with a phone in hand",
    expected="Two evenings of at least an hour, phones in the hall, tea or soda on the table",
    more="Two evenings, and each of us says one thing the other did well that week",
    much_more="Three evenings or more, planned by both of us on Sunday",
    target_in=24,
)
SHORTER = replace(
    EVENINGS,
    expected="Two evenings of at least 45 minutes, phones in the hall, tea or soda on the table",
)
WAVE = Words(
    title="When a craving or a worry comes up, we say “wave” and use our plan",
    much_less="A craving or a worry stays unsaid until the next day or longer",
    less="One of us says it the same day, but only after it has passed",
    expected="Whoever notices it says “wave” within ten minutes, and we do one thing from our list",
    more="We do that, and before bed each of us says what helped",
    much_more="We say it early, before it is strong, three times out of four",
    target_in=38,
)
SUNDAYS = Words(
    title="Sunday mornings outside, all four of us",
    much_less="No Sunday morning outside in the month",
    less="One Sunday, or we go but only some of us",
    expected="Two Sundays a month, the four of us, at least an hour",
    more="Two Sundays, and one of the kids chose where",
    much_more="Three Sundays or more, rain or shine",
    target_in=60,
)

JOINT: tuple[Scene, ...] = (
    Propose(
        74, "21:30", "maya", "evenings", EVENINGS,
        Voice(
            why="I miss the man who made me laugh on the porch. When an evening is only about whether he "
            "drank, we both lose it. I want to look up from my own worry and see him.",
            first_step="I keep Tuesday and Friday free of extra shifts.",
            ask_of_partner="Put your phone in the hall with mine, before I have to ask.",
        ),
    ),
    Accept(
        73, "06:40", "jonas", "evenings",
        Voice(
            why="Evenings were when I drank. I want Maya next to me in that hour, not watching from the "
            "doorway.",
            first_step="I build the shelf in the hall where both phones go.",
            ask_of_partner="Tell me one thing about your day that has nothing to do with me.",
        ),
    ),
    Review(
        71, "09:10", "elena", "evenings",
        Feedback(
            realistic="Two evenings fit both work schedules as you described them.",
            actionable="The phones and the tea make it easy to know whether it happened.",
            tailored="It fills the hour that has been hardest for both of you.",
            message="A strong first goal, because each of you does something for it. Begin with the shorter"
            " evening of the two.",
        ),
    ),
    Propose(
        57, "20:15", "jonas", "wave", WAVE,
        Voice(
            why="When it hits, I go quiet, and Maya thinks the worst. One word is easier for me than a talk.",
            first_step="I write our list of five things and hang it inside the pantry door.",
            ask_of_partner="When I say it, stay near me. You do not have to fix it.",
        ),
    ),
    Accept(
        56, "13:05", "maya", "wave",
        Voice(
            why="My worry comes in waves too, and I have been hiding it by checking on him. I would rather "
            "say it out loud and do one thing together.",
            first_step="I say “wave” for my own worry at least once this week.",
            ask_of_partner="When I say it, please do not take it as a question about drinking.",
        ),
    ),
    Review(
        55, "16:45", "elena", "wave",
        Feedback(
            realistic="Ten minutes is short. If it turns out too short, change it; that is what versions "
            "are for.",
            actionable="One word and one thing from the list: you will both know whether it happened.",
            tailored="It is good that the word belongs to both of you, and not only to the craving.",
            message="Practice once when nothing is wrong, so that the word is easy to say when something is.",
        ),
    ),
    Suggest(
        36, "20:50", "jonas", "evenings", SHORTER,
        Voice(
            why="I want goals we can keep. Two evenings we keep do more for me than one long one we miss.",
            first_step="I text you by noon when the site runs late.",
            ask_of_partner="If I am late, start the tea without me, but wait with the talking.",
        ),
        reason="My crew ends at eight now. An hour we kept missing; 45 minutes we can keep.",
    ),
    Accept(
        35, "13:20", "maya", "evenings",
        Voice(
            why="It was never about the hour. I would rather have 45 minutes of both of us than count to "
            "sixty.",
            first_step="I let the clock be and pick the tea.",
            ask_of_partner="The text by noon helps me a lot. Please keep that.",
        ),
    ),
    Review(
        34, "08:40", "elena", "evenings",
        Feedback(
            realistic="45 minutes is what you have kept in the last weeks.",
            actionable="As easy to see as before.",
            tailored="It follows the crew’s new hours and Maya’s shifts.",
            message="You changed the goal and not the reason for it. Well talked through, both of you.",
        ),
    ),
    Propose(
        1, "19:35", "jonas", "sundays", SUNDAYS,
        Voice(
            why="The kids asked why we only go places when Grandma is here. I have Sundays back now, and I "
            "want them to remember us outside.",
            first_step="I look up three short trails we can reach in half an hour.",
            ask_of_partner="Pick one of the three. And bring your terrible travel songs.",
        ),
    ),
)  # fmt: skip

OWN: tuple[Scene, ...] = (
    Own(
        80, "20:30", "jonas", "meetings", OURS,
        Words(
            "Three recovery meetings a week", "No meeting in the week", "One or two meetings",
            "Three meetings, in person or online", "Three, and I call my sponsor between them",
            "Four or more, and I help set up at one of them", target_in=10,
        ),
        Voice(why="In those rooms I do not have to explain myself. I come home lighter."),
    ),
    Own(
        79, "22:15", "jonas", "sleep", CARE,
        Words(
            "In bed before eleven on work nights", "No work night before eleven", "One or two work nights",
            "Three work nights out of five", "Four work nights", "All five, and no screen in the bedroom",
            target_in=10,
        ),
        Voice(why="Tired is when it is loudest. Sleep is the cheapest help I have."),
    ),
    Own(
        66, "22:40", "jonas", "brother", MINE,
        Words(
            "Write to my brother", "I do not think about it", "I think about what I would say",
            "I write one page, even if I do not send it", "I send it", "We talk on the phone once",
            target_in=40,
        ),
        Voice(why="I owe him an honest page. Not for an answer. For me."),
    ),
    Own(
        78, "12:45", "maya", "mine", OURS,
        Words(
            "One evening a week that is only mine", "I give the evening away every week",
            "I take half of it, or I spend it on chores", "One evening, outside or with a friend",
            "One evening, and I do not check my phone for news of home",
            "One evening, and I come back looking forward to telling about it", target_in=17,
        ),
        Voice(why="I have been on duty at work and at home. I need one evening off duty from both."),
    ),
    Own(
        64, "13:30", "maya", "ask-once", CARE,
        Words(
            "When worry rises, I ask once and then breathe", "I check bottles, bags or his phone",
            "I ask the same question three times or more", "I ask once, then do my five slow breaths",
            "I say “I am worried” instead of asking", "I notice the worry before it becomes a question",
            target_in=24,
        ),
        Voice(why="Checking never made me feel safe for longer than ten minutes. I want something that "
        "lasts."),
    ),
    Own(
        50, "14:20", "maya", "anger", MINE,
        Words(
            "Find words for my anger about last spring", "I push it away", "I write single words",
            "I write for ten minutes once a week", "I read it to myself out loud",
            "I choose one part to bring to a session", target_in=45,
        ),
        Voice(why="It comes out sideways at the dishwasher. I want to know what it is really about."),
    ),
)  # fmt: skip
