"""Where the embedded servers keep their data and sockets, and which account runs PostgreSQL.

Everything follows from the state folder and the user, so every process agrees without asking, and two
checkouts side by side never meet.
"""

import hashlib
import os
import pwd
import stat
from pathlib import Path
from typing import NamedTuple

from couplesgoals.embedded.errors import EmbeddedError

CHECKOUT = Path(__file__).resolve().parent.parent.parent
# Not tempfile.gettempdir(): TMPDIR differs between shells, and on macOS it is too long for a socket path.
SOCKETS = Path("/tmp")  # noqa: S108  (the folder below it is checked to be ours and closed to others)
ROOT_DATA = Path("/var/lib/couplesgoals")


class Account(NamedTuple):
    """A user and group to run a program as."""

    uid: int
    gid: int


def state_dir() -> Path:
    """The folder of everything local: COUPLESGOALS_STATE, or .local in the checkout."""
    return Path(os.environ.get("COUPLESGOALS_STATE") or CHECKOUT / ".local").resolve()


def tag() -> str:
    """Ten characters that stand for this state folder."""
    return hashlib.sha256(os.fsencode(state_dir())).hexdigest()[:10]


def run_dir() -> Path:
    """The short folder of sockets: a socket's path may have 107 bytes, a checkout's path any number."""
    return SOCKETS / f"couplesgoals-{os.getuid()}-{tag()}"


def postgres_sockets() -> Path:
    """PostgreSQL's folder inside the run folder; apart from Valkey's, as it may belong to another user."""
    return run_dir() / "pg"


def valkey_socket() -> Path:
    """Valkey's socket."""
    return run_dir() / "valkey" / "socket"


def postgres_account() -> Account | None:
    """The account PostgreSQL is dropped to when we are root, whom it refuses; otherwise None."""
    if os.geteuid() != 0:
        return None
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise EmbeddedError(
            "PostgreSQL does not run as root, and this machine has no user named nobody to run it as. "
            "Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own."
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid)


def can_enter(path: Path, account: Account) -> bool:
    """Whether the account may pass through a folder and every folder above it."""
    return all(_allows(folder, account, execute=True) for folder in (path, *path.parents))


def can_read(path: Path, account: Account) -> bool:
    """Whether the account may reach and read a file."""
    return _allows(path, account, execute=False) and can_enter(path.parent, account)


def _allows(path: Path, account: Account, *, execute: bool) -> bool:
    found = path.stat()
    bits = (stat.S_IXUSR, stat.S_IXGRP, stat.S_IXOTH)
    if not execute:
        bits = (stat.S_IRUSR, stat.S_IRGRP, stat.S_IROTH)
    which = 0 if found.st_uid == account.uid else 1 if found.st_gid == account.gid else 2
    return bool(found.st_mode & bits[which])


def postgres_home() -> Path:
    """The folder of PostgreSQL's data and log; outside the checkout where PostgreSQL cannot reach it."""
    account = postgres_account()
    if account is None or can_enter(state_dir(), account):
        return state_dir() / "postgres"
    return ROOT_DATA / tag() / "postgres"


def postgres_data() -> Path:
    """PostgreSQL's data folder."""
    return postgres_home() / "data"


def valkey_home() -> Path:
    """The folder of Valkey's data and log."""
    return state_dir() / "valkey"


def make_state_dir() -> None:
    """Create the state folder; as root others may pass through it, as PostgreSQL must."""
    try:
        state_dir().mkdir(parents=True, mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
        mine = os.access(state_dir(), os.W_OK)
    except PermissionError:
        mine = False
    if not mine:
        raise EmbeddedError(
            f"{state_dir()} cannot be written by this user. Set COUPLESGOALS_STATE to a folder of your own."
        )


def make_private(path: Path, owner: Account | None = None, mode: int = 0o700) -> None:
    """Create a folder closed to others, owned by us or by the given account.

    Raises EmbeddedError when somebody else's folder stands there: in /tmp anybody may put one.
    """
    path.mkdir(parents=True, exist_ok=True, mode=mode)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {
        os.geteuid(),
        owner.uid if owner else os.geteuid(),
    }:
        raise EmbeddedError(f"{path} belongs to somebody else. Remove it, then try again.")
    if owner is not None:
        os.chown(path, owner.uid, owner.gid)
    path.chmod(mode)


def make_postgres_home() -> None:
    """Create the folder of PostgreSQL's data, open to its account whatever the umask."""
    home = postgres_home()
    if ROOT_DATA in home.parents:
        make_open(ROOT_DATA)
        make_open(home.parent)
    make_private(home, postgres_account())


def make_open(path: Path) -> None:
    """Create a folder everybody may read."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o755)


def make_run_dir() -> None:
    """Create the folders of the sockets."""
    account = postgres_account()
    make_private(run_dir(), mode=0o700 if account is None else 0o711)
    make_private(postgres_sockets(), account)
    make_private(valkey_socket().parent)
