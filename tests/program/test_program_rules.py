"""An administrator sets how long a monthly review stays open and how often treatment plans are reviewed."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.actions import Rules, create_program, set_program_rules
from couplesgoals.program.models import Couple, Program
from tests.conftest import ClientOf

ACTION = "program.set_rules"


def days(program: Program) -> tuple[int, int]:
    """The program's two rules now."""
    program.refresh_from_db()
    return program.review_window_days, program.plan_review_days


def test_a_program_begins_with_ten_and_thirty_days_or_what_is_said(administrator: User) -> None:
    said = {"time_zone": "America/Denver", "capacity": 4}
    assert days(create_program(by=administrator, name="Mornings", **said)) == (10, 30)
    rules = Rules(review_window_days=5, plan_review_days=14)
    assert days(create_program(by=administrator, name="Evenings", rules=rules, **said)) == (5, 14)


def test_they_are_changed_once_and_written_down(administrator: User, program: Program) -> None:
    for _ in range(2):
        set_program_rules(
            by=administrator, program=program, rules=Rules(review_window_days=21, plan_review_days=7)
        )
    assert days(program) == (21, 7)
    event = AuditEvent.objects.get(action=ACTION)
    assert event.detail == {"review_window_days": 21, "plan_review_days": 7}
    assert event.actor_id == administrator.pk


@pytest.mark.parametrize("wrong", [{"review_window_days": 2}, {"review_window_days": 22},
                                   {"plan_review_days": 6}, {"plan_review_days": 91}])  # fmt: skip
def test_days_beyond_the_limits_are_refused(
    administrator: User, program: Program, wrong: dict[str, int]
) -> None:
    with pytest.raises(ValidationError):
        set_program_rules(by=administrator, program=program, rules=Rules(**wrong))
    assert days(program) == (10, 30)


@pytest.mark.parametrize("who", ["maya", "clinician", "supervisor"])
def test_nobody_else_sets_them(
    request: pytest.FixtureRequest, couple: Couple, who: str, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        set_program_rules(by=person, program=couple.program, rules=Rules(plan_review_days=60))
    said = {"review_window_days": "12", "plan_review_days": "60"}
    answer = client_of(person).post(f"/programs/{couple.program_id}/days/", said)
    assert answer.status_code == 404
    assert days(couple.program) == (10, 30)


def test_the_page_shows_what_holds_and_changes_it(
    administrator: User, program: Program, client_of: ClientOf
) -> None:
    client, url = client_of(administrator), f"/programs/{program.pk}/days/"
    assert 'value="10"' in client.get(url).content.decode()
    wrong = client.post(url, {"review_window_days": "40", "plan_review_days": "14"})
    assert wrong.context["form"].errors["review_window_days"]
    page = client.post(url, {"review_window_days": "7", "plan_review_days": "14"}, follow=True)
    assert "The days are changed." in page.content.decode()
    assert "7 to answer; plans every 14 days" in page.content.decode()
    assert days(program) == (7, 14)
    assert "Program: days for reviews changed" in client.get("/activity/").content.decode()
    assert client.get(f"/programs/{uuid4()}/days/").status_code == 404
