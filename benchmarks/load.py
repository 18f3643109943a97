"""A small load client: threads, plain sockets, prepared bytes. It shares the machine with what it measures.

gunicorn's sync workers close after each answer, so every request connects anew, for the baseline as for us.
"""

import itertools
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import uuid4

DRAIN = 0.1
FRESH = "{uuid}"


@dataclass(frozen=True)
class Target:
    """One request: where, whose cookies, and a form to post, in which {uuid} is new each time."""

    path: str
    cookie: str
    form: str = ""

    def request(self) -> bytes:
        """The request as it is sent."""
        body = self.form.replace(FRESH, str(uuid4()))
        head = f"{'POST' if body else 'GET'} {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        head += f"Cookie: {self.cookie}\r\n"
        if body:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return f"{head}Connection: close\r\n\r\n{body}".encode()


@dataclass
class Burst:
    """Answers a second, the cores this client used meanwhile, and every status that was not expected."""

    rate: float
    answers: int
    client_cores: float = 0.0
    wrong: list[str] = field(default_factory=list)


def ask(port: int, request: bytes) -> bytes:
    """Send one request and read the answer to its end."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(request)
        parts = []
        while part := connection.recv(65_536):
            parts.append(part)
    return b"".join(parts)


def burst(port: int, targets: list[Target], *, expected: str, at_once: int, seconds: float) -> Burst:
    """Ask for the targets in turn from `at_once` threads for a while; wait for the last answers."""
    turns, statuses = itertools.cycle(targets), []
    lock, begun, worked = threading.Lock(), time.perf_counter(), time.process_time()
    threads = [
        threading.Thread(
            target=_keep_asking, args=(port, turns, lock, statuses, begun + seconds), daemon=True
        )
        for _ in range(at_once)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Threads stop within one answer of each other, so the tail belongs to the work.
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    time.sleep(DRAIN)
    wrong = [one for one in statuses if one != expected]
    return Burst(len(statuses) / took, len(statuses), worked / took, wrong)


def _keep_asking(
    port: int, turns: Iterator[Target], lock: threading.Lock, statuses: list[str], until: float
) -> None:
    while True:
        with lock:
            target = next(turns)
        try:
            answer = ask(port, target.request())
        except OSError as error:
            statuses.append(type(error).__name__)
        else:
            statuses.append(answer[9:12].decode(errors="replace"))
        if time.perf_counter() >= until:
            return
