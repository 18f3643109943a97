"""What stands around goals in the random worlds: steps, links, values, rulers, private words."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from goals.models import (
    Boundary,
    CompletionVoice,
    FitCheck,
    GoalFeedback,
    GoalLink,
    GoalNote,
    GoalStatusChange,
    GoalStep,
    GoalValue,
    ReadinessRating,
    StepMark,
    ValueRating,
    ValuesMap,
)
from tests.records.oracle import Part, Record, World

DAY = date(2026, 1, 5)
NARROW = ("private", "care_team")
NOT_ABOUT_ONE = ("private", "care_team", "couple")


def new_id(kind: int, number: int) -> UUID:
    """A readable id: which kind of thing, which one of them."""
    return UUID(f"0198c000-0000-7000-8000-{kind:04x}{number:08x}")


def once[T](rows: list[T], *keys: Any) -> list[T]:
    """The first row for each value of each key; None as a value does not count."""
    kept: list[T] = []
    seen: set[Any] = set()
    for row in rows:
        marks = {(number, key(row)) for number, key in enumerate(keys) if key(row) is not None}
        if not marks & seen:
            seen |= marks
            kept.append(row)
    return kept


def common(row: Record) -> dict[str, Any]:
    """The columns every record has."""
    return {
        "id": row.id,
        "couple_id": row.couple,
        "subject_id": row.subject,
        "author_id": row.author,
        "audience": row.audience,
    }


def write(draw: st.DrawFn, world: World, goals: list[Record], person: Any, couple: Any) -> None:
    """Let people write everything that hangs on a goal, also where no action would let them."""
    goal = st.sampled_from(goals)
    _on_goals(draw, world, goal, person, couple)
    _steps(draw, world, goals, person, couple)
    _values(draw, world, goal, person, couple)
    for n, (c, who, audience) in enumerate(
        draw(st.lists(st.tuples(couple, person, st.sampled_from(NARROW)), max_size=3))
    ):
        world.records.append(Record("goals_boundary", new_id(30, n), c, who, who, audience))
    linked = draw(st.lists(st.tuples(goal, goal, couple, person), max_size=4))
    for n, (g, own, c, who) in enumerate(once(linked, lambda row: (row[0].id, row[1].id, row[3]))):
        world.records.append(
            Record("goals_goallink", new_id(31, n), c, who, who, "couple", needs=g, also=own)
        )


def _on_goals(draw: st.DrawFn, world: World, goal: Any, person: Any, couple: Any) -> None:
    """Private words, fit checks, feedback to one, rulers; what changed and who was done."""
    kinds = {
        "goals_goalnote": (st.sampled_from(NARROW), False),
        "goals_fitcheck": (st.just("care_team"), True),
        "goals_goalfeedback": (st.just("subject"), False),
        "goals_readinessrating": (st.sampled_from(NARROW), True),
    }
    for kind, (table, (audience, own)) in enumerate(kinds.items(), start=20):
        picked = draw(st.lists(st.tuples(goal, couple, person, person, audience), max_size=3))
        for n, (g, c, who, about, reads) in enumerate(picked):
            world.records.append(
                Record(table, new_id(kind, n), c, who if own else about, who, reads, needs=g)
            )
    for n, g in enumerate(draw(st.lists(goal, max_size=2))):
        world.parts.append(Part("goals_goalstatuschange", new_id(25, n), g))
    for n, (g, who) in enumerate(
        once(draw(st.lists(st.tuples(goal, person), max_size=2)), lambda row: (row[0].id, row[1]))
    ):
        world.parts.append(
            Part("goals_completionvoice", new_id(26, n), g, by=who, other=version_of(world, g))
        )


def _steps(draw: st.DrawFn, world: World, goals: list[Record], person: Any, couple: Any) -> None:
    """A step of every goal, and marks on some."""
    for n, g in enumerate(goals):
        world.parts.append(Part("goals_goalstep", new_id(27, n), g, by=g.author))
    numbers = st.integers(0, len(goals) - 1)
    picked = draw(st.lists(st.tuples(numbers, couple, person, st.sampled_from(NOT_ABOUT_ONE)), max_size=4))
    for n, (g, c, who, audience) in enumerate(once(picked, lambda row: (row[0], row[2]))):
        world.records.append(
            Record(
                "goals_stepmark", new_id(28, n), c, who, who, audience, needs=goals[g], other=new_id(27, g)
            )
        )


def _values(draw: st.DrawFn, world: World, goal: Any, person: Any, couple: Any) -> None:
    """Maps, a value on each, and goals that began there."""
    values: list[Record] = []
    picked = draw(st.lists(st.tuples(couple, person, st.sampled_from(NOT_ABOUT_ONE)), max_size=4))
    for n, (c, who, audience) in enumerate(picked):
        world.records.append(Record("goals_valuesmap", new_id(32, n), c, who, who, "private"))
        values.append(Record("goals_valuerating", new_id(33, n), c, who, who, audience, other=new_id(32, n)))
    world.records += values
    if not values:
        return
    begun = draw(st.lists(st.tuples(goal, st.sampled_from(values), couple, person), max_size=4))
    for n, (g, value, c, who) in enumerate(once(begun, lambda row: (row[0].id, row[1].id, row[3]))):
        world.records.append(
            Record("goals_goalvalue", new_id(34, n), c, who, who, "couple", needs=g, also=value)
        )


def version_of(world: World, goal: Record) -> UUID:
    """A version of this goal."""
    return next(
        part.id for part in world.parts if part.table == "goals_goalrevision" and part.parent.id == goal.id
    )


def needs(row: Record) -> UUID:
    """The id of the row this one hangs on."""
    assert row.needs is not None
    return row.needs.id


def also(row: Record) -> UUID:
    """The id of the second row this one connects."""
    assert row.also is not None
    return row.also.id


# Words of another goal's version: nothing reads by them, so any will do here.
RECORDS = {
    "goals_goalnote": lambda row: GoalNote(**common(row), goal_id=needs(row), words="Between us"),
    "goals_fitcheck": lambda row: FitCheck(
        **common(row), goal_id=needs(row), revision_id=row.id, answer="clash"
    ),
    "goals_goalfeedback": lambda row: GoalFeedback(
        **common(row), goal_id=needs(row), revision_id=row.id, message="A thought"
    ),
    "goals_readinessrating": lambda row: ReadinessRating(
        **common(row), goal_id=needs(row), importance=5, confidence=5, readiness=5
    ),
    "goals_stepmark": lambda row: StepMark(
        **common(row), goal_id=needs(row), step_id=row.other, day=DAY, outcome="done"
    ),
    "goals_boundary": lambda row: Boundary(**common(row), if_this="it gets loud", i_will="step outside"),
    "goals_goallink": lambda row: GoalLink(
        **common(row), goal_id=needs(row), own_goal_id=also(row), kind="strains"
    ),
    "goals_valuesmap": lambda row: ValuesMap(**common(row)),
    "goals_valuerating": lambda row: ValueRating(
        **common(row), map_id=row.other, domain="family", importance=9, consistency=3
    ),
    "goals_goalvalue": lambda row: GoalValue(**common(row), goal_id=needs(row), value_id=also(row)),
}

PARTS = {
    "goals_goalstatuschange": lambda part: GoalStatusChange(
        id=part.id, goal_id=part.parent.id, before="active", after="on-hold"
    ),
    "goals_completionvoice": lambda part: CompletionVoice(
        id=part.id, goal_id=part.parent.id, revision_id=part.other, person_id=part.by
    ),
    "goals_goalstep": lambda part: GoalStep(
        id=part.id, goal_id=part.parent.id, author_id=part.by, what="A walk", starts_on=DAY, ends_on=DAY
    ),
}
