"""Where the embedded servers answer. Nothing here starts one, so reading the settings stays cheap."""

from urllib.parse import parse_qs, quote, urlsplit

from couplesgoals.embedded import places
from couplesgoals.embedded.errors import refuse_without_debug

APP = "couplesgoals_app"
OWNER = "couplesgoals_owner"
ADMIN = "postgres"
DATABASE = "couplesgoals"


def database(role: str, name: str = DATABASE) -> str:
    """The URL of a database as one role, over the unix socket."""
    refuse_without_debug(while_loading=True)
    return f"postgresql://{role}@{quote(str(places.postgres_sockets()), safe='')}/{name}"


def broker(number: int = 0) -> str:
    """Valkey as Celery spells it."""
    refuse_without_debug(while_loading=True)
    return f"redis+socket://{places.valkey_socket()}?virtual_host={number}"


def cache(number: int = 1) -> str:
    """Valkey as redis-py and Django's cache spell it."""
    refuse_without_debug(while_loading=True)
    return f"unix://{places.valkey_socket()}?db={number}"


def broker_of(redis_url: str) -> str:
    """A REDIS_URL as Celery wants it: only over a unix socket does its spelling differ from redis-py's."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    number = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{parts.path}?virtual_host={number}"
