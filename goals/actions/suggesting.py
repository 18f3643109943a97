"""A clinician suggests a goal to a couple. It is theirs to take, change or leave."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from couplesgoals.records.submissions import sending_of
from goals.actions.steps import local_today, log, write_revision
from goals.models import Goal
from goals.terms import GoalTerms


@transaction.atomic
def suggest_goal(*, by: User, couple: Couple, terms: GoalTerms, submission: UUID | None = None) -> Goal:
    """Put a goal on the couple's table, accepted by nobody; the same submission twice is one goal."""
    require_care(by=by, couple_id=couple.pk)
    if couple.frozen_at is not None or len(couple.partners()) < 2:
        raise Refused
    terms.check(today=local_today(couple).date())
    sent = sending_of(Goal, by=by, submission=submission, said=terms.fields())
    if sent.made:
        return sent.made
    goal = Goal.objects.create(couple=couple, author=by, audience=Audience.COUPLE, submission=sent.number)
    write_revision(goal, by=by, terms=terms, reason="", based_on=None)
    goal.save(update_fields=["current"])
    log(goal, "goal.suggest", by=by)
    return goal
