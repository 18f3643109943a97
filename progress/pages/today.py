"""Today: what is mine to do now, what comes next, what my partner shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from goals.actions.steps import local_today
from goals.completed import is_asked, with_who_spoke
from goals.models import Goal, GoalAcceptance, GoalReview, LifecycleStatus, ReviewOutcome
from goals.models.goal import GoalQuerySet
from progress.models import ProgressLog
from progress.models.log import ProgressLogQuerySet
from progress.pages.checkin_today import HowToday, how_today
from progress.pages.goal_tasks import Task, to_answer, to_end, to_rewrite, to_talk_through
from progress.pages.looks import last_look
from progress.pages.ratings import by_goal, rounds_of
from progress.pages.timeline import Entry, present, with_titles
from progress.pages.today_told import told_lately
from progress.review.standing import Standing, standing_of
from sessions.models import TherapySession
from sessions.models.therapy_session import TherapySessionQuerySet

RATE_AGAIN_AFTER = timedelta(days=14)
NEWS = 5
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ActiveGoal:
    """A goal in effect, with the one tap to log a step for it."""

    pk: UUID
    title: str
    url: str
    log_url: str
    is_joint: bool


@dataclass(frozen=True)
class Today:
    """What the page shows."""

    tasks: list[Task]
    goals: list[ActiveGoal]
    session: TherapySession | None
    news: list[Entry]
    how: HowToday | None


def today_of(person: User, pair: Pair) -> Today:
    """Put the page together."""
    # Once the joint space is frozen there is nothing to do in it, only to read.
    is_open = pair.couple.frozen_at is None
    open_goals: list[Any] = open_goals_of(person, pair.couple.pk) if is_open else []
    mine = [goal for goal in open_goals if goal.subject_id in (None, person.pk)]
    active = [goal for goal in mine if goal.lifecycle_status == LifecycleStatus.ACTIVE]
    joint = [goal for goal in mine if goal.is_joint]
    tasks = to_answer(pair.other_name(person), [goal for goal in joint if not goal.talk_requested_at])
    tasks += to_talk_through(joint) + to_rewrite(joint)
    tasks += to_end(pair.other_name(person), [goal for goal in joint if is_asked(goal, person)])
    tasks += to_rate(person, pair, active)
    tasks += told_lately(person, pair)
    upcoming = next_session(person, timezone.now())
    return Today(
        tasks=tasks,
        goals=[in_effect(goal) for goal in active],
        session=upcoming[0] if upcoming else None,
        news=shared_since_last_look(person, pair),
        how=how_today(person, pair, local_today(pair.couple).date()) if is_open else None,
    )


@prepared
def next_session(person: User, now: datetime) -> TherapySessionQuerySet:
    """The session this person is invited to next, if any."""
    rows: TherapySessionQuerySet = TherapySession.visible_to(person)
    return rows.still_held().upcoming(now).for_page()[:1]


@prepared
def open_goals_of(person: User, couple: UUID) -> GoalQuerySet:
    """Open goals with their words; whether the latest version has my yes, or came back from the clinician."""
    latest = {"revision": OuterRef("current")}
    mine = GoalAcceptance.visible_to(person).filter(**latest, person=person)
    returned = GoalReview.visible_to(person).filter(**latest, outcome=ReviewOutcome.RETURNED)
    goals = Goal.visible_to(person).filter(couple=couple).open().select_related("current", "agreed")
    my_round, last_round = rounds_of(person)
    return (
        with_who_spoke(goals, person)
        .annotate(has_my_yes=Exists(mine), was_returned=Exists(returned), asked_by=F("current__author__role"))
        .annotate(my_round=my_round, last_round=last_round)
        .order_by("created_at", "id")
        .fetch_mode(FETCH_RAISE)
    )


def in_effect(goal: Goal) -> ActiveGoal:
    """Present a goal in effect; on a page others may glimpse a private one is neither named nor announced."""
    title = goal.agreed.title if goal.agreed else ""
    return ActiveGoal(
        pk=goal.pk,
        title=_("A goal of my own") if goal.audience == Audience.PRIVATE else title,
        url=address_of("progress:goal", goal.pk),
        log_url=address_of("progress:log", goal.pk),
        is_joint=goal.is_joint,
    )


def to_rate(person: User, pair: Pair, active: list[Any]) -> list[Task]:
    """The open monthly review as one task, or else each goal whose round is open for this person."""
    review = standing_of(person, pair.couple)
    if review is not None and review.may_answer:
        return [_review_task(review)]
    rated, revealed = by_goal((goal.pk, goal.my_round, goal.last_round) for goal in active)
    ready = [_revealed_task(review)] if review is not None and review.waits_for_both else []
    return ready + [
        Task(
            icon="target",
            title=_("How is it going?"),
            detail=in_effect(goal).title,
            url=address_of("progress:rate", goal.pk),
            action=_("Rate this goal"),
        )
        for goal in active
        if _round_is_open(rated.get(goal.pk), revealed.get(goal.pk), goal.created_at)
    ]


def _review_task(review: Standing) -> Task:
    last = date_format(review.review.last_on, "l, F j")
    return Task(
        icon="calendar-days",
        title=_("Your monthly review is open"),
        detail=_("Ten minutes for yourself, in as many sittings as you like, until %(day)s.") % {"day": last},
        url=reverse("progress:review"),
        action=_("Begin"),
    )


def _revealed_task(review: Standing) -> Task:
    return Task(
        icon="heart-handshake",
        title=_("Your monthly review can be read"),
        detail=_("Read it together, thanks first, and choose what comes next."),
        url=reverse("progress:review_read", args=[review.review.pk]),
        action=_("Read it"),
    )


def _round_is_open(
    mine: tuple[int, datetime] | None, revealed: tuple[int, datetime] | None, created_at: datetime
) -> bool:
    """Whether this person has not rated the current round, and the last look is a while ago."""
    current = (revealed[0] if revealed else 0) + 1
    if mine and mine[0] >= current:
        return False
    since = revealed[1] if revealed else created_at
    return revealed is None or timezone.now() - since >= RATE_AGAIN_AFTER


def shared_since_last_look(person: User, pair: Pair) -> list[Entry]:
    """What the other shared since this person last opened "Us", what was shared last on top."""
    return present(_news(person, pair.couple.pk, NEVER), pair=pair, viewer=person)


@prepared
def _news(person: User, couple: UUID, never: datetime) -> ProgressLogQuerySet:
    logs = ProgressLog.visible_to(person).filter(couple=couple, audience=Audience.COUPLE)
    logs = logs.exclude(author=person).filter(audience_since__gt=last_look(person, couple, never))
    return with_titles(logs).order_by("-audience_since", "-id")[:NEWS]
