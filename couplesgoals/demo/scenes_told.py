"""What the care team of the fictional program writes: at an entry, and about a safety check."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.demo.scenes import Scene


@dataclass(frozen=True)
class Answer(Scene):
    """A clinician answers what somebody wrote last of this kind and let the care team read."""

    to: str
    kind: str
    words: str


@dataclass(frozen=True)
class FollowUp(Scene):
    """A clinician writes what was done about somebody's safety check that waits."""

    of: str
    words: str
