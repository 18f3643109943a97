"""Writing a note: the draft row is its author's alone until it is signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Stale
from couplesgoals.records.audience import Audience
from goals.models import Goal
from sessions.actions.steps import locked_session, log_note
from sessions.models import NoteGoal, SessionNote, TherapySession

PARTS = ("data", "assessment", "plan")
LIMIT = 10_000


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Which text a form was opened from, and the form's own mark.

    A number would not do: autosave writes from the same open form again and again, and that is no conflict.
    """

    opened_from: UUID | None
    own: UUID

    def follows(self, last: UUID | None) -> bool:
        """Whether the last text written is the one this form was opened from, or its own."""
        return last in (self.opened_from, self.own)


@transaction.atomic
def write_note(
    *,
    by: User,
    session: TherapySession,
    data: str = "",
    assessment: str = "",
    plan: str = "",
    goals: Iterable[Goal] = (),
    edition: Edition | None = None,
    while_typing: bool = False,
) -> SessionNote:
    """Write one's own draft of a session's note, creating it the first time; nobody else reads it yet.

    Saved `while_typing`, only the first time is an event: one every few seconds would bury the log.
    Raises Stale when another form of the same author wrote in between, OutOfTurn once it is signed.
    """
    session = locked_session(session.pk, by=by)
    texts = {"data": data, "assessment": assessment, "plan": plan}
    _check_lengths(texts)
    chosen = _linkable(session, goals, by=by)
    note: SessionNote | None = (
        SessionNote.visible_to(by).select_for_update().filter(session=session, author=by).first()
    )
    begun = note is None
    if note is None:
        note = SessionNote(
            session=session, couple_id=session.couple_id, subject_id=session.subject_id, author=by
        )
        note.audience = Audience.PRIVATE
    elif note.is_signed:
        raise OutOfTurn(_("This note is signed. You can add to it, but not change it."))
    elif edition is not None and not edition.follows(note.edition):
        raise Stale(_("You changed this note in another window. Both texts are here."))
    for part, text in texts.items():
        setattr(note, part, text)
    note.edition = edition.own if edition is not None else uuid4()
    note.save()
    _link(note, chosen)
    if begun or not while_typing:
        log_note(note, "note.write", by=by)
    return note


def linkable_goals(session: TherapySession) -> Q:
    """Goals a note of this session may speak of: joint ones, and that person's own in an individual one."""
    of_session = Q(couple=session.couple_id)
    if session.subject_id is None:
        return of_session & Q(subject=None)
    return of_session & (Q(subject=None) | Q(subject=session.subject_id))


def _linkable(session: TherapySession, goals: Iterable[Goal], *, by: User) -> set[UUID]:
    wanted = {goal.pk for goal in goals}
    found = set(
        Goal.visible_to(by).filter(linkable_goals(session), pk__in=wanted).values_list("pk", flat=True)
    )
    if wanted != found:
        raise ValidationError({"goals": _("Choose from this couple's goals.")})
    return wanted


def _link(note: SessionNote, chosen: set[UUID]) -> None:
    linked = set(note.note_goals.values_list("goal_id", flat=True))
    if gone := linked - chosen:
        note.note_goals.filter(goal__in=gone).delete()
    NoteGoal.objects.bulk_create([NoteGoal(note=note, goal_id=goal) for goal in sorted(chosen - linked)])


def _check_lengths(texts: dict[str, str]) -> None:
    errors = {
        part: _("Please keep this under %(limit)s characters.") % {"limit": LIMIT}
        for part, text in texts.items()
        if len(text) > LIMIT
    }
    if errors:
        raise ValidationError(errors)
