"""The parts of a review while they are written: drafts of one person, kept apart for each part.

Each page of a part is a sheet with a number of its own, and knows the sheet that was kept before it. So a
part written on two devices is noticed: neither page writes over words it has not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from json import dumps
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet, Value
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Stale
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.drafts import save_draft
from couplesgoals.records.models import Draft
from couplesgoals.records.prepared import prepared

type Sheet = dict[str, str]


def key_of(review: ProgressReview, part: str) -> str:
    """Name the draft of a part; a goal's is kept about the goal."""
    return f"review:{review.period}:{part}"


def sheets_of(person: User, review: ProgressReview) -> dict[tuple[str, UUID | None], Sheet]:
    """Return everything this person has written for a review and not sent, by part and goal."""
    begins = key_of(review, "")
    rows: list[Any] = _sheets(person, begins)
    return {(form.removeprefix(begins), about): dict(data) for form, about, data in rows}


@prepared
def _sheets(person: User, begins: str) -> QuerySet[Draft, Any]:
    # As an expression what it begins with comes in as a value; a plain word would stay in the kept query.
    rows: QuerySet[Draft] = Draft.visible_to(person).filter(author=person, form__startswith=Value(begins))
    return rows.values_list("form", "about", "data")


def begin(sheet: Sheet) -> Sheet:
    """Return what a page of a part starts with: what was kept, under a number of its own."""
    return {**sheet, "before": sheet.get("sheet", ""), "sheet": str(uuid4())}


@transaction.atomic
def keep(
    *, by: User, review: ProgressReview, part: str, about: UUID | None, data: Mapping[str, object]
) -> None:
    """Keep a part as this page has it; Stale where another page of this person wrote in between."""
    rows = Draft.visible_to(by).filter(author=by, form=key_of(review, part), about=about).select_for_update()
    kept: Draft | None = rows.first()
    known = ("", str(data.get("sheet", "")), str(data.get("before", "")))
    if kept is not None and str(kept.data.get("sheet", "")) not in known:
        raise Stale(_("You wrote something else here on another page or device. Both are shown; choose one."))
    save_draft(by=by, couple=review.couple, form=key_of(review, part), about=about, data=data)


@transaction.atomic
def keep_late(
    *, by: User, review: ProgressReview, part: str, about: UUID | None, data: Mapping[str, object]
) -> None:
    """Keep a part of a review that takes no answers any more; beside what another page of it had."""
    try:
        keep(by=by, review=review, part=part, about=about, data=data)
    except Stale:
        page = sha256(str(data.get("sheet", "")).encode()).hexdigest()[:8]
        form = key_of(review, f"{part}:{page}")
        save_draft(by=by, couple=review.couple, form=form, about=about, data=data)


def let_go(person: User, review: ProgressReview) -> None:
    """Let the sheets of a review go: it was sent."""
    Draft.visible_to(person).filter(author=person, form__startswith=key_of(review, "")).delete()


def mark_of(sheets: Mapping[tuple[str, UUID | None], Sheet]) -> str:
    """Give one mark for everything written, so that what is sent is what was read once more."""
    said = sorted((part, str(about), sorted(sheet.items())) for (part, about), sheet in sheets.items())
    return sha256(dumps(said).encode()).hexdigest()[:32]
