"""Say to PostgreSQL on whose behalf the following statements run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from couplesgoals.asking import answers_together, committing, words
from couplesgoals.memory import foresee, foreseeing, remembering
from couplesgoals.people.models import User
from couplesgoals.statements import Ahead

# A plan that is kept serves whoever asks (statements.py): a new one costs more than it saves, and so does
# compiling it.
_viewer_set = words(
    "SELECT current_setting('app.viewer', true), set_config('app.viewer', %(viewer)s, true),"
    " set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)"
)


def _set_viewer(viewer_id: UUID | None, ahead: Ahead | None = None) -> str:
    """Set the viewer for this transaction, and look ahead; return who it was before ("" for nobody)."""
    viewer = {"viewer": str(viewer_id or "")}
    if ahead is None:
        ((before, *_set),) = _viewer_set.answers(viewer)
    else:
        ((before, *_set),), answer = answers_together((_viewer_set, viewer), ahead.question)
        foresee(ahead.fact, answer)
    return before or ""


@contextmanager
def acting_as(user: User | None, *, ahead: Ahead | None = None) -> Iterator[None]:
    """Open a transaction in which `user` is the viewer; nested use gives the former viewer back.

    The setting is local to the transaction: it cannot reach the next one on the same connection,
    also behind pgbouncer. An exception rolls the savepoint back, and the setting with it.

    A page that only reads says what will be asked next: it goes `ahead` with the transaction's beginning,
    where it begins here, and the log of what was read is written while the page is put together.
    """
    if connection.in_atomic_block:
        ahead = None
    viewer = user.pk if user is not None and user.is_active else None
    with transaction.atomic(), foreseeing():
        before = _set_viewer(viewer, ahead)
        with committing((lambda: _set_viewer(viewer)) if ahead else None), remembering():
            yield
        if not connection.needs_rollback and len(connection.atomic_blocks) > 1:
            _set_viewer(UUID(before) if before else None)
