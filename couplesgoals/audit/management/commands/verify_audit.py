"""`manage.py verify_audit`: has anyone changed the audit log?"""

import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import Verification, verify


class Command(BaseCommand):
    """Exits with 0 if the log is whole, 1 if anything was changed, removed, added or cut off."""

    help = "Check that nobody changed, removed or added anything in the audit log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --json."""
        parser.add_argument(
            "--json", action="store_true", help=_("print one JSON object instead of sentences")
        )

    def handle(self, *, json: bool, **_options: object) -> None:
        """Print what was found."""
        verification = verify()
        self.stdout.write(as_json(verification) if json else "\n".join(sentences(verification)))
        if not verification.ok:
            raise SystemExit(1)


def as_json(verification: Verification) -> str:
    """The verification for a machine."""
    return json.dumps({"ok": verification.ok, **asdict(verification)})


def sentences(verification: Verification) -> list[str]:
    """The verification for a person: what was checked, then one line a problem."""
    counts = {"events": verification.events, "sealed": verification.sealed}
    if verification.ok:
        return [_("The audit log is whole: %(events)d events, %(sealed)d of them sealed.") % counts]
    return [
        _("The audit log was tampered with. Checked %(events)d events and %(sealed)d seals.") % counts,
        *(f"{problem.kind}: {problem.sentence()}" for problem in verification.problems),
    ]
