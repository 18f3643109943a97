"""Say to PostgreSQL on whose behalf the following statements run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from couplesgoals.asking import words
from couplesgoals.memory import remembering
from couplesgoals.people.models import User

# A plan that is kept serves whoever asks (statements.py): a new one costs more than it saves, and so does
# compiling it.
_viewer_set = words(
    "SELECT current_setting('app.viewer', true), set_config('app.viewer', %(viewer)s, true),"
    " set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)"
)


def _set_viewer(viewer_id: UUID | None) -> str:
    """Set the viewer for this transaction; return who it was before ("" for nobody)."""
    ((before, *_set),) = _viewer_set.answers({"viewer": str(viewer_id or "")})
    return before or ""


@contextmanager
def acting_as(user: User | None) -> Iterator[None]:
    """Open a transaction in which `user` is the viewer; nested use gives the former viewer back.

    The setting is local to the transaction: it cannot reach the next one on the same connection,
    also behind pgbouncer. An exception rolls the savepoint back, and the setting with it.
    """
    with transaction.atomic():
        before = _set_viewer(user.pk if user is not None and user.is_active else None)
        with remembering():
            yield
        if not connection.needs_rollback and len(connection.atomic_blocks) > 1:
            _set_viewer(UUID(before) if before else None)
