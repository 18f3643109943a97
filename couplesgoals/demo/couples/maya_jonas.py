"""Maya and Jonas: Jonas recovers from alcohol, and both learn what an evening can be. Week twelve.

Maya is a night nurse and counts things; Jonas is a carpenter and says them short.
"""

from couplesgoals.demo.couples.maya_jonas_goals import JOINT, OWN
from couplesgoals.demo.couples.maya_jonas_good import GOOD
from couplesgoals.demo.couples.maya_jonas_growth import GROWTH
from couplesgoals.demo.couples.maya_jonas_journal import JOURNALS
from couplesgoals.demo.couples.maya_jonas_log import LOG
from couplesgoals.demo.couples.maya_jonas_meetings import MEETINGS
from couplesgoals.demo.scenes import Care, CoupleStory, Look, Partner, Rate, Scene

RATINGS: tuple[Scene, ...] = (
    Rate(62, "21:40", "jonas", "evenings", 0),
    Rate(61, "13:10", "maya", "evenings", -2),
    Rate(46, "21:15", "maya", "evenings", -1),
    Rate(45, "20:30", "jonas", "evenings", 0),
    Rate(30, "20:45", "jonas", "evenings", 0),
    Rate(29, "13:40", "maya", "evenings", 0),
    Rate(16, "21:20", "maya", "evenings", 1),
    Rate(16, "21:50", "jonas", "evenings", 0),
    Rate(2, "13:15", "maya", "evenings", 1),  # Jonas has not rated this round yet
    Rate(70, "13:20", "maya", "mornings", -1),
    Rate(70, "20:10", "jonas", "mornings", 0),
    Rate(54, "13:25", "maya", "mornings", 0),
    Rate(53, "20:15", "jonas", "mornings", 1),
    Rate(33, "13:30", "maya", "mornings", 1),
    Rate(32, "20:20", "jonas", "mornings", 1),
    Rate(44, "20:40", "jonas", "wave", -1),
    Rate(43, "13:25", "maya", "wave", -2),
    Rate(31, "20:50", "jonas", "wave", -1),
    Rate(30, "13:05", "maya", "wave", -1),
    Rate(17, "13:30", "maya", "wave", 0),
    Rate(17, "21:05", "jonas", "wave", 0),
    Rate(40, "22:05", "jonas", "meetings", 0),
    Rate(12, "22:05", "jonas", "meetings", 1),
    Rate(38, "14:10", "maya", "mine", -1),
    Rate(10, "14:10", "maya", "mine", 0),
    Rate(22, "14:30", "maya", "ask-once", 0),
)

LOOKS: tuple[Scene, ...] = (
    Look(40, "09:00", "elena"),
    Look(6, "17:05", "elena"),
    Look(3, "08:50", "elena"),
    Look(30, "09:00", "naomi"),
    Look(4, "13:00", "maya"),
    Look(5, "21:00", "jonas"),
)

STORY = CoupleStory(
    name="Maya & Jonas",
    time_zone="America/New_York",
    enrolled=86,
    review_in=-3,
    a=Partner("maya", "Maya Okafor", joined=84, email_ok=True, safe_address="maya.letters@example.org"),
    b=Partner("jonas", "Jonas Lindqvist", joined=83, email_ok=True),
    care=(Care("elena", since=85, lead=True), Care("peter", since=85, until=48)),
    scenes=JOINT + OWN + GROWTH + GOOD + JOURNALS + RATINGS + LOOKS + LOG + MEETINGS,
)
