"""A mail server that takes everything and only counts. It shares the machine with what it measures."""

from __future__ import annotations

import re
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

MESSAGE_ID = re.compile(rb"^message-id: (\S+)", re.IGNORECASE | re.MULTILINE)


class Sink(socketserver.ThreadingTCPServer):
    """Counts each Message-ID, and knows when the last one came."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.port = int(self.server_address[1])
        self.forget()

    def forget(self) -> None:
        """Begin to count anew."""
        self.got: Counter[bytes] = Counter()
        self.last = 0.0


class _Conversation(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True
    server: Sink

    def handle(self) -> None:
        """Speak as little SMTP as Python's client asks for; take commands in a row, as mail servers do."""
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"EHLO":
                self.wfile.write(b"250-here\r\n250 PIPELINING\r\n")
                continue
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self._take()
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 taken\r\n")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        found = MESSAGE_ID.search(b"".join(lines))
        self.server.got[found[1] if found else b""] += 1
        self.server.last = time.perf_counter()


@contextmanager
def sink() -> Iterator[Sink]:
    """Run one until the block ends."""
    with Sink() as server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
