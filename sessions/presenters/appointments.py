"""Sessions as pages speak of them: times in the reader's zone, formatted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import label_of
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words, time_words
from sessions.models import NoteStatus, SessionNote, SessionStatus, TherapySession

# How long before the start the way into the video room appears.
DOOR_OPENS = timedelta(minutes=15)

CHIPS = {
    SessionStatus.PLANNED: "on",
    SessionStatus.FINISHED: "good",
    SessionStatus.CANCELLED: "",
}


@dataclass(frozen=True)
class SessionCard:
    """One session, ready to be shown; `video_link` is empty until the room may be entered."""

    pk: UUID
    url: str
    title: str
    who: str
    day: date
    day_text: str
    time_text: str
    status: str
    status_text: str
    chip: str
    video_link: str
    video_text: str
    readers: str
    notice: str = ""
    note_url: str = ""
    note_text: str = ""

    @property
    def when_text(self) -> str:
        """Day and time in one line."""
        return _("%(day)s, %(time)s") % {"day": self.day_text, "time": self.time_text}


@dataclass(frozen=True)
class Day:
    """The sessions of one day."""

    text: str
    cards: list[SessionCard] = field(default_factory=list)


def session_cards(
    sessions: Iterable[TherapySession],
    viewer: User,
    *,
    notes: Mapping[UUID, SessionNote] | None = None,
    at: datetime | None = None,
) -> list[SessionCard]:
    """Present sessions (with couple, clinician and subject) to one reader.

    `notes` are the reader's own notes by session; given at all, each card leads to its note.
    """
    now = at or timezone.now()
    return [_card(session, viewer, notes, now) for session in sessions]


def by_day(cards: Iterable[SessionCard]) -> list[Day]:
    """Group cards by day, in the order they come."""
    days: dict[date, Day] = {}
    for card in cards:
        days.setdefault(card.day, Day(card.day_text)).cards.append(card)
    return list(days.values())


def who_text(session: TherapySession, viewer: User) -> str:
    """Say who is in it: a partner is told about themselves, a clinician by name."""
    if viewer.is_partner:
        return _("Both of you") if session.is_couple else _("Just you")
    if session.subject is None:
        return _("Both partners")
    return _("%(name)s alone") % {"name": session.subject.first_name}


def open_video_link(session: TherapySession, at: datetime | None = None) -> str:
    """Give the way into the video room from 15 minutes before the start to the end; "" otherwise.

    Never for two who have separated: no partner is led into a room with the other.
    """
    now = at or timezone.now()
    open_now = session.starts_at - DOOR_OPENS <= now < session.ends_at
    planned = session.status == SessionStatus.PLANNED and session.is_still_held
    return session.video_link if open_now and planned else ""


def signed_name(person: User, credential: str) -> str:
    """Give a clinician's name with the credential they hold or signed with."""
    return f"{person.name}, {credential}" if credential else person.name


def _card(
    session: TherapySession, viewer: User, notes: Mapping[UUID, SessionNote] | None, now: datetime
) -> SessionCard:
    starts = timezone.localtime(session.starts_at, viewer.zone)
    video_link, video_text = _video(session, viewer, now)
    off = viewer.is_partner and not session.is_still_held
    note_url, note_text = _note_link(session, notes) if notes is not None else ("", "")
    with_clinician = _("Session with %(name)s") % {
        "name": signed_name(session.clinician, session.clinician.credential)
    }
    return SessionCard(
        pk=session.pk,
        url=address_of("sessions:session", session.pk),
        title=with_clinician if viewer.is_partner else session.couple.name,
        who=who_text(session, viewer),
        day=starts.date(),
        day_text=_day_text(starts.date(), timezone.localtime(now, viewer.zone).date()),
        time_text=_time_text(starts, timezone.localtime(session.ends_at, viewer.zone)),
        status=session.status,
        status_text=_("Not as planned") if off else _status_text(session, now),
        chip="" if off else CHIPS[SessionStatus(session.status)],
        video_link=video_link,
        video_text=video_text,
        readers=_readers(session, viewer),
        notice=_notice(session, viewer),
        note_url=note_url,
        note_text=note_text,
    )


def _notice(session: TherapySession, viewer: User) -> str:
    """Say that a session planned for two who have separated is off: to partners neutrally."""
    if session.is_still_held:
        return ""
    if viewer.is_partner:
        return _("This session will not take place as planned. Please ask your clinician.")
    return _("This couple no longer meets together. Cancel this session, or plan with one of them.")


def _readers(session: TherapySession, viewer: User) -> str:
    if viewer.is_partner:
        if session.is_couple:
            return _("You, your partner and your care team")
        return _("You and your care team")
    if session.subject is None:
        return _("Both partners and the care team")
    return _("%(name)s and the care team") % {"name": session.subject.first_name}


def _day_text(day: date, today: date) -> str:
    words = day_words(day, "l, F j" if day.year == today.year else "l, F j, Y")
    near = {
        today: _("Today"),
        today + timedelta(days=1): _("Tomorrow"),
        today - timedelta(days=1): _("Yesterday"),
    }
    return _("%(near)s, %(day)s") % {"near": near[day], "day": words} if day in near else words


def _time_text(starts: datetime, ends: datetime) -> str:
    if starts.tzname() != ends.tzname():  # the clocks change in between
        return _("%(from)s (%(before)s) to %(to)s (%(after)s)") % {
            "from": time_words(starts),
            "before": starts.tzname(),
            "to": time_words(ends),
            "after": ends.tzname(),
        }
    return _("%(from)s to %(to)s (%(zone)s)") % {
        "from": time_words(starts),
        "to": time_words(ends),
        "zone": starts.tzname(),
    }


def _status_text(session: TherapySession, now: datetime) -> str:
    if session.status == SessionStatus.PLANNED and session.ends_at <= now:
        return _("Time has passed")
    if session.status == SessionStatus.PLANNED and session.starts_at <= now:
        return _("Now")
    return label_of(SessionStatus(session.status))


def _video(session: TherapySession, viewer: User, now: datetime) -> tuple[str, str]:
    """Give the link while the room may be entered, or else the words that say when."""
    link = open_video_link(session, now)
    if (
        link
        or not session.video_link
        or not session.is_still_held
        or session.status != SessionStatus.PLANNED
        or session.ends_at <= now
    ):
        return link, ""
    opens = session.starts_at - DOOR_OPENS
    local = timezone.localtime(opens, viewer.zone)
    today = timezone.localtime(now, viewer.zone).date()
    time = time_words(local)
    if local.date() == today:
        return "", _("From %(time)s the video room is open here.") % {"time": time}
    day = day_words(local.date(), "l, F j")
    return "", _("From %(time)s on %(day)s the video room is open here.") % {"day": day, "time": time}


def _note_link(session: TherapySession, notes: Mapping[UUID, SessionNote]) -> tuple[str, str]:
    note = notes.get(session.pk)
    if note is None:
        return reverse("sessions:note", args=[session.pk]), _("Write the note")
    if note.status == NoteStatus.DRAFT:
        return reverse("sessions:note", args=[session.pk]), _("Go on with the note")
    return reverse("sessions:note_detail", args=[note.pk]), _("Read the note")
