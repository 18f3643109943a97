"""A mail server of a test's own: it takes mail, refuses it, hangs up, or takes it and falls silent."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps the Message-ID of every mail it took."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, mood: str = "takes") -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mood = mood
        self.taken: list[str] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say(220)
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                self._say(221)
                return
            if verb == b"RCPT" and self.server.mood == "refuses":
                self._say(550)
            elif verb == b"DATA":
                if not self._data():
                    return
            else:
                self._say(250)

    def _data(self) -> bool:
        """Whether the conversation goes on."""
        if self.server.mood == "hangs up":
            return False
        self._say(354)
        body = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            body += line
        self.server.taken.append(str(message_from_bytes(body)["Message-ID"]))
        if self.server.mood == "falls silent":
            return False
        self._say(250)
        return True

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} so be it\r\n".encode())


@contextmanager
def mail_server(mood: str = "takes") -> Iterator[MailServer]:
    """Run one while a test needs it."""
    with MailServer(mood) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
