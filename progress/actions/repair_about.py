"""What a repair conversation is about, a setback or a shift of priorities, and whether both read that."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import Audience
from progress.models import PriorityShift, RepairConversation, Setback

type About = Setback | PriorityShift


def about_of(about: About, *, by: User) -> About:
    """Return it as it stands, with its couple; refuse what this person does not read."""
    rows: QuerySet[About] = type(about).visible_to(by)
    found = rows.filter(pk=about.pk).select_related("couple").first()
    if found is None:
        raise Refused
    return found


def require_both_read(about: About, *, by: User) -> None:
    """Raise OutOfTurn where there is nothing to talk about that both read."""
    if isinstance(about, Setback):
        if about.audience != Audience.COUPLE:
            raise OutOfTurn(_("To talk about it together, share what happened first."))
        return
    if not about.says_something:
        raise OutOfTurn(_("Nothing has shifted here, so there is nothing to talk about."))
    if about.audience != Audience.COUPLE:
        raise OutOfTurn(_("To talk about it together, share what shifted first."))
    if not is_revealed(about, by=by):
        raise OutOfTurn(_("This was said in a monthly review. You can talk about it once you both read it."))


def is_revealed(shift: PriorityShift, *, by: User) -> bool:
    """Whether a shift was said at any time, or in a review that is revealed to both."""
    rows: QuerySet[PriorityShift] = PriorityShift.visible_to(by)
    return shift.review_id is None or rows.filter(PriorityShift.revealed(), pk=shift.pk).exists()


def require_shared(conversation: RepairConversation, *, by: User) -> None:
    """Raise OutOfTurn where what it is about is not read by both any more: nothing new is said then."""
    setback, shift = conversation.setback_id, conversation.shift_id
    if setback and not setbacks_of_both(by).filter(pk=setback).exists():
        raise OutOfTurn(_("What happened is not shared right now, so this talk rests."))
    if shift and not shifts_of_both(by).filter(pk=shift).exists():
        raise OutOfTurn(_("What shifted is not shared right now, so this talk rests."))


def setbacks_of_both(viewer: User) -> QuerySet[Setback]:
    """Return the setbacks this person reads that both read."""
    rows: QuerySet[Setback] = Setback.visible_to(viewer)
    return rows.filter(audience=Audience.COUPLE)


def shifts_of_both(viewer: User) -> QuerySet[PriorityShift]:
    """Return the shifts this person reads that both read: of those said in a review the revealed ones."""
    rows: QuerySet[PriorityShift] = PriorityShift.visible_to(viewer)
    return rows.filter(PriorityShift.revealed(), audience=Audience.COUPLE)


def field_of(about: About) -> str:
    """Return the field by which a conversation names it."""
    return "setback" if isinstance(about, Setback) else "shift"
