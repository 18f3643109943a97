"""One goal: its words, both voices, the blind rating, the chart and the timeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.sentences import gettext as _
from couplesgoals.web.days import day_words
from goals.actions.agreeing import AGREEING
from goals.models import Goal, GoalAcceptance, GoalReview, GoalRevision, LifecycleStatus, ReviewOutcome
from progress.pages.goal_said import Said, said_about
from progress.pages.ratings import Round, Side, chart_of, rating_ids, rounds_of_year, sides, words_of
from progress.pages.timeline import Timeline, timeline_page


@dataclass(frozen=True)
class Rating:
    """Where the blind rating stands for this viewer."""

    may_rate: bool
    waits_for_other: bool
    last: Round | None
    sides: list[Side]

    @property
    def rated(self) -> str:
        """When both levels of the last round were in."""
        return _("Rated %(day)s") % {"day": day_words(self.last.on, "M j")} if self.last else ""


@dataclass(frozen=True)
class GoalPage:
    """What the page shows."""

    goal: Goal
    shown: GoalRevision
    said: Said
    voices: list[GoalAcceptance]
    reviews: list[GoalReview]
    rating: Rating
    chart: SafeString
    timeline: Timeline
    is_mine: bool
    may_write: bool
    may_log: bool
    waits_for_me: bool = False
    said_it_is_done: bool = False
    read_ids: dict[str, list[UUID]] = field(default_factory=dict)

    @property
    def by_when(self) -> str:
        """Until when the goal is meant to be reached."""
        return _("By %(day)s") % {"day": day_words(self.shown.target_date, "M j, Y")}

    @property
    def was_returned(self) -> bool:
        """Whether the clinician sent the latest version back, so that the next is the partners' to write."""
        last = self.reviews[0] if self.reviews else None
        return (
            last is not None
            and self.goal.lifecycle_status in AGREEING
            and last.outcome == ReviewOutcome.RETURNED
            and last.revision_id == self.goal.current_id
        )

    @property
    def may_reword(self) -> bool:
        """Whether other words can be written now: not while an answer is asked for first."""
        if not self.goal.is_joint:
            return self.goal.lifecycle_status == LifecycleStatus.ACTIVE
        return self.goal.lifecycle_status in AGREEING and not self.waits_for_me

    @property
    def is_being_agreed(self) -> bool:
        """Whether words lie between the two, and the care team does not ask for a talk first."""
        return self.goal.lifecycle_status in AGREEING and self.goal.talk_requested_at is None

    @property
    def asks_whether_done(self) -> bool:
        """Whether the other said they are done with this goal, and this person has not."""
        return self._is_half_done and not self.said_it_is_done

    @property
    def waits_for_others_word(self) -> bool:
        """Whether this person said they are done with this goal, and the other has not."""
        return self._is_half_done and self.said_it_is_done

    @property
    def _is_half_done(self) -> bool:
        at_work = self.goal.lifecycle_status in (LifecycleStatus.ACTIVE, LifecycleStatus.ON_HOLD)
        return self.may_write and at_work and bool(self.said.have_spoken)


def goal_page(goal: Goal, *, viewer: User, pair: Pair, before: UUID | None = None) -> GoalPage:
    """Put the page of one visible goal together. `goal` comes with its current and agreed version."""
    shown = goal.agreed or goal.current
    assert shown is not None  # every goal is written together with its first version
    said = said_about(goal, viewer)
    revealed, waiting = rounds_of_year([goal], pair=pair, viewer=viewer)
    rounds = revealed.get(goal.pk, [])
    timeline = timeline_page(pair=pair, viewer=viewer, before=before, goal=goal.pk)
    is_mine = viewer.is_partner and goal.subject_id in (None, viewer.pk)
    may_write = is_mine and pair.couple.frozen_at is None
    accepted_current = {one.person_id for one in said.voices if one.revision_id == goal.current_id}
    waits = may_write and goal.is_joint and goal.lifecycle_status in AGREEING and not goal.talk_requested_at
    return GoalPage(
        goal=goal,
        shown=shown,
        said=said,
        voices=[one for one in said.voices if one.revision_id == shown.pk],
        reviews=said.reviews,
        rating=rating_of(
            goal, viewer=viewer, pair=pair, rounds=rounds, may_write=may_write, has_rated=goal.pk in waiting
        ),
        chart=chart_of(goal, rounds, pair=pair, uid="ratings"),
        timeline=timeline,
        is_mine=is_mine,
        may_write=may_write,
        may_log=may_write and goal.lifecycle_status == LifecycleStatus.ACTIVE,
        waits_for_me=bool(waits) and (goal.beside_id is not None or viewer.pk not in accepted_current),
        said_it_is_done=viewer.pk in said.have_spoken,
        read_ids={
            **timeline.ids(),
            "goals.Goal": [goal.pk],
            "progress.GoalRating": rating_ids(rounds),
        },
    )


def rating_of(
    goal: Goal, *, viewer: User, pair: Pair, rounds: list[Round], may_write: bool, has_rated: bool
) -> Rating:
    """Say whether this person may rate now, has rated and waits, and what was last revealed."""
    last = rounds[-1] if rounds else None
    rated = may_write and has_rated
    active = goal.lifecycle_status == LifecycleStatus.ACTIVE
    words = words_of([goal], {goal.pk: rounds} if rounds else {}, viewer=viewer)
    return Rating(
        may_rate=may_write and active and not rated,
        waits_for_other=rated,
        last=last,
        sides=sides(last, pair=pair, words=words) if last else [],
    )
