"""What somebody is typing, kept on the server for them alone until they send it or throw it away.

No audit event: a draft is nobody else's, and one every few seconds would bury the log.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import enrollments_around
from couplesgoals.records.acting import acting_as
from couplesgoals.records.audience import Audience, narrower_of
from couplesgoals.records.models import Draft
from couplesgoals.records.prepared import prepared, prepared_delete
from couplesgoals.records.rights import require_care, require_partner

LARGEST_BYTES = 60_000
NOT_WORDS = frozenset({"csrfmiddlewaretoken", "keep"})

type View = Callable[..., Any]
type FindCouple = Callable[..., Couple | None]


@transaction.atomic
def save_draft(
    *, by: User, couple: Couple, form: str, about: UUID | None, data: Mapping[str, object]
) -> Draft:
    """Keep the words of one form, instead of what was kept before.

    Raises ValidationError over 60 kB, Refused where this person may not write in this couple's space.
    """
    if by.is_partner:
        require_partner(by=by, couple_id=couple.pk)
    else:
        require_care(by=by, couple_id=couple.pk)
    kept = _words(data)
    mine = Draft.visible_to(by).filter(author=by, form=form, about=about)
    # Who starts again in another couple starts with an empty page; a record never changes its couple.
    mine.exclude(couple=couple).delete()
    draft, _created = Draft.objects.update_or_create(
        author=by,
        form=form,
        about=about,
        defaults={"data": kept},
        create_defaults={"data": kept, "couple": couple, "subject": by if by.is_partner else None,
                         "audience": Audience.PRIVATE},
    )  # fmt: skip
    return draft


def draft_of(*, by: User, form: str, about: UUID | None) -> dict[str, str]:
    """Return what this person has typed into this form and not sent; empty where there is nothing."""
    drafts = _drafts(by, form, about)
    return dict(drafts[0].data) if drafts else {}


@prepared
def _drafts(by: User, form: str, about: UUID | None) -> QuerySet[Draft]:
    rows: QuerySet[Draft] = Draft.visible_to(by).filter(author=by, form=form, about=about)
    return rows


def drafts_of(*, by: User, forms: Collection[str]) -> list[Draft]:
    """List what this person has begun in these forms, the latest first."""
    return [draft for draft in _begun(by) if draft.form in forms]


@prepared
def _begun(by: User) -> QuerySet[Draft]:
    rows: QuerySet[Draft] = Draft.visible_to(by).filter(author=by)
    return rows.order_by("-updated_at")


def discard_draft(*, by: User, form: str, about: UUID | None) -> None:
    """Let a draft go: it was sent, or its author threw it away."""
    _gone(by, form, about)


@prepared_delete
def _gone(by: User, form: str, about: UUID | None) -> QuerySet[Draft]:
    rows: QuerySet[Draft] = Draft.visible_to(by).filter(author=by, form=form, about=about)
    return rows


def narrow_draft(*, by: User, form: str, about: UUID | None, audiences: Mapping[str, str]) -> None:
    """Let a draft be for no more people than these, by field: what one takes back, no draft brings back."""
    for draft in Draft.visible_to(by).filter(author=by, form=form, about=about).select_for_update():
        chosen = {name: draft.data[name] for name in audiences if name in draft.data}
        draft.data |= {name: narrower_of(text, audiences[name]) for name, text in chosen.items()}
        draft.save(update_fields=["data"])


def own_couple(request: HttpRequest, **_kwargs: object) -> Couple | None:
    """Return the couple this partner belongs to now."""
    user = request.user
    if not isinstance(user, User) or not (user.is_active and user.is_partner):
        return None
    around = enrollments_around(user.pk)
    return next((row.couple for row in around if row.person_id == user.pk and row.ended_at is None), None)


def keeps_draft(
    *, form: str, about: str | None = None, couple: FindCouple = own_couple
) -> Callable[[View], View]:
    """Mark a view so that a POST after the sign-in ended is kept as a draft, not lost.

    `about` names the view's argument that holds the id of the thing written about; `couple` finds the couple
    from `(request, **view_kwargs)`, by default the partner's own.
    """

    def decorate(view: View) -> View:
        def keep_draft(request: HttpRequest, **kwargs: Any) -> bool:
            user = request.user
            if not isinstance(user, User):
                return False
            # A draft too large or no longer allowed must not stand in the way of signing out.
            with suppress(Refused, ValidationError), acting_as(user):
                found = couple(request, **kwargs)
                if found is not None:
                    thing = kwargs[about] if about else None
                    save_draft(by=user, couple=found, form=form, about=thing, data=request.POST)
                    return True
            return False

        view.keep_draft = keep_draft  # type: ignore[attr-defined]  # read by couplesgoals.people.timeouts
        return view

    return decorate


def _words(data: Mapping[str, object]) -> dict[str, str]:
    """Only text a person typed or chose; PostgreSQL cannot store NUL, neither in words nor in names."""
    clean = {
        key.replace("\x00", ""): value.replace("\x00", "")
        for key, value in data.items()
        if isinstance(value, str)
    }
    kept = {key: value for key, value in clean.items() if key not in NOT_WORDS}
    if len(json.dumps(kept, ensure_ascii=False).encode()) > LARGEST_BYTES:
        raise ValidationError(_("This is more than we can keep as a draft. Please make it shorter."))
    return kept
