"""Sealing: every committed event gets a link in the chain. One sealer at a time; no writer waits for it."""

import logging
import time
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from couplesgoals.audit import anchors, chain
from couplesgoals.audit.models import AuditHead, AuditLink, AuditPending

logger = logging.getLogger("couplesgoals.audit")

BATCH = 1000
SECONDS = 30.0
# Any fixed number no other part of the system locks on: "audit" in ASCII.
LOCK = 0x6175646974

# Only what stands in the queue is read: OFFSET 0 holds the planner to one look-up an event, where a merge
# join would read the log from its beginning. A queue row whose event is gone stays: it is evidence, and the
# join passes it by.
_WAITING = (
    f"SELECT e.* FROM audit_auditpending p CROSS JOIN LATERAL (SELECT e.id, e.mark, {chain.CONTENT_SQL} "  # noqa: S608
    "FROM audit_auditevent e WHERE e.id = p.event_id OFFSET 0) e ORDER BY p.event_id LIMIT %s"
)
_SEALED_POSITION = "SELECT last_value FROM audit_sealed_position"


class _End(NamedTuple):
    position: int
    hash: bytes


def seal() -> int:
    """Link every waiting event, in batches, for at most 30 seconds; returns how many were linked.

    Safe at any time and any number of times: a second sealer finds the lock taken and returns 0.
    """
    stop = time.monotonic() + SECONDS
    sealed = 0
    while time.monotonic() < stop:
        count = _seal_batch()
        sealed += count
        if not count:
            break
    return sealed


# Durable: what is published must be committed, and the lock must not outlive the batch in a caller's
# transaction.
@transaction.atomic(durable=True)
def _seal_batch() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        end = _publish_end()
        cursor.execute(_WAITING, [BATCH])
        rows = cursor.fetchall()
    if rows:
        _link(end, rows)
    return len(rows)


def _publish_end() -> _End:
    """Announce the committed head outside the tables, and say where the chain goes on.

    Done at the start of the next batch, under the lock: then only committed heads are announced, and in
    order. The new position is beyond everything ever sealed, so that a chain which was cut keeps the hole as
    evidence.
    """
    head = AuditHead.objects.first()
    last = AuditLink.objects.order_by("-position").first()
    announced = sealed_position()
    if head is None or not genuine(head):
        if last is not None or announced or head is not None:
            logger.error("The head of the audit chain is missing or changed. Run verify_audit.")
            # One position stays empty on purpose, so that every later verification tells of it.
            announced = max(last.position if last else 0, announced) + 1
        return _End(announced, bytes(last.hash) if last else chain.GENESIS)
    reached = last.position if last else 0
    if reached != head.position or announced > head.position:
        logger.error("The end of the audit chain was cut off or added to. Run verify_audit.")
    elif head.position > announced:
        anchors.append(head)
        logger.info("Audit chain sealed to %d: %s", head.position, bytes(head.hash).hex())
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval('audit_sealed_position', %s)", [head.position])
    return _End(max(head.position, reached, announced), bytes(head.hash))


def sealed_position() -> int:
    """How far the chain was ever known to reach: a sequence, which no deletion takes back."""
    with connection.cursor() as cursor:
        cursor.execute(_SEALED_POSITION)
        return int(cursor.fetchone()[0])


def genuine(head: AuditHead) -> bool:
    """Whether the head was written by someone who had the key."""
    return chain.same(chain.head_mark(head.position, bytes(head.hash), head.sealed_at), bytes(head.mark))


def _link(end: _End, rows: list[tuple[int, bytes, *tuple[str, ...]]]) -> None:
    position, before = end
    links = []
    for event_id, mark, *columns in rows:
        written = chain.canonical(chain.Content(*columns))
        if not chain.same(chain.event_mark(written), bytes(mark)):
            # Linked all the same: leaving it out would hide it. The mark shows it as forged at every
            # verification.
            logger.error("Audit event %d was not written by this application. Run verify_audit.", event_id)
        position += 1
        before = chain.link_hash(before, event_id, bytes(mark), written)
        links.append(AuditLink(position=position, event_id=event_id, hash=before))
    AuditLink.objects.bulk_create(links)
    AuditPending.objects.filter(event_id__in=[link.event_id for link in links]).delete()
    now = timezone.now()
    AuditHead.objects.update_or_create(
        id=1,
        defaults={
            "position": position,
            "hash": before,
            "sealed_at": now,
            "mark": chain.head_mark(position, before, now),
        },
    )
