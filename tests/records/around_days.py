"""What happens from day to day, and on the way back from a setback, in the random worlds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from progress.models import (
    Affirmation,
    CheckIn,
    CheckInChoices,
    CheckInDay,
    CheckInRating,
    CopingStrategy,
    CopingUse,
    CycleMap,
    EntryFeedback,
    IStatement,
    JournalEntry,
    JournalPassage,
    Learned,
    ReadMark,
    Recommitment,
    RepairCall,
    RepairConversation,
    RepairTurn,
    SafetyCheck,
    SafetyFollowUp,
    Setback,
    SetbackGoal,
    Underneath,
    Win,
    WinVoice,
)
from tests.records.around_goals import DAY, NARROW, NOT_ABOUT_ONE, also, common, needs, new_id, once
from tests.records.oracle import Part, Record, World

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
SENT_OR_KEPT = ("private", "couple")
OWN, ANY, NONE = "own", "any", "none"

# Table, audiences, whom it is about: what hangs on nothing and has nothing hang on it.
ALONE = (
    ("progress_checkin", NOT_ABOUT_ONE, OWN),
    ("progress_checkinrating", NOT_ABOUT_ONE, OWN),
    ("progress_checkinday", SENT_OR_KEPT, OWN),
    ("progress_checkinchoices", ("private",), ANY),
    ("progress_journalentry", NOT_ABOUT_ONE, OWN),
    ("progress_journalpassage", NOT_ABOUT_ONE, OWN),
    ("progress_affirmation", SENT_OR_KEPT, ANY),
    ("progress_cyclemap", ("couple",), NONE),
    ("progress_entryfeedback", ("subject",), ANY),
    ("progress_readmark", ("private",), ANY),
)
PARENTS = (
    ("progress_copingstrategy", NARROW, OWN),
    ("progress_win", NOT_ABOUT_ONE, ANY),
    ("progress_safetycheck", NARROW, OWN),
    ("progress_setback", NOT_ABOUT_ONE, OWN),
)
ON_A_SETBACK = (
    ("progress_setbackgoal", ("couple",), OWN),
    ("progress_underneath", NOT_ABOUT_ONE, OWN),
    ("progress_learned", NOT_ABOUT_ONE, OWN),
    ("progress_istatement", NOT_ABOUT_ONE, OWN),
    ("progress_recommitment", NOT_ABOUT_ONE, OWN),
    ("progress_repairconversation", ("couple",), NONE),
)
CHILDREN = {
    "progress_copingstrategy": (("progress_copinguse", NARROW, OWN),),
    "progress_safetycheck": (("progress_safetyfollowup", ("care_team",), ANY),),
    "progress_setback": ON_A_SETBACK,
}
CALL = ("progress_repaircall", ("care_team",), OWN)


def write(draw: st.DrawFn, world: World, goals: list[Record], person: Any, couple: Any) -> None:
    """Let people write it, also where no action would let them."""
    number = st.integers(0, 5)
    alone = draw(st.lists(st.tuples(st.sampled_from(ALONE), couple, person, person, number), max_size=8))
    for n, (kind, *row) in enumerate(once(alone, lambda row: (row[0][0], row[1], row[2]))):
        world.records.append(_record(kind, 40, n, *row))
    begun = draw(st.lists(st.tuples(st.sampled_from(PARENTS), couple, person, person, number), max_size=5))
    # A setback in every world: most hangs on those.
    begun.append((PARENTS[-1], *draw(st.tuples(couple, person, person, number))))
    parents = [_record(kind, 41, n, *row) for n, (kind, *row) in enumerate(begun)]
    hung = draw(st.lists(st.tuples(st.sampled_from(parents), couple, person, person, number), max_size=9))
    told = [_child(world, parent, goals, n, *row) for n, (parent, *row) in enumerate(_once_each(hung))]
    children = [child for child in told if child]
    world.records += [*parents, *children]
    talks = [child for child in children if child.table == "progress_repairconversation"]
    if talks:
        _talked(draw, world, st.sampled_from(talks), person, couple)


def _talked(draw: st.DrawFn, world: World, talk: Any, person: Any, couple: Any) -> None:
    """Turns in conversations, and calls out of them."""
    for n, (about, by) in enumerate(draw(st.lists(st.tuples(talk, person), max_size=3))):
        world.parts.append(Part("progress_repairturn", new_id(43, n), about, by=by, number=n))
    called = draw(st.lists(st.tuples(talk, couple, person), max_size=3))
    for n, (about, c, who) in enumerate(once(called, lambda row: (row[0].id, row[2]))):
        world.records.append(_record(CALL, 44, n, c, who, who, 0, other=about.id))


def _once_each(hung: list[Any]) -> list[Any]:
    """One follow-up a check, one voice of a person a win, one step of a kind of a person a setback."""
    return once(
        hung,
        lambda row: row[0].id if row[0].table == "progress_safetycheck" else None,
        lambda row: (row[0].id, row[2]) if row[0].table == "progress_win" else None,
        lambda row: (row[0].id, row[2], row[4]) if row[0].table == "progress_setback" else None,
        # Nor does a setback touch a goal twice.
        lambda row: row[0].id if row[0].table == "progress_setback" and row[4] == 0 else None,
    )


def _child(world: World, parent: Record, goals: list[Record], n: int, *row: Any) -> Record | None:
    """What hangs on a row, by its number; a win's voice is a part of it and no row of its own."""
    couple, who, about, number = row
    if parent.table == "progress_win":
        world.parts.append(Part("progress_winvoice", new_id(42, n), parent, by=who))
        return None
    kinds = CHILDREN[parent.table]
    kind = kinds[number % len(kinds)]
    goal = goals[n % len(goals)] if kind[0] == "progress_setbackgoal" else None
    return _record(kind, 42, n, couple, who, about, number, needs=parent, also=goal)


