"""Why a couple needs a clinician: each reason comes and goes by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, EnrollmentStatus, Supervision
from couplesgoals.records.prepared import prepared
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words
from goals.clashes import open_clashes
from goals.models import FitCheck, Goal
from goals.models.goal import GoalQuerySet
from progress.models import GoalRating, RevealedRound
from progress.pages.care_news import waiting_in
from progress.pages.needs_plans import plans_due
from progress.pages.needs_waiting import Found, need_since, needs_in_words
from progress.rounds import gap_between
from sessions.models import TherapySession
from sessions.models.therapy_session import TherapySessionQuerySet

SILENT_AFTER = timedelta(days=7)
DIFFERENT = 2  # levels apart (clinical.md §1, two raters)
# No session takes as long: PostgreSQL then finds those to come by their start, past years of past ones.
A_DAY = timedelta(days=1)


def needs_of(clinician: User, couples: list[Any], now: datetime) -> list[Found]:
    """Return every reason with its couple, in a fixed number of queries.

    `couples` carry when and as what they are enrolled, their plan reviews, and when their last entry was.
    """
    return [
        *needs_in_words(waiting_in(clinician, [couple.pk for couple in couples]), now),
        *_proposals(clinician, now),
        *_talks(clinician, now),
        *_differing(clinician, now),
        *_silent(couples, clinician, now),
        *_left_behind(clinician, couples, now),
        *plans_due(clinician, couples, now),
    ]


def _proposals(clinician: User, now: datetime) -> list[Found]:
    found = []
    for couple_id, number, since in _awaiting_review(clinician):
        words = ngettext("%(count)s goal to review", "%(count)s goals to review", number)
        url = address_of("progress:couple", couple_id)
        found.append((couple_id, need_since("review", words % {"count": number}, since, now, url)))
    return found


@prepared
def _awaiting_review(clinician: User) -> QuerySet[Goal, Any]:
    goals: GoalQuerySet = Goal.visible_to(clinician)
    waiting = goals.awaiting_review().filter(talk_requested_at=None).values("couple")
    counted = waiting.annotate(number=Count("pk"), since=Min("awaits_review_since"))
    return counted.order_by().values_list("couple", "number", "since")


def _talks(clinician: User, now: datetime) -> list[Found]:
    """Joint goals a partner told the care team do not fit, and those a talk was asked for."""
    since: dict[UUID, dict[UUID, datetime]] = {}
    for goal_id, couple_id, at in [*_talks_requested(clinician), *_clashes(clinician)]:
        waiting = since.setdefault(couple_id, {})
        # Of both, the clash is what it waits for; of several clashes the first.
        waiting[goal_id] = at
    found = []
    for couple_id, each in since.items():
        words = ngettext("Talk a goal through", "Talk %(count)s goals through", len(each))
        words %= {"count": len(each)}
        found.append((couple_id, need_since("talk", words, min(each.values()), now, reverse("goals:queue"))))
    return found


@prepared
def _talks_requested(clinician: User) -> QuerySet[Goal, Any]:
    goals: GoalQuerySet = Goal.visible_to(clinician)
    asked = goals.joint().open().filter(couple__frozen_at=None, talk_requested_at__isnull=False)
    return asked.values_list("pk", "couple", "talk_requested_at")


@prepared
def _clashes(clinician: User) -> QuerySet[FitCheck, Any]:
    """The latest first, so that the first of a goal is what stays."""
    rows = open_clashes(clinician).filter(goal__subject=None).order_by("-created_at")
    return rows.values_list("goal", "goal__couple", "created_at")


def _silent(couples: list[Any], clinician: User, now: datetime) -> list[Found]:
    found = []
    for couple in couples:
        since = couple.last_entry_at or couple.enrolled_at
        if couple.enrolled_as != EnrollmentStatus.ACTIVE or since is None or now - since < SILENT_AFTER:
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
        levels = [one["level"] for one in last]
        if not levels or max(levels) - min(levels) < DIFFERENT:
            continue
        words = _("Ratings differ by %(size)s") % {"size": gap_between(min(levels), max(levels)).size}
        # A round is revealed by its last rating.
        since = max(datetime.fromisoformat(one["at"]) for one in last)
        url = address_of("progress:goal", goal_id)
        found.append((couple_id, need_since("gap", words, since, now, url)))
    return found


@prepared
def _last_levels(clinician: User) -> QuerySet[Goal, Any]:
    """Goal by goal through an index, the last round alone, each table asked once.

    A window or a maximum over all ratings would grow with every round ever rated.
    """
    rounds = RevealedRound.visible_to(clinician).filter(goal=OuterRef(OuterRef("pk"))).order_by("-number")
    ratings = GoalRating.visible_to(clinician).filter(
        couple=OuterRef("couple"),
        goal=OuterRef("pk"),
        round=Subquery(rounds.values("number")[:1]),
        # Levels given for words gone by are not compared with levels given for today's.
        revision=OuterRef("agreed"),
    )
    goals: GoalQuerySet = Goal.visible_to(clinician)
    last = ArraySubquery(ratings.values(given=JSONObject(level="level", at="created_at")))
    return goals.joint().in_effect().annotate(last=last).values_list("pk", "couple", "last")


def _left_behind(clinician: User, couples: list[Any], now: datetime) -> list[Found]:
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
