"""What may stand in an event: codes, counts and ids. Anything that could be a person's words is refused."""

import re
from collections.abc import Mapping

# No whitespace, no "@", at most 40 characters: a sentence, a name with a space or an e-mail address cannot
# slip in.
_CODE = re.compile(r"[A-Za-z0-9_.:/+−-]{0,40}")
_NAME = re.compile(r"[A-Za-z0-9_.:-]{0,60}")
# Also a CheckConstraint of AuditEvent.
ACTION = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"
_DEPTH = 3


class NotACodeError(ValueError):
    """Something that is no code was about to be written into the audit log; the message never repeats it."""


def check_action(action: str) -> None:
    """Refuse an action which is not a dotted verb in small letters ("goal.propose", "read")."""
    if not re.fullmatch(ACTION, action) or len(action) > 60:
        raise NotACodeError("The audit log takes only dotted verbs as actions.")


def check_name(name: str, *, where: str) -> None:
    """Refuse a target or page which is not a plain dotted name."""
    if not _NAME.fullmatch(name):
        raise NotACodeError(f"The audit log takes only plain names in {where}.")


def check_detail(detail: Mapping[str, object]) -> None:
    """Refuse anything but codes, whole numbers, yes/no and None, and more than three levels."""
    _check(detail, depth=0)


def _check(value: object, *, depth: int) -> None:
    if value is None or isinstance(value, int):
        return
    if isinstance(value, str) and _CODE.fullmatch(value):
        return
    if depth < _DEPTH and isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                break
            _check(key, depth=depth + 1)
            _check(inner, depth=depth + 1)
        else:
            return
    if depth < _DEPTH and isinstance(value, (list, tuple)):
        for inner in value:
            _check(inner, depth=depth + 1)
        return
    raise NotACodeError("The audit log takes only codes and whole numbers in detail.")
