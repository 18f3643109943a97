"""The keyed hashes which show tampering, and what they can and cannot show.

Three marks, all HMAC-SHA256 under `settings.AUDIT_KEY`, which the database never sees:

* an event's mark, made by its writer over everything but the id the database gives it. An event added or
  edited by anyone without the key is found, sealed or not. A random nonce in it makes a copied event show as
  a copy.
* a link's hash over the hash before it and the whole event. Editing, deleting, inserting or swapping breaks
  the chain.
* the head's mark over where the chain ends, so that a missing end is found.

Writers never wait for one another: they only add a row. Sealing is done later, by one task at a time, from a
queue which a trigger fills in the writer's own transaction. A queue rather than "ids above the last sealed
one", because ids are given out before transactions commit, in any order, and rolled-back ones leave holes: a
low-water mark would pass by an event whose transaction was slow, and would need transaction ids, which start
over after a restore. A queue row becomes visible together with its event, is removed in the transaction which
links the event, and survives a dump. Its cost depends on what waits, not on the size of the log. Emptying the
queue hides nothing: `verify` reports an event which is neither linked nor waiting, and a waiting event which
is gone.

What cannot be noticed from within the database, both by someone with the owner's rights:
* an event deleted together with its queue row before the next sealing (a hole in the ids proves nothing,
  rolled-back transactions leave them too). Sealing runs every few seconds; as long as nobody runs it, this
  window stays open.
* the end of the chain cut off, and an older head and the older number in the sequence `audit_sealed_position`
  put back; or everything removed as if nothing had ever been. For these there is
  `settings.AUDIT_ANCHOR_FILE`, which belongs where the owner cannot write: each head is appended to it, and
  logged at INFO.

Whoever has the key too can forge everything but the anchors already written.
Changing the key makes everything before the change unverifiable: in production set AUDIT_KEY and keep it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

from couplesgoals.audit.models import AuditEvent

GENESIS = bytes(32)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# An event's columns as text, exactly as PostgreSQL prints them: no value an owner could write makes reading
# them fail.
CONTENT_SQL = (
    "e.nonce::text, extract(epoch from e.at)::text, e.actor_id::text, e.action, e.target, e.ids::text, "
    "e.couple_id::text, e.page, e.detail::text"
)


class Content(NamedTuple):
    """What an event says, each column as PostgreSQL's text."""

    nonce: str
    at: str
    actor: str | None
    action: str
    target: str
    ids: str
    couple: str | None
    page: str
    detail: str


class Said(NamedTuple):
    """What an event will say, before there is a row of it; named as the columns of AuditEvent."""

    at: datetime
    actor_id: UUID | None
    action: str
    target: str
    ids: Sequence[UUID | str]
    couple_id: UUID | None
    page: str
    detail: Mapping[str, object]
    nonce: UUID


def content_of(event: Said | AuditEvent) -> Content:
    """The event's columns as `CONTENT_SQL` will read them back."""
    return Content(
        nonce=str(event.nonce),
        at=_epoch_text(event.at),
        actor=_text(event.actor_id),
        action=event.action,
        target=event.target,
        ids="{" + ",".join(map(str, event.ids)) + "}",
        couple=_text(event.couple_id),
        page=event.page,
        detail=json.dumps(event.detail),
    )


def canonical(content: Content) -> bytes:
    """The one way to write an event's columns down for hashing."""
    return json.dumps([*content[:-1], _canonical_detail(content.detail)]).encode()


def event_mark(written: bytes) -> bytes:
    """The writer's mark of an event, from its `canonical` bytes."""
    return _keyed(b"event", written)


def link_hash(before: bytes, event_id: int, mark: bytes, written: bytes) -> bytes:
    """The hash of a link: of the link before it (`GENESIS` for the first) and every column of its event."""
    return _keyed(b"link", before, str(event_id).encode(), mark, written)


def head_mark(position: int, last_hash: bytes, sealed_at: datetime) -> bytes:
    """The mark of "the chain ends at `position` with `last_hash`"."""
    return _keyed(b"head", str(position).encode(), last_hash, _epoch_text(sealed_at).encode())


def same(one: bytes, other: bytes) -> bool:
    """Compare two marks without telling by the time taken how alike they are."""
    return hmac.compare_digest(one, other)


def _keyed(*parts: bytes) -> bytes:
    # Each part is preceded by its length, so that no two lists of parts read the same.
    message = b"".join(len(part).to_bytes(8) + part for part in parts)
    return hmac.digest(_key(), message, "sha256")


def _key() -> bytes:
    chosen: str = getattr(settings, "AUDIT_KEY", "")
    return chosen.encode() if chosen else _derived_key(settings.SECRET_KEY)


@lru_cache(maxsize=1)
def _derived_key(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"couplesgoals.audit", "sha256")


def _canonical_detail(detail: str) -> str:
    # jsonb keeps neither the order of keys nor spaces. What cannot be read again was not written by
    # record_event.
    if detail == "{}":
        return detail
    try:
        return json.dumps(json.loads(detail), sort_keys=True)
    except (ValueError, RecursionError):
        return detail


def _epoch_text(at: datetime) -> str:
    seconds, microseconds = divmod((at - _EPOCH) // timedelta(microseconds=1), 1_000_000)
    return f"{seconds}.{microseconds:06d}"


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)
