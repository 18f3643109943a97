"""One's own journal: the list and its search, the questions to begin from, one entry, a file of all."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import enrollments_around, pair_of_couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.drafts import draft_of, own_couple
from progress.actions.journal import log_export
from progress.models import JournalEntry, JournalPassage
from progress.pages.journal import goal_titles, own_journal, passages_of, question_of
from progress.pages.timeline import audience_in_words
from progress.pages.told import answers_to
from progress.prompts.journal import SITUATIONS, by_situation, prompt_of_the_day
from progress.views.lookup import before_from, pair_or_404

# What is being written, and what is being written anew.
NEW, CHANGE = "journal", "journal-change"


@require_safe
@partner_required
def journal(request: HttpRequest) -> HttpResponse:
    """Show one's own entries, the newest first, or those with the words asked for."""
    person, pair, couple = signed_in(request), pair_or_404(request), own_couple(request)
    before, asked = before_from(request), request.GET.get("q", "").replace("\x00", "").strip()[:200]
    today = timezone.localtime(timezone.now(), person.zone).date()
    context = {
        "page": own_journal(person, pair, before=before, asked=asked),
        "is_first_page": before is None,
        "begun": bool(draft_of(by=person, form=NEW, about=None).get("text", "").strip()),
        "prompt": prompt_of_the_day(today),
        "may_write": couple is not None and couple.frozen_at is None,
        "partner_name": pair.other_name(person),
    }
    return render(request, "progress/journal/list.html", context)


@require_safe
@partner_required
def journal_prompts(request: HttpRequest) -> HttpResponse:
    """Show the questions by the moment they are for."""
    prompts = by_situation()
    moments = [
        {
            "moment": moment,
            "prompts": prompts[moment.code],
            "gentle": any(p.gentle for p in prompts[moment.code]),
        }
        for moment in SITUATIONS
    ]
    return render(request, "progress/journal/prompts.html", {"moments": moments})


@require_safe
@partner_required
def journal_entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Show one's own entry, and what of it others read."""
    person = signed_in(request)
    entry = own_entry_or_404(person, entry_id)
    pair, passages = pair_of_couple(entry.couple), passages_of(person, entry.pk)
    shared = [
        {"passage": one, "readers": audience_in_words(one.audience, is_mine=True, pair=pair, viewer=person)}
        for one in passages
        if one.audience != Audience.PRIVATE
    ]
    context = {
        "entry": entry,
        "question": question_of(entry),
        "goal_title": goal_titles(person, [entry.goal_id]).get(entry.goal_id, "") if entry.goal_id else "",
        "readers": audience_in_words(entry.audience, is_mine=True, pair=pair, viewer=person),
        "passages": shared,
        "answers": answers_to([entry.pk, *(one.pk for one in passages)], person),
        "undo": _to_undo(request, entry, passages),
        "has_draft": bool(draft_of(by=person, form=CHANGE, about=entry.pk)),
        "may_write": _still_belongs(person, entry) and entry.couple.frozen_at is None,
    }
    return render(request, "progress/journal/entry.html", context)


@require_safe
@partner_required
def journal_export(request: HttpRequest) -> HttpResponse:
    """Give all of one's own entries as a text file, the oldest first."""
    person = signed_in(request)
    rows = JournalEntry.visible_to(person).filter(author=person).order_by("created_at", "id")
    entries = list(rows.only("written_on", "prompt", "text"))
    parts = [_as_text(entry) for entry in entries]
    if request.method == "GET":
        log_export(by=person, entries=len(entries))
    today = timezone.localtime(timezone.now(), person.zone).date()
    answer = HttpResponse("\n\n".join(parts) + "\n", content_type="text/plain; charset=utf-8")
    # A file that lies in a folder others open says nothing by its name.
    answer["Content-Disposition"] = f'attachment; filename="notes-{today.isoformat()}.txt"'
    return answer


def own_entry_or_404(person: User, entry_id: UUID) -> JournalEntry:
    """Return an entry of one's own."""
    rows = JournalEntry.visible_to(person).for_page().filter(author=person, pk=entry_id)
    found: JournalEntry | None = rows.select_related("couple").first()
    if found is None:
        raise Http404
    return found


def _still_belongs(person: User, entry: JournalEntry) -> bool:
    """Whether the person is still one of the couple the entry was written in."""
    return any(
        row.person_id == person.pk and row.couple_id == entry.couple_id and row.ended_at is None
        for row in enrollments_around(person.pk)
    )


def _to_undo(
    request: HttpRequest, entry: JournalEntry, passages: list[JournalPassage]
) -> dict[str, object] | None:
    """Return what was just taken back, and who read it before."""
    was = request.GET.get("was", "")
    if was not in (Audience.CARE_TEAM, Audience.COUPLE):
        return None
    taken = next((one for one in (entry, *passages) if str(one.pk) == request.GET.get("taken", "")), None)
    if taken is None or taken.audience != Audience.PRIVATE:
        return None
    return {"pk": taken.pk, "is_passage": isinstance(taken, JournalPassage), "was": was}


def _as_text(entry: JournalEntry) -> str:
    question = question_of(entry)
    lines = [date_format(entry.written_on, "DATE_FORMAT"), "-" * 20]
    if question:
        lines += [_("Question: %(question)s") % {"question": question}, ""]
    return "\n".join([*lines, entry.text, ""])
