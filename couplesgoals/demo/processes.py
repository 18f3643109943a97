"""The demo's processes: started together, watched, and stopped together; none is ever left behind."""

import contextlib
import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

STOP_SECONDS = 10.0
LOUD = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b")
PR_SET_PDEATHSIG = 1


class ProcessEndedError(RuntimeError):
    """One of the processes ended by itself."""


class Process:
    """A child in a session of its own: Ctrl-C reaches it only through us; its output goes to a file."""

    def __init__(self, name: str, arguments: Sequence[str], log: Path, echo: Callable[[str], None]) -> None:
        """Start `python -m arguments…`; lines that warn are echoed as well."""
        self.name = name
        self.log = log
        self._echo = echo
        self._child = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self._copier = threading.Thread(target=self._copy, daemon=True)
        self._copier.start()

    def raise_if_ended(self) -> None:
        """Raise ProcessEndedError with the last lines of the log when the child is gone."""
        code = self._child.poll()
        if code is None:
            return
        self._copier.join(2)
        last = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
        raise ProcessEndedError(f"{self.name} ended with code {code}; its log is {self.log}\n{last}")

    def ask_to_stop(self) -> None:
        """Send SIGTERM; every one of our children finishes its work on it."""
        if self._child.poll() is None:
            self._child.terminate()

    def see_stopped(self, deadline: float) -> None:
        """Wait for the end until the deadline (monotonic), then kill; also what the child itself started."""
        try:
            self._child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._echo(f"{self.name} does not stop and is killed")
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        self._copier.join(2)

    def _copy(self) -> None:
        with self.log.open("w") as log:
            for line in self._child.stdout or ():
                log.write(line)
                log.flush()
                if LOUD.search(line):
                    self._echo(f"{self.name}: {line.rstrip()}")


def stop_all(processes: Sequence[Process]) -> None:
    """Stop all at once; returns when every one is gone."""
    for process in processes:
        process.ask_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes:
        process.see_stopped(deadline)


def _end_with_parent() -> None:
    """Have Linux end the child when we are killed in a way that lets us stop nothing."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
