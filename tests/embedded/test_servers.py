"""The servers start, are found again, survive being killed, and stop without a trace."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import redis

from couplesgoals.embedded import places, postgres, running, servers, urls, valkey

COMMAND = [sys.executable, "-m", "couplesgoals.embedded"]


def postgres_pid() -> int:
    """The process id of the server that answers."""
    with psycopg.connect(urls.database(urls.ADMIN, "postgres")) as connection:
        row = connection.execute("SELECT pg_read_file('postmaster.pid', 0, 20)").fetchone()
    assert row
    return int(row[0].split("\n")[0])


def valkey_pid() -> int:
    """The process id of the server that answers."""
    with redis.Redis.from_url(urls.cache()) as client:
        return int(client.info("server")["process_id"])


def kill(pid: int) -> None:
    """End a process the hard way and see it gone."""
    os.kill(pid, signal.SIGKILL)
    assert running.wait_until(lambda: not running.command_of(pid), 5)


def remember(word: str) -> None:
    """Store a word in both servers."""
    with psycopg.connect(urls.database(urls.OWNER)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS word (word text)")
        connection.execute("INSERT INTO word VALUES (%s)", [word])
    with redis.Redis.from_url(urls.cache()) as client:
        client.set("word", word)


def remembered() -> tuple[set[str], bytes | None]:
    """The words stored in both servers."""
    with psycopg.connect(urls.database(urls.APP)) as connection:
        words = {row[0] for row in connection.execute("SELECT word FROM word")}
    with redis.Redis.from_url(urls.cache()) as client:
        return words, client.get("word")


def test_runtime_role_reads_and_writes_but_owns_nothing(started: None) -> None:
    remember("first")
    with psycopg.connect(urls.database(urls.APP), autocommit=True) as connection:
        connection.execute("INSERT INTO word VALUES ('by the runtime role')")
        for refused in (
            "TRUNCATE word",
            "ALTER TABLE word DISABLE ROW LEVEL SECURITY",
            "CREATE TABLE mine ()",
            "CREATE TEMP TABLE mine ()",
            "SET ROLE couplesgoals_owner",
            "SET session_replication_role = replica",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(refused)


@pytest.mark.parametrize("role", [urls.APP, urls.OWNER])
def test_no_role_of_ours_is_beyond_policies(started: None, role: str) -> None:
    with psycopg.connect(urls.database(role)) as connection:
        rights = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles "
            "WHERE rolname = current_user"
        ).fetchone()
    assert rights == (False,) * 5


def test_the_database_is_utf8_with_exclusion_constraints_over_ids(started: None) -> None:
    with psycopg.connect(urls.database(urls.OWNER)) as connection:
        connection.execute(
            "CREATE TEMP TABLE t (who uuid, at tstzrange, EXCLUDE USING gist (who WITH =, at WITH &&))"
        )
        row = connection.execute("SELECT current_setting('server_encoding'), upper('ß→é')").fetchone()
    assert row == ("UTF8", "ß→É")


def test_no_network_port_is_open(started: None) -> None:
    with psycopg.connect(urls.database(urls.ADMIN)) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    with redis.Redis.from_url(urls.cache()) as client:
        assert client.config_get("port") == {"port": "0"}


def test_valkey_keeps_what_it_promised(started: None) -> None:
    with redis.Redis.from_url(urls.cache()) as client:
        assert client.config_get("appendonly")["appendonly"] == "yes"
        assert client.config_get("maxmemory-policy")["maxmemory-policy"] == "noeviction"


def test_started_servers_are_found_again(started: None) -> None:
    before = postgres_pid(), valkey_pid()
    assert not servers.start()
    assert (postgres_pid(), valkey_pid()) == before
    assert subprocess.run([*COMMAND, "status"], capture_output=True, check=False).returncode == 0


def test_processes_that_start_at_once_share_the_servers(state: Path) -> None:
    servers.stop()
    both = [subprocess.Popen([*COMMAND, "start"], stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert servers.is_running()
    assert not servers.start()


def test_killed_servers_come_back_with_their_data(started: None) -> None:
    remember("before the kill")
    kill(postgres_pid())
    kill(valkey_pid())
    assert not servers.is_running()
    assert servers.start()
    words, word = remembered()
    assert "before the kill" in words
    assert word == b"before the kill"


def test_one_killed_server_comes_back_beside_the_other(started: None) -> None:
    postgres_before = postgres_pid()
    kill(valkey_pid())
    assert servers.start()
    assert postgres_pid() == postgres_before


def test_a_server_that_was_only_recovering_is_found_again(
    started: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the crash of one of its processes it answers nobody for a moment, and comes back by itself."""
    answers, really = iter([False]), postgres.is_running
    monkeypatch.setattr(postgres, "is_running", lambda: next(answers, True) and really())
    assert not postgres.start()
    assert really()


