"""One person's own goals: no second yes and no approval; the owner decides who reads each."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from uuid import UUID

from django.db import transaction

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, is_no_wider
from couplesgoals.records.rights import require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from goals.actions.steps import (
    check_reason,
    local_today,
    locked,
    log,
    move,
    require_latest,
    require_status,
    sent_already,
    write_acceptance,
    write_revision,
)
from goals.actions.valuing import begin_from
from goals.models import AchievementStatus, Goal, GoalLink, LifecycleStatus, StartingPointVersion
from goals.terms import GoalTerms, Voice


@transaction.atomic
def set_individual_goal(
    *,
    by: User,
    couple: Couple,
    terms: GoalTerms,
    voice: Voice,
    audience: str,
    submission: UUID | None = None,
    started_from: StartingPointVersion | None = None,
    value: UUID | None = None,
) -> Goal:
    """Set a goal of one's own; it is in effect at once. The same submission twice is one goal."""
    require_partner(by=by, couple_id=couple.pk)
    _require_own_audience(audience)
    terms.check(today=local_today(couple).date())
    voice.check(joint=False)
    sent = sending_of(Goal, by=by, submission=submission, said=(terms.fields(), asdict(voice)))
    audience = sent.narrowed(audience, partial(_read_by, by=by))
    if sent.made:
        return sent.made
    goal = Goal.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=audience,
        submission=sent.number,
        started_from=started_from,
    )
    goal.agreed = write_revision(goal, by=by, terms=terms, reason="", based_on=None)
    write_acceptance(goal, goal.agreed, by=by, voice=voice)
    move(goal, LifecycleStatus.ACTIVE)
    goal.reach(AchievementStatus.IN_PROGRESS)
    goal.save(update_fields=["current", "agreed", "lifecycle_status", "achievement_status"])
    log(goal, "goal.set_individual", by=by)
    begin_from(goal, by=by, value_id=value)
    return goal


@transaction.atomic
def revise_individual_goal(
    *, by: User, goal: Goal, based_on: int, terms: GoalTerms, voice: Voice, reason: str
) -> Goal:
    """Write the next version of one's own goal; every version stays readable to who reads the goal."""
    goal = _own(goal, by=by)
    if sent_already(goal, by=by, based_on=based_on, terms=terms):
        return goal
    require_latest(goal, based_on)
    require_status(goal, LifecycleStatus.ACTIVE)
    terms.check(today=local_today(goal.couple).date())
    voice.check(joint=False)
    check_reason(reason)
    goal.agreed = write_revision(goal, by=by, terms=terms, reason=reason, based_on=based_on)
    write_acceptance(goal, goal.agreed, by=by, voice=voice)
    goal.save(update_fields=["current", "agreed"])
    log(goal, "goal.revise", by=by)
    return goal


@transaction.atomic
def change_goal_audience(*, by: User, goal: Goal, audience: str) -> Goal:
    """Choose anew who reads one's own goal, from now on.

    New readers get the goal, not what was said in private about how it stands to the goals for both.
    """
    goal = locked(goal.pk, by=by)
    if goal.subject_id != by.pk:
        raise Refused
    require_may_share(by=by, couple_id=goal.couple_id, was=goal.audience, audience=audience)
    if not is_no_wider(audience, than=goal.audience):
        _take_links_away(goal, by=by)
    return _read_by(goal, audience, by=by)


def _read_by(goal: Goal, audience: str, *, by: User) -> Goal:
    goal.audience = audience
    goal.save(update_fields=["audience"])
    log(goal, "goal.change_audience", by=by)
    return goal


def _take_links_away(goal: Goal, *, by: User) -> None:
    # A link is read by who reads both its goals: it was written for the readers this goal had then.
    links = GoalLink.visible_to(by).filter(author=by, own_goal=goal)
    if ids := list(links.values_list("pk", flat=True)):
        GoalLink.objects.filter(pk__in=ids).delete()
        log(goal, "goal.link", by=by)


def _own(goal: Goal, *, by: User) -> Goal:
    goal = locked(goal.pk, by=by)
    require_partner(by=by, couple_id=goal.couple_id)
    if goal.subject_id != by.pk:
        raise Refused
    return goal


def _require_own_audience(audience: str) -> None:
    if audience not in NARROW_TO_WIDE:
        raise Refused
