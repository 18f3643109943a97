"""Every write to a goal. Views, API and tasks call these and hold no rules of their own."""

from goals.actions.agreeing import accept_goal, propose_goal, suggest_changes
from goals.actions.individual import change_goal_audience, revise_individual_goal, set_individual_goal
from goals.actions.reviewing import approve_goal, return_goal

__all__ = [
    "accept_goal",
    "approve_goal",
    "change_goal_audience",
    "propose_goal",
    "return_goal",
    "revise_individual_goal",
    "set_individual_goal",
    "suggest_changes",
]