BUSY = """
    DO $$ DECLARE until timestamptz := clock_timestamp() + interval '30 seconds';
    BEGIN WHILE clock_timestamp() < until LOOP END LOOP; END $$
"""


def test_a_killed_server_comes_back_though_a_statement_of_it_still_runs(started: None) -> None:
    """A process that computes does not see its server die, and holds the data until it is through."""
    remember("before the long statement")
    old = postgres_pid()
    busy = psycopg.connect(urls.database(urls.APP), autocommit=True)
    # Sent, and its answer not waited for.
    busy.pgconn.send_query(BUSY.encode())
    busy.pgconn.flush()
    time.sleep(0.3)
    kill(old)
    assert servers.start()
    assert "before the long statement" in remembered()[0]
    busy.close()


def test_a_process_id_that_another_program_has_now_is_no_server(started: None) -> None:
    """A machine that lost power leaves pid files, and its ids mean other programs after the restart."""
    remember("before the cut")
    kill(postgres_pid())
    kill(valkey_pid())
    bystander = subprocess.Popen(["sleep", "60"])
    try:
        lock = places.postgres_data() / "postmaster.pid"
        lock.write_text("\n".join([str(bystander.pid), *lock.read_text().split("\n")[1:]]))
        (places.postgres_sockets() / ".s.PGSQL.5432.lock").write_text(f"{bystander.pid}\n")
        (places.valkey_home() / "pid").write_text(f"{bystander.pid}\n")
        servers.stop()
        assert bystander.poll() is None
        assert servers.start()
        assert "before the cut" in remembered()[0]
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_lost_sockets_are_made_again(started: None) -> None:
    """Cleaners of /tmp remove what looks old, also under a server that lives."""
    remember("before the cleaner")
    old = postgres_pid(), valkey_pid()
    shutil.rmtree(places.run_dir())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postgres, "PATIENCE", 0.1)
        patch.setattr(valkey, "PATIENCE", 0.1)
        assert servers.start()
    assert not any(running.command_of(pid) for pid in old)
    assert "before the cleaner" in remembered()[0]


def test_stop_leaves_nothing_running(started: None) -> None:
    pids = postgres_pid(), valkey_pid()
    servers.stop()
    assert not servers.is_running()
    assert not any(running.command_of(pid) for pid in pids)
    assert list(places.postgres_sockets().iterdir()) == []
    assert not places.valkey_socket().exists()
    servers.stop()


def test_the_last_lease_stops_the_servers(state: Path) -> None:
    servers.stop()
    with servers.leased():
        with servers.leased():
            assert servers.is_running()
        assert servers.is_running()
    assert not servers.is_running()


def test_a_lease_leaves_servers_that_somebody_keeps(started: None) -> None:
    with servers.leased():
        pass
    assert servers.is_running()


def test_two_states_side_by_side(started: None, base: Path) -> None:
    remember("mine")
    mine = postgres_pid(), valkey_pid()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUPLESGOALS_STATE", str(base / "another"))
        try:
            assert servers.start()
            assert {postgres_pid(), valkey_pid()}.isdisjoint(mine)
            with redis.Redis.from_url(urls.cache()) as client:
                assert client.get("word") is None
        finally:
            servers.stop()
            shutil.rmtree(places.run_dir())
    assert (postgres_pid(), valkey_pid()) == mine


def test_servers_of_ones_own_win(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    servers.stop()
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/couplesgoals")
    monkeypatch.setenv("REDIS_URL", "redis://queue.example/0")
    assert not servers.start()
    monkeypatch.undo()
    assert not postgres.is_running()
    assert not valkey.is_running()


def test_a_forgotten_database_is_prepared_again(started: None) -> None:
    remember("gone")
    postgres.drop_database()
    assert not postgres.start()
    with psycopg.connect(urls.database(urls.APP)) as connection:
        assert connection.execute("SELECT to_regclass('word')").fetchone() == (None,)
