"""A mail server of a test's own: it takes mail, refuses it, hangs up, or takes it and falls silent."""

from __future__ import annotations

import select
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps the Message-ID of every mail it took."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, mood: str, *, pipelining: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mood = mood
        self.pipelining = pipelining
        self.taken: list[str] = []
        # Whole, and whether all before it was said without waiting for an answer.
        self.mails: list[bytes] = []
        self.at_once: list[bool] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer
    # So that what came with a line is still seen to be there.
    rbufsize = 0

    def handle(self) -> None:
        self._say(220)
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                self._say(221)
                return
            if verb == b"EHLO" and self.server.pipelining:
                self.wfile.write(b"250-here\r\n250 PIPELINING\r\n")
            elif verb == b"MAIL":
                self.server.at_once.append(bool(select.select([self.connection], [], [], 0.1)[0]))
                self._say(550 if self.server.mood == "refuses the sender" else 250)
            elif verb == b"RCPT" and self.server.mood == "refuses":
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
        if self.server.mood == "has no room":
            self._say(452)
            return True
        self._say(354)
        body = b""
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            body += line
        self.server.mails.append(body)
        self.server.taken.append(str(message_from_bytes(body)["Message-ID"]))
        if self.server.mood == "falls silent":
            return False
        self._say(250)
        return True

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} so be it\r\n".encode())


@contextmanager
def mail_server(mood: str = "takes", *, pipelining: bool = False) -> Iterator[MailServer]:
    """Run one while a test needs it."""
    with MailServer(mood, pipelining=pipelining) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
