"""Mei and Owen: enrolled this week. Mei has joined; Owen's invitation is still open."""

from couplesgoals.demo.scenes import Care, CoupleStory, Meet, Partner

STORY = CoupleStory(
    name="Mei & Owen",
    time_zone="America/New_York",
    enrolled=2,
    review_in=12,
    a=Partner("mei", "Mei Tanaka", joined=1, email_ok=True),
    b=Partner("owen", "Owen Brooks", joined=None),
    care=(Care("naomi", since=2, lead=True),),
    scenes=(Meet(-2, "16:00", "naomi", minutes=60, planned=3),),
)
