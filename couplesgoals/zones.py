"""Time zones by their names."""

from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone_named(name: str) -> ZoneInfo:
    """Return a time zone (IANA name, such as "America/New_York"); KeyError where there is none.

    ZoneInfo itself keeps the last eight: where people live in more, each message read its zone's file anew.
    """
    return ZoneInfo(name)
