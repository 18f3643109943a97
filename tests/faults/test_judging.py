"""The judge of the fault run sees each kind of breach, and the seed alone decides the plan."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.faults.falling_due import kinds_of
from tests.faults.judging_reminders import Row, Told, judge_reminders
from tests.faults.judging_writes import judge_check_ins, judge_reviews, judge_writes
from tests.faults.plan import IN_A_MAIL, MOMENTS, REQUEST, ROUND, plan
from tests.faults.verdict import Verdict

SAID = [{"kind": "log", "person": "p", "words": "one"}, {"kind": "log", "person": "p", "words": "two"}]
REVIEW, CHECK_IN = "monthly-review", "check-in"


def test_the_seed_alone_decides_and_a_longer_plan_begins_like_a_shorter_one() -> None:
    assert plan(seed=7, kills=30) == plan(seed=7, kills=200)[:30]
    assert plan(seed=7, kills=30) != plan(seed=8, kills=30)


@pytest.mark.parametrize("seed", range(5))
def test_ten_kills_hit_every_part_and_most_of_them_in_the_middle_of_something(seed: int) -> None:
    kills = plan(seed=seed, kills=10)
    assert Counter(kill.victim for kill in kills) == Counter(victim for victim, _part in ROUND)
    assert {kill.victim for kill in kills} == set(MOMENTS)
    assert sum(kill.moment in IN_A_MAIL for kill in kills if kill.victim == "worker") == 3
    assert sum(kill.moment in (*IN_A_MAIL, REQUEST) for kill in kills) >= 8


@pytest.mark.parametrize(
    ("rows", "breached"),
    [
        ([("one", 1), ("two", 1)], set()),
        ([("one", 1)], {"acknowledged writes lost"}),
        ([("one", 1), ("two", 1), ("two", 1)], {"rows twice"}),
        ([("one", 1), ("two", 0)], {"rows half written"}),
        ([("one", 1), ("two", 2)], {"rows half written"}),
        ([("one", 1), ("two", 1), ("three", 1)], {"rows nobody wrote"}),
    ],
)
def test_writes_are_there_once_and_whole(rows: list[tuple[str, int]], breached: set[str]) -> None:
    verdict = Verdict()
    judge_writes(verdict, SAID, {"log": rows})
    assert broken(verdict) == breached


@pytest.mark.parametrize(
    ("day", "is_breach"), [((2, "two"), False), ((3, "two"), True), ((2, "one"), True), (None, True)]
)
def test_a_day_counts_each_change_once(day: tuple[int, str] | None, is_breach: bool) -> None:
    verdict = Verdict()
    said = [entry | {"kind": "check-in"} for entry in SAID]
    judge_check_ins(verdict, said, {"p": day} if day else {})
    assert bool(verdict.breaches) == is_breach


@pytest.mark.parametrize(
    ("sent", "wishes", "revealed", "breached"),
    [
        (0, 0, 0, ""),
        (1, 1, 0, ""),
        (2, 2, 1, ""),
        (1, 0, 0, "reviews sent in part"),
        (1, 1, 1, "reviews revealed too early, twice or never"),
        (2, 2, 0, "reviews revealed too early, twice or never"),
        (2, 2, 2, "reviews revealed too early, twice or never"),
    ],
)
def test_a_review_is_revealed_once_both_have_sent_all_of_it(
    sent: int, wishes: int, revealed: int, breached: str
) -> None:
    verdict = Verdict()
    judge_reviews(verdict, [("r", sent, wishes, revealed)])
    assert broken(verdict) == ({breached} if breached else set())


@pytest.mark.parametrize(
    ("rows", "mails", "breached"),
    [
        ([("1", REVIEW, "sent")], ["1"], set()),
        ([("1", REVIEW, "sent"), ("2", CHECK_IN, "sent")], ["2"], set()),
        ([("1", REVIEW, "unknown")], [], set()),
        ([("1", REVIEW, "unknown")], ["1"], set()),
        ([], [], {"reminders missing"}),
        ([("1", REVIEW, "leased")], [], {"reminders missing"}),
        ([("1", REVIEW, "suppressed")], [], {"reminders missing"}),
        ([("1", REVIEW, "sent")], [], {"reminders missing"}),
        ([("1", REVIEW, "sent")], ["1", "1"], {"mails twice"}),
        ([("1", REVIEW, "unknown")], ["1", "1"], {"mails twice"}),
        ([("1", REVIEW, "sent"), ("2", REVIEW, "sent")], ["1"], {"mails twice"}),
        (
            [("1", REVIEW, "sent"), ("2", CHECK_IN, "sent")],
            ["1", "2"],
            {"told apart of what fell due together"},
        ),
        ([("1", REVIEW, "sent")], ["1", "9"], {"mails for nobody"}),
    ],
)
def test_each_is_told_once(rows: list[tuple[str, str, str]], mails: list[str], breached: set[str]) -> None:
    arrived: list[dict[str, Any]] = [{"id": f"<{one}@here>", "to": "a@x", "silent": False} for one in mails]
    found = [Row(number, "a@x", kind, state) for number, kind, state in rows]
    verdict = Verdict()
    judge_reminders(verdict, Told({"a@x": {REVIEW}}, found, arrived), may_be_unknown=1)
    assert broken(verdict) == breached


def test_no_more_is_unknown_than_kills_explain() -> None:
    verdict = Verdict()
    found = [Row("1", "a@x", REVIEW, "unknown")]
    judge_reminders(verdict, Told({"a@x": {REVIEW}}, found, []), may_be_unknown=0)
    assert broken(verdict) == {"more unknown than kills explain"}


def test_some_are_due_one_thing_and_some_both() -> None:
    assert {frozenset(kinds_of(number)) for number in range(10)} == {
        frozenset({REVIEW}),
        frozenset({CHECK_IN}),
        frozenset({REVIEW, CHECK_IN}),
    }


def broken(verdict: Verdict) -> set[str]:
    """The promises that were broken."""
    return {name for name in verdict.must_be_zero if verdict.figures[name]}
