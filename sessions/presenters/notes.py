"""Notes as a clinician's pages speak of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from couplesgoals.people.models import User
from sessions.models import NoteAddendum, NoteStatus, SessionNote
from sessions.presenters.appointments import SessionCard, session_cards, signed_name, who_text

# In a list, where there is little room.
SHORT = {
    NoteStatus.DRAFT: _lazy("Draft"),
    NoteStatus.COSIGN_PENDING: _lazy("To co-sign"),
    NoteStatus.FINAL: _lazy("Signed"),
}
CHIPS = {NoteStatus.DRAFT: "", NoteStatus.COSIGN_PENDING: "warm", NoteStatus.FINAL: "good"}


@dataclass(frozen=True)
class NoteRow:
    """One note in a list."""

    pk: UUID
    url: str
    title: str
    who: str
    when_text: str
    author: str
    status_text: str
    chip: str


@dataclass(frozen=True)
class Part:
    """One of the three parts of a note."""

    label: str
    text: str


@dataclass(frozen=True)
class ReadNote:
    """A signed note, ready to be read."""

    pk: UUID
    session: SessionCard
    parts: list[Part]
    signed_text: str
    cosigned_text: str
    status_text: str
    chip: str


@dataclass(frozen=True)
class AddendumEntry:
    """One addendum: what, by whom, when."""

    text: str
    author: str
    when_text: str


def note_rows(notes: Iterable[SessionNote], viewer: User) -> list[NoteRow]:
    """Present notes (with author and session) in a list."""
    return [_row(note, viewer) for note in notes]


def read_note(note: SessionNote, viewer: User) -> ReadNote:
    """Present one signed note."""
    [card] = session_cards([note.session], viewer)
    cosigned = ""
    if note.cosigned_by is not None and note.cosigned_at is not None:
        name = signed_name(note.cosigned_by, note.cosigned_by.credential)
        cosigned = _line(name, note.cosigned_at, viewer)
    signed_at = note.signed_at or note.created_at
    return ReadNote(
        pk=note.pk,
        session=card,
        parts=[
            Part(_("Data"), note.data),
            Part(_("Assessment"), note.assessment),
            Part(_("Plan"), note.plan),
        ],
        signed_text=_line(signed_name(note.author, note.credential), signed_at, viewer),
        cosigned_text=cosigned,
        status_text=str(note.get_status_display()),
        chip=CHIPS[NoteStatus(note.status)],
    )


def addendum_entries(addenda: Iterable[NoteAddendum], viewer: User) -> list[AddendumEntry]:
    """Present addenda (with author), the first one first."""
    return [
        AddendumEntry(
            text=addendum.text,
            author=signed_name(addendum.author, addendum.author.credential),
            when_text=moment_text(addendum.created_at, viewer),
        )
        for addendum in addenda
    ]


def moment_text(moment: datetime, viewer: User) -> str:
    """Say a moment in the reader's zone, to the minute, as a signature needs it."""
    local = timezone.localtime(moment, viewer.zone)
    return _("%(date)s, %(time)s %(zone)s") % {
        "date": date_format(local, "M j, Y"),
        "time": date_format(local, "P"),
        "zone": local.tzname(),
    }


def _line(name: str, moment: datetime, viewer: User) -> str:
    return _("%(name)s, on %(moment)s") % {"name": name, "moment": moment_text(moment, viewer)}


def _row(note: SessionNote, viewer: User) -> NoteRow:
    session = note.session
    if note.status == NoteStatus.DRAFT:
        url = reverse("sessions:note", args=[session.pk])
    else:
        url = reverse("sessions:note_detail", args=[note.pk])
    return NoteRow(
        pk=note.pk,
        url=url,
        title=session.couple.name,
        who=who_text(session, viewer),
        when_text=date_format(timezone.localtime(session.starts_at, viewer.zone), "M j, Y"),
        author=note.author.name,
        status_text=str(SHORT[NoteStatus(note.status)]),
        chip=CHIPS[NoteStatus(note.status)],
    )
