"""One click stops all messages: without a sign-in, for nobody else, and telling nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.reminders.sending import send_due_reminders
from couplesgoals.reminders.stopping import stop_url
from tests.reminders.conftest import Remind

pytestmark = pytest.mark.django_db


def path_for(person: User) -> str:
    """The link in a message to this person, without the site's name."""
    return stop_url(person).removeprefix("http://127.0.0.1:8000")


def bare(text: str) -> str:
    """A page without what differs each time."""
    return re.sub(r'value="[^"]*"|"X-CSRFToken": "\w+"|nonce-[\w+/=-]+', "", text)


def allowed(*people: User) -> list[bool]:
    """Who may still be written to."""
    return [User.objects.get(pk=person.pk).email_ok for person in people]


def test_opening_the_link_stops_nothing_yet(remind: Remind, maya: User, client: Client) -> None:
    assert "Stop these e-mails?" in client.get(path_for(maya)).content.decode()
    assert allowed(maya) == [True]


@pytest.mark.django_db(transaction=True)
def test_one_click_stops_the_very_next_message(remind: Remind, maya: User, jonas: User) -> None:
    """As a mail program posts it: no cookie, no token of a form."""
    remind(maya)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(path_for(maya), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert allowed(maya, jonas) == [False, True]
    assert AuditEvent.objects.get(action="person.stop_messages").ids == [maya.pk]
    assert send_due_reminders() == 0


def test_twice_is_once(remind: Remind, maya: User, client: Client) -> None:
    for _ in range(2):
        client.post(path_for(maya))
    assert AuditEvent.objects.filter(action="person.stop_messages").count() == 1


def test_nobody_makes_a_link_for_somebody_else(
    remind: Remind, maya: User, jonas: User, client: Client
) -> None:
    mark = path_for(maya).rstrip("/").rpartition(".")[2]
    for token in (f"{jonas.pk.hex}.{mark}", jonas.pk.hex, str(jonas.pk), "nonsense", f"{jonas.pk.hex}."):
        assert client.post(reverse("delivery:stop", args=[token])).status_code == 200
    assert allowed(maya, jonas) == [True, True]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_right_link_and_a_made_up_one_read_the_same(
    remind: Remind, maya: User, client: Client, method: str
) -> None:
    ours = getattr(client, method)(path_for(maya))
    other = getattr(client, method)(reverse("delivery:stop", args=["nonsense"]))
    assert (ours.status_code, bare(ours.content.decode())) == (
        other.status_code,
        bare(other.content.decode()),
    )
    assert maya.name not in ours.content.decode()
    assert maya.email not in ours.content.decode()
