"""Where things are: short socket paths, apart for each checkout, and only in folders that are ours."""

import os
from pathlib import Path

import pytest

from couplesgoals.embedded import places
from couplesgoals.embedded.errors import EmbeddedError

SOCKET_PATH_LIMIT = 103  # bytes; Linux allows 107, macOS 103


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A state folder whose path alone is longer than a socket's may be."""
    folder = tmp_path / ("very-deep-" * 12) / "state"
    monkeypatch.setenv("COUPLESGOALS_STATE", str(folder))
    return folder


def test_socket_paths_are_short_however_deep_the_checkout(state: Path) -> None:
    assert len(os.fsencode(state)) > SOCKET_PATH_LIMIT
    assert len(os.fsencode(places.postgres_sockets() / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_LIMIT
    assert len(os.fsencode(places.valkey_socket())) <= SOCKET_PATH_LIMIT


def test_every_state_has_sockets_of_its_own(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = places.run_dir()
    monkeypatch.setenv("COUPLESGOALS_STATE", str(state / "other"))
    assert places.run_dir() != mine


def test_the_temporary_folder_of_a_shell_does_not_matter(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = places.run_dir()
    monkeypatch.setenv("TMPDIR", "/somewhere/else")
    assert places.run_dir() == mine


def test_without_a_word_state_is_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COUPLESGOALS_STATE", raising=False)
    assert places.state_dir() == places.CHECKOUT / ".local"
    assert (places.CHECKOUT / "manage.py").exists()


def test_a_link_somebody_put_in_our_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(EmbeddedError, match="somebody else"):
        places.make_private(tmp_path / "link")


def test_private_folders_are_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o777)
    places.make_private(tmp_path / "open")
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700


def test_an_account_enters_only_where_every_folder_lets_it(tmp_path: Path) -> None:
    stranger = places.Account(uid=65000, gid=65000)
    (tmp_path / "closed" / "open").mkdir(parents=True)
    (tmp_path / "closed").chmod(0o700)
    assert not places.can_enter(tmp_path / "closed" / "open", stranger)
    assert places.can_enter(Path("/"), stranger)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands PostgreSQL to another user")
def test_data_moves_out_of_folders_the_postgres_account_cannot_enter(state: Path) -> None:
    state.mkdir(parents=True)
    for folder in (state, *state.parents[:2]):
        folder.chmod(0o700)
    assert places.ROOT_DATA in places.postgres_home().parents
