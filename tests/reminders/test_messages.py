"""The message is safe on a shared phone (trust.md T21)."""

import re
from email import message_from_bytes, policy

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.reminders.messages import neutral_message
from couplesgoals.reminders.stopping import stop_url
from tests.reminders.conftest import MAYAS_SAFE_ADDRESS, Remind

TELLING = (
    "couple|partner|relationship|goal|therap|clinic|treatment|program|session|review|month|rating|health|care|"
    "counsel|iop|together|marriage|husband|wife|spouse|remind|journal|appointment"
)


@pytest.fixture
def written(remind: Remind, maya: User) -> str:
    """The whole mail as it goes over the wire, except to whom."""
    message = neutral_message(remind(maya), MAYAS_SAFE_ADDRESS).message()
    del message["To"]
    return message.as_bytes().decode()


def test_no_word_tells_what_this_is(written: str) -> None:
    assert re.findall(TELLING, written, re.IGNORECASE) == []


def test_it_names_nobody(written: str, maya: User, jonas: User, reviewed: Couple, clinician: User) -> None:
    names = {maya.name, jonas.name, clinician.name, *reviewed.name.split(" & "), reviewed.program.name}
    assert [name for name in names if name.lower() in written.lower()] == []


def test_its_addresses_are_the_front_page_and_the_link_that_stops_them(written: str, maya: User) -> None:
    parsed = message_from_bytes(written.encode(), policy=policy.default)
    assert re.findall(r"https?://\S+", parsed.get_content()) == ["http://127.0.0.1:8000/", stop_url(maya)]
    assert written.count("http") == 3
    assert parsed["List-Unsubscribe"] == f"<{stop_url(maya)}>"
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_subject_sender_and_text_are_always_the_same(remind: Remind, maya: User, jonas: User) -> None:
    one, other = (
        neutral_message(remind(maya), "a@example.org"),
        neutral_message(remind(jonas), "b@example.org"),
    )
    own = [each.body.replace(stop_url(person), "") for each, person in ((one, maya), (other, jonas))]
    assert own[0] == own[1]
    assert (one.subject, one.from_email) == (other.subject, other.from_email)
    assert one.subject == "You have a new message"
    assert one.to == ["a@example.org"]
    assert one.cc == one.bcc == one.reply_to == []


def test_it_is_plain_text_without_preheader_or_tracking(written: str) -> None:
    parsed = message_from_bytes(written.encode(), policy=policy.default)
    assert parsed.get_content_type() == "text/plain"
    assert not parsed.is_multipart()
    assert parsed["Auto-Submitted"] == "auto-generated"


def test_the_message_id_is_the_reminders_and_holds_nothing_else(remind: Remind, maya: User) -> None:
    reminder = remind(maya)
    first, second = (neutral_message(reminder, MAYAS_SAFE_ADDRESS) for _ in range(2))
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.extra_headers["Message-ID"] == f"<{reminder.pk}@localhost>"
