"""Staff meet no page of the program before their security key; the browser's own virtual key takes part."""

from __future__ import annotations

from typing import Any

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a quiet lake in autumn"
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def at_the_desk(arrives: Arrives, clinician: User, settings: Any) -> Visitor:
    """A clinician with a security key in the computer, where the second factor is demanded."""
    settings.STAFF_MFA_REQUIRED = True
    clinician.set_password(PASSWORD)
    clinician.save(update_fields=["password"])
    visitor = arrives(on="desktop")
    devtools = visitor.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return visitor


def test_a_clinician_adds_a_key_and_from_then_on_signs_in_with_it(
    at_the_desk: Visitor, couple: Couple, clinician: User
) -> None:
    # given a clinician who has a password and no key yet
    at_the_desk.signs_in(clinician.email, PASSWORD)
    # then nothing but adding one is offered, whatever they ask for
    at_the_desk.goes_to("/caseload/")
    assert couple.name not in at_the_desk.page.content()
    # when they say once more that it is them, and add it
    at_the_desk.writes("Password", PASSWORD)
    at_the_desk.presses("Go on")
    at_the_desk.writes("Name", "Key on my ring")
    at_the_desk.finds_it_accessible("desktop")
    at_the_desk.page.locator("#mfa_webauthn_add").click()
    at_the_desk.page.wait_for_url("**/recovery-codes/**")
    # then it opens their pages
    at_the_desk.goes_to("/caseload/")
    at_the_desk.presses("Use a security key")
    at_the_desk.page.wait_for_url("**/caseload/")
    at_the_desk.sees(couple.name)
    # when they sign out and in again, the password alone opens nothing
    at_the_desk.goes_to("/accounts/logout/")
    at_the_desk.page.locator("main form button").first.click()
    at_the_desk.signs_in(clinician.email, PASSWORD)
    at_the_desk.presses("Use my key")
    at_the_desk.page.wait_for_url("**/caseload/")
    at_the_desk.sees(couple.name)
