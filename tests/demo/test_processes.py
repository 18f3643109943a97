"""The demo's processes are watched together and none is left behind."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from couplesgoals.demo import processes
from couplesgoals.demo.processes import Process, ProcessEndedError, stop_all
from couplesgoals.embedded.running import command_of, wait_until

type Start = Callable[[str], Process]

STUBBORN = """
    import signal, subprocess, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    child = subprocess.Popen(["sleep", "300"])
    print("ids", child.pid, flush=True)
    time.sleep(300)
"""


@pytest.fixture
def echoed() -> list[str]:
    """What the console showed."""
    return []


@pytest.fixture
def start(tmp_path: Path, echoed: list[str], monkeypatch: pytest.MonkeyPatch) -> Start:
    """Start a process whose program is given as text."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def start_text(program: str) -> Process:
        (tmp_path / "program_under_test.py").write_text(textwrap.dedent(program))
        return Process("helper", ["program_under_test"], tmp_path / "helper.log", echoed.append)

    return start_text


def logged(process: Process, word: str) -> bool:
    """Whether the log holds a word by now."""
    return wait_until(lambda: process.log.exists() and word in process.log.read_text(), 10)


def gone(pid: int) -> bool:
    """Whether a process ends within seconds."""
    return wait_until(lambda: not command_of(pid), 10)


def test_a_process_that_ends_is_named_with_its_last_words(start: Start) -> None:
    process = start("print('no port left'); raise SystemExit(3)")
    with pytest.raises(ProcessEndedError, match=r"(?s)helper ended with code 3.*no port left"):
        wait_until(lambda: process.raise_if_ended() is not None, 10)


def test_a_running_process_is_no_error(start: Start) -> None:
    process = start("import time; print('ready', flush=True); time.sleep(300)")
    assert logged(process, "ready")
    process.raise_if_ended()
    stop_all([process])


def test_only_warnings_reach_the_console(start: Start, echoed: list[str]) -> None:
    process = start("print('[INFO] quiet'); print('[WARNING] look'); print('done')")
    assert logged(process, "done")
    assert wait_until(lambda: bool(echoed), 5)
    assert echoed == ["helper: [WARNING] look"]
    stop_all([process])


def test_stop_kills_what_does_not_listen_and_its_children(
    start: Start, echoed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.2)
    process = start(STUBBORN)
    assert logged(process, "ids")
    child = int(process.log.read_text().split()[1])
    stop_all([process])
    assert gone(child)
    assert echoed == ["helper does not stop and is killed"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_a_killed_demo_takes_its_processes_along(tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text(
        "import os, time; print('id', os.getpid(), flush=True); time.sleep(300)"
    )
    script = (
        "import pathlib, time; from couplesgoals.demo.processes import Process;"
        f"Process('helper', ['sleeper'], pathlib.Path({str(tmp_path / 'log')!r}), print); time.sleep(300)"
    )
    paths = os.pathsep.join([str(tmp_path), str(Path.cwd())])
    parent = subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": paths})
    log = tmp_path / "log"
    assert wait_until(lambda: log.exists() and log.read_text().startswith("id "), 20)
    child = int(log.read_text().split()[1])
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert gone(child)
