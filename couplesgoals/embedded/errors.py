"""What can go wrong with the embedded servers, in words that say what to do."""

import importlib
import os


class EmbeddedError(RuntimeError):
    """The embedded servers cannot be used here; the message says what to do instead."""


class EmbeddedRefusedError(EmbeddedError):
    """The settings in use are not the demo's: a real program needs real servers."""


def refuse_without_debug(*, while_loading: bool = False) -> None:
    """Raise unless the settings module in use says DEBUG; one still loading may not have said it yet.

    The module is asked, not django.conf.settings: test runners switch DEBUG off there, and the demo's
    settings call this while they are being loaded themselves.
    """
    name = os.environ.get("DJANGO_SETTINGS_MODULE")
    if name and not importlib.import_module(name).__dict__.get("DEBUG", while_loading):
        raise EmbeddedRefusedError(
            f"{name} has DEBUG off, so the embedded servers are refused. "
            "Set DATABASE_URL and REDIS_URL to the program's own servers."
        )
