"""What an administrator reads of the audit log: the act in words, never what it was about."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, Promise] = {
    "care_team.assign": _("Care team: clinician assigned"),
    "care_team.end": _("Care team: membership ended"),
    "couple.enroll": _("Couple enrolled"),
    "couple.move": _("Couple: time zone or day of the review changed"),
    "enrollment.discharge": _("Partner discharged"),
    "enrollment.hold": _("Partner put on hold"),
    "enrollment.resume": _("Partner resumed"),
    "invitation.accept": _("Invitation accepted"),
    "invitation.create": _("Invitation created"),
    "invitation.resend": _("Invitation: new link asked for"),
    "invitation.revoke": _("Invitation taken back"),
    "invitation.send": _("Invitation sent"),
    "person.choose_reminders": _("Reminders chosen"),
    "person.create": _("Sign-in created"),
    "person.set_content_editor": _("Right to edit the library changed"),
    "person.set_preferences": _("Preferences changed"),
    "person.stop_messages": _("Messages stopped by a link"),
    "program.create": _("Program created"),
    "program.set_rules": _("Program: days for reviews changed"),
    "sign_in.change": _("Password or second factor changed"),
    "supervision.end": _("Supervision ended"),
    "supervision.set": _("Supervision set"),
}
# These stand in the history of statuses already, with their reasons.
TOLD_BY_STATUS = frozenset(
    {"enrollment.discharge", "enrollment.hold", "enrollment.resume", "invitation.accept"}
)


def act_in_words(action: str) -> str | Promise:
    """Return the act in words; one without words here shows its code."""
    return ACTS.get(action, action)
