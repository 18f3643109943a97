"""Who edits the library adds an example, writes its next edition, puts it away and brings it back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import Role, User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from goals.library.editions import Edition
from goals.models import StartingPoint, StartingPointVersion, Theme

LONGEST_SLUG = 60


@transaction.atomic
def add_starting_point(*, by: User, theme: str, edition: Edition) -> StartingPoint:
    """Put a new example into the library; the same words by the same editor twice are one example."""
    _must_be_editor(by)
    if theme not in Theme.values:
        raise ValidationError({"theme": _("Choose one of the themes.")})
    edition.check()
    same = StartingPoint.objects.filter(theme=theme, current__author=by, current__title=edition.title)
    for point in same.select_related("current"):
        if point.current is not None and Edition.of(point.current) == edition:
            return point
    point = StartingPoint.objects.create(theme=theme, slug=_free_slug(edition.title))
    _write(point, by=by, number=1, edition=edition)
    _log(point, "library.add", by=by)
    return point


@transaction.atomic
def revise_starting_point(*, by: User, slug: str, based_on: int, edition: Edition) -> StartingPoint:
    """Write an example's next edition. Raises Stale when `based_on` is no longer the latest.

    Goals that were started from an earlier one keep it.
    """
    _must_be_editor(by)
    point = _locked(slug)
    latest = point.current
    if latest is None:
        raise Refused
    if latest.number == based_on + 1 and latest.author_id == by.pk and Edition.of(latest) == edition:
        return point
    if latest.number != based_on:
        raise Stale(_("Somebody wrote a newer version. Here is what changed; your words are kept."))
    edition.check()
    if Edition.of(latest) == edition:
        raise OutOfTurn(_("Nothing is different yet."))
    _write(point, by=by, number=latest.number + 1, edition=edition)
    _log(point, "library.revise", by=by)
    return point


@transaction.atomic
def retire_starting_point(*, by: User, slug: str) -> StartingPoint:
    """Take an example out of what people find; goals that began with it keep its words. Twice is once."""
    _must_be_editor(by)
    point = _locked(slug)
    if point.retired_at is None:
        point.retired_at = timezone.now()
        point.save(update_fields=["retired_at"])
        _log(point, "library.retire", by=by)
    return point


@transaction.atomic
def bring_back_starting_point(*, by: User, slug: str) -> StartingPoint:
    """Offer a retired example again. Twice is once."""
    _must_be_editor(by)
    point = _locked(slug)
    if point.retired_at is not None:
        point.retired_at = None
        point.save(update_fields=["retired_at"])
        _log(point, "library.bring_back", by=by)
    return point


def _must_be_editor(by: User) -> None:
    """Raise Refused unless this person edits the library now; asked of the database, not of the object."""
    editors = User.objects.filter(role=Role.CLINICIAN, is_active=True, is_content_editor=True)
    if not editors.filter(pk=by.pk).exists():
        raise Refused


def _locked(slug: str) -> StartingPoint:
    found = StartingPoint.objects.select_for_update(of=("self",)).select_related("current")
    point = found.filter(slug=slug).first()
    if point is None:
        raise Refused
    return point


def _write(point: StartingPoint, *, by: User, number: int, edition: Edition) -> None:
    point.current = StartingPointVersion.objects.create(
        starting_point=point, number=number, author=by, **edition.words()
    )
    point.save(update_fields=["current"])


def _free_slug(title: str) -> str:
    """Name an example after its title, or "example" in another alphabet; two of one name get a number."""
    name = slugify(title)[: LONGEST_SLUG - 4].strip("-") or "example"
    taken = set(StartingPoint.objects.filter(slug__startswith=name).values_list("slug", flat=True))
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (name, *numbered) if slug not in taken)


def _log(point: StartingPoint, action: str, *, by: User) -> None:
    record_event(by=by.pk, action=action, target="goals.StartingPoint", ids=[point.pk])
