"""Writing and signing a note on its page: nothing typed is lost."""

import re

import pytest

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from sessions.models import NoteGoal, NoteStatus, SessionNote
from tests.sessions.conftest import at, opened

pytestmark = pytest.mark.django_db


def typed(page: str, **over):
    """What the browser would send of a page's form: its two marks, and words."""
    marks = {
        name: (re.search(rf'name="{name}"(?: value="([^"]*)")?', page) or [None, ""])[1] or ""
        for name in ("opened_from", "own")
    }
    return marks | {"data_text": "seen", "assessment": "understood", "plan": "next"} | over


def notes_of(person, acting_as):
    with acting_as(person):
        return list(SessionNote.visible_to(person).order_by("pk"))


def test_a_draft_is_kept_while_typing_and_opened_again(plan, client_of, clinician, acting_as):
    session, client = plan(), client_of(clinician)
    page = opened(client, session)
    assert f'data-draft-url="{at("note_autosave", session.pk)}"' in page
    for text in ("Both", "Both came"):
        answer = client.post(at("note_autosave", session.pk), typed(page, data_text=text))
        assert answer.status_code == 204
    assert [note.data for note in notes_of(clinician, acting_as)] == ["Both came"]
    assert "Both came" in opened(client, session)


def test_saving_after_autosave_is_no_conflict(plan, client_of, clinician, acting_as):
    session, client = plan(), client_of(clinician)
    page = opened(client, session)
    client.post(at("note_autosave", session.pk), typed(page, data_text="a"))
    answer = client.post(at("note", session.pk), typed(page, data_text="ab\r\nc", do="save"))
    assert answer.status_code == 302
    assert notes_of(clinician, acting_as)[0].data == "ab\nc"


def test_two_windows_lose_no_text(plan, client_of, clinician, acting_as):
    session, client = plan(), client_of(clinician)
    left, right = opened(client, session), opened(client, session)
    client.post(at("note", session.pk), typed(left, data_text="left words", do="save"))
    assert client.post(at("note_autosave", session.pk), typed(right, data_text="right")).status_code == 409
    answer = client.post(at("note", session.pk), typed(right, data_text="right words", do="sign"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "left words" in page
    assert page.count("right words") == 2  # beside the other, and still in the form
    assert "data-draft-url" not in page
    assert [(note.data, note.status) for note in notes_of(clinician, acting_as)] == [("left words", "draft")]
    answer = client.post(at("note", session.pk), typed(page, data_text="left and right words", do="save"))
    assert answer.status_code == 302
    assert notes_of(clinician, acting_as)[0].data == "left and right words"


def test_what_is_typed_into_a_note_signed_elsewhere_is_shown(had, signed, client_of, clinician, acting_as):
    session, client = had(), client_of(clinician)
    page = opened(client, session)
    signed(session)
    assert client.post(at("note_autosave", session.pk), typed(page)).status_code == 409
    answer = client.post(at("note", session.pk), typed(page, data_text="my late words", do="save"))
    assert answer.status_code == 409
    assert "my late words" in answer.content.decode()
    assert "Open the signed note" in answer.content.decode()
    assert "my late words" not in notes_of(clinician, acting_as)[0].data


def test_too_long_a_text_comes_back_whole(plan, client_of, clinician, acting_as):
    session, client = plan(), client_of(clinician)
    words = "<b>é😀</b>" * 2_000
    answer = client.post(at("note", session.pk), typed(opened(client, session), data_text=words, do="save"))
    assert answer.status_code == 422
    assert "&lt;b&gt;é😀&lt;/b&gt;" * 2_000 in answer.content.decode()
    assert (
        client.post(
            at("note_autosave", session.pk), typed(opened(client, session), data_text=words)
        ).status_code
        == 422
    )
    assert notes_of(clinician, acting_as) == []


def test_goals_are_offered_by_session(plan, client_of, couple, maya, jonas, clinician, acting_as):
    joint = active_joint_goal(couple, maya, jonas, clinician, title="Two evenings")
    own = individual_goal(couple, maya, title="Sleep before midnight")
    individual_goal(couple, maya, title="A secret of hers", audience="private")
    client, together, alone = client_of(clinician), plan(), plan(subject=maya, hours=30)
    assert "Two evenings" in opened(client, together)
    assert "Sleep before midnight" not in opened(client, together)
    assert "Sleep before midnight (Maya’s own)" in opened(client, alone)
    assert "A secret of hers" not in opened(client, alone)
    goals = [str(joint.pk), str(own.pk)]
    assert client.post(at("note", alone.pk), typed(opened(client, alone), goals=goals)).status_code == 302
    assert (
        client.post(at("note", together.pk), typed(opened(client, together), goals=goals)).status_code == 422
    )
    with acting_as(clinician):
        assert {link.goal_id for link in NoteGoal.visible_to(clinician)} == {joint.pk, own.pk}
    assert opened(client, alone).count("checked") == 2


def test_signing_from_the_page(had, client_of, clinician, supervisor, acting_as):
    session, client = had(), client_of(clinician)
    page = opened(client, session)
    assert "You can no longer change it; you can only add to it." in page
    answer = client.post(at("note", session.pk), typed(page, do="sign"))
    [note] = notes_of(clinician, acting_as)
    assert note.status == NoteStatus.COSIGN_PENDING
    assert answer.headers["Location"] == at("note_detail", note.pk)
    assert client.get(at("note", session.pk)).headers["Location"] == at("note_detail", note.pk)


def test_an_empty_part_stops_signing_but_is_saved(had, client_of, clinician, acting_as):
    session, client = had(), client_of(clinician)
    answer = client.post(at("note", session.pk), typed(opened(client, session), plan="", do="sign"))
    assert answer.status_code == 422
    assert "Write a few words here before you sign." in answer.content.decode()
    [note] = notes_of(clinician, acting_as)
    assert (note.status, note.data) == (NoteStatus.DRAFT, "seen")
