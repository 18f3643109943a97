"""Why a couple needs a clinician: each reason comes and goes by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, EnrollmentStatus, Supervision
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import ngettext
from couplesgoals.web.addresses import address, address_of
from couplesgoals.web.days import day_words
from goals.clashes import open_clashes
from goals.models import Goal
from goals.models.goal import GoalQuerySet
from progress.models import GoalRating, RevealedRound
from progress.pages.care_news import waiting_for
from progress.pages.caseload_couples import A_DAY, Listed
from progress.pages.needs_plans import plans_due
from progress.pages.needs_waiting import Found, need_since, needs_in_words
from progress.rounds import gap_between
from sessions.models import TherapySession
from sessions.models.therapy_session import TherapySessionQuerySet

SILENT_AFTER = timedelta(days=7)
DIFFERENT = 2  # levels apart (clinical.md §1, two raters)
REVIEW, TALK, CLASH = "review", "talk", "clash"


def needs_of(clinician: User, couples: list[Listed], now: datetime) -> list[Found]:
    """Return every reason with its couple, in a fixed number of queries."""
    return [
        *needs_in_words(waiting_for(clinician, now), now),
        *_about_goals(clinician, now),
        *_differing(clinician, now),
        *_silent(couples, clinician, now),
        *_left_behind(clinician, couples, now),
        *plans_due(clinician, couples, now),
    ]


def _about_goals(clinician: User, now: datetime) -> list[Found]:
    """Goals to review, joint ones a partner told the care team do not fit, and those a talk was asked for."""
    waiting: dict[str, dict[UUID, dict[UUID, datetime]]] = {kind: {} for kind in (REVIEW, CLASH, TALK)}
    for kind, goal_id, couple_id, at in _goals_waiting(clinician):
        of_couple = waiting[kind].setdefault(couple_id, {})
        # Of several clashes of a goal the first.
        of_couple[goal_id] = min(at, of_couple.get(goal_id, at))
    found = []
    for couple_id, goals in waiting[REVIEW].items():
        words = ngettext("%(count)s goal to review", "%(count)s goals to review", len(goals))
        words %= {"count": len(goals)}
        url = address_of("progress:couple", couple_id)
        found.append((couple_id, need_since("review", words, min(goals.values()), now, url)))
    queue = address("goals:queue")
    for couple_id in waiting[TALK] | waiting[CLASH]:
        # Of both, the clash is what it waits for.
        goals = waiting[TALK].get(couple_id, {}) | waiting[CLASH].get(couple_id, {})
        words = ngettext("Talk a goal through", "Talk %(count)s goals through", len(goals))
        words %= {"count": len(goals)}
        found.append((couple_id, need_since("talk", words, min(goals.values()), now, queue)))
    return found


@prepared
def _goals_waiting(clinician: User) -> QuerySet[Any, Any]:
    goals: GoalQuerySet = Goal.visible_to(clinician)
    to_review = goals.awaiting_review().filter(talk_requested_at=None)
    asked = goals.joint().open().filter(couple__frozen_at=None, talk_requested_at__isnull=False)
    clashes = open_clashes(clinician).filter(goal__subject=None)
    return _waiting(to_review, REVIEW, "pk", "couple", "awaits_review_since").union(
        _waiting(asked, TALK, "pk", "couple", "talk_requested_at"),
        _waiting(clashes, CLASH, "goal", "goal__couple", "created_at"),
        all=True,
    )


def _waiting(rows: QuerySet[Any], kind: str, goal: str, couple: str, since: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(kind), F(goal), F(couple), F(since))


def _silent(couples: list[Listed], clinician: User, now: datetime) -> list[Found]:
    found = []
    for couple in couples:
        first = couple.first
        if first is None or first.status != EnrollmentStatus.ACTIVE:
            continue
        since = couple.last_entry_at or first.started_at
        if now - since < SILENT_AFTER:
            continue
        day = day_words(timezone.localtime(since, clinician.zone).date(), "M j")
        words = _("Nothing recorded since %(day)s") % {"day": day}
        url = address_of("progress:couple", couple.pk)
        found.append((couple.pk, need_since("silent", words, since, now, url)))
    return found


def _differing(clinician: User, now: datetime) -> list[Found]:
    """Joint goals whose two levels of the last revealed round are two or more apart."""
    found = []
    for goal_id, couple_id, last in _last_levels(clinician):
        levels = [int(one.partition(" ")[0]) for one in last]
        if not levels or max(levels) - min(levels) < DIFFERENT:
            continue
        words = _("Ratings differ by %(size)s") % {"size": gap_between(min(levels), max(levels)).size}
        # A round is revealed by its last rating.
        since = max(datetime.fromisoformat(one.partition(" ")[2]) for one in last)
        url = address_of("progress:goal", goal_id)
        found.append((couple_id, need_since("gap", words, since, now, url)))
    return found


@prepared
def _last_levels(clinician: User) -> QuerySet[Goal, Any]:
    """Goal by goal through an index, the last round alone, each table asked once.

    A window or a maximum over all ratings would grow with every round ever rated.
    """
    rounds = RevealedRound.narrowed_to(clinician).filter(goal=OuterRef(OuterRef("pk"))).order_by("-number")
    ratings = GoalRating.narrowed_to(clinician).filter(
        couple=OuterRef("couple"),
        goal=OuterRef("pk"),
        round=Subquery(rounds.values("number")[:1]),
        # Levels given for words gone by are not compared with levels given for today's.
        revision=OuterRef("agreed"),
    )
    goals: GoalQuerySet = Goal.visible_to(clinician)
    # As text, which costs less to read than JSON: the level, and when it was given.
    given = Concat(Cast("level", CharField()), Value(" "), Cast("created_at", CharField()))
    last = ArraySubquery(ratings.values(given=given))
    return goals.joint().in_effect().annotate(last=last).values_list("pk", "couple", "last")


def _left_behind(clinician: User, couples: list[Listed], now: datetime) -> list[Found]:
    """Planned sessions to come whose own clinician neither cares for the couple now nor supervises it."""
    words = _("A session with a clinician who has left is still planned")
    return [
        (couple_id, need_since("session", words, since, now, address_of("sessions:session", pk)))
        for pk, couple_id, since in _sessions_left_behind(
            clinician, [couple.pk for couple in couples], now, now - A_DAY
        )
    ]


@prepared
def _sessions_left_behind(
    clinician: User, couples: list[UUID], now: datetime, a_day_ago: datetime
) -> QuerySet[TherapySession, Any]:
    memberships = CareTeamMember.objects.filter(couple=OuterRef("couple"), clinician=OuterRef("clinician"))
    ended = memberships.exclude(ended_at=None).order_by("-ended_at").values("ended_at")
    sessions: TherapySessionQuerySet = TherapySession.visible_to(clinician).filter(couple__among=couples)
    left_behind = (
        sessions.upcoming(now)
        .filter(starts_at__gt=a_day_ago)
        .exclude(
            Exists(memberships.filter(ended_at=None)) | Exists(_supervisions_of_the_team()),
            clinician__is_active=True,
        )
    )
    since = Coalesce(Subquery(ended[:1]), F("created_at"))
    return left_behind.annotate(since=since).values_list("pk", "couple", "since")


def _supervisions_of_the_team() -> QuerySet[Supervision]:
    """By which a session's clinician answers for somebody who cares for its couple now."""
    team = CareTeamMember.objects.filter(couple=OuterRef(OuterRef("couple")), ended_at=None)
    return Supervision.objects.filter(
        supervisor=OuterRef("clinician"), ended_at=None, clinician__in=team.values("clinician")
    )
