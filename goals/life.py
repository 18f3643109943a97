"""What can happen to a goal as a whole now, as calm choices: rest, go on, come to an end, be set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.web.forms import PageForm
from goals import actions
from goals.actions.agreeing import AGREEING
from goals.actions.changing import ASIDE
from goals.actions.completing import AT_WORK, achievements_for, has_said_so
from goals.forms.changing import AsideForm, DoneForm, PlainForm, StandsForm
from goals.models import Goal, LifecycleStatus

type Words = str | Promise


@dataclass(frozen=True)
class Choice:
    """One thing that can be done, what it means, and what is said afterwards."""

    code: str
    icon: str
    title: Words
    text: Words
    button: Words
    done: Words
    kind: type[PageForm]
    act: Callable[..., Goal]

    def form(self, goal: Goal, data: Mapping[str, str] | None = None) -> PageForm:
        """Return the form of this choice; its fields are named after it, so that several fit on a page."""
        if self.kind is StandsForm:
            initial = {"achievement": goal.achievement_status}
            return StandsForm(data, prefix=self.code, initial=initial, fitting=achievements_for(goal))
        return self.kind(data, prefix=self.code)

    def carry_out(self, by: User, goal: Goal, said: Mapping[str, Any]) -> Goal:
        """Do it."""
        words = dict(said)
        if self.kind is StandsForm:
            words = {"status": words["achievement"]}
        return self.act(by=by, goal=goal, **words)


CHOICES = {
    choice.code: choice
    for choice in (
        Choice(
            "done",
            "circle-check",
            _("This is done for me"),
            _("Say where it stands for you and what you take from it."),
            _("Say so"),
            _("Your words are kept."),
            DoneForm,
            actions.complete_goal,
        ),
        Choice(
            "stands",
            "trending-up",
            _("Say how it stands"),
            _("On the way a goal gets easier and harder. Both are worth knowing."),
            _("Save"),
            _("Saved."),
            StandsForm,
            actions.note_achievement,
        ),
        Choice(
            "resume",
            "sprout",
            _("Take it up again"),
            _("The goal goes on with the words you agreed on."),
            _("Take it up again"),
            _("The goal goes on."),
            PlainForm,
            actions.resume_goal,
        ),
        Choice(
            "reopen",
            "undo-2",
            _("Take it up again"),
            _("What was reached stays in its story. The next stretch begins today."),
            _("Take it up again"),
            _("The goal goes on."),
            PlainForm,
            actions.reopen_goal,
        ),
        Choice(
            "hold",
            "pause",
            _("Let it rest for a while"),
            _("Nothing is lost. It can be taken up again any day."),
            _("Let it rest"),
            _("The goal rests. Nothing of it is lost."),
            AsideForm,
            actions.hold_goal,
        ),
        Choice(
            "withdraw",
            "x",
            _("Set it aside"),
            _("It leaves the table and stays readable. Who set it aside is not written on it."),
            _("Set it aside"),
            _("This goal was set aside."),
            AsideForm,
            actions.withdraw_goal,
        ),
        Choice(
            "leave",
            "x",
            _("Set it aside"),
            _("It ends here and stays readable. Who set it aside is not written on it."),
            _("Set it aside"),
            _("This goal was set aside."),
            AsideForm,
            actions.leave_goal,
        ),
        Choice(
            "mistake",
            "trash-2",
            _("Written by mistake"),
            _("It leaves every list for good. Nothing is deleted, and it cannot be brought back."),
            _("Mark as written by mistake"),
            _("Marked as written by mistake."),
            PlainForm,
            actions.enter_in_error,
        ),
    )
}

PARTNERS: dict[str, tuple[str, ...]] = {
    LifecycleStatus.PROPOSED: ("withdraw",),
    LifecycleStatus.ACCEPTED: ("withdraw",),
    LifecycleStatus.ACTIVE: ("hold", "done", "leave"),
    LifecycleStatus.ON_HOLD: ("resume", "done", "leave"),
    LifecycleStatus.COMPLETED: ("reopen",),
}
CLINICIANS: dict[str, tuple[str, ...]] = {
    LifecycleStatus.ACTIVE: ("stands",),
    LifecycleStatus.ON_HOLD: ("stands",),
    LifecycleStatus.COMPLETED: ("stands",),
}


def choices_for(goal: Goal, viewer: User) -> list[Choice]:
    """List what this viewer can do to a goal now; nothing where the joint space is frozen."""
    if goal.couple.frozen_at is not None:
        return []
    status = goal.lifecycle_status
    if viewer.is_clinician:
        mistake = () if status == LifecycleStatus.ENTERED_IN_ERROR else ("mistake",)
        return [CHOICES[code] for code in (*CLINICIANS.get(status, ()), *mistake)]
    refused = () if goal.talk_requested_at is None else ("resume", "reopen")
    codes = [code for code in PARTNERS.get(status, ()) if code not in refused]
    if "done" in codes and has_said_so(goal, viewer=viewer):
        codes.remove("done")
    if not goal.is_joint and status in AT_WORK:
        codes.insert(1, "stands")
    return [CHOICES[code] for code in codes]


def may_change(goal: Goal, viewer: User) -> bool:
    """Whether this viewer has a say in the goal: partners in theirs, the care team in joint ones."""
    if viewer.is_clinician:
        return goal.is_joint
    return viewer.is_partner and goal.subject_id in (None, viewer.pk)


def other_way(goal: Goal, viewer: User) -> str:
    """Name what leads on beside the choices: other words, or a goal set aside kept for oneself."""
    if not viewer.is_partner or goal.couple.frozen_at is not None:
        return ""
    status = goal.lifecycle_status
    if not goal.is_joint:
        return "revise" if status == LifecycleStatus.ACTIVE else ""
    if status in AGREEING:
        return "suggest"
    return "keep" if status in ASIDE else ""
