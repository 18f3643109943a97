"""How an action says no."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """This person may not do this. Pages answer as if the thing did not exist."""


class NotPossible(Exception):  # noqa: N818  (an answer to the person, not an error of the program)
    """The person may, but not now: somebody was faster, or it is done already. The message is shown."""


class OutOfTurn(NotPossible):
    """The thing has moved on to a state in which this is no longer, or not yet, the next step."""


class Stale(NotPossible):
    """Somebody wrote a newer version since this one was read; what was typed is kept, none overwritten."""
