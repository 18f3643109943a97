"""Verbs of the audit log: add an event, seal what was added, verify all of it."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from django.utils import timezone

from couplesgoals.audit import chain
from couplesgoals.audit.codes import NotACodeError, check_action, check_detail, check_name
from couplesgoals.audit.models import AuditEvent
from couplesgoals.audit.problems import Problem
from couplesgoals.audit.sealing import seal
from couplesgoals.audit.verification import Verification, verify

__all__ = ["NotACodeError", "Problem", "Verification", "record_event", "record_read", "seal", "verify"]

READ = "read"


def record_event(
    *,
    by: UUID | None,
    action: str,
    target: str = "",
    ids: Sequence[UUID] = (),
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
    event = AuditEvent(
        at=timezone.now(),
        actor_id=by,
        action=action,
        target=target,
        ids=list(ids),
        couple_id=couple,
        page=page,
        detail=detail,
        nonce=uuid4(),
    )
    event.mark = chain.event_mark(chain.canonical(chain.content_of(event)))
    event.save(force_insert=True)


def record_read(
    *, by: UUID, page: str, ids_by_target: Mapping[str, Sequence[UUID]], couple: UUID | None = None
) -> None:
    """Add the one event of a page which showed clinical records, naming each of them.

    The ids stand in the order of their targets' names and `detail` counts them per target: that tells each
    id's model.
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
