"""Rate a goal, blind."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.rights import require_partner
from goals.models import Goal, LifecycleStatus
from progress.models import GoalRating
from progress.rounds import current_round


@transaction.atomic
def rate_goal(
    *,
    by: User,
    goal: Goal,
    level: int,
    round_number: int | None = None,
    version: int | None = None,
    review: ProgressReview | None = None,
) -> GoalRating:
    """Give one's own level, −2 to +2, in the goal's current round. A rating is never changed.

    PostgreSQL reveals the round when everybody asked has rated; until then only the author and the care team
    read this rating. `round_number` and `version` are what the person saw: the same form sent twice is one
    rating, and a level is given for the words one has read. Raises OutOfTurn where this person has rated the
    round already, Stale where the goal's words changed.
    """
    found = _ratable(goal, by=by)
    revision = found.agreed
    assert revision is not None  # a goal in effect has an agreed version
    if level not in range(-2, 3):
        raise ValidationError({"level": _("Choose one of the five levels.")})
    rounds = GoalRating.visible_to(by).filter(goal=found, author=by)
    sent = rounds.filter(round=round_number, level=level).first() if round_number else None
    if sent is not None:
        return sent
    current = current_round(found, viewer=by)
    if round_number is not None and round_number != current:
        raise OutOfTurn(_("This round is over. Have a look at it, and rate again when you are ready."))
    if version is not None and revision.number != version:
        raise Stale(_("The words of this goal have changed. Please read them once more before you rate."))
    try:
        with transaction.atomic():
            rating = GoalRating.objects.create(
                couple=found.couple,
                subject=found.subject,
                author=by,
                goal=found,
                revision=revision,
                audience=found.audience,
                round=current,
                level=level,
                review=review,
            )
    except IntegrityError as error:
        raise OutOfTurn(_("You have rated this round. A change of mind goes into the next one.")) from error
    record_event(
        by=by.pk,
        action="progress.rate",
        target="progress.GoalRating",
        ids=[rating.pk],
        couple=found.couple_id,
    )
    return rating


def _ratable(goal: Goal, *, by: User) -> Goal:
    found = Goal.visible_to(by).select_related("couple", "agreed", "subject").filter(pk=goal.pk).first()
    if found is None:
        raise Refused
    require_partner(by=by, couple_id=found.couple_id)
    if found.subject_id not in (None, by.pk):
        raise Refused
    if found.lifecycle_status != LifecycleStatus.ACTIVE:
        raise OutOfTurn(_("A goal can be rated once it is active."))
    return found
