"""People at their browsers: each writes one thing after the other, and sends it again until it is taken.

Some answer their couple's monthly review instead: a part about a goal and one about the month, each kept by
itself, then all of it sent at once; as soon as both have, their next review is there.
"""

from __future__ import annotations

import http.client
import itertools
import re
import threading
import time
from collections import Counter
from urllib.parse import urlencode
from uuid import uuid4

from tests.faults.ledger import Ledger
from tests.faults.reviewing import ANSWER, HIDDEN, PARTS, SEND, open_review
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
        self._threads = [
            threading.Thread(target=self._answer if one.couple else self._write, args=(one,), daemon=True)
            for one in people
        ]
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
        if self._taken(person, kind.name, kind.path(person), body):
            self._ledger.write(kind=kind.name, person=person.id, words=words)
            person.checked_in += kind is CHECK_IN

    def _answer(self, person: Person) -> None:
        for number in itertools.count(1):
            while not self._finishing.is_set() and not open_review(person.couple, number):
                time.sleep(AGAIN_AFTER)
            if self._finishing.is_set():
                return
            said = [f"{part.name} {number} of {person.id}" for part in PARTS]
            for part, words in zip(PARTS, said, strict=True):
                sheet = {"sheet": str(uuid4()), "before": "", "csrfmiddlewaretoken": CSRF}
                body = urlencode(part.form(person, words) | sheet)
                self._taken(person, f"{ANSWER}, {part.name}", part.path(person), body)
            body = urlencode(self._once_more(person) | {"csrfmiddlewaretoken": CSRF})
            if self._taken(person, ANSWER, SEND, body):
                for words in said:
                    self._ledger.write(kind=ANSWER, person=person.id, words=words)

    def _once_more(self, person: Person) -> dict[str, str]:
        """What the page with everything kept knows of its form; asked for until it is there."""
        while True:
            status, page = self._ask(person, SEND)
            if 0 < status < 500:
                return dict(re.findall(HIDDEN, page))
            time.sleep(AGAIN_AFTER)

    def _taken(self, person: Person, name: str, path: str, body: str) -> bool:
        """Send a form until it is answered; whether it was taken."""
        while True:
            status, location = self._ask(person, path, body)
            if 0 < status < 500:
                taken = 300 <= status < 400 and not location.startswith("/accounts/")
                if not taken:
                    self.turned_away.append(f"{name}: {status} {location[:200]}")
                return taken
            time.sleep(AGAIN_AFTER)

    def _ask(self, person: Person, path: str, body: str = "") -> tuple[int, str]:
        """Send a form or ask for a page: the status, and where it leads or the page; 0 without an answer."""
        headers = {"Cookie": person.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        reached = False
        try:
            connection.connect()
            reached = True
            self._count(1)
            connection.request("POST" if body else "GET", path, body or None, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self._note("answer lost" if reached else "nobody there")
            return 0, ""
        else:
            self._note(f"{answer.status // 100}xx")
            return answer.status, answer.getheader("Location") or page
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
