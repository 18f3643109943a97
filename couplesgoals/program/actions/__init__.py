"""Verbs of the program: an administrator's, but for accepting an invitation; each writes its audit event."""

from couplesgoals.program.actions.care_team import assign_care_team, end_care_team_membership
from couplesgoals.program.actions.enrollments import (
    discharge,
    discharge_couple,
    put_couple_on_hold,
    put_on_hold,
    resume,
    resume_couple,
)
from couplesgoals.program.actions.invitations import (
    enroll_couple,
    invite_partner,
    mail_invitation,
    resend_invitation,
    revoke_invitation,
)
from couplesgoals.program.actions.joining import Newcomer, accept_invitation, find_open_invitation
from couplesgoals.program.actions.staff import (
    Rules,
    add_clinician,
    create_program,
    end_supervision,
    set_content_editor,
    set_program_rules,
    set_supervision,
)

__all__ = [
    "Newcomer",
    "Rules",
    "accept_invitation",
    "add_clinician",
    "assign_care_team",
    "create_program",
    "discharge",
    "discharge_couple",
    "end_care_team_membership",
    "end_supervision",
    "enroll_couple",
    "find_open_invitation",
    "invite_partner",
    "mail_invitation",
    "put_couple_on_hold",
    "put_on_hold",
    "resend_invitation",
    "resume",
    "resume_couple",
    "revoke_invitation",
    "set_content_editor",
    "set_program_rules",
    "set_supervision",
]
