"""The next couple comes in: two links, each for one person, each for one use."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from couplesgoals.people.models import User
from couplesgoals.program.models import Invitation, Program
from couplesgoals.program.tasks import send_invitation
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "brook willow candle 9"


def test_an_invited_partner_joins_and_the_link_opens_nothing_more(
    arrives: Arrives, administrator: User, program: Program
) -> None:
    desk = arrives(administrator, on="desktop")
    when_a_couple_is_enrolled(desk)
    link = then_the_mail_tells_nothing_but_the_way_in()
    phone = arrives()
    when_nora_takes_up_her_invitation(phone, link)
    then_she_is_on_today(phone)
    then_the_link_opens_nothing_more(arrives(), link)
    then_the_administrator_sees_who_has_come(desk)
    then_she_can_come_back_with_her_password(arrives())


def when_a_couple_is_enrolled(desk: Visitor) -> None:
    desk.goes_to("/")
    desk.goes_to_place("Enroll")
    desk.writes("First partner’s name", "Nora Falk")
    desk.writes("First partner’s e-mail", "nora@example.org")
    desk.writes("Second partner’s name", "Ben Falk")
    desk.writes("Second partner’s e-mail", "nora@example.org")
    desk.presses("Enroll and send both invitations")
    desk.sees("an e-mail address of their own")
    desk.finds_it_accessible()
    desk.writes("Second partner’s e-mail", "ben@example.org")
    desk.presses("Enroll and send both invitations")
    desk.sees("Enrolled.", "Nora & Ben", "Invitation on its way")
    desk.finds_it_accessible()


def then_the_mail_tells_nothing_but_the_way_in() -> str:
    # What the worker does with the two messages the page put in the queue.
    for invitation in Invitation.objects.order_by("slot"):
        send_invitation(str(invitation.pk))
    assert [message.to for message in mail.outbox] == [["nora@example.org"], ["ben@example.org"]]
    links = [re.search(r"http://\S+/join/\S+", str(message.body)) for message in mail.outbox]
    assert links[0]
    assert links[1]
    assert links[0][0] != links[1][0]
    said = f"{mail.outbox[0].subject} {mail.outbox[0].body}".lower()
    assert [word for word in ("couple", "therapy", "goal", "evening program", "ben") if word in said] == []
    return links[0][0]


def when_nora_takes_up_her_invitation(phone: Visitor, link: str) -> None:
    phone.goes_to(link.removeprefix(phone.origin))
    phone.sees("Set up your sign-in", "nora@example.org")
    assert phone.page.url == f"{phone.origin}/join/", "the link's secret is not in the address bar"
    phone.finds_it_accessible()
    phone.writes("Your name", "Nora Falk")
    phone.writes("Choose a password", "12345678")
    phone.presses("Save and sign in")
    expect(phone.page.get_by_role("alert")).to_contain_text("to fix")
    phone.finds_it_accessible()
    phone.writes("Choose a password", PASSWORD)
    phone.presses("Save and sign in")


def then_she_is_on_today(phone: Visitor) -> None:
    phone.sees("Nora.", "No goal is active yet")
    phone.finds_it_accessible()
    for place in ("Goals", "Us", "More"):
        phone.goes_to_place(place)
        phone.finds_it_accessible()


def then_the_link_opens_nothing_more(stranger: Visitor, link: str) -> None:
    path = link.removeprefix(stranger.origin)
    assert stranger.goes_to(path) == 404
    stranger.sees("This link does not open anything")
    stranger.finds_it_accessible()
    used = stranger.reads()
    assert stranger.goes_to("/join/never-was-one/") == 404
    assert stranger.reads() == used, "a used link looks like one that never was"


def then_the_administrator_sees_who_has_come(desk: Visitor) -> None:
    desk.page.reload()
    expect(desk.page.get_by_role("heading", name="Nora Falk").locator("xpath=..")).to_contain_text("Active")
    expect(desk.page.get_by_role("heading", name="Ben Falk").locator("xpath=..")).to_contain_text("Invited")
    desk.finds_it_accessible()


def then_she_can_come_back_with_her_password(phone: Visitor) -> None:
    phone.signs_in("nora@example.org", PASSWORD)
    phone.sees("Nora.")
