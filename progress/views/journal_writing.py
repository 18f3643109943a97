"""Write in one's own journal: at one's own pace, stopping anywhere, never losing a word."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.models import Goal
from goals.views.opening import TO_FIX, carried_out, resumed, writing_pair_or_404
from progress.actions.journal import change_entry, write_entry
from progress.forms.journal import EntryForm, NewEntryForm, goals_to_tie
from progress.models import JournalEntry
from progress.pages.journal_look import CHECK, SecondLook, second_look
from progress.prompts.journal import Prompt, by_key
from progress.views.journal import CHANGE, NEW, own_entry_or_404
from progress.views.journal_drafts import let_go_if_sent, stopped

ANY = ["GET", "HEAD", "POST"]


@keeps_draft(form=NEW)
@partner_required
@require_http_methods(ANY)
def journal_new(request: HttpRequest) -> HttpResponse:
    """Write an entry, from a question or from nothing."""
    person = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    goals, partner = goals_to_tie(person, couple), pair.other_name(person)
    if request.method != "POST":
        draft, asked = draft_of(by=person, form=NEW, about=None), request.GET.get("prompt", "")
        begun = draft if draft.get("text", "").strip() else {}
        form = NewEntryForm(initial=_taken_up(begun, asked), goals=goals, partner_name=partner)
        other = by_key(asked) if begun and begun.get("prompt") != asked else None
        return _new_page(request, form, pair, other=other, has_draft=bool(begun))
    form = NewEntryForm(request.POST, goals=goals, partner_name=partner)
    if stopped(request, form, NEW, couple):
        return redirect("progress:grounding")
    if CHECK in request.POST:
        typed, audience = request.POST.get("text", ""), request.POST.get("audience", "")
        return _new_page(request, form, pair, look=second_look(typed, audience=audience, partner=partner))
    if made := carried_out(form, lambda: _write(person, couple, form)):
        said = form.cleaned_data
        let_go_if_sent(person, {str(said["submission"]), str(said["begun"])})
        messages.success(request, _("It is in your journal."))
        return redirect("progress:journal_entry", made.pk)
    return _new_page(request, form, pair)


def _couple_of_entry(request: HttpRequest, entry_id: UUID) -> Couple | None:
    person = signed_in(request)
    rows = JournalEntry.visible_to(person).filter(author=person, pk=entry_id)
    entry = rows.for_page().select_related("couple").first()
    return entry.couple if entry else None


@keeps_draft(form=CHANGE, about="entry_id", couple=_couple_of_entry)
@partner_required
@require_http_methods(ANY)
def journal_change(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Write an entry anew; where another device was faster both texts stand on the page."""
    person = signed_in(request)
    entry = own_entry_or_404(person, entry_id)
    writing_pair_or_404(request)
    goals = goals_to_tie(person, entry.couple, entry)
    if request.method != "POST":
        now = {"text": entry.text, "goal": str(entry.goal_id or "")}
        draft = draft_of(by=person, form=CHANGE, about=entry_id)
        began = draft.get("revision", str(entry.revision))
        typed = resumed(EntryForm, now, draft) | {"revision": entry.revision}
        form = EntryForm(initial=typed, goals=goals)
        return _change_page(request, form, entry, stale=began != str(entry.revision), has_draft=bool(draft))
    form = EntryForm(request.POST, goals=goals)
    if stopped(request, form, CHANGE, entry.couple, entry_id):
        return redirect("progress:grounding")
    if carried_out(form, lambda: _change(person, entry, form)):
        discard_draft(by=person, form=CHANGE, about=entry_id)
        messages.success(request, _("Saved."))
        return redirect("progress:journal_entry", entry_id)
    stale = request.POST.get("revision") != str(entry.revision)
    # Who has seen both texts decides; the words typed stay in the field.
    form.data = {**request.POST.dict(), "revision": str(entry.revision)}
    return _change_page(request, form, entry, stale=stale)


def _taken_up(begun: dict[str, str], asked: str) -> dict[str, object]:
    """Begin with what was typed before. A form's own number is always new, so that two devices are two."""
    if not begun:
        return {"prompt": asked if by_key(asked) else ""}
    typed: dict[str, object] = {
        name: begun[name] for name in ("text", "audience", "goal", "prompt") if name in begun
    }
    return {**typed, "begun": begun.get("submission", "")}


def _goal(person: User, goal_id: str) -> Goal | None:
    return get_object_or_404(Goal.visible_to(person), pk=goal_id) if goal_id else None


def _write(by: User, couple: Couple, form: NewEntryForm) -> JournalEntry:
    said = form.cleaned_data
    return write_entry(
        by=by,
        couple=couple,
        text=said["text"],
        audience=said["audience"],
        prompt=said["prompt"],
        goal=_goal(by, form.goal_id()),
        submission=said["submission"],
    )


def _change(by: User, entry: JournalEntry, form: EntryForm) -> JournalEntry:
    said = form.cleaned_data
    return change_entry(
        by=by,
        entry=entry,
        text=said["text"],
        goal=_goal(by, form.goal_id()),
        revision=said["revision"] or 0,
    )


def _new_page(
    request: HttpRequest,
    form: NewEntryForm,
    pair: Pair,
    *,
    other: Prompt | None = None,
    has_draft: bool = False,
    look: SecondLook | None = None,
) -> HttpResponse:
    prompt = by_key(form["prompt"].value() or "")
    context = {
        "form": form,
        "prompt": prompt,
        "gentle": prompt is not None and prompt.gentle,
        "other": other,
        "has_draft": has_draft,
        "look": look,
        "partner_name": pair.other_name(signed_in(request)),
    }
    to_fix = form.is_bound and look is None
    return render(request, "progress/journal/new.html", context, status=TO_FIX if to_fix else 200)


def _change_page(
    request: HttpRequest, form: EntryForm, entry: JournalEntry, *, stale: bool, has_draft: bool = False
) -> HttpResponse:
    prompt = by_key(entry.prompt)
    context = {
        "form": form,
        "entry": entry,
        "prompt": prompt,
        "gentle": prompt is not None and prompt.gentle,
        "stale": stale,
        "has_draft": has_draft,
        "partner_name": pair_of_couple(entry.couple).other_name(signed_in(request)),
    }
    return render(request, "progress/journal/change.html", context, status=TO_FIX if form.is_bound else 200)
