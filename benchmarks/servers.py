"""Servers of the benchmarks alone: PostgreSQL and Valkey in a temporary folder, a gunicorn for each side."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from couplesgoals.embedded import places, servers, urls

CHECKOUT = Path(__file__).resolve().parent.parent
# A server of one's own is never measured: these would point the embedded ones somewhere else.
FOREIGN = ("DATABASE_URL", "OWNER_DATABASE_URL", "ADMIN_DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")
PORTS = range(20_000, 32_768)
WITHOUT_POLICIES = "couplesgoals_without_policies"
PATIENCE = 60.0


@contextmanager
def embedded() -> Iterator[Path]:
    """Have PostgreSQL and Valkey of our own; everything of theirs is gone afterwards. Yields the folder."""
    home = Path(tempfile.mkdtemp(prefix="couplesgoals-bench-"))
    # As root, PostgreSQL runs as another user, who must pass through.
    home.chmod(0o711)
    for name in FOREIGN:
        os.environ.pop(name, None)
    os.environ["COUPLESGOALS_STATE"] = str(home / "state")
    try:
        with servers.leased():
            yield home
    finally:
        shutil.rmtree(places.run_dir(), ignore_errors=True)
        if places.ROOT_DATA in places.postgres_home().parents:
            shutil.rmtree(places.postgres_home().parent, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


def environment(home: Path, *, role: str = urls.APP) -> dict[str, str]:
    """The environment of a process that works with the measured database as `role`."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "SECRET_KEY": "the-benchmarks-own-key-for-fictional-data-0123456789",
        "DATABASE_URL": urls.database(role),
        "OWNER_DATABASE_URL": urls.database(urls.OWNER),
        "REDIS_URL": urls.cache(),
        "BROKER_URL": urls.broker(),
        "STATIC_ROOT": str(home / "static"),
        "PYTHONPATH": str(CHECKOUT),
    }


def run(env: dict[str, str], *arguments: str) -> str:
    """Run Python in the checkout until it ends; return what it printed, or end with what it complained of."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


@dataclass
class Gunicorn:
    """One running gunicorn; `started_in` is the time from its start to its first answer, in seconds."""

    process: subprocess.Popen
    port: int
    started_in: float

    def memory(self) -> list[int]:
        """The resident kilobytes of each worker, by the kernel's own count; empty where there is no /proc."""
        master = self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children")
        if not children.exists():
            return []
        statuses = [Path(f"/proc/{pid}/status").read_text() for pid in children.read_text().split()]
        lines = [line for status in statuses for line in status.splitlines()]
        return [int(line.split()[1]) for line in lines if line.startswith("VmRSS")]


@contextmanager
def gunicorn(application: str, env: dict[str, str], path: str, log: Path) -> Iterator[Gunicorn]:
    """Serve an application with two sync workers until the block ends."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "2",
        "--worker-class", "sync", "--no-control-socket",
        "--log-level", "warning", "--error-logfile", str(log),
    ]  # fmt: skip
    begun = time.perf_counter()
    # A session of its own: Ctrl-C reaches us alone, and we end it.
    process = subprocess.Popen(command, cwd=CHECKOUT, env=env, start_new_session=True)
    try:
        while not answers(port, path):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise SystemExit(f"{application} does not answer:\n{log.read_text()[-4000:]}")
            time.sleep(0.01)
        yield Gunicorn(process, port, time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(port: int, path: str) -> bool:
    """Whether something answers there, were it to say that one must sign in."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def free_port() -> int:
    """A port below those the kernel gives to clients, so that no client of ours takes it first."""
    for port in PORTS:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit(f"No port from {PORTS.start} to {PORTS.stop - 1} is free.")
