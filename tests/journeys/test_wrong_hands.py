"""An address in the wrong hands looks like an address of nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from couplesgoals.demo.factories import individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.records.audience import Audience
from sessions.actions import plan_session, write_note
from sessions.models import SessionKind
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "A goal nobody else reads"
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"')


@pytest.fixture
def private_paths(couple: Couple, maya: User, clinician: User) -> list[str]:
    """Maya's private goal, her session alone, and the note of it."""
    goal = individual_goal(couple, maya, audience=Audience.PRIVATE, title=TITLE)
    starts_at = timezone.now() + timedelta(days=1)
    with acting_as(clinician):
        session = plan_session(
            by=clinician,
            couple=couple,
            kind=SessionKind.INDIVIDUAL,
            subject=maya,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=50),
        )
        note = write_note(by=clinician, session=session, data="x", assessment="y", plan="z", goals=[])
    return [
        f"/goals/{goal.pk}/",
        f"/goals/{goal.pk}/versions/",
        f"/goals/{goal.pk}/log/",
        f"/sessions/{session.pk}/",
        f"/sessions/{session.pk}/note/",
        f"/sessions/notes/{note.pk}/",
    ]


def test_the_other_partner_and_the_administrator_find_nothing(
    arrives: Arrives, private_paths: list[str], maya: User, jonas: User, administrator: User
) -> None:
    given_maya_finds_what_is_hers(arrives(maya), private_paths)
    for person in (jonas, administrator):
        visitor = arrives(person)
        for path in private_paths:
            then_it_looks_like_nothing(visitor, path)
        visitor.sees("We could not find that page")
        visitor.finds_it_accessible()


def given_maya_finds_what_is_hers(phone: Visitor, paths: list[str]) -> None:
    statuses = {path: phone.goes_to(path) for path in paths}
    mine = [path for path, status in statuses.items() if status == 200]
    assert mine == paths[:4], "her goal and her session, not the clinician's note"
    phone.goes_to(paths[0])
    phone.sees(TITLE)
    phone.finds_it_accessible()


def then_it_looks_like_nothing(visitor: Visitor, path: str) -> None:
    hidden = page_of(visitor, path)
    absent = page_of(visitor, re.sub(r"[0-9a-f-]{36}", str(uuid4()), path))
    assert hidden == absent
    assert hidden[0] == 404


def page_of(visitor: Visitor, path: str) -> tuple[int, dict[str, str], str]:
    """All that came back, without what is new each time."""
    answer = visitor.context.request.get(visitor.origin + path)
    changing = {"date", "set-cookie", "content-length"}
    headers = {name: value for name, value in answer.headers.items() if name not in changing}
    assert visitor.goes_to(path) == 404
    return answer.status, headers, CHANGING.sub("…", answer.text())
