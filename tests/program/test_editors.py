"""An administrator says which clinicians edit the library of starting points."""

from __future__ import annotations

from uuid import uuid4

import pytest

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Refused
from couplesgoals.program.actions import set_content_editor
from couplesgoals.program.models import Couple
from tests.conftest import ClientOf

ACTION = "person.set_content_editor"


def may_edit(person: User) -> bool:
    """Whether this person edits the library now."""
    person.refresh_from_db()
    return person.is_content_editor


def events() -> list[dict[str, bool]]:
    """What was written down about it."""
    return list(AuditEvent.objects.filter(action=ACTION).order_by("id").values_list("detail", flat=True))


def test_a_clinician_is_let_in_and_out_again(administrator: User, clinician: User) -> None:
    for wanted in (True, True, False, False):
        set_content_editor(by=administrator, clinician=clinician, may_edit=wanted)
        assert may_edit(clinician) is wanted
    assert events() == [{"may_edit": True}, {"may_edit": False}]


@pytest.mark.parametrize("who", ["maya", "clinician", "supervisor"])
def test_nobody_else_decides(request: pytest.FixtureRequest, clinician: User, who: str) -> None:
    with pytest.raises(Refused):
        set_content_editor(by=request.getfixturevalue(who), clinician=clinician, may_edit=True)
    assert not may_edit(clinician)
    assert not events()


@pytest.mark.parametrize("who", ["maya", "administrator"])
def test_only_a_clinician_can_edit(request: pytest.FixtureRequest, administrator: User, who: str) -> None:
    with pytest.raises(NotPossible):
        set_content_editor(by=administrator, clinician=request.getfixturevalue(who), may_edit=True)
    assert not may_edit(request.getfixturevalue(who))


def test_nor_one_who_left(administrator: User, clinician: User) -> None:
    User.objects.filter(pk=clinician.pk).update(is_active=False)
    with pytest.raises(NotPossible):
        set_content_editor(by=administrator, clinician=clinician, may_edit=True)


def test_the_page_has_a_switch_for_each(
    couple: Couple, administrator: User, clinician: User, client_of: ClientOf
) -> None:
    client, url = client_of(administrator), f"/staff/{clinician.pk}/library/"
    page = client.post(url, {"may_edit": "yes"}, follow=True).content.decode()
    assert f"{clinician.name} may edit the library now." in page
    assert may_edit(clinician)
    assert client_of(clinician).get("/goals/library/new/").status_code == 200
    page = client.post(url, follow=True).content.decode()
    assert f"{clinician.name} no longer edits the library." in page
    assert client_of(clinician).get("/goals/library/new/").status_code == 404
    assert "Right to edit the library changed" in client.get("/activity/").content.decode()


def test_a_partner_or_nobody_behind_the_address_is_not_there(
    couple: Couple, administrator: User, maya: User, client_of: ClientOf
) -> None:
    client = client_of(administrator)
    for person_id in (maya.pk, administrator.pk, uuid4()):
        assert client.post(f"/staff/{person_id}/library/", {"may_edit": "yes"}).status_code == 404
    assert not may_edit(maya)
