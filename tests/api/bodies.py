"""Bodies that pass every check, with some of it replaced."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.utils import timezone

from couplesgoals.demo.factories import WORDS, in_days, make_terms, make_voice
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.api.conftest import ROOM


def voice() -> dict[str, str]:
    """What one partner says about a goal."""
    return asdict(make_voice())


def terms(**over: Any) -> dict[str, Any]:
    """What a goal is."""
    return {name: str(value) for name, value in make_terms(**over).fields().items()}


def new_goal(**over: Any) -> dict[str, Any]:
    """A joint goal to propose."""
    return {"kind": "joint", "terms": terms(), "voice": voice()} | over


def change(based_on: int, *, reason: str, **over: Any) -> dict[str, Any]:
    """The next version of a goal."""
    return {"based_on": based_on, "terms": terms(**over), "voice": voice(), "reason": reason}


def feedback(number: int, **words: str) -> dict[str, Any]:
    """A clinician's words on a version, with one on each question."""
    return {"number": number} | WORDS | words


def entry(goal: Goal, /, **over: Any) -> dict[str, Any]:
    """A step."""
    body = {"goal": str(goal.pk), "what": "We walked.", "how_it_went": 4, "effort": 2}
    return body | over


def new_map(**over: Any) -> dict[str, Any]:
    """A map of one value."""
    return {"values": [{"domain": "work", "importance": 9, "consistency": 2} | over]}


def new_step(goal: Goal, /, **over: Any) -> dict[str, Any]:
    """A step for oneself, for three weeks from tomorrow on."""
    days = {"starts_on": in_days(1).isoformat(), "ends_on": in_days(21).isoformat()}
    return {"goal": str(goal.pk), "what": "A walk", **days} | over


def rulers(goal: Goal, /, **over: Any) -> dict[str, Any]:
    """One's own three numbers for a goal."""
    return {"goal": str(goal.pk), "importance": 7, "confidence": 4, "readiness": 2} | over


def appointment(couple: Couple, minutes: int = 0, **over: Any) -> dict[str, Any]:
    """A session with both, in two days."""
    starts = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2, minutes=minutes)
    return {
        "couple": str(couple.pk),
        "kind": "couple",
        "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(minutes=50)).isoformat(),
        "video_link": ROOM,
    } | over
