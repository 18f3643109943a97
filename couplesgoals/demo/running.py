"""One run of the demo: web, worker and beat, until somebody stops it or one of them ends."""

import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from couplesgoals.demo.processes import Process, stop_all

HOST = "127.0.0.1"
READY_SECONDS = 50.0
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StoppedError(BaseException):
    """Somebody asked the demo to stop; like KeyboardInterrupt no ordinary handler should take it."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM and a closed terminal into StoppedError, once: stopping is not interrupted."""

    def stop(number: int, frame: FrameType | None) -> None:
        for one in STOPPING:
            signal.signal(one, signal.SIG_IGN)
        raise StoppedError

    before = {one: signal.signal(one, stop) for one in STOPPING}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def port_is_free(port: int) -> bool:
    """Whether a server could listen on the port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def serve(port: int, state: Path, ready: Callable[[], None], echo: Callable[[str], None]) -> None:
    """Run all processes, the web server first; returns only by an exception, and then none runs any more.

    Raises ProcessEndedError when one ends by itself, TimeoutError when the web server never answers.
    """
    # Links in messages lead to where this demo is.
    os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
    logs = state / "logs"
    logs.mkdir(exist_ok=True)
    processes: list[Process] = []
    try:
        for name, arguments in _commands(port, state).items():
            processes.append(Process(name, arguments, logs / f"{name}.log", echo))
            if name == "web":
                # The others would take its processors while it starts.
                _wait_for_answer(port, processes)
        ready()
        while True:
            _check(processes)
            time.sleep(0.2)
    finally:
        _ignore_signals()
        stop_all(processes)


def _commands(port: int, state: Path) -> dict[str, list[str]]:
    # Threads, as a browser opens connections it does not use yet, and a worker without would wait for each.
    threads = ["--worker-class", "gthread", "--threads", "4"]
    web = ["--workers", "2", *threads, "--preload", "--graceful-timeout", "5", "--no-control-socket"]
    celery = ["celery", "--quiet", "-A", "couplesgoals"]
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    schedule = ["--schedule", str(state / "beat-schedule"), "--pidfile="]
    level = ["--loglevel", "INFO"]
    return {
        "web": ["gunicorn", "couplesgoals.wsgi:application", "--bind", f"{HOST}:{port}", *web],
        "worker": [*celery, "worker", "-Q", "default", "--concurrency", "1", *alone, *level],
        "beat": [*celery, "beat", *schedule, *level],
    }


def _wait_for_answer(port: int, processes: list[Process]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _answers(port):
        _check(processes)
        if time.monotonic() > deadline:
            raise TimeoutError(
                f"The web server does not answer on port {port}; its log is {processes[0].log}"
            )
        time.sleep(0.1)


def _answers(port: int) -> bool:
    # http.client, as urllib would ask a proxy from the environment.
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/live")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _check(processes: list[Process]) -> None:
    for process in processes:
        process.raise_if_ended()


def _ignore_signals() -> None:
    if threading.current_thread() is threading.main_thread():
        for one in STOPPING:
            signal.signal(one, signal.SIG_IGN)
