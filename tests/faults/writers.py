"""People at their browsers: each writes one thing after the other, and sends it again until it is taken."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections import Counter
from urllib.parse import urlencode
from uuid import uuid4

from tests.faults.ledger import Ledger
from tests.faults.writes import CHECK_IN, CSRF, KINDS, Kind, Person

PATIENCE = 20.0
AGAIN_AFTER = 0.2
THINKS = 0.05


class Writers:
    """All of them, each in a thread, until they are told to finish."""

    def __init__(self, people: list[Person], port: int, ledger: Ledger) -> None:
        self._port, self._ledger = port, ledger
        self._counting = threading.Lock()
        self._finishing = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(one,), daemon=True) for one in people]
        # Requests sent and not answered yet, and what became of all others.
        self.in_flight = 0
        self.sent = threading.Event()
        self.outcomes: Counter[str] = Counter()
        self.turned_away: list[str] = []

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def finish(self, seconds: float) -> int:
        """Have each end with what they are at; return how many could not."""
        self._finishing.set()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return sum(thread.is_alive() for thread in self._threads)

    def _write(self, person: Person) -> None:
        for number, kind in enumerate(itertools.cycle(KINDS), start=1):
            if self._finishing.is_set():
                return
            words = f"{kind.name} {number} of {person.id}"
            form = kind.form(person, words) | {"submission": str(uuid4()), "csrfmiddlewaretoken": CSRF}
            self._until_taken(person, kind, words, urlencode(form))
            time.sleep(THINKS)

    def _until_taken(self, person: Person, kind: Kind, words: str, body: str) -> None:
        while True:
            status, location = self._ask(person, kind.path(person), body)
            taken = 200 <= status < 400 and not location.startswith("/accounts/")
            if taken:
                self._ledger.write(kind=kind.name, person=person.id, words=words)
                person.checked_in += kind is CHECK_IN
            elif 0 < status < 500:
                self.turned_away.append(f"{kind.name}: {status} {location}")
            if taken or 0 < status < 500:
                return
            time.sleep(AGAIN_AFTER)

    def _ask(self, person: Person, path: str, body: str) -> tuple[int, str]:
        """Send one request; the status and where it leads, or 0 where no answer came."""
        headers = {"Cookie": person.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        reached = False
        try:
            connection.connect()
            reached = True
            self._count(1)
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self._note("answer lost" if reached else "nobody there")
            return 0, ""
        else:
            self._note(f"{answer.status // 100}xx")
            return answer.status, answer.getheader("Location", "")
        finally:
            connection.close()
            if reached:
                self._count(-1)

    def _count(self, change: int) -> None:
        with self._counting:
            self.in_flight += change
        if change > 0:
            self.sent.set()

    def _note(self, outcome: str) -> None:
        with self._counting:
            self.outcomes[outcome] += 1
