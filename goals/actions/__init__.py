"""Every write to a goal. Views, API and tasks call these and hold no rules of their own."""

from goals.actions.agreeing import accept_goal, check_fit, propose_goal, suggest_changes
from goals.actions.individual import change_goal_audience, revise_individual_goal, set_individual_goal
from goals.actions.readiness import rate_readiness
from goals.actions.reviewing import approve_goal, return_goal
from goals.actions.stepping import add_step, end_step, mark_step, resume_step, unmark_step

__all__ = [
    "accept_goal",
    "add_step",
    "approve_goal",
    "change_goal_audience",
    "check_fit",
    "end_step",
    "mark_step",
    "propose_goal",
    "rate_readiness",
    "resume_step",
    "return_goal",
    "revise_individual_goal",
    "set_individual_goal",
    "suggest_changes",
    "unmark_step",
]
