"""The embedded Valkey: the broker's hints and the cache, a daemon until stopped."""

import signal
import subprocess

import redis

from couplesgoals.embedded import places, running, urls, wheels
from couplesgoals.embedded.errors import EmbeddedError

# How long a server that lives may take to answer before it is started anew, in seconds.
PATIENCE = 10.0
# Two for the demo, the others for test processes side by side.
DATABASES = 64


def is_running() -> bool:
    """Whether the server answers; False while it still loads its data."""
    try:
        with redis.Redis.from_url(urls.cache(), socket_timeout=5) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def start() -> bool:
    """Start the server unless it answers; True when this call started it."""
    places.make_run_dir()
    if is_running():
        return False
    places.make_private(places.valkey_home())
    if _server_pid() is not None and not running.wait_until(is_running, PATIENCE):
        stop()
    if is_running():
        return True
    places.valkey_socket().unlink(missing_ok=True)
    _start_daemon()
    return True


def stop() -> None:
    """Stop the server and wait until it is gone; without one this does nothing."""
    pid = _server_pid()
    if pid is None:
        return
    for sign, seconds in ((signal.SIGTERM, 15.0), (signal.SIGKILL, 5.0)):
        if running.end(pid, sign, seconds):
            return
    raise EmbeddedError(f"Valkey (process {pid}) does not stop; its log is {places.valkey_home() / 'log'}")


def flush(*databases: int) -> None:
    """Empty some of the numbered databases."""
    for number in databases:
        with redis.Redis.from_url(urls.cache(number)) as client:
            client.flushdb()


def _server_pid() -> int | None:
    """The process id of the server on our socket, if it lives."""
    pid = running.pid_in(places.valkey_home() / "pid")
    if pid is None or not running.is_ours(pid, "valkey-server", str(places.valkey_socket())):
        return None
    return pid


def _start_daemon() -> None:
    home = places.valkey_home()
    log = home / "log"
    options = {
        "port": "0",
        "unixsocket": str(places.valkey_socket()),
        "unixsocketperm": "700",
        # The process is known by its socket, see running.is_ours.
        "proc-title-template": "valkey-server {unixsocket}",
        "daemonize": "yes",
        "dir": str(home),
        "pidfile": str(home / "pid"),
        "logfile": str(log),
        "databases": str(DATABASES),
        "appendonly": "yes",
        "maxmemory-policy": "noeviction",
    }
    command = [str(wheels.valkey_server())]
    for name, value in options.items():
        command += [f"--{name}", value]
    done = subprocess.run(
        command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode or not running.wait_until(is_running, 20):
        raise EmbeddedError(f"Valkey did not start: {done.stderr.strip() or f'its log is {log}'}")
