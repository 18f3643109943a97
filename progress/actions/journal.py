"""Write in one's own journal, write anew, choose who reads an entry, and share some words of one alone."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience
from couplesgoals.records.rights import require_may_share, require_partner
from couplesgoals.records.submissions import sending_of
from goals.models import Goal
from progress.journal import require_words_from
from progress.models import JournalEntry, JournalPassage
from progress.models.journal import LONGEST_ENTRY
from progress.prompts.journal import by_key


@transaction.atomic
def write_entry(
    *,
    by: User,
    couple: Couple,
    text: str,
    audience: str = Audience.PRIVATE,
    prompt: str = "",
    goal: Goal | None = None,
    submission: UUID | None = None,
) -> JournalEntry:
    """Write an entry of today; the same submission twice is one entry (records.submissions)."""
    require_partner(by=by, couple_id=couple.pk)
    _require_audience(audience)
    text = _checked(text)
    said = (text, prompt, goal and goal.pk)
    sent = sending_of(JournalEntry, by=by, submission=submission, said=said)
    audience = sent.narrowed(audience, partial(_change_readers, by=by))
    if sent.made:
        return sent.made
    made = JournalEntry.objects.create(
        couple=couple,
        subject=by,
        author=by,
        audience=audience,
        written_on=timezone.localtime(timezone.now(), couple.zone).date(),
        prompt=prompt if by_key(prompt) else "",
        text=text,
        goal=_goal_to_tie(goal, by=by, couple=couple),
        submission=sent.number,
    )
    _log("journal.write", made, by=by)
    return made


@transaction.atomic
def change_entry(
    *, by: User, entry: JournalEntry, text: str, goal: Goal | None, revision: int
) -> JournalEntry:
    """Write an entry anew. `revision` is the one that was read: Stale where another device was faster."""
    kept = _own_entry(entry, by=by)
    require_partner(by=by, couple_id=kept.couple_id)
    text = _checked(text)
    if (kept.text, kept.goal_id) == (text, goal.pk if goal else None):
        return kept
    if kept.revision != revision:
        raise Stale(_("You changed this entry on another page or device. Both texts are below; keep one."))
    if goal is None or goal.pk != kept.goal_id:
        kept.goal = _goal_to_tie(goal, by=by, couple=kept.couple)
    kept.text, kept.revision = text, kept.revision + 1
    kept.save(update_fields=["text", "goal", "revision"])
    _log("journal.change", kept, by=by)
    return kept


@transaction.atomic
def choose_readers(*, by: User, entry: JournalEntry, audience: str) -> JournalEntry:
    """Choose anew who reads one's own entry, from now on. Its passages keep their own readers."""
    kept = _own_entry(entry, by=by)
    _require_audience(audience)
    if kept.audience != audience:
        _change_readers(kept, audience, by=by)
    return kept


@transaction.atomic
def share_passage(
    *, by: User, entry: JournalEntry, text: str, audience: str, submission: UUID | None = None
) -> JournalPassage:
    """Share some words of an entry alone. They stand for themselves: a later change leaves them as they are.

    ValidationError where the words do not stand in the entry.
    """
    kept = _own_entry(entry, by=by)
    require_partner(by=by, couple_id=kept.couple_id)
    _require_audience(audience)
    words = require_words_from(kept.text, text)
    sent = sending_of(JournalPassage, by=by, submission=submission, said=(kept.pk, words))
    audience = sent.narrowed(audience, partial(_change_readers, by=by))
    if sent.made:
        return sent.made
    made = JournalPassage.objects.create(
        couple=kept.couple,
        subject=by,
        author=by,
        audience=audience,
        entry=kept,
        text=words,
        submission=sent.number,
    )
    _log("journal.share_passage", made, by=by)
    return made


@transaction.atomic
def choose_passage_readers(*, by: User, passage: JournalPassage, audience: str) -> JournalPassage:
    """Choose anew who reads a passage, from now on."""
    rows = JournalPassage.visible_to(by).filter(pk=passage.pk, author=by)
    kept: JournalPassage | None = rows.select_for_update(of=("self",)).first()
    if kept is None:
        raise Refused
    _require_audience(audience)
    if kept.audience != audience:
        _change_readers(kept, audience, by=by)
    return kept


def log_export(*, by: User, entries: int) -> None:
    """Write down that somebody took their own journal along."""
    record_event(by=by.pk, action="journal.export", target="progress.JournalEntry", detail={"count": entries})


def _own_entry(entry: JournalEntry, *, by: User) -> JournalEntry:
    rows = JournalEntry.visible_to(by).defer("search").filter(pk=entry.pk, author=by)
    found: JournalEntry | None = rows.select_related("couple").select_for_update(of=("self",)).first()
    if found is None:
        raise Refused
    return found


def _goal_to_tie(goal: Goal | None, *, by: User, couple: Couple) -> Goal | None:
    """Only a joint goal or one's own: words about the partner's own goal are no entry to it."""
    if goal is None:
        return None
    found: Goal | None = Goal.visible_to(by).filter(pk=goal.pk, couple=couple).first()
    if found is None or found.subject_id not in (None, by.pk):
        raise Refused
    return found


def _checked(text: str) -> str:
    words = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words:
        raise ValidationError({"text": _("Write a few words first. One line is enough.")})
    if len(words) > LONGEST_ENTRY:
        told = {"limit": LONGEST_ENTRY, "now": len(words)}
        raise ValidationError(
            {"text": _("An entry can hold %(limit)s characters. This one has %(now)s now.") % told}
        )
    return words


def _require_audience(audience: str) -> None:
    if audience not in NARROW_TO_WIDE:
        raise Refused


def _change_readers(kept: JournalEntry | JournalPassage, audience: str, *, by: User) -> None:
    require_may_share(by=by, couple_id=kept.couple_id, was=kept.audience, audience=audience)
    kept.audience = audience
    kept.save(update_fields=["audience"])
    is_entry = isinstance(kept, JournalEntry)
    _log("journal.change_audience" if is_entry else "journal.change_passage_audience", kept, by=by)


def _log(action: str, row: JournalEntry | JournalPassage, *, by: User) -> None:
    record_event(by=by.pk, action=action, target=row._meta.label, ids=[row.pk], couple=row.couple_id)
