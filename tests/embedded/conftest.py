"""A state folder of the test's own, with servers of its own."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from couplesgoals.embedded import places, servers


@pytest.fixture(scope="module")
def base() -> Iterator[Path]:
    """A folder every user may pass through, as PostgreSQL is not run by root."""
    folder = Path(tempfile.mkdtemp(prefix="couplesgoals-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def state(base: Path) -> Iterator[Path]:
    """This module's state folder; whatever runs there at the end is stopped."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATABASE_URL", "REDIS_URL", "OWNER_DATABASE_URL", "ADMIN_DATABASE_URL"):
            patch.delenv(name, raising=False)
        patch.setattr(places, "ROOT_DATA", base / "root-data")
        patch.setenv("COUPLESGOALS_STATE", str(base / "state"))
        yield base / "state"
        servers.stop()
        shutil.rmtree(places.run_dir(), ignore_errors=True)


@pytest.fixture
def started(state: Path) -> None:
    """The servers of the module's state folder run."""
    servers.start()
