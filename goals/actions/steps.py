"""The small moves the goal actions share: lock, write a version, write an acceptance, log."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from goals.models import Goal, GoalAcceptance, GoalRevision
from goals.terms import GoalTerms, Voice


def locked(goal_id: UUID, *, by: User) -> Goal:
    """Return the goal, locked until the transaction ends, as its reader sees it; refuse where they do not."""
    goal = (
        Goal.visible_to(by)
        .select_related("current", "couple")
        .select_for_update(of=("self",))
        .filter(pk=goal_id)
        .first()
    )
    if goal is None:
        raise Refused
    return goal


def require_latest(goal: Goal, number: int) -> None:
    """Raise Stale unless `number` is the latest version's, so nobody agrees to words they have not read."""
    if goal.current is None or goal.current.number != number:
        raise Stale(_("There is a newer version of this goal. Here is what changed; your words are kept."))


def sent_already(goal: Goal, *, by: User, based_on: int, terms: GoalTerms) -> bool:
    """Whether the latest version is this very change by this very person: the same form, sent twice."""
    latest = goal.current
    return (
        latest is not None
        and latest.author_id == by.pk
        and latest.based_on == based_on
        and GoalTerms.of(latest) == terms
    )


def require_status(goal: Goal, *statuses: str) -> None:
    """Raise OutOfTurn unless the goal is in one of these states."""
    if goal.lifecycle_status not in statuses:
        raise OutOfTurn(_("This goal has moved on since you opened it. Have a look at it as it is now."))


def local_today(couple: Couple, at: datetime | None = None) -> datetime:
    """The present moment in the couple's time zone."""
    return timezone.localtime(at or timezone.now(), couple.zone)


def check_reason(reason: str) -> None:
    """Raise ValidationError for too long a reason; none at all is fine."""
    if len(reason) > 500:
        raise ValidationError({"reason": _("Please keep this under %(limit)s characters.") % {"limit": 500}})


def write_revision(
    goal: Goal, *, by: User, terms: GoalTerms, reason: str, based_on: int | None
) -> GoalRevision:
    """Write the next version and make it the goal's latest."""
    number = (based_on or 0) + 1
    revision = GoalRevision.objects.create(
        goal=goal, number=number, based_on=based_on, author=by, reason=reason, **terms.fields()
    )
    goal.current = revision
    return revision


def write_acceptance(goal: Goal, revision: GoalRevision, *, by: User, voice: Voice) -> GoalAcceptance:
    """Write one partner's yes to one version."""
    return GoalAcceptance.objects.create(
        goal=goal,
        revision=revision,
        person=by,
        why=voice.why,
        first_step=voice.first_step,
        ask_of_partner=voice.ask_of_partner,
    )


def accepted_by_both(goal: Goal, revision: GoalRevision) -> bool:
    """Whether both people now enrolled said yes to this very version."""
    partners = {partner.pk for partner in goal.couple.partners()}
    yes = set(revision.acceptances.values_list("person_id", flat=True))
    return len(partners) == 2 and partners <= yes


def log(goal: Goal, action: str, *, by: User) -> None:
    """Write the audit event of a goal action."""
    record_event(by=by.pk, action=action, target="goals.Goal", ids=[goal.pk], couple=goal.couple_id)
