"""The calendar, planning and the page of one session, as each kind of person gets them."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from sessions.models import SessionStatus, TherapySession
from tests.sessions.conftest import in_hours, without_tokens

pytestmark = pytest.mark.django_db

STRANGERS = ["tess", "omar", "other_clinician", "former_clinician", "idle_clinician", "administrator"]


def local(moment, user: User) -> str:
    return timezone.localtime(moment, user.zone).strftime("%Y-%m-%dT%H:%M")


def planning(user: User, **over):
    return {
        "who": "both",
        "starts_at": local(in_hours(24), user),
        "length": "50",
        "video_link": "https://video.example.org/room",
    } | over


def test_the_calendar_shows_ones_own_sessions(plan, had, client_of, clinician, supervisor, maya):
    coming, past, not_mine = plan(subject=maya), had(), plan(by=supervisor, hours=30)
    page = client_of(clinician).get(reverse("sessions:calendar")).content.decode()
    assert str(coming.pk) in page
    assert "Maya alone" in page
    assert reverse("sessions:note", args=[past.pk]) in page
    assert str(not_mine.pk) not in page


def test_an_empty_calendar_says_what_belongs_there(client_of, idle_clinician):
    assert (
        "Nothing is planned" in client_of(idle_clinician).get(reverse("sessions:calendar")).content.decode()
    )


def test_one_read_is_one_event(plan, client_of, clinician, couple):
    session = plan()
    client_of(clinician).get(reverse("sessions:session", args=[session.pk]))
    event = AuditEvent.objects.get(action="read")
    assert (event.page, event.ids, event.couple_id) == ("sessions:session", [session.pk], couple.pk)


def test_partners_reads_are_not_staff_reads(plan, client_of, maya):
    client_of(maya).get(reverse("sessions:session", args=[plan().pk]))
    assert not AuditEvent.objects.filter(action="read").exists()


def test_the_calendar_takes_the_same_queries_for_any_number(plan, had, signed, client_of, clinician):
    client, counts = client_of(clinician), []
    for number in range(4):
        plan(hours=24 + 2 * number)
        signed(had(hours=3 + 2 * number))
        client.get(reverse("sessions:calendar"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("sessions:calendar"))
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_planning_begins_with_the_couple(client_of, clinician, couple, other_couple):
    page = client_of(clinician).get(reverse("sessions:plan")).content.decode()
    assert couple.name in page.replace("&amp;", "&")
    assert "Tess" not in page


def test_a_clinician_plans_in_their_own_time_zone(client_of, clinician, couple, maya, acting_as):
    clinician.time_zone = "America/Los_Angeles"
    clinician.save()
    url = f"{reverse('sessions:plan')}?couple={couple.pk}"
    answer = client_of(clinician).post(url, planning(clinician, who=str(maya.pk)))
    with acting_as(clinician):
        session = TherapySession.visible_to(clinician).get()
    assert answer.headers["Location"] == reverse("sessions:session", args=[session.pk])
    assert (session.subject, session.starts_at) == (maya, in_hours(24))
    assert session.ends_at - session.starts_at == timedelta(minutes=50)


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"who": ""}, "Please fill in"),
        ({"who": str(uuid4())}, "Select a valid choice"),
        ({"starts_at": "2001-01-01T10:00"}, "Choose a time that is still to come."),
        ({"starts_at": "9999-12-31T23:59"}, "Choose a time within the next year."),
        ({"starts_at": "soon"}, "Enter a valid date/time."),
        ({"length": "7000"}, "Select a valid choice"),
        ({"video_link": "http://video.example.org/"}, "It starts with https://"),
    ],
)
def test_what_cannot_be_planned_comes_back_with_what_was_typed(over, words, client_of, clinician, couple):
    url = f"{reverse('sessions:plan')}?couple={couple.pk}"
    answer = client_of(clinician).post(url, planning(clinician, **over))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert over.get("video_link", "https://video.example.org/room") in page


def test_an_overlap_names_nobody(plan, client_of, clinician, couple, supervisor, maya):
    plan(subject=maya)
    url = f"{reverse('sessions:plan')}?couple={couple.pk}"
    page = client_of(clinician).post(url, planning(clinician)).content.decode()
    assert "You already have a session then." in page
    assert "Maya alone</span>" in page  # the choice itself; nothing else speaks of her
    assert page.count("Maya alone") == 1


@pytest.mark.parametrize("couple_id", ["", "nonsense", "01890a5d-ac96-774b-bcce-b302099a8057"])
def test_a_couple_one_does_not_care_for_is_not_there(couple_id, client_of, clinician, other_couple):
    url = f"{reverse('sessions:plan')}?couple={couple_id or other_couple.pk}"
    assert client_of(clinician).get(url).status_code == 404
    assert client_of(clinician).post(url, planning(clinician)).status_code == 404


def test_the_video_room_opens_to_partners_a_quarter_of_an_hour_before(plan, client_of, maya, jonas):
    session = plan(hours=24)
    url = reverse("sessions:session", args=[session.pk])
    for minutes, is_open in ((-16, False), (-15, True), (0, True), (49, True), (50, False)):
        with time_machine.travel(session.starts_at + timedelta(minutes=minutes, seconds=1), tick=False):
            page = client_of(maya).get(url).content.decode()
        assert (session.video_link in page) is is_open, minutes
        assert ('rel="noopener noreferrer"' in page) is is_open
        assert ("the video room is open here." in page) is (minutes == -16)


def test_a_partner_sees_no_more_than_when_who_and_where(had, signed, client_of, maya):
    session = had()
    signed(session)
    page = client_of(maya).get(reverse("sessions:session", args=[session.pk])).content.decode()
    assert "Session with Dana Rivera, LMFT" in page
    assert "Both of you" in page
    for hidden in ("Write the note", "Read the note", "/note", "Cancel this session", "It took place"):
        assert hidden not in page


def test_an_individual_session_and_none_look_the_same_to_the_other(plan, client_of, jonas, maya):
    client = client_of(jonas)
    hidden = client.get(reverse("sessions:session", args=[plan(subject=maya).pk]))
    absent = client.get(reverse("sessions:session", args=[uuid4()]))
    assert hidden.status_code == absent.status_code == 404
    assert without_tokens(hidden) == without_tokens(absent)


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_find_nothing(who, plan, client_of, other_couple, request):
    client, session = client_of(request.getfixturevalue(who)), plan()
    assert client.get(reverse("sessions:session", args=[session.pk])).status_code == 404
    for name in ("sessions:cancel", "sessions:finish"):
        assert client.post(reverse(name, args=[session.pk])).status_code == 404


@pytest.mark.parametrize("who", ["maya", "administrator"])
def test_only_clinicians_have_a_calendar(who, plan, client_of, request):
    client, session = client_of(request.getfixturevalue(who)), plan()
    for url in (reverse("sessions:calendar"), reverse("sessions:plan")):
        assert client.get(url).status_code == 404
    for name in ("sessions:cancel", "sessions:finish"):
        assert client.post(reverse(name, args=[session.pk])).status_code == 404


def test_anonymous_is_asked_to_sign_in(plan, client_of):
    session = plan()
    for url in (reverse("sessions:calendar"), reverse("sessions:session", args=[session.pk])):
        assert client_of(None).get(url).status_code == 302


def test_the_wrong_method_is_refused(plan, client_of, clinician):
    client, session = client_of(clinician), plan()
    assert client.get(reverse("sessions:cancel", args=[session.pk])).status_code == 405
    assert client.get(reverse("sessions:finish", args=[session.pk])).status_code == 405
    assert client.post(reverse("sessions:calendar")).status_code == 405
    assert client.post(reverse("sessions:session", args=[session.pk])).status_code == 405


def test_canceling_and_taking_place(plan, had, client_of, clinician, acting_as):
    client, coming, past = client_of(clinician), plan(), had()
    client.post(reverse("sessions:cancel", args=[coming.pk]))
    client.post(reverse("sessions:finish", args=[past.pk]))
    with acting_as(clinician):
        rows = dict(TherapySession.visible_to(clinician).values_list("pk", "status"))
    assert rows == {coming.pk: SessionStatus.CANCELLED, past.pk: SessionStatus.FINISHED}


def test_too_late_to_cancel_is_said_kindly(had, signed, client_of, clinician):
    session = had()
    signed(session)
    answer = client_of(clinician).post(reverse("sessions:cancel", args=[session.pk]), follow=True)
    assert "it can no longer be canceled" in answer.content.decode()
