"""Where a repair conversation stands, in words: one thing to do at a time, for one of the two."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from progress.repair.states import State
from progress.repair.turns import Expected, Kind

KIND_WORDS = {
    Kind.SAY.value: gettext_lazy("says"),
    Kind.REFLECT.value: gettext_lazy("says back"),
    Kind.CONFIRM.value: gettext_lazy("Yes, that is it"),
    Kind.ADD.value: gettext_lazy("adds"),
}


def now_in_words(
    *,
    state: State,
    expected: Expected | None,
    last: str,
    viewer: User,
    pair: Pair,
    is_offerer: bool,
    offered_by: UUID,
) -> tuple[str, str]:
    """Return a heading and a line below it."""
    name = _name_of(pair, offered_by if state is State.OFFERED else expected.person if expected else None)
    if not viewer.is_partner:
        return _for_staff(state, expected, name)
    partner = {"name": pair.other_name(viewer)}
    if state is State.OFFERED:
        return _offered(partner, is_offerer=is_offerer)
    if state is State.PAUSED:
        return (
            _("You two are taking a pause."),
            _("Breathe, drink some water. Either of you can go on when you both feel ready."),
        )
    if state is State.ENDED or expected is None:
        return "", ""
    kinds = expected.kinds_for(viewer.pk)
    if not kinds:
        return _waiting(expected, partner)
    return _yours(kinds, expected, partner, last=last, is_first=expected.person == viewer.pk)


def _offered(partner: dict[str, str], *, is_offerer: bool) -> tuple[str, str]:
    if is_offerer:
        return (
            _("Your offer is there."),
            _("%(name)s can take it up in their own time. There is nothing you need to do now.") % partner,
        )
    return (
        _("%(name)s would like to talk with you about this, in turns.") % partner,
        _("One speaks, the other says back what they heard. Then you swap. Only if you want to, and when."),
    )


def _waiting(expected: Expected, partner: dict[str, str]) -> tuple[str, str]:
    if Kind.REFLECT in expected.kinds:
        return (
            _("%(name)s is saying back what they heard.") % partner,
            _("Take a breath. Your words are with them now."),
        )
    if Kind.CONFIRM in expected.kinds:
        return (
            _("%(name)s is looking at what you heard.") % partner,
            _("Take a breath. You listened; that is a lot."),
        )
    return (
        _("%(name)s is finding words.") % partner,
        _("Take a breath. You only need to listen next."),
    )


def _yours(
    kinds: frozenset[Kind], expected: Expected, partner: dict[str, str], *, last: str, is_first: bool
) -> tuple[str, str]:
    if Kind.REFLECT in kinds:
        return (
            _("Say back what you heard."),
            _("Before you answer, %(name)s needs to know that it reached you.") % partner,
        )
    if Kind.CONFIRM in kinds:
        return _("Did %(name)s hear you?") % partner, _("A close yes is enough. Or add what is missing.")
    if expected.opens and not is_first:
        return (
            _("%(name)s may begin, or you.") % partner,
            _("You can wait a while, or say the first thing yourself."),
        )
    if expected.opens and not last:
        return _("You may begin."), _("Or let %(name)s say the first thing.") % partner
    return _("Now it is your turn to speak."), _("%(name)s listens and then says back.") % partner


def _for_staff(state: State, expected: Expected | None, name: str) -> tuple[str, str]:
    if state is State.OFFERED:
        return _("Offered by %(name)s, not taken up yet.") % {"name": name}, ""
    if state is State.RUNNING and expected is not None:
        return _("It runs. Next: %(name)s.") % {"name": name}, ""
    return (_("Paused."), "") if state is State.PAUSED else (_("It has ended."), "")


def _name_of(pair: Pair, person: UUID | None) -> str:
    return next((one.first_name for one in pair.people.values() if one.pk == person), "")
