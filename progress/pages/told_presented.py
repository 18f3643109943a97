"""An entry as a clinician reads it in place: what kind, whose, when, for whom, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import labels
from couplesgoals.web.addresses import address_of
from progress.actions.setback_steps import CODES
from progress.lists import SETBACK_KIND_ICONS, GotInTheWay, HelpedBy, SetbackKind
from progress.models import Effort, HowItWent, Since
from progress.pages.setback_steps import STEPS, readers_in_words
from progress.pages.times import day_in_words, since_in_words
from progress.told import ALL, LONGEST, QUESTIONS, SAFETY, Found

type Line = tuple[str, str]

YES = {
    "overdose": gettext_lazy("Somebody may be in danger of an overdose"),
    "self_harm": gettext_lazy("Thoughts of hurting themself"),
    "somebody_hurt": gettext_lazy("Somebody is hurt"),
    "not_safe": gettext_lazy("Does not feel safe right now"),
    "fears_partner": gettext_lazy("Afraid of their partner"),
}


class Item(NamedTuple):
    """One entry, ready to be shown; `lines` are (question or "", words)."""

    pk: UUID
    kind: str
    icon: str
    label: str
    slot: str
    name: str
    when: str
    day: str
    since: str
    stamp: str
    lines: list[Line]
    answers: list[str]
    url: str
    audience: str
    audience_words: str
    may_answer: bool
    # The first words, by which one entry is told from the next.
    begins: str


def present(found: Found, viewer: User, pair: Pair, now: datetime | None = None) -> Item:
    """Present an entry to one of the care team."""
    kind, slot = ALL[found.kind], pair.slot_of(found.author)
    lines = [(label, words) for label, words in lines_of(found) if words]
    zone, now = viewer.zone, now or timezone.now()
    day, today = found.since.astimezone(zone).date(), now.astimezone(zone).date()
    icon = SETBACK_KIND_ICONS.get(found.said.get("kind", ""), kind.icon)
    return Item(
        pk=found.pk,
        kind=found.kind,
        icon=icon,
        label=_kind_label(found.kind, get_language()),
        slot=slot,
        name=pair.people[slot].first_name if slot in pair.people else _("Former partner"),
        when=day_in_words(day, today),
        day=day.isoformat(),
        since=since_in_words(found.since, now),
        stamp=found.since.isoformat(),
        answers=[str(YES[one]) for one in QUESTIONS if found.said[one]] if found.kind == SAFETY else [],
        lines=lines,
        url=page_of(found),
        audience=found.audience,
        audience_words=readers_in_words(found.audience, found.author, viewer, pair),
        may_answer=kind.answered_as is not None,
        begins=lines[0][1][:60] if lines else "",
    )


@cache
def _kind_label(kind: str, language: str | None) -> str:
    """The words of a kind, looked up once a language."""
    return str(ALL[kind].label)


def lines_of(found: Found) -> list[Line]:
    """Return the words of an entry, each with the question it answers, if any."""
    said = found.said
    if found.kind == "log":
        return [
            ("", said["what"]),
            (_("How it went"), labels(HowItWent)[said["how_it_went"]]),
            (_("Effort"), labels(Effort)[said["effort"]]),
            (_("Helped"), chosen(HelpedBy, said["helped"], said["helped_words"])),
            (_("Got in the way"), chosen(GotInTheWay, said["hindered"], said["hindered_words"])),
        ]
    if found.kind == "setback":
        return [(_("Kind"), _label(SetbackKind, said["kind"])), (_("What happened"), said["facts"])]
    if found.kind == "shift":
        return _shifted(said)
    if found.kind in STEPS:
        return [(str(label), _step(said, field)) for field, label in STEPS[found.kind].lines.items()]
    words = said.get("text") or said.get("line") or said.get("words") or ""
    return [("", words if len(words) <= LONGEST else f"{words[:LONGEST]}…")]


def _shifted(said: dict[str, Any]) -> list[Line]:
    """Say what shifted, question by question; who was asked may have said that nothing did."""
    if not (said["more"] or said["less"] or said["would_help"]):
        return [("", _("Nothing has shifted."))]
    return [
        (_("Matters more"), said["more"]),
        (_("Matters less"), said["less"]),
        (_("Since when"), _label(Since, said["since"])),
        (_("Would help"), said["would_help"]),
    ]


def chosen(choices: Any, codes: Sequence[str], words: str) -> str:
    """Say what was chosen from a list, and what was written beside it, in one line."""
    return " · ".join([_label(choices, code) for code in codes] + ([words] if words else []))


def page_of(found: Found) -> str:
    """Return where the whole entry stands for a clinician; empty where it is all here."""
    if found.kind == "log":
        return address_of("progress:goal", found.said["goal_id"])
    if found.kind == "journal":
        return address_of("progress:journal_shared", found.pk)
    if found.kind == "shift":
        return address_of("progress:couple_priorities", found.couple)
    if found.kind == "call":
        return address_of("progress:repair", found.said["conversation_id"])
    setback = found.pk if found.kind == "setback" else found.said.get("setback_id")
    return address_of("progress:setback", setback) if setback else ""


def _step(said: dict[str, Any], field: str) -> str:
    value = said[field] or ""
    if field not in CODES:
        return str(value)
    return chosen(CODES[field], [value] if value else [], said.get(f"{field}_words", ""))


def _label(choices: Any, code: str) -> str:
    return labels(choices).get(code, code)
