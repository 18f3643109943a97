"""Check-ins of the fictional program: what somebody wants to be asked, and day after day what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from couplesgoals.demo.scenes import CARE, MINE, Scene
from couplesgoals.records.audience import Audience

# A line and who reads it.
type Line = tuple[str, Audience]


@dataclass(frozen=True)
class ChooseDaily(Scene):
    """A partner chooses what they are asked, who reads it, and whether the other sees their days."""

    trackers: tuple[str, ...]
    audiences: tuple[tuple[str, Audience], ...] = ()
    shows_days: bool = False


@dataclass(frozen=True)
class CheckInOnce(Scene):
    """A partner checks in: numbers by tracker, each with who reads it, and a line or none."""

    numbers: tuple[tuple[str, int, Audience], ...]
    line: str = ""
    line_audience: Audience = CARE


def check_ins(
    who: str,
    at: str,
    *,
    readers: Mapping[str, Audience],
    lines: Mapping[int, Line] | None = None,
    **days: str,
) -> tuple[CheckInOnce, ...]:
    """Give one check-in a day, the last one yesterday; each tracker is a word of numbers, t for ten.

    A dot is a number not recorded; spaces part the weeks. A day of dots is a check-in only with a line.
    """
    words = {tracker: numbers.replace(" ", "") for tracker, numbers in days.items()}
    long = {len(numbers) for numbers in words.values()}
    if len(long) != 1:
        raise ValueError(f"{who}: each tracker has a sign for each day, here {words}.")
    said = lines or {}
    scenes = []
    for ago in range(long.pop(), 0, -1):
        signs = {tracker: numbers[-ago] for tracker, numbers in words.items()}
        numbers = tuple(
            (tracker, 10 if sign == "t" else int(sign), readers[tracker])
            for tracker, sign in signs.items()
            if sign != "."
        )
        if numbers or ago in said:
            line, audience = said.get(ago, ("", MINE))
            scenes.append(CheckInOnce(ago, at, who, numbers, line, audience))
    return tuple(scenes)
