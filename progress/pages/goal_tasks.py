"""What Today asks of a partner about joint goals: answer, talk it through, write anew, say if it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from couplesgoals.people.models import Role
from couplesgoals.web.addresses import address_of


@dataclass(frozen=True)
class Task:
    """One thing that is mine to do now."""

    icon: str
    title: str
    detail: str
    url: str
    action: str
    # A goal whose own view is led to as well, in the same neutral words for both.
    own_view_of: UUID | None = None


def to_answer(name: str, joint: list[Any]) -> list[Task]:
    """Proposals and suggestions of the other (`name`) or the care team that wait for this person's answer."""
    tasks = []
    for goal in joint:
        if goal.has_my_yes and not goal.beside_id:
            continue
        icon, title = _asked(goal)
        tasks.append(
            Task(
                icon=icon,
                title=title % {"name": name},
                detail=goal.current.title,
                url=address_of("goals:answer", goal.pk),
                action=_("Read and answer"),
            )
        )
    return tasks


def _asked(goal: Any) -> tuple[str, str]:
    """Give the icon and the words for what lies on the table."""
    if goal.asked_by == Role.CLINICIAN:
        return "stethoscope", _("Your clinician suggests a goal")
    if goal.beside_id:
        return "git-compare-arrows", _("You both suggested changes: which words fit?")
    if goal.current.number == 1:
        return "heart-handshake", _("%(name)s proposes a goal")
    return "git-compare-arrows", _("%(name)s suggests a change")


def to_talk_through(joint: list[Any]) -> list[Task]:
    """Goals the care team would like to talk through, in the same words to both and for any reason."""
    return [
        Task(
            icon="message-circle",
            title=_("Your clinician would like to talk a goal through with you both"),
            detail=goal.current.title,
            url=address_of("progress:goal", goal.pk),
            action=_("Look at it"),
            own_view_of=goal.pk,
        )
        for goal in joint
        if goal.talk_requested_at
    ]


def to_rewrite(joint: list[Any]) -> list[Task]:
    """Goals whose latest version the clinician sent back with thoughts."""
    return [
        Task(
            icon="message-square-text",
            title=_("Your clinician has thoughts on a goal"),
            detail=goal.current.title,
            url=address_of("progress:goal", goal.pk),
            action=_("Read them"),
        )
        for goal in joint
        if goal.was_returned and goal.current_id != goal.agreed_id
    ]


def to_end(name: str, joint: list[Any]) -> list[Task]:
    """Goals the other (`name`) feels done with, as far as that is known before both have spoken."""
    return [
        Task(
            icon="circle-check",
            title=_("%(name)s feels done with a goal. How is it for you?") % {"name": name},
            detail=goal.agreed.title,
            url=address_of("goals:change", goal.pk),
            action=_("Say how it is for you"),
        )
        for goal in joint
    ]
