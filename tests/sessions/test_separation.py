"""After a separation a planned couple session is held no more: nobody is led into a room with the other."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from couplesgoals.demo.factories import make_administrator
from couplesgoals.program.actions import discharge
from sessions.models import SessionStatus, TherapySession
from tests.sessions.conftest import at

ROOM = "https://video.example.org/room-7"
PARTNERS = ["maya", "jonas"]


@pytest.fixture
def separate(couple, jonas):
    """Jonas leaves."""
    return lambda: discharge(
        by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed"
    )


def titles(client, page: str) -> int:
    return client.get(reverse(page)).content.decode().count("Session with Dana Rivera")


def test_still_held_are_all_but_planned_couple_sessions_of_a_frozen_couple(
    plan, had, signed, separate, maya, clinician, acting_as
):
    took_place, coming, alone = had(), plan(), plan(subject=maya, hours=26)
    signed(took_place)

    def held() -> set[object]:
        with acting_as(clinician):
            rows = TherapySession.visible_to(clinician).still_held().select_related("couple")
            assert all(row.is_still_held for row in rows)
            return {row.pk for row in rows}

    assert held() == {took_place.pk, coming.pk, alone.pk}
    separate()
    assert held() == {took_place.pk, alone.pk}


@pytest.mark.parametrize("page", ["progress:today", "progress:us"])
def test_it_leaves_the_lists_of_what_comes(page, plan, separate, client_of, maya):
    plan()
    assert titles(client_of(maya), page) == 1
    separate()
    assert titles(client_of(maya), page) == 0
    plan(subject=maya, hours=26)
    assert titles(client_of(maya), page) == 1


@pytest.mark.parametrize("who", [*PARTNERS, "clinician"])
def test_its_page_says_so_and_opens_no_room(who, plan, separate, client_of, request):
    session = plan()
    separate()
    with time_machine.travel(session.starts_at - timedelta(minutes=5), tick=False):
        client = client_of(request.getfixturevalue(who))
        page = client.get(at("session", session.pk)).content.decode()
    assert f'href="{ROOM}"' not in page
    words = "This session will not take place as planned. Please ask your clinician."
    assert (words in page) is (who != "clinician")
    assert ("Planned" in page) is (who == "clinician")


@pytest.mark.parametrize("who", PARTNERS)
def test_the_api_neither_lists_it_nor_opens_its_room(who, plan, separate, client_of, request):
    session = plan()
    separate()
    with time_machine.travel(session.starts_at - timedelta(minutes=5), tick=False):
        client = client_of(request.getfixturevalue(who))
        assert client.get("/api/v1/appointments/").json()["results"] == []
        assert client.get(f"/api/v1/appointments/{session.pk}/").json()["video_link"] == ""


def test_the_clinician_still_finds_it_and_cancels_it(plan, separate, client_of, clinician, couple, acting_as):
    session = plan()
    separate()
    with time_machine.travel(session.starts_at - timedelta(minutes=10), tick=False):
        client = client_of(clinician)
        calendar = client.get(reverse("sessions:calendar")).content.decode()
        page = client.get(at("session", session.pk)).content.decode()
        assert client.get("/api/v1/appointments/").json()["results"][0]["id"] == str(session.pk)
    assert at("session", session.pk) in calendar
    assert "no longer meets together" in page
    client_of(clinician).post(at("cancel", session.pk))
    with acting_as(clinician):
        assert TherapySession.visible_to(clinician).get().status == SessionStatus.CANCELLED
