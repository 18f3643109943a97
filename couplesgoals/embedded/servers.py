"""Both embedded servers together: start, find again, share, stop.

Processes that use the servers hold a lease, a shared lock the kernel releases even when they are killed.
The last to leave stops servers that nobody asked to keep. Every change happens under one exclusive lock, so
two processes that start or leave at once wait for each other.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from couplesgoals.embedded import places, postgres, valkey
from couplesgoals.embedded.errors import refuse_without_debug


def start() -> bool:
    """Start what does not run and keep it until stop(); True when this call started something."""
    refuse_without_debug()
    with _changing():
        _keep().touch()
        return _start()


def stop() -> None:
    """Stop both servers, whoever uses them, and wait until they are gone."""
    refuse_without_debug()
    if not places.state_dir().exists():
        return
    with _changing():
        _keep().unlink(missing_ok=True)
        _stop()


def is_running() -> bool:
    """Whether the servers answer that no environment variable replaces."""
    return all(server.is_running() for server in _wanted())


@contextmanager
def leased() -> Iterator[None]:
    """Have both servers while the block runs; the last holder stops them unless start() keeps them."""
    refuse_without_debug()
    with _changing():
        lease = _leases().open("a")
        fcntl.flock(lease, fcntl.LOCK_SH)
        _start()
    try:
        yield
    finally:
        with _changing():
            lease.close()
            if not _keep().exists() and _unused():
                _stop()


def _start() -> bool:
    started = [server.start() for server in _wanted()]
    return any(started)


def _wanted() -> list[ModuleType]:
    """DATABASE_URL and REDIS_URL win over the embedded servers."""
    instead = {"DATABASE_URL": postgres, "REDIS_URL": valkey}
    return [server for name, server in instead.items() if not os.environ.get(name)]


def _stop() -> None:
    valkey.stop()
    postgres.stop()


def _unused() -> bool:
    with _leases().open("a") as lease:
        try:
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


@contextmanager
def _changing() -> Iterator[None]:
    places.make_state_dir()
    with locked(places.state_dir() / "servers.lock"):
        yield


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a file's exclusive lock while the block runs; without waiting it may raise BlockingIOError."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _keep() -> Path:
    return places.state_dir() / "keep"


def _leases() -> Path:
    return places.state_dir() / "leases"
