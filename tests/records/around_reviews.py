"""Monthly reviews in the random worlds: what was said apart, what both read, and priorities that shifted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from hypothesis import strategies as st

from couplesgoals.program.models import ProgressReview
from progress.models import (
    PlanReview,
    PriorityAsk,
    PriorityShift,
    RevealedReview,
    ReviewAnswer,
    ReviewDecision,
    ReviewDone,
    ReviewFocus,
    ReviewNote,
    ReviewWish,
)
from tests.records.around_goals import DAY, NOT_ABOUT_ONE, common, new_id, once
from tests.records.oracle import Part, Record, Review, World

OWN, ANY, NONE = "own", "any", "none"

# Table, audiences, whom it is about, and whether it was said apart.
OF_A_REVIEW = (
    ("progress_reviewdone", ("care_team",), OWN, False),
    ("progress_reviewwish", ("couple",), OWN, True),
    ("progress_reviewanswer", NOT_ABOUT_ONE, OWN, True),
    ("progress_reviewdecision", ("couple",), NONE, False),
    ("progress_reviewfocus", ("couple",), OWN, False),
    ("progress_reviewnote", ("care_team", "couple", "subject"), NONE, False),
    ("progress_priorityshift", NOT_ABOUT_ONE, OWN, True),
)
REVEALED = "progress_revealedreview"
AT_ANY_TIME = (
    ("progress_planreview", ("care_team",), ANY),
    ("progress_priorityask", ("couple",), NONE),
    ("progress_priorityshift", NOT_ABOUT_ONE, OWN),
)


def hold(draw: st.DrawFn, world: World) -> None:
    """Give each couple two months' reviews: over before or after a freeze, or not over yet."""
    ends = st.sampled_from([(True, True), (True, False), (False, True)])
    for n, couple in enumerate([couple for couple in world.frozen for _month in range(2)]):
        world.reviews.append(Review(new_id(50, n), couple, *draw(ends)))


def insert(world: World, *, frozen_at: datetime) -> None:
    """Write the reviews as dates; couples are frozen at a moment long past."""
    ProgressReview.objects.bulk_create(
        ProgressReview(
            id=review.id,
            couple_id=review.couple,
            period=f"2026-{_number(review.id) + 1:02d}",
            opens_on=DAY,
            halfway_on=DAY,
            last_on=DAY,
            closes_at=_end(review, frozen_at),
        )
        for review in world.reviews
    )


def _end(review: Review, frozen_at: datetime) -> datetime:
    if not review.over:
        return timezone.now() + timedelta(days=1)
    return frozen_at + timedelta(hours=1 if review.frozen_first else -1)


def write(draw: st.DrawFn, world: World, goals: list[Record], person: Any, couple: Any) -> None:
    """Let people say it, also where no action would let them; each in the couple of the review."""
    review, number = st.sampled_from(world.reviews), st.integers(0, 5)
    for held in draw(st.lists(review, max_size=2, unique=True)):
        shown = (new_id(51, _number(held.id)), held.couple, None, draw(person), "couple")
        world.records.append(Record(REVEALED, *shown, review=held))
    said = draw(st.lists(st.tuples(st.sampled_from(OF_A_REVIEW), review, person, number), max_size=9))
    for n, (kind, held, who, choice) in enumerate(_once_each(said)):
        table, audiences, of, blind = kind
        audience = audiences[(choice + n) % len(audiences)]
        subject = who if of == OWN or audience == "subject" else None
        goal = goals[choice % len(goals)].id
        row = (new_id(52, n), held.couple, subject, who, audience)
        world.records.append(Record(table, *row, review=held, blind=blind, other=goal))
    alone = draw(
        st.lists(st.tuples(st.sampled_from(AT_ANY_TIME), couple, person, person, number), max_size=4)
    )
    for n, ((table, audiences, of), c, who, about, choice) in enumerate(alone):
        subject = {OWN: who, ANY: about, NONE: None}[of]
        row = (new_id(53, n), c, subject, who, audiences[(choice + n) % len(audiences)])
        world.records.append(Record(table, *row))
    _talked(draw, world, person, couple)


def _talked(draw: st.DrawFn, world: World, person: Any, couple: Any) -> None:
    """Conversations about shifts, with a turn in some."""
    shifts = [row for row in world.records if row.table == "progress_priorityshift"]
    if not shifts:
        return
    by = st.one_of(st.none(), person)
    offered = draw(st.lists(st.tuples(st.sampled_from(shifts), couple, person, by), max_size=4))
    for n, (shift, c, who, speaks) in enumerate(offered):
        talk = Record("progress_repairconversation", new_id(54, n), c, None, who, "couple", needs=shift)
        world.records.append(talk)
        if speaks is not None:
            world.parts.append(Part("progress_repairturn", new_id(55, n), talk, by=speaks, number=1))


def _once_each(said: list[Any]) -> list[Any]:
    """One row of a kind in a review by one person; one decision in it at all."""
    return once(
        said,
        lambda row: (row[0][0], row[1].id, row[2]),
        lambda row: row[1].id if row[0][0] == "progress_reviewdecision" else None,
    )


def _number(row: UUID) -> int:
    """The place of a row among those of its kind, which its id holds."""
    return row.int & 0xFFFFFFFF


def _day(row: Record) -> date:
    """A day no other row has."""
    return DAY + timedelta(days=_number(row.id))


def _held(row: Record) -> dict[str, Any]:
    return {**common(row), "review_id": row.review.id if row.review else None}


RECORDS = {
    "progress_revealedreview": lambda row: RevealedReview(**_held(row)),
    "progress_reviewdone": lambda row: ReviewDone(**_held(row)),
    "progress_reviewanswer": lambda row: ReviewAnswer(**_held(row), question="month", words="Long"),
    "progress_reviewwish": lambda row: ReviewWish(**_held(row), goal_id=row.other, wish="keep"),
    "progress_reviewdecision": lambda row: ReviewDecision(**_held(row), goal_id=row.other, decision="hold"),
    "progress_reviewfocus": lambda row: ReviewFocus(**_held(row), goals=[row.other], ritual="Tea"),
    "progress_reviewnote": lambda row: ReviewNote(**_held(row), kind="comment", words="You both came"),
    "progress_planreview": lambda row: PlanReview(**common(row), reviewed_on=DAY),
    "progress_priorityask": lambda row: PriorityAsk(**common(row), asked_on=_day(row)),
    "progress_priorityshift": lambda row: PriorityShift(**_held(row), more="Sleep"),
}
