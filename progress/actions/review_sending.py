"""One partner sends their answers to the monthly review all at once; until then they are their drafts."""

from __future__ import annotations

from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from goals.models import Goal, LifecycleStatus
from progress.actions.priorities import write_shift
from progress.actions.rating import rate_goal
from progress.models import ReviewAnswer, ReviewDone, ReviewWish
from progress.pages.ratings import done_for_review, latest_rounds
from progress.review.said import Answer, GoalSaid, ReviewSaid
from progress.review.standing import Standing, standing_in


@transaction.atomic
def send_review(*, by: User, review: ProgressReview, said: ReviewSaid) -> ReviewDone:
    """Send one's answers. What was sent is never written anew; PostgreSQL reveals both once both are in.

    A goal that rests or ended meanwhile takes no level and no wish; words about it are kept. Raises Stale
    where a goal's words changed since they were read, OutOfTurn once the window has closed. Twice is once.
    """
    require_partner(by=by, couple_id=review.couple_id)
    _hold(by, review)
    sent: ReviewDone | None = ReviewDone.visible_to(by).filter(review=review, author=by).first()
    if sent is not None:
        return sent
    standing = standing_in(by, review.couple, review.pk)
    if standing is None:
        raise Refused
    if not standing.may_answer:
        raise OutOfTurn(_("The days for this review are over. Your words are kept, for you alone."))
    said.check()
    goals = _goals(by, standing, said)
    # In one order for everybody: each level holds its goal's round until the end.
    for one in sorted(said.goals, key=lambda each: each.goal):
        _say_about(goals[one.goal], one, by=by, standing=standing)
    for answer in said.answers:
        _write(answer, by=by, review=review, goal=None)
    if said.shifted is not None:
        shift = said.shifted
        write_shift(by=by, couple=review.couple, said=shift, audience=shift.audience, review=review)
    done = ReviewDone.objects.create(
        couple=review.couple, subject=by, author=by, audience=Audience.CARE_TEAM, review=review
    )
    record_event(
        by=by.pk, action="review.send", target="progress.ReviewDone", ids=[done.pk], couple=review.couple_id
    )
    return done


@transaction.atomic
def take_back_answer(*, by: User, answer: ReviewAnswer, audience: str) -> ReviewAnswer:
    """Let fewer people read an answer from now on; never more: what was sent is shared by sending it."""
    rows = ReviewAnswer.visible_to(by).filter(pk=answer.pk, author=by).select_for_update(of=("self",))
    found: ReviewAnswer | None = rows.first()
    if found is None:
        raise Refused
    narrower = [Audience.PRIVATE, Audience.CARE_TEAM]
    if audience not in narrower or found.audience == Audience.PRIVATE:
        raise OutOfTurn(_("Here you can only choose fewer readers than before."))
    if found.audience != audience:
        found.audience = audience
        found.save(update_fields=["audience"])
        record_event(
            by=by.pk,
            action="review.take_back",
            target="progress.ReviewAnswer",
            ids=[found.pk],
            couple=found.couple_id,
        )
    return found


def _goals(by: User, standing: Standing, said: ReviewSaid) -> dict[UUID, Goal]:
    wanted = [one.goal for one in said.goals]
    rows = Goal.visible_to(by).filter(couple=standing.review.couple_id, pk__in=wanted).joint()
    found = {goal.pk: goal for goal in rows.select_related("agreed", "couple", "subject")}
    if set(wanted) - set(found):
        raise Refused
    return found


def _say_about(goal: Goal, said: GoalSaid, *, by: User, standing: Standing) -> None:
    review = standing.review
    for answer in said.answers:
        _write(answer, by=by, review=review, goal=goal)
    if goal.lifecycle_status != LifecycleStatus.ACTIVE or goal.agreed is None:
        return
    if goal.agreed.number != said.version:
        raise Stale(
            _("The words of “%(goal)s” have changed. Please look at it once more.")
            % {"goal": goal.agreed.title}
        )
    if said.level is not None and not has_rated(by, goal, standing):
        rate_goal(by=by, goal=goal, level=said.level, version=said.version, review=review)
    ReviewWish.objects.create(
        couple=goal.couple,
        subject=by,
        author=by,
        audience=Audience.COUPLE,
        review=review,
        goal=goal,
        wish=said.wish,
    )


def has_rated(person: User, goal: Goal, standing: Standing) -> bool:
    """Whether this person gave their level since the review opened, or in a round that still runs."""
    rated, revealed = latest_rounds(person, [goal])
    return goal.pk in done_for_review(rated, revealed, standing.day_began)


def _write(answer: Answer, *, by: User, review: ProgressReview, goal: Goal | None) -> None:
    ReviewAnswer.objects.create(
        couple=review.couple,
        subject=by,
        author=by,
        audience=answer.audience,
        review=review,
        goal=goal,
        question=answer.question,
        words=answer.words.strip(),
        value=answer.value,
    )


def _hold(by: User, review: ProgressReview) -> None:
    """Let two sendings of one person follow each other; nobody waits for anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{by.pk}:{review.pk}"])
