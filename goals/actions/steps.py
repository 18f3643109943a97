"""The small moves the goal actions share: lock, write a version, write an acceptance, log."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from goals.models import FitCheck, Goal, GoalAcceptance, GoalRevision, GoalStatusChange, StatusReason
from goals.terms import GoalTerms, Voice

# What both partners read while the care team would like to talk first, whatever the reason.
TALK_WORDS = gettext_lazy("Your clinician would like to talk this goal through with you both.")


def locked(goal_id: UUID, *, by: User) -> Goal:
    """Return the goal, locked until the transaction ends, as its reader sees it; refuse where they do not."""
    seen = Goal.visible_to(by).filter(pk=goal_id)
    if not seen.select_for_update().values_list("pk", flat=True):
        raise Refused
    # Read anew: who waited for the lock would still see the versions there were before the wait.
    return seen.select_related("current", "beside", "couple").get()


def on_the_table(goal: Goal) -> list[GoalRevision]:
    """The versions that wait for a yes or are in effect: the latest, and the one written at the same time."""
    return [version for version in (goal.current, goal.beside) if version is not None]


def require_latest(goal: Goal, number: int) -> None:
    """Raise Stale unless `number` is the latest version's, so nobody agrees to words they have not read."""
    if goal.current is None or goal.current.number != number:
        raise stale()


def require_on_the_table(goal: Goal, number: int) -> GoalRevision:
    """Return the version with this number if it is on the table; Stale where a newer one replaced it."""
    for version in on_the_table(goal):
        if version.number == number:
            return version
    raise stale()


def stale() -> Stale:
    """Say that somebody was faster."""
    return Stale(_("There is a newer version of this goal. Here is what changed; your words are kept."))


def sent_already(goal: Goal, *, by: User, based_on: int, terms: GoalTerms) -> bool:
    """Whether a version on the table is this very change by this very person: the same form, sent twice."""
    return any(
        version.author_id == by.pk and version.based_on == based_on and GoalTerms.of(version) == terms
        for version in on_the_table(goal)
    )


def require_status(goal: Goal, *statuses: str) -> None:
    """Raise OutOfTurn unless the goal is in one of these states."""
    if goal.lifecycle_status not in statuses:
        raise OutOfTurn(_("This goal has moved on since you opened it. Have a look at it as it is now."))


def require_shared_space(goal: Goal) -> None:
    """Raise OutOfTurn where the two have separated: what was theirs stays as it was, for staff as well."""
    if goal.couple.frozen_at is not None:
        raise OutOfTurn(_("The shared space of these two is closed. Their goals stay as they were."))


def require_no_talk(goal: Goal) -> None:
    """Raise OutOfTurn while the care team would like to talk the goal through, in the words both read."""
    if goal.talk_requested_at is not None:
        raise OutOfTurn(str(TALK_WORDS))


def move(goal: Goal, status: str, *, reason: str = StatusReason.NONE) -> None:
    """Take the next status, saved by the caller, and write down that it did, not who asked for it."""
    before = goal.lifecycle_status
    if before == status:
        return
    goal.become(status)
    GoalStatusChange.objects.create(goal=goal, before=before, after=status, reason=reason)


def local_today(couple: Couple, at: datetime | None = None) -> datetime:
    """The present moment in the couple's time zone."""
    return timezone.localtime(at or timezone.now(), couple.zone)


def check_reason(reason: str) -> None:
    """Raise ValidationError unless there is a word why; it is what makes a change easy to hear."""
    if not reason.strip():
        raise ValidationError({"reason": _("Add a word why. It helps the other see your side.")})
    if len(reason) > 500:
        raise ValidationError({"reason": _("Please keep this under %(limit)s characters.") % {"limit": 500}})


def write_revision(
    goal: Goal, *, by: User, terms: GoalTerms, reason: str, based_on: int | None
) -> GoalRevision:
    """Write the next version and make it the goal's latest."""
    latest = GoalRevision.visible_to(by).filter(goal=goal).aggregate(latest=Max("number"))["latest"]
    revision = GoalRevision.objects.create(
        goal=goal, number=(latest or 0) + 1, based_on=based_on, author=by, reason=reason, **terms.fields()
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


def write_fit(goal: Goal, revision: GoalRevision, *, by: User, fit: str, words: str) -> FitCheck:
    """Write one partner's answer whether a version fits them: always, so that no answer stands out."""
    return FitCheck.objects.create(
        goal=goal,
        revision=revision,
        couple=goal.couple,
        author=by,
        subject=by,
        audience=Audience.CARE_TEAM,
        answer=fit,
        words=words,
    )


def accepted_by_both(goal: Goal, revision: GoalRevision) -> bool:
    """Whether both people now enrolled said yes to this very version."""
    partners = {partner.pk for partner in goal.couple.partners()}
    yes = set(revision.acceptances.values_list("person_id", flat=True))
    return len(partners) == 2 and partners <= yes


def log(goal: Goal, action: str, *, by: User) -> None:
    """Write the audit event of a goal action."""
    record_event(by=by.pk, action=action, target="goals.Goal", ids=[goal.pk], couple=goal.couple_id)
