"""Ending a process means that it is gone, not that it said so."""

import signal
import subprocess
import sys
from pathlib import Path

from couplesgoals.embedded import running

LINGERS = """
import pathlib, signal, sys, time
def leave(*_):
    pathlib.Path(sys.argv[1]).unlink()
    time.sleep(0.5)
    sys.exit()
signal.signal(signal.SIGTERM, leave)
pathlib.Path(sys.argv[1]).touch()
time.sleep(60)
"""


def test_a_process_that_lingers_after_its_file_is_waited_for(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    process = subprocess.Popen([sys.executable, "-c", LINGERS, str(mark)])
    assert running.wait_until(mark.exists, 20)
    assert running.end(process.pid, signal.SIGTERM, 20)
    assert not mark.exists()
    assert not running.command_of(process.pid)
    process.wait()
