"""A ledger outside the database: lines that are on the disk before anybody relies on them."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any


class Ledger:
    """One JSON object a line, appended and flushed to the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self._lock = threading.Lock()

    def write(self, **entry: Any) -> None:
        """Append one entry; returns when it would outlast a power cut."""
        with self._lock:
            os.write(self._file, json.dumps(entry).encode() + b"\n")
            os.fdatasync(self._file)

    def entries(self) -> list[dict[str, Any]]:
        """Read everything back from the file."""
        return [json.loads(line) for line in self._path.read_text().splitlines()]
