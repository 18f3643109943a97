"""`manage.py demo`: its refusals, its accounts, and one whole run."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from couplesgoals.embedded import places, postgres, servers, valkey


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A state folder of its own; servers of one's own would be used instead of it."""
    folder = Path(tempfile.mkdtemp(prefix="couplesgoals-test-"))
    folder.chmod(0o711)
    monkeypatch.setenv("COUPLESGOALS_STATE", str(folder))
    for name in ("DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    yield folder
    servers.stop()
    shutil.rmtree(places.run_dir(), ignore_errors=True)
    shutil.rmtree(folder)


@pytest.fixture
def demo_settings(settings: Settings) -> None:
    """Tests switch DEBUG off; the demo has it on."""
    settings.DEBUG = True


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_accounts_are_json_and_nothing_starts(state: Path) -> None:
    out = StringIO()
    call_command("demo", accounts=True, stdout=out)
    for account in json.loads(out.getvalue()):
        assert set(account) == {"email", "password", "role", "couple"}
    assert list(state.iterdir()) == []


def test_refused_without_the_demo_settings() -> None:
    with pytest.raises(CommandError, match="never where real people are"):
        call_command("demo")


def test_a_busy_port_is_named(demo_settings: None, state: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use.*--port"):
            call_command("demo", port=port)


def test_one_demo_for_each_checkout(demo_settings: None, state: Path) -> None:
    with servers.locked(state / "demo.lock"), pytest.raises(CommandError, match="runs already"):
        call_command("demo", port=free_port())


def test_reset_never_drops_a_database_of_ones_own(
    demo_settings: None, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/couplesgoals")
    monkeypatch.setenv("REDIS_URL", "redis://queue.example/0")
    with pytest.raises(CommandError, match="only the embedded database"):
        call_command("demo", port=free_port(), reset=True)


def test_a_whole_run_serves_and_leaves_nothing_behind(state: Path) -> None:
    port = free_port()
    demo = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "couplesgoals.settings.demo"},
    )
    assert demo.stdout
    said = []
    for line in demo.stdout:
        said.append(line)
        if f"http://127.0.0.1:{port}/" in line:
            break
    assert demo.poll() is None, "".join(said)
    assert (postgres.is_running(), valkey.is_running()) == (True, True)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/live")
    assert connection.getresponse().status == http.HTTPStatus.OK
    connection.close()
    demo.send_signal(signal.SIGTERM)
    rest = demo.stdout.read()
    assert demo.wait(30) == 0, rest
    assert rest.endswith("Stopped.\n")
    assert (postgres.is_running(), valkey.is_running()) == (False, False)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)
