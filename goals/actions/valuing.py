"""Mapping one's values, choosing who reads each, and naming the goal that begins from one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience
from couplesgoals.records.rights import may_write, require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from goals.actions.steps import locked, log
from goals.models import Goal, GoalValue, ValueRating, ValuesMap
from goals.rated import RatedValue, check, tidy
from goals.standing_values import StandingValue, standing_values, wideness


@transaction.atomic
def map_values(
    *, by: User, couple: Couple, rated: Sequence[RatedValue], submission: UUID | None = None
) -> ValuesMap:
    """Draw one's own map: private, value by value. The same submission twice is one map.

    What was shared from earlier maps stays as it is until its owner chooses anew (see standing_values).
    """
    require_partner(by=by, couple_id=couple.pk)
    check(rated)
    sent = sending_of(ValuesMap, by=by, submission=submission, said=[asdict(one) for one in rated])
    if sent.made:
        return sent.made
    _one_at_a_time(by)
    common = {"couple": couple, "subject": by, "author": by, "audience": Audience.PRIVATE}
    drawn = ValuesMap.objects.create(**common, submission=sent.number)
    ValueRating.objects.filter(author=by, couple=couple, is_latest=True).update(is_latest=False)
    ValueRating.objects.bulk_create(
        ValueRating(
            **common,
            map=drawn,
            domain=one.domain,
            name=tidy(one.name),
            importance=one.importance,
            consistency=one.consistency,
            words=one.words.strip(),
        )
        for one in rated
    )
    record_event(by=by.pk, action="values.map", target="goals.ValuesMap", ids=[drawn.pk], couple=couple.pk)
    return drawn


@transaction.atomic
def choose_readers(*, by: User, couple: Couple, readers: Mapping[UUID, str]) -> None:
    """Choose who reads each of these values of one's own from now on, whichever map a rating is from.

    The choice is about the value: its newest numbers get this audience, its earlier ones at most this one,
    and at most the care team's once the couple reads the newest.
    """
    _one_at_a_time(by)
    values = standing_values(by, couple, whole_history=True)
    of_rating = {rating.pk: value for value in values for rating in value.ratings}
    if not readers.keys() <= of_rating.keys() or not set(readers.values()) <= set(NARROW_TO_WIDE):
        raise Refused
    is_open = may_write(by=by, couple_id=couple.pk)
    changes: dict[str, list[UUID]] = defaultdict(list)
    for rating_id, audience in readers.items():
        value = of_rating[rating_id]
        if not is_open and audience != value.audience:
            require_may_share(by=by, couple_id=couple.pk, was=value.audience, audience=audience)
        for rating, new in _to_change(value, audience, may_widen=is_open):
            changes[new].append(rating)
    for audience, ratings in changes.items():
        ValueRating.objects.filter(author=by, pk__in=ratings).update(audience=audience)
    if changed := [rating for ratings in changes.values() for rating in ratings]:
        record_event(
            by=by.pk,
            action="values.choose_readers",
            target="goals.ValueRating",
            ids=changed,
            couple=couple.pk,
        )


@transaction.atomic
def link_value(*, by: User, goal: Goal, value: ValueRating) -> GoalValue:
    """Say that a joint goal or one of one's own begins from a value of one's own. Twice is once."""
    goal = locked(goal.pk, by=by)
    require_partner(by=by, couple_id=goal.couple_id)
    mine = _own(by, goal.couple_id, value.pk)
    if mine is None or goal.subject_id not in (None, by.pk):
        raise Refused
    link, is_new = GoalValue.objects.get_or_create(
        author=by,
        goal=goal,
        value=mine,
        defaults={"couple_id": goal.couple_id, "subject": by, "audience": Audience.COUPLE},
    )
    if is_new:
        log(goal, "goal.link_value", by=by)
    return link


@transaction.atomic
def unlink_value(*, by: User, goal: Goal, value: ValueRating) -> None:
    """Take one's own value from a goal again; also where nothing more may be written."""
    if not Goal.visible_to(by).filter(pk=goal.pk).exists():
        raise Refused
    taken, _rows = GoalValue.objects.filter(author=by, goal=goal, value=value.pk).delete()
    if taken:
        log(goal, "goal.unlink_value", by=by)


def begin_from(goal: Goal, *, by: User, value_id: UUID | None) -> None:
    """Link a new goal to the value its form named; anything but a value of one's own is passed over.

    Passed over, not refused: an old draft must never stand in the way of a goal, and a guessed id tells
    nothing.
    """
    value = _own(by, goal.couple_id, value_id) if value_id else None
    if value is not None:
        link_value(by=by, goal=goal, value=value)


def _own(by: User, couple_id: UUID, value_id: UUID) -> ValueRating | None:
    mine = ValueRating.visible_to(by).filter(author=by, couple=couple_id, pk=value_id)
    found: ValueRating | None = mine.first()
    return found


def _to_change(value: StandingValue, audience: str, *, may_widen: bool) -> list[tuple[UUID, str]]:
    """Name what gets another audience, and which: the newest rating, and earlier ones that too many read.

    Where the partner reads the newest numbers they read them alone: a history would tell when each was given,
    and what came before.
    """
    newest = value.newest
    for_newest = audience if may_widen else min(newest.audience, audience, key=wideness)
    widest = Audience.CARE_TEAM if for_newest == Audience.COUPLE else audience
    wanted = [(newest, for_newest)]
    wanted += [(earlier, min(earlier.audience, widest, key=wideness)) for earlier in value.ratings[1:]]
    return [(rating.pk, str(new)) for rating, new in wanted if rating.audience != new]


def _one_at_a_time(by: User) -> None:
    """Let one person's maps and choices follow each other, also from two windows at the same moment."""
    User.objects.select_for_update(no_key=True).filter(pk=by.pk).first()