def _record(kind: Any, series: int, n: int, *row: Any, **more: Any) -> Record:
    """One row of a kind, for one of its audiences."""
    table, audiences, of = kind
    couple, who, about, number = row
    subject = {OWN: who, ANY: about, NONE: None}[of]
    # Not by the number alone, which tells steps of a setback apart: each comes with every audience.
    audience = audiences[(number + n) % len(audiences)]
    return Record(table, new_id(series, n), couple, subject, who, audience, **more)


def _number(row: Record) -> int:
    """The place of a row among those of its kind, which its id holds."""
    return row.id.int & 0xFFFFFFFF


def _day(row: Record) -> dict[str, Any]:
    """A day no other row has."""
    return {"day": DAY + timedelta(days=_number(row))}


def _step(model: Any, **fields: Any) -> Any:
    return lambda row: model(**common(row), setback_id=needs(row), **fields)


def _about(row: Record) -> dict[str, Any]:
    """What a conversation is about: a setback or a shift of priorities."""
    assert row.needs is not None
    return {"shift_id" if row.needs.table == "progress_priorityshift" else "setback_id": row.needs.id}


# Entries a passage or a word is about: nothing reads by them, so any id will do here.
RECORDS = {
    "progress_checkin": lambda row: CheckIn(**common(row), **_day(row), line="Fine"),
    "progress_checkinrating": lambda row: CheckInRating(
        **common(row), **_day(row), tracker="feeling" if row.audience == "couple" else "urge", value=3
    ),
    "progress_checkinday": lambda row: CheckInDay(**common(row), **_day(row)),
    "progress_checkinchoices": lambda row: CheckInChoices(**common(row)),
    "progress_copingstrategy": lambda row: CopingStrategy(**common(row), when_this="a call", i_do="walk"),
    "progress_copinguse": lambda row: CopingUse(**common(row), strategy_id=needs(row), worked=3),
    "progress_journalentry": lambda row: JournalEntry(**common(row), written_on=DAY, text="Dear me"),
    "progress_journalpassage": lambda row: JournalPassage(**common(row), entry_id=row.id, text="Dear"),
    "progress_win": lambda row: Win(**common(row), text="We laughed", day=DAY),
    "progress_affirmation": lambda row: Affirmation(**common(row), text="You waited", day=DAY),
    "progress_safetycheck": lambda row: SafetyCheck(**common(row), not_safe=row.audience == "care_team"),
    "progress_safetyfollowup": lambda row: SafetyFollowUp(
        **common(row), check_answered_id=needs(row), words="Called"
    ),
    "progress_setback": lambda row: Setback(**common(row), kind="argument", happened_on=DAY, facts="A door"),
    "progress_setbackgoal": lambda row: SetbackGoal(**common(row), setback_id=needs(row), goal_id=also(row)),
    "progress_underneath": _step(Underneath),
    "progress_learned": _step(Learned),
    "progress_istatement": _step(IStatement, feel="sad", when="it is late", would_like="a call"),
    "progress_recommitment": _step(Recommitment, choice="recommit"),
    "progress_repairconversation": lambda row: RepairConversation(
        **common(row), **_about(row), ended_at=NOON
    ),
    "progress_repaircall": lambda row: RepairCall(**common(row), conversation_id=row.other),
    "progress_cyclemap": lambda row: CycleMap(**common(row), version=_number(row), name="The storm"),
    "progress_entryfeedback": lambda row: EntryFeedback(
        **common(row), kind="win", entry=row.id, words="I am glad"
    ),
    "progress_readmark": lambda row: ReadMark(**common(row), entry=row.id),
}

PARTS = {
    "progress_winvoice": lambda part: WinVoice(
        id=part.id, couple_id=part.parent.couple, win_id=part.parent.id, person_id=part.by
    ),
    "progress_repairturn": lambda part: RepairTurn(
        id=part.id,
        couple_id=part.parent.couple,
        conversation_id=part.parent.id,
        number=part.number,
        person_id=part.by,
        kind="say",
        words="I heard you",
    ),
}
