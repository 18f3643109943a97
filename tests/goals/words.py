"""Words that are hard on forms and pages, and the limits they meet."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.refusals import Refused

# Kept letter for letter, whatever they mean elsewhere.
KEPT_AS_TYPED = (
    "Zwei Abende 💞👩‍❤️‍👨 für uns",
    "<script>alert('x')</script> & <b>bold</b>",
    '=HYPERLINK("http://x")',
    "'; DROP TABLE goals_goal; --",
    "%s {0} {{ x }} {% y %}",
    "مرحبا ‏שלום",
)
TOO_LONG = "x" * 20_000
STRANGERS = ("tess", "former_clinician", "idle_clinician", "other_clinician", "administrator")
NOT_PARTNERS = ("clinician", "supervisor", *STRANGERS)

refuses = pytest.raises(Refused)


def fields_refused(error: pytest.ExceptionInfo[ValidationError]) -> set[str]:
    """The fields a ValidationError names."""
    return set(error.value.message_dict)


def actions_logged() -> list[str]:
    """The actions in the audit log, in their order."""
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def said_in_the_log() -> str:
    """Everything the audit log holds, as one text."""
    rows: list[tuple[Any, ...]] = list(AuditEvent.objects.values_list("action", "target", "page", "detail"))
    return str(rows)
