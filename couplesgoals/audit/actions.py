"""Verbs of the audit log: add an event, seal what was added, verify all of it."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid4

from django.utils import timezone

from couplesgoals.asking import Words, ask_with_commit
from couplesgoals.audit import chain
from couplesgoals.audit.codes import NotACodeError, check_action, check_detail, check_name
from couplesgoals.audit.problems import Problem
from couplesgoals.audit.sealing import seal
from couplesgoals.audit.verification import Verification, verify

__all__ = ["NotACodeError", "Problem", "Verification", "record_event", "record_read", "seal", "verify"]

READ = "read"
# Written out: every page of the care team adds an event, and Django's own insert is made anew each time.
TYPES = {
    "at": "timestamptz",
    "actor_id": "uuid",
    "action": "text",
    "target": "text",
    "ids": "uuid[]",
    "couple_id": "uuid",
    "page": "text",
    "detail": "jsonb",
    "nonce": "uuid",
    "mark": "bytea",
}


def _insert(places: Iterable[str]) -> str:
    columns = ", ".join(f'"{name}"' for name in TYPES)
    return f'INSERT INTO "audit_auditevent" ({columns}) VALUES ({", ".join(places)}) RETURNING "id"'  # noqa: S608


ADD = Words(
    numbered=_insert(f"${n}::{kind}" for n, kind in enumerate(TYPES.values(), start=1)),
    named=_insert(f"%({name})s::{kind}" for name, kind in TYPES.items()),
    names=list(TYPES),
)


def record_event(
    *,
    by: UUID | None,
    action: str,
    target: str = "",
    ids: Sequence[UUID | str] = (),
    couple: UUID | None = None,
    page: str = "",
    detail: Mapping[str, object] | None = None,
) -> None:
    """Add one event in the caller's transaction; it stays or goes with what it tells of.

    `by` is the actor's id, None for the system; `detail` holds codes only (NotACodeError otherwise).
    """
    detail = dict(detail or {})
    check_action(action)
    check_name(target, where="target")
    check_name(page, where="page")
    check_detail(detail)
    event = chain.Said(timezone.now(), by, action, target, ids, couple, page, detail, uuid4())
    content = chain.content_of(event)
    mark = chain.event_mark(chain.canonical(content))
    values = event._asdict() | {"ids": content.ids, "detail": content.detail, "mark": mark}
    ask_with_commit(ADD, values)


def record_read(
    *, by: UUID, page: str, ids_by_target: Mapping[str, Sequence[UUID | str]], couple: UUID | None = None
) -> None:
    """Add the one event of a page which showed clinical records, naming each of them.

    For when all that is shown was looked up: it is written while the page is put together (see acting_as),
    and stays also where that fails. The ids stand in the order of their targets' names and `detail` counts
    them per target: that tells each id's model. An id may come as PostgreSQL writes it: of hundreds, making
    UUIDs took longer than the rest.
    """
    targets = sorted(target for target, ids in ids_by_target.items() if ids)
    record_event(
        by=by,
        action=READ,
        target=targets[0] if len(targets) == 1 else "",
        ids=[record for target in targets for record in ids_by_target[target]],
        couple=couple,
        page=page,
        detail={target: len(ids_by_target[target]) for target in targets},
    )
