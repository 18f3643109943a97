"""Which program a process id stands for: ids are reused, so an id alone proves nothing."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def command_of(pid: int) -> str:
    """The command line of a running process, or an empty string."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        if Path("/proc/self").exists():
            return ""
    found = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return found.stdout.strip()


def is_ours(pid: int, program: str, mark: str) -> bool:
    """Whether the process is the program, started with the mark (a path of ours) on its command line."""
    command = command_of(pid)
    return program in command and mark in command.split()


def pid_in(path: Path) -> int | None:
    """The process id on the first line of a file, if there is one."""
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def end(pid: int, sign: signal.Signals, seconds: float) -> bool:
    """Signal a process and wait; True once it is gone, which it may not be when its own files are."""
    command = command_of(pid)
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return True
    return wait_until(lambda: not command or command_of(pid) != command, seconds)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Ask often until the condition holds or the time is over; the last answer."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def end_all_in(folder: Path, title: str) -> None:
    """Kill the processes of a title whose working folder this is; none where the system has no /proc."""
    for one in Path("/proc").glob("[0-9]*"):
        pid = int(one.name)
        with suppress(OSError):
            # Somebody else's cannot be read, and one that is gone meanwhile is gone.
            if (one / "cwd").readlink() == folder and command_of(pid).startswith(title):
                os.kill(pid, signal.SIGKILL)
