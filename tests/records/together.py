"""Two things done at once, each on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

WAIT_SECONDS = 60


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Start every deed at the same moment; return what each returned or raised, in their order."""
    ready = Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        try:
            ready.wait(WAIT_SECONDS)
            return deed()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result(WAIT_SECONDS) for future in [pool.submit(run, deed) for deed in deeds]]
