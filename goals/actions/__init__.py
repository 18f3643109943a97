"""Every write to a goal. Views, API and tasks call these and hold no rules of their own."""

from goals.actions.agreeing import accept_goal, check_fit, propose_goal, suggest_changes
from goals.actions.changing import enter_in_error, hold_goal, leave_goal, resume_goal, withdraw_goal
from goals.actions.completing import complete_goal, note_achievement, reopen_goal
from goals.actions.individual import change_goal_audience, revise_individual_goal, set_individual_goal
from goals.actions.readiness import rate_readiness
from goals.actions.reviewing import approve_goal, return_goal
from goals.actions.stepping import add_step, end_step, mark_step, resume_step, unmark_step
from goals.actions.suggesting import suggest_goal
from goals.actions.talking import end_talk, request_talk

__all__ = [
    "accept_goal",
    "add_step",
    "approve_goal",
    "change_goal_audience",
    "check_fit",
    "complete_goal",
    "end_step",
    "end_talk",
    "enter_in_error",
    "hold_goal",
    "leave_goal",
    "mark_step",
    "note_achievement",
    "propose_goal",
    "rate_readiness",
    "reopen_goal",
    "request_talk",
    "resume_goal",
    "resume_step",
    "return_goal",
    "revise_individual_goal",
    "set_individual_goal",
    "suggest_changes",
    "suggest_goal",
    "unmark_step",
    "withdraw_goal",
]
