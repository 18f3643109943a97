"""Two partners agree a joint goal: propose, accept, suggest changes."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from couplesgoals.records.submissions import made_before
from goals.actions.steps import (
    accepted_by_both,
    check_reason,
    local_today,
    locked,
    log,
    require_latest,
    require_status,
    sent_already,
    write_acceptance,
    write_revision,
)
from goals.models import Goal, LifecycleStatus
from goals.terms import GoalTerms, Voice

AGREEING = (LifecycleStatus.PROPOSED, LifecycleStatus.ACCEPTED, LifecycleStatus.ACTIVE)


@transaction.atomic
def propose_goal(
    *, by: User, couple: Couple, terms: GoalTerms, voice: Voice, submission: UUID | None = None
) -> Goal:
    """Propose a joint goal to the other partner; the same submission twice is one goal."""
    require_partner(by=by, couple_id=couple.pk)
    terms.check(today=local_today(couple).date())
    voice.check()
    if sent := made_before(Goal, by=by, submission=submission):
        return sent
    goal = Goal.objects.create(couple=couple, author=by, audience=Audience.COUPLE, submission=submission)
    revision = write_revision(goal, by=by, terms=terms, reason="", based_on=None)
    write_acceptance(goal, revision, by=by, voice=voice)
    goal.save(update_fields=["current"])
    log(goal, "goal.propose", by=by)
    return goal


@transaction.atomic
def accept_goal(*, by: User, goal: Goal, number: int, voice: Voice) -> Goal:
    """Say yes to version `number`; when both have, it goes to the clinician. Twice is once."""
    goal = locked(goal.pk, by=by)
    require_partner(by=by, couple_id=goal.couple_id)
    if not goal.is_joint:
        raise Refused
    require_latest(goal, number)
    voice.check()
    revision = goal.current
    assert revision is not None  # require_latest saw it
    if revision.acceptances.filter(person=by).exists():
        return goal
    require_status(goal, *AGREEING)
    write_acceptance(goal, revision, by=by, voice=voice)
    if accepted_by_both(goal, revision):
        goal.awaits_review_since = timezone.now()
        if goal.lifecycle_status == LifecycleStatus.PROPOSED:
            goal.become(LifecycleStatus.ACCEPTED)
        goal.save(update_fields=["awaits_review_since", "lifecycle_status"])
    log(goal, "goal.accept", by=by)
    return goal


@transaction.atomic
def suggest_changes(
    *, by: User, goal: Goal, based_on: int, terms: GoalTerms, voice: Voice, reason: str = ""
) -> Goal:
    """Answer with the next version, which comes back to the other for a yes.

    Also the way to change a goal in effect: it stays in effect as agreed until the new version is accepted by
    both and approved. Raises Stale when `based_on` is no longer the latest version.
    """
    goal = locked(goal.pk, by=by)
    require_partner(by=by, couple_id=goal.couple_id)
    if not goal.is_joint:
        raise Refused
    if sent_already(goal, by=by, based_on=based_on, terms=terms):
        return goal
    require_latest(goal, based_on)
    require_status(goal, *AGREEING)
    terms.check(today=local_today(goal.couple).date())
    voice.check()
    check_reason(reason)
    if goal.current is not None and GoalTerms.of(goal.current) == terms:
        raise OutOfTurn(_("Nothing is different yet. Change some words, or accept the goal as it is."))
    revision = write_revision(goal, by=by, terms=terms, reason=reason, based_on=based_on)
    write_acceptance(goal, revision, by=by, voice=voice)
    goal.awaits_review_since = None
    if goal.lifecycle_status == LifecycleStatus.ACCEPTED:
        goal.become(LifecycleStatus.PROPOSED)
    goal.save(update_fields=["current", "awaits_review_since", "lifecycle_status"])
    log(goal, "goal.suggest_changes", by=by)
    return goal
