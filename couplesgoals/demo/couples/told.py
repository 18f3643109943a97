"""What the clinicians wrote to the partners at their entries, and did about what could not wait."""

from __future__ import annotations

from couplesgoals.demo.scenes import Look, Scene
from couplesgoals.demo.scenes_told import Answer, FollowUp

MAYA_JONAS: tuple[Scene, ...] = (
    Answer(
        78, "17:40", "elena", "maya", "journal",
        "“I count.” You found the word for it yourself. Bring it on Thursday if you like, and we look at "
        "what the counting has been guarding.",
    ),
    Answer(
        75, "09:05", "elena", "jonas", "log",
        "You wrote it down although it went hard. Lights out at 10:40 was yours; the falling asleep comes "
        "later.",
    ),
    Answer(
        43, "18:10", "elena", "maya", "setback",
        "You told what happened before you told whose fault it was. That makes a way back possible.",
    ),
    Answer(
        42, "21:00", "elena", "jonas", "learned",
        "A minute is a lot. What could you say in the first ten seconds of it?",
    ),
    Answer(
        5, "16:20", "elena", "maya", "log",
        "You asked once and then waited. That waiting was the step. Thank you for letting me read it.",
    ),
    Answer(
        2, "23:00", "elena", "jonas", "log",
        "Three of five in the flood week. I would like to hear what made those three possible.",
    ),
)  # fmt: skip

PRIYA_DANIEL: tuple[Scene, ...] = (
    Answer(
        8, "09:30", "naomi", "priya", "setback",
        "Thank you for telling it so plainly. You do not have to decide anything this week. We start there "
        "on Monday.",
    ),
)  # fmt: skip

ANDRE_LUIS: tuple[Scene, ...] = (
    FollowUp(
        10, "09:10", "elena", "andre",
        "Called Andre at 8:15, spoke for forty minutes. No plan, no means at home, safety plan read out "
        "loud together. He calls his sponsor today and me tomorrow at 9. Naomi told.",
    ),
    Answer(
        8, "09:15", "elena", "andre", "setback",
        "You told it on the same night, and you slept at home. Every day you counted stays counted.",
    ),
    Look(5, "09:00", "elena"),
)  # fmt: skip
