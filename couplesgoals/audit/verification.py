"""Verifying the log: a pass over the chain, a pass over what is not sealed, one snapshot, plain tuples."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from couplesgoals.audit import anchors, chain
from couplesgoals.audit.models import AuditHead
from couplesgoals.audit.problems import Problem, Problems
from couplesgoals.audit.sealing import sealed_position
from couplesgoals.audit.walks import AnchorWalk, ChainWalk

FETCH = 5000

# S608: the only thing put in is a constant of our own.
_CHAIN = (
    f"SELECT l.position, l.event_id, l.hash, e.mark, {chain.CONTENT_SQL} "  # noqa: S608
    "FROM audit_auditlink l LEFT JOIN audit_auditevent e ON e.id = l.event_id ORDER BY l.position"
)
_UNSEALED = (
    f"SELECT e.id, p.event_id IS NOT NULL, e.mark, {chain.CONTENT_SQL} "  # noqa: S608
    "FROM audit_auditevent e LEFT JOIN audit_auditpending p ON p.event_id = e.id "
    "WHERE NOT EXISTS (SELECT FROM audit_auditlink l WHERE l.event_id = e.id) ORDER BY e.id"
)
_WAITING_FOR_NOTHING = (
    "SELECT p.event_id FROM audit_auditpending p "
    "WHERE NOT EXISTS (SELECT FROM audit_auditevent e WHERE e.id = p.event_id) ORDER BY p.event_id"
)
_COPIES = (
    "SELECT e.id FROM audit_auditevent e JOIN ("
    "SELECT nonce, min(id) AS first FROM audit_auditevent GROUP BY nonce HAVING count(*) > 1"
    ") twice ON twice.nonce = e.nonce AND e.id <> twice.first ORDER BY e.id"
)


@dataclass(frozen=True)
class Verification:
    """What `verify` found: `events` there are, `sealed` links in the chain, and every problem."""

    events: int
    sealed: int
    problems: list[Problem]

    @property
    def ok(self) -> bool:
        """Whether nothing was edited, deleted, inserted or cut off."""
        return not self.problems


def verify() -> Verification:
    """Check every event, link, the head and the anchors: 23 s for a million events on two busy cores, 80 MB.

    Outside a transaction it reads one snapshot, so that writing and sealing may go on.
    """
    nested = connection.in_atomic_block
    # What does not belong to the snapshot is read before it: it can then only be older, never ahead.
    announced, until = sealed_position(), anchors.size()
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return _verify(announced, AnchorWalk(until))


def _verify(announced: int, walk: AnchorWalk) -> Verification:
    problems = Problems()
    chained = ChainWalk(problems, walk, AuditHead.objects.first())
    for row in _rows(_CHAIN):
        chained.step(*row)
    chained.finish(announced)
    unsealed = 0
    for event_id, waiting, mark, *columns in _rows(_UNSEALED):
        unsealed += 1
        if not chain.same(chain.event_mark(chain.canonical(chain.Content(*columns))), bytes(mark)):
            problems.add("inserted", "event", event_id)
        elif not waiting:
            problems.add("broken-link", "event", event_id)
    for (event_id,) in _rows(_WAITING_FOR_NOTHING):
        problems.add("deleted", "event", event_id)
    for (event_id,) in _rows(_COPIES):
        problems.add("inserted", "event", event_id)
    return Verification(chained.events + unsealed, chained.links, problems.found)


def _rows(sql: str) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(FETCH):
            yield from rows
