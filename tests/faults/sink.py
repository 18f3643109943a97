"""The mail server of the run: it keeps each mail in a ledger before it says so, and can be held there."""

from __future__ import annotations

import random
import socketserver
import threading
import time
from email import message_from_bytes

from tests.faults.ledger import Ledger
from tests.faults.plan import ANSWERED, KEPT, RECEIVED

# How long a conversation stands still for a kill at most; the workers' patience is longer.
HOLD_SECONDS = 4.0
# How often a mail is kept and the answer never comes.
SILENT = 0.01


class Gate:
    """Stops one conversation at a point, so that a kill falls exactly there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._point = ""
        self.worker = 0
        self.reached = threading.Event()
        self._go_on = threading.Event()

    def close_at(self, point: str) -> None:
        """Have the next conversation wait at this point."""
        with self._lock:
            self._point = point
            self.reached.clear()
            self._go_on.clear()

    def open(self) -> None:
        """Let everybody pass."""
        with self._lock:
            self._point = ""
            self._go_on.set()

    def passes(self, point: str, worker: int) -> None:
        """Wait here if a kill waits for this point."""
        with self._lock:
            if self._point != point:
                return
            self._point, self.worker = "", worker
            self.reached.set()
        if point != ANSWERED:
            self._go_on.wait(HOLD_SECONDS)


class Sink(socketserver.ThreadingTCPServer):
    """Listens for one worker, so that it is known whose mail is in the middle of being sent."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, worker: int, ledger: Ledger, gate: Gate, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.worker, self.ledger, self.gate = worker, ledger, gate
        self.chance = random.Random(f"{seed} {worker}")
        # Mails that are between their first word and the answer.
        self.sending = 0
        threading.Thread(target=self.serve_forever, args=(0.2,), daemon=True).start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        try:
            self._talk()
        except OSError:
            # Whoever was here has been killed.
            return

    def _talk(self) -> None:
        self._say(220)
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                self._say(221)
                return
            if verb == b"EHLO":
                self.wfile.write(b"250-here\r\n250 PIPELINING\r\n")
            elif verb != b"DATA":
                self._say(250)
            elif not self._data():
                return

    def _data(self) -> bool:
        """Take one mail; False where the conversation ends with it."""
        sink = self.server
        sink.sending += 1
        try:
            return self._take()
        finally:
            sink.sending -= 1

    def _take(self) -> bool:
        sink = self.server
        self._say(354)
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise ConnectionResetError
            lines.append(line)
        mail = message_from_bytes(b"".join(lines))
        time.sleep(sink.chance.uniform(0.0, 0.04))
        sink.gate.passes(RECEIVED, sink.worker)
        silent = sink.chance.random() < SILENT
        sink.ledger.write(id=str(mail["Message-ID"]), to=str(mail["To"]), silent=silent)
        if silent:
            return False
        sink.gate.passes(KEPT, sink.worker)
        self._say(250)
        sink.gate.passes(ANSWERED, sink.worker)
        return True

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} so be it\r\n".encode())
