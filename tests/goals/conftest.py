"""Goals in effect, of both and of Maya alone."""

from __future__ import annotations

import pytest

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal


@pytest.fixture
def joint(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal of Maya and Jonas in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


@pytest.fixture
def team_goal(couple: Couple, maya: User) -> Goal:
    """Maya's own goal, which her care team reads."""
    return individual_goal(couple, maya)


@pytest.fixture
def private_goal(couple: Couple, maya: User) -> Goal:
    """Maya's own goal, which nobody else reads."""
    return individual_goal(couple, maya, audience="private", title="A walk on my own")


@pytest.fixture
def shared_goal(couple: Couple, maya: User) -> Goal:
    """Maya's own goal, which Jonas reads too."""
    return individual_goal(couple, maya, audience="couple", title="Call my sister on Sundays")
