"""What a clinician writes on a monthly review: comments, the signed summary, and later only addenda to it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from couplesgoals.records.submissions import sending_of
from progress.actions.plan_reviews import record_plan_review
from progress.models import NoteKind, ReviewNote
from progress.review_care.span import is_revealed_to_both

LONGEST_COMMENT = 2_000
LONGEST_SUMMARY = 10_000
FOR_COMMENTS = (Audience.COUPLE, Audience.SUBJECT, Audience.CARE_TEAM)
FOR_SUMMARIES = (Audience.COUPLE, Audience.CARE_TEAM)


@transaction.atomic
def comment_on_review(
    *,
    by: User,
    review: ProgressReview,
    words: str,
    audience: str,
    to: UUID | None = None,
    submission: UUID | None = None,
) -> ReviewNote:
    """Write to both partners, to one of them alone (`to`), or for the care team. The same sent twice is one.

    Raises OutOfTurn where it would reach nobody: somebody has left, or the joint space is frozen.
    """
    require_care(by=by, couple_id=review.couple_id)
    if audience not in FOR_COMMENTS or (audience == Audience.SUBJECT) != (to is not None):
        raise Refused
    words = _words(words, LONGEST_COMMENT)
    _require_readers(review.couple, audience, to)
    said = (review.pk, NoteKind.COMMENT, words, audience, to)
    return _write(by, review, NoteKind.COMMENT, words, audience, to=to, said=said, submission=submission)


@transaction.atomic
def sign_summary(
    *,
    by: User,
    review: ProgressReview,
    words: str,
    audience: str,
    plans: Collection[UUID] = (),
    submission: UUID | None = None,
) -> ReviewNote:
    """Sign the summary of a review, once, for the care team or for both partners too; it never changes.

    `plans` names whose treatment plan was reviewed with it today. Raises OutOfTurn before both have answered
    or the window has closed, where somebody has signed another, and where both can no longer be written to.
    """
    require_care(by=by, couple_id=review.couple_id)
    if audience not in FOR_SUMMARIES:
        raise Refused
    words = _words(words, LONGEST_SUMMARY)
    _hold(review)
    signed: ReviewNote | None = _summary_of(by, review)
    if signed is not None:
        if (signed.author_id, signed.words, signed.audience) == (by.pk, words, audience):
            return signed
        raise OutOfTurn(_("The summary of this review is signed. You can add to it, but not change it."))
    if not may_be_signed(by, review):
        raise OutOfTurn(_("A summary can be signed once both have answered, or the days for it are over."))
    _require_readers(review.couple, audience, None)
    said = (review.pk, NoteKind.SUMMARY, words, audience)
    note = _write(by, review, NoteKind.SUMMARY, words, audience, said=said, submission=submission)
    if plans:
        _review_plans(by, review.couple, plans, submission)
    return note


@transaction.atomic
def add_to_summary(
    *, by: User, review: ProgressReview, words: str, submission: UUID | None = None
) -> ReviewNote:
    """Add to a signed summary, dated and under one's name, for whoever reads that. Twice is once."""
    require_care(by=by, couple_id=review.couple_id)
    signed = _summary_of(by, review)
    if signed is None:
        raise OutOfTurn(_("Before a summary is signed, change the summary itself."))
    words = _words(words, LONGEST_SUMMARY)
    _require_readers(review.couple, signed.audience, None)
    said = (review.pk, NoteKind.ADDENDUM, words)
    kind, audience = NoteKind.ADDENDUM, signed.audience
    return _write(by, review, kind, words, audience, said=said, submission=submission)


def may_be_signed(viewer: User, review: ProgressReview) -> bool:
    """Whether the review has been answered by both, or its days are over."""
    return review.closed_by(timezone.now()) or is_revealed_to_both(viewer, review)


def _summary_of(viewer: User, review: ProgressReview) -> ReviewNote | None:
    found: ReviewNote | None = (
        ReviewNote.visible_to(viewer).filter(review=review, kind=NoteKind.SUMMARY).first()
    )
    return found


def _write(
    by: User,
    review: ProgressReview,
    kind: NoteKind,
    words: str,
    audience: str,
    *,
    said: object,
    submission: UUID | None,
    to: UUID | None = None,
) -> ReviewNote:
    sent = sending_of(ReviewNote, by=by, submission=submission, said=said)
    if sent.made:
        return sent.made
    note = ReviewNote.objects.create(
        couple_id=review.couple_id,
        subject_id=to,
        author=by,
        audience=audience,
        review=review,
        kind=kind,
        words=words,
        credential=by.credential,
        submission=sent.number,
    )
    record_event(
        by=by.pk,
        action=f"review_note.{kind}",
        target="progress.ReviewNote",
        ids=[note.pk],
        couple=review.couple_id,
    )
    return note


def _words(words: str, limit: int) -> str:
    said = words.strip()
    if not said:
        raise ValidationError({"words": _("Write a few words. One sentence is enough.")})
    if len(said) > limit:
        raise ValidationError({"words": _("Please keep this under %(limit)s characters.") % {"limit": limit}})
    return said


def _require_readers(couple: Couple, audience: str, to: UUID | None) -> None:
    """Raise OutOfTurn where nobody it is meant for would read it."""
    if audience == Audience.COUPLE and couple.frozen_at is not None:
        raise OutOfTurn(_("Here nothing new can be shared with both any more."))
    if to is not None and not couple.enrollments.filter(person=to, ended_at=None).exists():
        raise OutOfTurn(_("They are no longer in the program, so this would reach nobody."))


def _review_plans(by: User, couple: Couple, plans: Collection[UUID], submission: UUID | None) -> None:
    today = timezone.localtime(timezone.now(), couple.zone).date()
    words = _("With the summary of the monthly review.")
    try:
        record_plan_review(
            by=by, couple=couple, people=plans, reviewed_on=today, words=words, submission=submission
        )
    except ValidationError as error:
        raise ValidationError({"plans": error.messages}) from None


def _hold(review: ProgressReview) -> None:
    """Let two who sign at once follow each other; the second then sees the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"summary:{review.pk}"])
