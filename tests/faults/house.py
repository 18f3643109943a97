"""The real servers of the run: started, killed without a warning, and started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg

from benchmarks.servers import CHECKOUT, answers, environment, free_port
from couplesgoals.embedded import places, postgres, running, urls, valkey
from tests.faults.plan import BACKEND, CHILD, FORGETS, MASTER, Kill

PATIENCE = 60.0
CELERY = ("-m", "celery", "--quiet", "-A", "couplesgoals")
THREADS = ("--workers", "2", "--worker-class", "gthread", "--threads", "4")
ALONE = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING")


class House:
    """PostgreSQL, Valkey, web, workers and beat. Every process group it ever started ends with it."""

    def __init__(self, home: Path, mail_ports: list[int]) -> None:
        self._home = home
        self.port = free_port()
        common = environment(home) | {"DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
        self.environment = common
        web = ("-m", "gunicorn", "couplesgoals.wsgi:application", "--bind", f"127.0.0.1:{self.port}")
        schedule = ("beat", "--schedule", str(home / "schedule"), "--pidfile=", "--loglevel", "WARNING")
        self._commands: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
            "web": ((*web, *THREADS, "--preload", "--no-control-socket", "--log-level", "warning"), common),
            "beat": ((*CELERY, *schedule), common),
        }
        for number, port in enumerate(mail_ports):
            worker = (*CELERY, "worker", "-Q", "default", "--concurrency", "1", "-n", f"w{number}@%h", *ALONE)
            self._commands[f"worker{number}"] = (worker, common | {"SMTP_PORT": str(port)})
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._groups: list[int] = []
        # Parts that ended though nobody killed them.
        self.ended: list[str] = []

    def start(self) -> None:
        """Start the processes; PostgreSQL and Valkey run already."""
        for name in self._commands:
            self._start(name)
        self.wait_for_web()

    def stop(self) -> None:
        """End everything that is left, also what outlived its parent."""
        for group in self._groups:
            _kill_group(group)
        for process in self._running.values():
            process.wait(10)

    def kill(self, kill: Kill, worker: int) -> None:
        """Kill what the plan says, now. Of two workers the one with this number."""
        if kill.victim == "postgres":
            self._kill_postgres(kill)
        elif kill.victim == "valkey":
            os.kill(_pid(places.valkey_home() / "pid"), signal.SIGKILL)
        else:
            self._kill_process(f"worker{worker}" if kill.victim == "worker" else kill.victim, kill.part)

    def restore(self, kill: Kill) -> None:
        """Start again what was killed, and whatever else is not there; wait until servers answer."""
        if kill.victim == "postgres":
            postgres.start()
        elif kill.victim == "valkey":
            self._restore_valkey(forgets=kill.part == FORGETS)
        for name in self._commands:
            if self._running[name].poll() is not None:
                self._start(name)
        if kill.victim == "web":
            self.wait_for_web()

    def note_ended(self) -> None:
        """Write down, and start again, what ended by itself since the last restart."""
        for name, process in self._running.items():
            if process.poll() is not None:
                self.ended.append(f"{name} ended by itself with code {process.returncode}")
                self._start(name)

    def wait_for_web(self) -> None:
        """Until it answers."""
        if not running.wait_until(lambda: answers(self.port, "/live"), PATIENCE):
            raise SystemExit(f"The web server does not answer:\n{self.log_of('web')}")

    def log_of(self, name: str) -> str:
        """The end of what a process said."""
        return (self._home / f"{name}.log").read_text(errors="replace")[-3000:]

    def _start(self, name: str) -> None:
        arguments, env = self._commands[name]
        with (self._home / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=CHECKOUT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._groups.append(self._running[name].pid)

    def _kill_process(self, name: str, part: str) -> None:
        process = self._running[name]
        if part == MASTER:
            _kill_group(process.pid)
        elif part == CHILD:
            for child in _children(process.pid)[:1]:
                os.kill(child, signal.SIGKILL)
            return
        else:
            process.kill()
        process.wait(10)

    def _kill_postgres(self, kill: Kill) -> None:
        master = _pid(places.postgres_data() / "postmaster.pid")
        victim = _backend(master) if kill.part == BACKEND else master
        os.kill(victim or master, signal.SIGKILL)
        if victim and victim != master:
            # The others are ended by their master, which recovers by itself.
            running.wait_until(lambda: not postgres.is_running(), 0.5)

    def _restore_valkey(self, *, forgets: bool) -> None:
        if forgets:
            shutil.rmtree(places.valkey_home() / "appendonlydir", ignore_errors=True)
            (places.valkey_home() / "dump.rdb").unlink(missing_ok=True)
        valkey.start()


def admin() -> psycopg.Connection:
    """A connection that sees every row; raises psycopg.OperationalError while PostgreSQL is away."""
    return psycopg.connect(urls.database(urls.ADMIN), autocommit=True, connect_timeout=5)


def _backend(master: int) -> int | None:
    """One of the processes that serve the runtime role, a busy one where there is any."""
    serving = [pid for pid in _children(master) if f" {urls.APP} " in running.command_of(pid)]
    busy = [pid for pid in serving if not running.command_of(pid).endswith(" idle")]
    return next(iter(busy or serving), None)


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _pid(path: Path) -> int:
    pid = running.pid_in(path)
    if pid is None:
        raise SystemExit(f"{path} names no process.")
    return pid


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
