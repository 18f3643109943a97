"""The clinician's preparation page of one review; the number of queries does not grow with what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, ahead_of_pair, pair_in
from couplesgoals.records.arrays import Record
from couplesgoals.records.rule import only_of, reach_of
from couplesgoals.statements import rows_together
from progress.pages.care_days import Counted, Side, counted_in, sides_in
from progress.review.latest import is_agreed
from progress.review_care.effort import Steps, steps_in
from progress.review_care.events import Events, events_in
from progress.review_care.goals import (
    GoalRow,
    ahead_of_goals,
    goal_rows,
    goals_looked_at,
    ids_of,
    levels_of,
    titles_of,
)
from progress.review_care.notes import Notes, notes_in
from progress.review_care.plans import PlanStanding, plans_in
from progress.review_care.plans import ids_of as plan_ids
from progress.review_care.record import ahead_of_outline, ahead_of_record, outline_of, record_in
from progress.review_care.said import First, Said, said_in
from progress.review_care.span import Span, span_in


@dataclass(frozen=True)
class CarePage:
    """What the page shows; `titles` names goals put first."""

    span: Span
    plans: list[PlanStanding]
    notes: Notes
    goals: list[GoalRow]
    said: Said
    titles: Mapping[UUID, str]
    sides: list[Side]
    hindered: list[Counted]
    helped: list[Counted]
    events: Events
    steps: Steps
    read_ids: dict[str, list[UUID | str]]

    @property
    def first(self) -> list[tuple[First, list[str]]]:
        """What each would put first next, with the goals' titles."""
        return [(one, self._named(one)) for one in self.said.first]

    @property
    def first_before(self) -> list[tuple[First, list[str]]]:
        """What each put first in the review before."""
        return [(one, self._named(one)) for one in self.said.first_before]

    @property
    def agreed(self) -> bool:
        """Whether both put the same first next."""
        return is_agreed(self.said.first)

    @property
    def agreed_before(self) -> bool:
        """Whether both had put the same first."""
        return is_agreed(self.said.first_before)

    def _named(self, one: First) -> list[str]:
        return [self.titles[goal] for goal in one.goals if goal in self.titles]


def pair_and_outline(clinician: User, couple: UUID) -> tuple[Pair, Record] | None:
    """Return who the two are and the page's outline, asked together; None of a couple not in one's care."""
    if couple not in reach_of(clinician).own:
        return None
    with only_of(couple, clinician):
        people, told = rows_together(ahead_of_pair(couple), ahead_of_outline(clinician, couple))
    pair = pair_in(couple, people)
    return (pair, record_in(told)) if pair else None


def care_page(clinician: User, pair: Pair, period: str = "", outline: Record | None = None) -> CarePage:
    """Put the page of a couple on this clinician's caseload together; its outline may be known already."""
    with only_of(pair.couple.pk, clinician):
        return _care_page(clinician, pair, period, outline or outline_of(clinician, pair.couple, period))


def _care_page(clinician: User, pair: Pair, period: str, outline: Record) -> CarePage:
    plans = plans_in(outline["plans"], pair)
    began = timezone.localtime(pair.couple.created_at, pair.couple.zone).date()
    since = min((plan.enrolled_on for plan in plans), default=began)
    span = span_in(outline["reviews"], outline["looked_at"], pair, since=since, period=period)
    told, in_effect = rows_together(
        ahead_of_record(clinician, pair.couple, span),
        ahead_of_goals(clinician, pair, span.review, until=span.last),
    )
    record = record_in(told)
    said = said_in(record, clinician, pair, span.review, span.before)
    goals = goals_looked_at(clinician, pair, said.goals(), span.review, until=span.last, in_effect=in_effect)
    rows = goal_rows(clinician, pair, goals, said, levels_of(goals))
    notes = notes_in(record, clinician, pair)
    sides, ratings = sides_in(record["ratings"], pair, span.first, span.last)
    hindered, helped, logs = counted_in(record["logs"], pair, span.last)
    events = events_in(record, clinician, pair)
    steps = steps_in(record, pair, span.first, span.last)
    read: list[Mapping[str, Sequence[UUID | str]]] = [
        *(span.read_ids, said.ids(), ids_of(rows), notes.ids(), events.ids, steps.ids),
        {"progress.PlanReview": plan_ids(plans), "progress.CheckInRating": ratings},
        {"progress.ProgressLog": logs},
    ]
    return CarePage(
        span=span,
        plans=plans,
        notes=notes,
        goals=rows,
        said=said,
        titles=titles_of(goals),
        sides=sides,
        hindered=hindered,
        helped=helped,
        events=events,
        steps=steps,
        read_ids=_all(read),
    )


def _all(found: list[Mapping[str, Sequence[UUID | str]]]) -> dict[str, list[UUID | str]]:
    """Put ids by model together, each once; no part of the page names one twice."""
    put: dict[str, list[UUID | str]] = {}
    for one in found:
        for model, ids in one.items():
            put[model] = list(dict.fromkeys([*put[model], *ids])) if model in put else list(ids)
    return put
