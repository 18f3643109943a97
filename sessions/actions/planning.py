"""A clinician's own calendar: plan a session, cancel it, say that it took place."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from sessions.actions.steps import close_session, locked_session, log_session
from sessions.models import SessionKind, SessionStatus, TherapySession
from sessions.reminding import announce_session

LONGEST = timedelta(hours=4)
# A year written wrongly is caught here; nobody plans further ahead.
FURTHEST = timedelta(days=366)
LINK_LIMIT = 500


@transaction.atomic
def plan_session(
    *,
    by: User,
    couple: Couple,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    subject: User | None = None,
    video_link: str = "",
) -> TherapySession:
    """Plan a session in one's own calendar. The same session twice is one; two at a time are refused.

    Raises ValidationError by field (`kind`, `subject`, `starts_at`, `ends_at`, `video_link`).
    """
    require_care(by=by, couple_id=couple.pk)
    video_link = video_link.strip()
    _check_time(starts_at, ends_at)
    _check_who(couple, kind, subject)
    _check_link(video_link)
    # Two plans of one clinician wait for each other here; inside the constraint they would deadlock.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    wanted = {"couple": couple, "kind": kind, "subject": subject, "starts_at": starts_at, "ends_at": ends_at}
    planned: TherapySession | None = (
        TherapySession.visible_to(by).filter(clinician=by, status=SessionStatus.PLANNED, **wanted).first()
    )
    if planned is not None:
        return planned
    audience = Audience.COUPLE if kind == SessionKind.COUPLE else Audience.SUBJECT
    try:
        with transaction.atomic():
            session: TherapySession = TherapySession.objects.create(
                author=by, clinician=by, audience=audience, video_link=video_link, **wanted
            )
    except IntegrityError as error:
        if "sessions_no_overlap" not in str(error):
            raise
        raise ValidationError({"starts_at": _("You already have a session then.")}) from None
    announce_session(session)
    log_session(session, "session.plan", by=by)
    return session


@transaction.atomic
def cancel_session(*, by: User, session: TherapySession) -> TherapySession:
    """Cancel a planned session; anyone now caring for the couple may. Canceling twice is once."""
    session = locked_session(session.pk, by=by)
    if session.status == SessionStatus.CANCELLED:
        return session
    if session.status != SessionStatus.PLANNED:
        raise OutOfTurn(_("This session has taken place, so it can no longer be canceled."))
    session.status = SessionStatus.CANCELLED
    session.save(update_fields=["status"])
    log_session(session, "session.cancel", by=by)
    return session


@transaction.atomic
def finish_session(*, by: User, session: TherapySession) -> TherapySession:
    """Say that a session took place, once it has begun. Saying it twice is once."""
    session = locked_session(session.pk, by=by)
    if session.status == SessionStatus.FINISHED:
        return session
    if session.status != SessionStatus.PLANNED:
        raise OutOfTurn(_("This session was canceled."))
    if session.starts_at > timezone.now():
        raise OutOfTurn(_("This session has not begun yet."))
    close_session(session, by=by)
    return session


def _check_time(starts_at: datetime, ends_at: datetime) -> None:
    now = timezone.now()
    if starts_at < now:
        raise ValidationError({"starts_at": _("Choose a time that is still to come.")})
    if starts_at > now + FURTHEST:
        raise ValidationError({"starts_at": _("Choose a time within the next year.")})
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end has to be after the start.")})
    if ends_at - starts_at > LONGEST:
        raise ValidationError({"ends_at": _("A session can be four hours long at most.")})


def _check_who(couple: Couple, kind: str, subject: User | None) -> None:
    if kind == SessionKind.COUPLE and subject is None:
        if couple.frozen_at is not None:
            raise ValidationError({"kind": _("This couple no longer meets together. Plan with one of them.")})
        return
    if kind != SessionKind.INDIVIDUAL or subject is None:
        raise ValidationError({"kind": _("Choose who is in the session.")})
    if subject.pk not in {partner.pk for partner in couple.partners()}:
        raise ValidationError({"subject": _("Choose one of the two partners of this couple.")})


def _check_link(video_link: str) -> None:
    if not video_link:
        return
    if len(video_link) > LINK_LIMIT:
        text = _("Please keep this under %(limit)s characters.") % {"limit": LINK_LIMIT}
        raise ValidationError({"video_link": text})
    try:
        URLValidator(schemes=["https"])(video_link)
    except ValidationError:
        text = _("Paste the whole link. It starts with https://")
        raise ValidationError({"video_link": text}) from None
