"""The chain's heads kept outside the database: one line of JSON each in `settings.AUDIT_ANCHOR_FILE`."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from couplesgoals.audit import chain
from couplesgoals.audit.models import AuditHead


class Anchor(NamedTuple):
    """One line of the file: the chain reached `position` with `hash`; `genuine` if written with the key."""

    line: int
    position: int
    hash: bytes
    genuine: bool


def append(head: AuditHead) -> None:
    """Add the head as one line, on disk before this returns; nothing happens without the setting."""
    path = _path()
    if path is None:
        return
    row = {
        "position": head.position,
        "hash": bytes(head.hash).hex(),
        "sealed_at": head.sealed_at.astimezone(UTC).isoformat(),
        "mark": bytes(head.mark).hex(),
    }
    with path.open("ab") as file:
        # The line break in front ends what a lost machine may have left half written.
        file.write(b"\n" + json.dumps(row).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def size() -> int:
    """The file's length in bytes, so that a reader can leave out what comes meanwhile; 0 without a file."""
    path = _path()
    return path.stat().st_size if path is not None and path.exists() else 0


def read(until: int) -> Iterator[Anchor]:
    """The anchors in the file's first `until` bytes, oldest first.

    A line which is no anchor at all is passed by: a lost machine may leave half a line, which says nothing.
    """
    path = _path()
    if path is None or not until:
        return
    with path.open("rb") as file:
        number = 0
        while file.tell() < until:
            number += 1
            anchor = _parse(number, file.readline())
            if anchor:
                yield anchor


def _parse(number: int, line: bytes) -> Anchor | None:
    try:
        row = json.loads(line)
        position, last_hash = int(row["position"]), bytes.fromhex(row["hash"])
        expected = chain.head_mark(position, last_hash, datetime.fromisoformat(row["sealed_at"]))
        return Anchor(number, position, last_hash, chain.same(expected, bytes.fromhex(row["mark"])))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _path() -> Path | None:
    name: str = getattr(settings, "AUDIT_ANCHOR_FILE", "")
    return Path(name) if name else None
