"""What the other couples wrote for themselves."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, MINE, OURS, Scene
from couplesgoals.demo.scenes_journal import SharePassage, Write

PRIYA_DANIEL: tuple[Scene, ...] = (
    Write(
        26, "22:50", "priya",
        "I wanted to check his phone, and drew my first apartment instead. I had forgotten the blue door.",
    ),
    Write(
        19, "23:05", "priya",
        "On top: anger, plenty. Softer underneath: I liked who I was when I did not wonder.\n\nI miss her.",
        CARE, "after-fight-under",
    ),
    Write(
        11, "22:40", "priya",
        "He answered in one sentence. I waited for the second one, out of habit. It did not come, and the "
        "first one held.",
        MINE, "repair-heard",
    ),
    SharePassage(10, "21:15", "priya", "He answered in one", "He answered in one sentence."),
    Write(
        3, "22:20", "priya",
        "Watered the plants. One of them has decided to live.", MINE, "good-day-moment",
    ),
)  # fmt: skip

HELEN_WALT: tuple[Scene, ...] = (
    Write(48, "10:20", "walt", "Back says six. Weather says rain. I say tea. That is the whole report."),
    Write(
        29, "10:30", "walt",
        "Told her the number before she asked. She said thank you and went on with the crossword. Best "
        "thank you in thirty-eight years.",
        OURS, "good-day-us",
    ),
    Write(
        8, "10:15", "walt",
        "Wanted the extra one at four. Sat it out next to the tomatoes. Seven minutes by the kitchen clock. "
        "I have had longer hiccups.",
        CARE, "craving-passed",
    ),
)  # fmt: skip
