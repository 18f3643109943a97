"""add_addendum: after signing, by whoever cares for the couple now."""

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.refusals import OutOfTurn, Refused
from sessions import actions
from sessions.models import NoteAddendum


def add(by, note, acting_as, text="They meet on Tuesdays, not Mondays."):
    with acting_as(by):
        return actions.add_addendum(by=by, note=note, text=text)


def test_the_care_team_adds_and_reads(had, signed, supervisor, clinician, maya, acting_as):
    note = signed(had())
    mine, theirs = add(clinician, note, acting_as), add(supervisor, note, acting_as, text="I agree.")
    with acting_as(clinician):
        assert list(NoteAddendum.visible_to(clinician)) == [mine, theirs]
    with acting_as(maya):
        assert not NoteAddendum.objects.exists()
    event = AuditEvent.objects.filter(action="note.add_addendum").earliest("pk")
    assert event.ids == [note.pk, mine.pk]


def test_the_same_text_at_once_again_is_one(had, signed, clinician, acting_as):
    note = signed(had())
    assert add(clinician, note, acting_as) == add(clinician, note, acting_as)


def test_not_before_signing(had, draft, clinician, acting_as):
    with pytest.raises(OutOfTurn):
        add(clinician, draft(had()), acting_as)


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5_001])
def test_not_without_words_and_not_endlessly(text, had, signed, clinician, acting_as):
    with pytest.raises(ValidationError) as refusal:
        add(clinician, signed(had()), acting_as, text=text)
    assert list(refusal.value.message_dict) == ["text"]


@pytest.mark.parametrize(
    "who", ["maya", "jonas", "tess", "former_clinician", "idle_clinician", "administrator"]
)
def test_it_refuses_everybody_else(who, had, signed, request, acting_as):
    note = signed(had())
    with pytest.raises(Refused):
        add(request.getfixturevalue(who), note, acting_as)
