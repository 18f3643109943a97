"""Acknowledged writes against the rows there are: nothing lost, nothing twice, nothing half."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from tests.faults.verdict import Verdict


def judge_writes(
    verdict: Verdict, acknowledged: list[dict[str, Any]], rows: Mapping[str, list[tuple[str, int]]]
) -> None:
    """Each acknowledged write is there once with its audit event. `rows`: (words, events) by kind."""
    wanted = Counter((entry["kind"], entry["words"]) for entry in acknowledged)
    there = Counter((kind, words) for kind, found in rows.items() for words, _events in found)
    half = (
        f"{words} has {events} audit events"
        for found in rows.values()
        for words, events in found
        if events != 1
    )
    verdict.figures["writes acknowledged"] = len(wanted)
    verdict.hold("acknowledged writes lost", (words for kind, words in wanted if not there[kind, words]))
    verdict.hold("rows twice", (f"{key} {count} times" for key, count in there.items() if count > 1))
    verdict.hold("rows half written", half)
    verdict.hold("rows nobody wrote", (words for kind, words in there if not wanted[kind, words]))


def judge_check_ins(
    verdict: Verdict, acknowledged: list[dict[str, Any]], days: Mapping[str, tuple[int, str]]
) -> None:
    """A day counts each change once and says what came last. `days`: (revision, line) by person."""
    said: dict[str, list[str]] = defaultdict(list)
    for entry in acknowledged:
        if entry["kind"] == "check-in":
            said[entry["person"]].append(entry["words"])
    wanted = {person: (len(words), words[-1]) for person, words in said.items()}
    different = (
        f"{person}: {days.get(person)}, not {want}"
        for person, want in wanted.items()
        if days.get(person) != want
    )
    verdict.hold("check-ins that say something else", different)


def judge_reviews(verdict: Verdict, reviews: list[tuple[str, int, int, int]]) -> None:
    """A review is revealed once both have sent. `reviews`: id, how many have, wishes, how often revealed."""
    verdict.figures["reviews answered by both"] = sum(sent == 2 for _id, sent, _wishes, _revealed in reviews)
    verdict.hold("reviews sent in part", (one[0] for one in reviews if one[1] != one[2]))
    verdict.hold(
        "reviews revealed too early, twice or never", (one[0] for one in reviews if one[3] != (one[1] == 2))
    )
