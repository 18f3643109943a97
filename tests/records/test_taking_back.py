"""What is one's own can always be shared with fewer people, also where nothing more may be written."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from couplesgoals.demo import factories
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.records.audience import Audience
from goals.actions import change_goal_audience
from goals.models import Goal

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared_goal(couple: Couple, maya: User) -> Goal:
    """Maya's own goal, shared with Jonas, in a couple that was frozen afterwards."""
    goal = factories.individual_goal(couple, maya, audience=Audience.COUPLE)
    couple.frozen_at = timezone.now()
    couple.save(update_fields=["frozen_at"])
    return goal


def test_sharing_is_taken_back_in_a_frozen_couple(shared_goal: Goal, maya: User, jonas: User) -> None:
    with acting_as(maya):
        change_goal_audience(by=maya, goal=shared_goal, audience=Audience.PRIVATE)
    with acting_as(jonas):
        assert not Goal.visible_to(jonas).filter(pk=shared_goal.pk).exists()
    with acting_as(maya):
        assert Goal.visible_to(maya).get(pk=shared_goal.pk).audience == Audience.PRIVATE


@pytest.mark.parametrize("audience", [Audience.COUPLE, Audience.CARE_TEAM])
def test_nothing_new_crosses_in_a_frozen_couple(
    shared_goal: Goal, couple: Couple, maya: User, audience: str
) -> None:
    with acting_as(maya):
        change_goal_audience(by=maya, goal=shared_goal, audience=Audience.CARE_TEAM)
        with pytest.raises(OutOfTurn):
            change_goal_audience(by=maya, goal=shared_goal, audience=audience)


def test_postgresql_refuses_a_wider_audience_by_itself(shared_goal: Goal, maya: User) -> None:
    with acting_as(maya):
        change_goal_audience(by=maya, goal=shared_goal, audience=Audience.PRIVATE)
        with pytest.raises(ProgrammingError, match="only be taken back"), transaction.atomic():
            Goal.visible_to(maya).filter(pk=shared_goal.pk).update(audience=Audience.COUPLE)


def test_postgresql_refuses_any_other_change_there(shared_goal: Goal, maya: User) -> None:
    with (
        acting_as(maya),
        pytest.raises(ProgrammingError, match="only be taken back"),
        transaction.atomic(),
    ):
        Goal.visible_to(maya).filter(pk=shared_goal.pk).update(lifecycle_status="cancelled")
