"""Sentences and labels kept by language say what Django's own do."""

from __future__ import annotations

import pytest

from couplesgoals.program.models import EnrollmentStatus
from couplesgoals.sentences import label_of, ngettext
from sessions.models import NoteStatus, SessionStatus


@pytest.mark.parametrize(("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_a_number_takes_its_form(number: int, words: str):
    assert ngettext("%(count)s day", "%(count)s days", number) % {"count": number} == words


@pytest.mark.parametrize("choices", [EnrollmentStatus, NoteStatus, SessionStatus])
def test_a_choice_has_its_own_label(choices: type[EnrollmentStatus]):
    """Also where another list has the same code."""
    assert {label_of(one) for one in choices} == {str(one.label) for one in choices}
