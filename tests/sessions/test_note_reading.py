"""Notes as they are read, co-signed, added to and listed; and to whom they are not there."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import active_joint_goal
from sessions import actions
from tests.sessions.conftest import at, opened, without_tokens

pytestmark = pytest.mark.django_db

STRANGERS = [
    "maya",
    "jonas",
    "tess",
    "other_clinician",
    "former_clinician",
    "idle_clinician",
    "administrator",
]


def test_reading_a_signed_note(had, signed, client_of, supervisor, clinician, couple, maya, jonas, acting_as):
    goal = active_joint_goal(couple, maya, jonas, clinician, title="Two evenings")
    note = signed(had(), goals=[goal])
    page = client_of(supervisor).get(at("note_detail", note.pk)).content.decode()
    for words in (
        "Both came, Jonas late.",
        "Less heat than before.",
        "Two evenings",
        "Dana Rivera, LMFT, on ",
    ):
        assert words in page
    assert at("note_cosign", note.pk) in page
    event = AuditEvent.objects.get(action="read")
    assert (event.page, set(event.ids)) == ("sessions:note_detail", {note.pk, goal.pk})
    assert (
        at("note_cosign", note.pk)
        not in client_of(clinician).get(at("note_detail", note.pk)).content.decode()
    )


def test_co_signing_from_the_page(had, signed, client_of, supervisor, clinician):
    note, client = signed(had()), client_of(supervisor)
    assert "Waiting for your co-signature" in client.get(reverse("sessions:notes")).content.decode()
    answer = client.post(at("note_cosign", note.pk), follow=True)
    assert "Sofia Lind, PhD, on " in answer.content.decode()
    assert "Waiting for your co-signature" not in client.get(reverse("sessions:notes")).content.decode()
    assert client_of(clinician).post(at("note_cosign", note.pk)).status_code == 404


def test_adding_from_the_page(had, signed, client_of, clinician):
    note, client = signed(had()), client_of(clinician)
    assert client.post(at("note_addendum", note.pk), {"text": ""}).status_code == 422
    answer = client.post(at("note_addendum", note.pk), {"text": "On Tuesdays <i>only</i>."}, follow=True)
    assert "On Tuesdays &lt;i&gt;only&lt;/i&gt;." in answer.content.decode()


def test_adding_to_a_draft_leads_to_the_draft(had, draft, client_of, clinician):
    session = had()
    note, client = draft(session), client_of(clinician)
    assert client.post(at("note_addendum", note.pk), {"text": "x"}).headers["Location"] == at(
        "note", session.pk
    )
    assert client.get(at("note_detail", note.pk)).headers["Location"] == at("note", session.pk)


def test_the_list_shows_drafts_to_their_author_alone(
    plan, had, draft, signed, client_of, clinician, supervisor
):
    mine, done = draft(plan(), data="draft words"), signed(had())
    page = client_of(clinician).get(reverse("sessions:notes")).content.decode()
    assert at("note", mine.session_id) in page
    assert at("note_detail", done.pk) in page
    other = client_of(supervisor).get(reverse("sessions:notes")).content.decode()
    assert at("note", mine.session_id) not in other
    assert client_of(supervisor).get(at("note_detail", mine.pk)).status_code == 404
    assert "draft words" not in opened(client_of(supervisor), mine.session)


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_find_nothing(who, had, signed, draft, client_of, other_couple, request):
    session = had()
    note = signed(session)
    client = client_of(request.getfixturevalue(who))
    absent = client.get(at("note_detail", uuid4()))
    assert absent.status_code == 404
    assert without_tokens(client.get(at("note_detail", note.pk))) == without_tokens(absent)
    assert client.get(at("note", session.pk)).status_code == 404
    for name in ("note_cosign", "note_addendum"):
        assert client.post(at(name, note.pk), {"text": "x"}).status_code == 404
    for name in ("note", "note_autosave"):
        assert client.post(at(name, session.pk), {"data_text": "x"}).status_code == 404


@pytest.mark.parametrize("who", ["maya", "administrator"])
def test_only_clinicians_have_notes(who, client_of, couple, request):
    assert client_of(request.getfixturevalue(who)).get(reverse("sessions:notes")).status_code == 404


def test_anonymous_is_asked_to_sign_in(had, signed, client_of):
    session = had()
    note, client = signed(session), client_of(None)
    for url in (reverse("sessions:notes"), at("note", session.pk), at("note_detail", note.pk)):
        assert client.get(url).status_code == 302
    assert client.post(at("note_autosave", session.pk), {"data_text": "x"}).status_code == 302


def test_the_wrong_method_is_refused(had, signed, client_of, clinician):
    session = had()
    note, client = signed(session), client_of(clinician)
    for name, pk in (("note_cosign", note.pk), ("note_addendum", note.pk), ("note_autosave", session.pk)):
        assert client.get(at(name, pk)).status_code == 405
    assert client.post(reverse("sessions:notes")).status_code == 405
    assert client.post(at("note_detail", note.pk)).status_code == 405


def test_pages_take_the_same_queries_for_any_number(had, signed, client_of, clinician, supervisor, acting_as):
    client, counts = client_of(supervisor), []
    for hours in (3, 6, 9, 12):
        note = signed(had(hours=hours))
        for _time in range(2):
            with acting_as(clinician):
                actions.add_addendum(by=clinician, note=note, text=f"More, {hours}, {_time}.")
        urls = [reverse("sessions:notes"), at("note_detail", note.pk)]
        for url in urls:
            client.get(url)
        with CaptureQueriesContext(connection) as queries:
            for url in urls:
                client.get(url)
        counts.append(len(queries))
    assert len(set(counts)) == 1
