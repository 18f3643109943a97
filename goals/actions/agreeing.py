"""Two partners agree a joint goal: propose, accept, suggest changes, say in private whether it fits."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from couplesgoals.records.submissions import sending_of
from goals.actions.steps import (
    accepted_by_both,
    check_reason,
    local_today,
    locked,
    log,
    move,
    on_the_table,
    require_no_talk,
    require_on_the_table,
    require_status,
    sent_already,
    stale,
    write_acceptance,
    write_fit,
    write_revision,
)
from goals.actions.valuing import begin_from
from goals.models import FitCheck, Goal, GoalRevision, LifecycleStatus, StartingPointVersion
from goals.models.statuses import OPEN_STATUSES
from goals.terms import GoalTerms, Voice, wrong_fit

AGREEING = (LifecycleStatus.PROPOSED, LifecycleStatus.ACCEPTED, LifecycleStatus.ACTIVE)


@transaction.atomic
def propose_goal(
    *,
    by: User,
    couple: Couple,
    terms: GoalTerms,
    voice: Voice,
    submission: UUID | None = None,
    started_from: StartingPointVersion | None = None,
    value: UUID | None = None,
) -> Goal:
    """Propose a joint goal to the other partner; the same submission twice is one goal."""
    require_partner(by=by, couple_id=couple.pk)
    terms.check(today=local_today(couple).date())
    voice.check(joint=True)
    sent = sending_of(Goal, by=by, submission=submission, said=terms.fields())
    if sent.made:
        return _sent_again(sent.made, by=by, terms=terms, voice=voice)
    goal = Goal.objects.create(
        couple=couple,
        author=by,
        audience=Audience.COUPLE,
        submission=sent.number,
        started_from=started_from,
    )
    _put_on_the_table(goal, by=by, terms=terms, voice=voice, reason="", based_on=None)
    goal.save(update_fields=["current"])
    log(goal, "goal.propose", by=by)
    begin_from(goal, by=by, value_id=value)
    return goal


@transaction.atomic
def accept_goal(*, by: User, goal: Goal, number: int, voice: Voice) -> Goal:
    """Say yes to version `number`; when both have, it goes to the clinician. Twice is once,
    but for a new word to the care team, which is never lost.

    Of two suggestions made at once, the one both said yes to is chosen; the other stays in the history.
    """
    goal = _joint(goal, by=by)
    revision = require_on_the_table(goal, number)
    voice.check(joint=True)
    if revision.acceptances.filter(person=by).exists():
        # The yes is there already; what they tell the care team with it now may be new.
        _tell(goal, revision, by=by, fit=voice.fit, words=voice.fit_words)
        return goal
    require_status(goal, *AGREEING)
    require_no_talk(goal)
    write_acceptance(goal, revision, by=by, voice=voice)
    write_fit(goal, revision, by=by, fit=voice.fit, words=voice.fit_words)
    if accepted_by_both(goal, revision):
        goal.current, goal.beside = revision, None
        goal.awaits_review_since = timezone.now()
        if goal.lifecycle_status == LifecycleStatus.PROPOSED:
            move(goal, LifecycleStatus.ACCEPTED)
        goal.save(update_fields=["current", "beside", "awaits_review_since", "lifecycle_status"])
    log(goal, "goal.accept", by=by)
    return goal


@transaction.atomic
def suggest_changes(
    *, by: User, goal: Goal, based_on: int, terms: GoalTerms, voice: Voice, reason: str
) -> Goal:
    """Answer with the next version, which comes back to the other for a yes.

    Also the way to change a goal in effect: it stays in effect as agreed until the new version is accepted by
    both and approved. It takes the place of the version it answers and of one's own on the table. Where the
    other suggested from the same words meanwhile, both stay. Raises Stale where anything newer is there.
    """
    goal = _joint(goal, by=by)
    voice.check(joint=True)
    if sent_already(goal, by=by, based_on=based_on, terms=terms):
        return _sent_again(goal, by=by, terms=terms, voice=voice)
    answered = _answered(goal, by=by, based_on=based_on)
    require_status(goal, *AGREEING)
    terms.check(today=local_today(goal.couple).date())
    check_reason(reason)
    if any(GoalTerms.of(version) == terms for version in on_the_table(goal)):
        raise OutOfTurn(_("Nothing is different yet. Change some words, or accept the goal as it is."))
    stays = [one for one in on_the_table(goal) if one != answered and one.author_id != by.pk]
    _put_on_the_table(goal, by=by, terms=terms, voice=voice, reason=reason, based_on=based_on)
    goal.beside = stays[0] if stays else None
    goal.awaits_review_since = None
    if goal.lifecycle_status == LifecycleStatus.ACCEPTED:
        move(goal, LifecycleStatus.PROPOSED)
    goal.save(update_fields=["current", "beside", "awaits_review_since", "lifecycle_status"])
    log(goal, "goal.suggest_changes", by=by)
    return goal


@transaction.atomic
def check_fit(*, by: User, goal: Goal, number: int, fit: str, words: str = "") -> FitCheck:
    """Tell the care team alone whether version `number` fits; the goal does not move. Twice is once."""
    goal = _joint(goal, by=by)
    revision = require_on_the_table(goal, number)
    if errors := wrong_fit(fit, words):
        raise ValidationError(errors)
    return _tell(goal, revision, by=by, fit=fit, words=words)


def _sent_again(goal: Goal, *, by: User, terms: GoalTerms, voice: Voice) -> Goal:
    """Keep what is new for the care team in a form that came twice; the rest is there already."""
    for version in on_the_table(goal):
        if version.author_id == by.pk and GoalTerms.of(version) == terms:
            _tell(goal, version, by=by, fit=voice.fit, words=voice.fit_words)
    return goal


def _tell(goal: Goal, revision: GoalRevision, *, by: User, fit: str, words: str) -> FitCheck:
    """Write an answer that says something new; refuse rather than drop one about a goal that is closed."""
    mine = FitCheck.visible_to(by).filter(revision=revision, author=by)
    last: FitCheck | None = mine.order_by("-created_at", "-id").first()
    if last is not None and (last.answer, last.words) == (fit, words):
        return last
    require_status(goal, *OPEN_STATUSES)
    log(goal, "goal.check_fit", by=by)
    return write_fit(goal, revision, by=by, fit=fit, words=words)


def _joint(goal: Goal, *, by: User) -> Goal:
    goal = locked(goal.pk, by=by)
    require_partner(by=by, couple_id=goal.couple_id)
    if not goal.is_joint:
        raise Refused
    return goal


def _answered(goal: Goal, *, by: User, based_on: int) -> GoalRevision | None:
    """Return the version on the table a suggestion answers; None where both wrote from the same one."""
    for version in on_the_table(goal):
        if version.number == based_on:
            return version
    latest = goal.current
    at_once = (
        latest is not None
        and goal.beside is None
        and latest.based_on == based_on
        and latest.author_id != by.pk
        and not accepted_by_both(goal, latest)
    )
    if not at_once:
        raise stale()
    return None


def _put_on_the_table(
    goal: Goal, *, by: User, terms: GoalTerms, voice: Voice, reason: str, based_on: int | None
) -> None:
    revision = write_revision(goal, by=by, terms=terms, reason=reason, based_on=based_on)
    write_acceptance(goal, revision, by=by, voice=voice)
    write_fit(goal, revision, by=by, fit=voice.fit, words=voice.fit_words)
