"""What people do about themselves: their preferences, and what follows when their sign-in changes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import Role, User
from couplesgoals.people.queue import after_commit
from couplesgoals.people.refusals import Refused

PREFERENCES = ("name", "time_zone", "theme", "email_ok", "contact_email")


@transaction.atomic
def update_preferences(*, by: User, values: Mapping[str, Any]) -> User:
    """Save how a person is named, shown things and written to. Raises ValidationError on a wrong value."""
    if not (by.is_authenticated and by.is_active):
        raise Refused
    person = User.objects.select_for_update().get(pk=by.pk)
    changed = [field for field in PREFERENCES if field in values and values[field] != getattr(person, field)]
    for field in changed:
        setattr(person, field, values[field])
    person.clean_fields(exclude=["password"])
    if changed:
        person.save(update_fields=changed)
        record_event(
            by=by.pk,
            action="person.set_preferences",
            target="people.User",
            ids=[by.pk],
            detail={"fields": changed},
        )
    return person


@transaction.atomic
def note_sign_in_change(*, by: User, what: str, keep_session: str | None) -> None:
    """A password or factor of `by` changed: end their other sign-ins, write it down, tell them.

    `keep_session` is the key of the sign-in that made the change, which goes on.
    """
    others = UserSession.objects.filter(user=by).exclude(session_key=keep_session or "")
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for key in others.values_list("session_key", flat=True):
        store.delete(key)
    others.delete()
    User.objects.filter(pk=by.pk).update(sign_in_changed_at=timezone.now())
    record_event(
        by=by.pk,
        action="sign_in.change",
        target="people.User",
        ids=[by.pk],
        detail={"what": what},
    )
    after_commit("people.tell_sign_in_changed", str(by.pk), or_here=True)


@transaction.atomic
def create_first_administrator(*, email: str, name: str, password: str | None) -> User:
    """Create an administrator from a deployment's command line; there is nobody yet to ask for it."""
    person = User(email=email.strip().lower(), name=name, role=Role.ADMINISTRATOR)
    person.set_password(password)
    person.full_clean(exclude=["password"])
    person.save()
    record_event(
        by=None,
        action="person.create",
        target="people.User",
        ids=[person.pk],
        detail={"role": "administrator"},
    )
    return person
