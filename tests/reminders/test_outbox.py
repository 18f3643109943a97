"""The demo's mailbox shows what was written, and nothing else on the disk."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, mailers
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

import couplesgoals.urls
from couplesgoals.reminders.outbox import outbox_messages

pytestmark = [pytest.mark.urls("tests.reminders.outbox_urls"), pytest.mark.django_db]


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Messages go to files, as in the demo."""
    folder = tmp_path / "outbox"
    backend = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": folder}}}
    return folder


def write(*texts: str) -> None:
    """Write mails over one connection, as a sweep does."""
    mailer = mailers.default
    mailer.open()
    for text in texts:
        mailer.send_messages([EmailMessage("Hello", text, "no-reply@localhost", ["maya@example.org"])])
    mailer.close()


def page(path: str) -> HttpResponse:
    """Ask without signing in."""
    return Client().get(path)


def test_an_empty_outbox_says_what_belongs_there(folder: Path) -> None:
    assert "No e-mails yet" in page("/dev/outbox/").content.decode()


def test_every_message_of_a_sweep_is_listed(folder: Path) -> None:
    write("one", "two", "three")
    assert sorted(message.text.strip() for message in outbox_messages()) == ["one", "three", "two"]
    assert page("/dev/outbox/").content.decode().count("maya@example.org") == 3


def test_a_message_can_be_read_and_its_links_followed(folder: Path) -> None:
    write("Sign in:\n\nhttp://127.0.0.1:8000/invitation/a-b_c/\n")
    message = outbox_messages()[0]
    text = page(reverse("reminders:outbox_detail", args=[message.file, message.number])).content.decode()
    assert 'href="http://127.0.0.1:8000/invitation/a-b_c/"' in text
    assert "no-reply@localhost" in text


def test_markup_in_a_message_stays_text(folder: Path) -> None:
    write('<script>alert(1)</script> http://x.example/"><b>')
    message = outbox_messages()[0]
    text = page(reverse("reminders:outbox_detail", args=[message.file, message.number])).content.decode()
    assert "<script>alert" not in text
    assert '"><b>' not in text


def test_a_message_still_being_written_is_left_out(folder: Path) -> None:
    write("whole")
    written = next(folder.glob("*.log"))
    written.write_bytes(written.read_bytes() + b"Subject: half")
    assert len(outbox_messages()) == 1


@pytest.mark.parametrize("name", ["other.log", "..%2F..%2Fsecret", "secret.txt"])
def test_no_other_file_is_read(folder: Path, name: str) -> None:
    write("one")
    (folder / "secret.txt").write_text("Subject: secret\n\nsecret\n" + "-" * 79 + "\n")
    assert page(f"/dev/outbox/{name}/0/").status_code == 404


def test_where_mail_truly_leaves_there_is_nothing_to_read() -> None:
    assert outbox_messages() == []


def test_without_debug_there_is_no_such_page(settings: Any) -> None:
    settings.DEBUG = False
    try:
        importlib.reload(couplesgoals.urls)
        with pytest.raises(NoReverseMatch):
            reverse("reminders:outbox", urlconf=tuple(couplesgoals.urls.urlpatterns))
    finally:
        settings.DEBUG = True
        importlib.reload(couplesgoals.urls)
