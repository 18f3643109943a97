"""What a partner chooses about messages, and which reminders a sweep creates of it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus, Program
from couplesgoals.reminders import due, sql
from couplesgoals.reminders.actions import choose_reminders, create_due_reminders
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind
from tests.conftest import ClientOf
from tests.reminders.conftest import forget_sweeps
from tests.reminders.test_due import ZONES

# Monday, 16 March 2026, seven in the evening in New York (EDT).
MONDAY = datetime(2026, 3, 16, 23, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def chosen(reviewed: Couple, maya: User) -> ReminderChoices:
    """Maya wants to be asked to check in at seven, every day, since last week."""
    choices = ReminderChoices(person=maya, check_in=True)
    choices.save()
    ReminderChoices.objects.update(changed_at=MONDAY - timedelta(days=7))
    return choices


def check_ins() -> list[tuple[str, str]]:
    """Who is reminded of which day's check-in."""
    rows = Reminder.objects.filter(kind=ReminderKind.CHECK_IN)
    return sorted(rows.values_list("person__name", "period"))


def test_a_check_in_falls_due_at_the_chosen_hour(chosen: ReminderChoices) -> None:
    create_due_reminders(at=MONDAY - MINUTE)
    assert check_ins() == [("Maya", "2026-03-15")]
    create_due_reminders(at=MONDAY)
    assert check_ins() == [("Maya", "2026-03-15"), ("Maya", "2026-03-16")]
    assert Reminder.objects.get(period="2026-03-16").due_at == MONDAY


def test_twice_creates_nothing_more(chosen: ReminderChoices) -> None:
    create_due_reminders(at=MONDAY)
    forget_sweeps()
    create_due_reminders(at=MONDAY + MINUTE)
    assert check_ins() == [("Maya", "2026-03-16")]


def test_only_on_the_chosen_days(chosen: ReminderChoices) -> None:
    ReminderChoices.objects.update(check_in_days=[2, 3])
    create_due_reminders(at=MONDAY)
    assert check_ins() == []
    create_due_reminders(at=MONDAY + timedelta(days=1))
    assert check_ins() == [("Maya", "2026-03-17")]


def test_forty_days_without_a_worker_give_one(chosen: ReminderChoices) -> None:
    create_due_reminders(at=MONDAY)
    create_due_reminders(at=MONDAY + timedelta(days=40))
    assert check_ins() == [("Maya", "2026-03-16"), ("Maya", "2026-04-25")]


def test_nothing_falls_due_for_a_moment_before_it_was_chosen(chosen: ReminderChoices) -> None:
    ReminderChoices.objects.update(changed_at=MONDAY + MINUTE)
    create_due_reminders(at=MONDAY + timedelta(hours=1))
    assert check_ins() == []


@pytest.mark.parametrize(
    "change",
    [
        {"status": EnrollmentStatus.ONHOLD},
        {"status": EnrollmentStatus.FINISHED, "ended_at": MONDAY},
        {"started_at": MONDAY + MINUTE},
    ],
)
def test_nothing_falls_due_for_who_is_not_in_treatment(
    chosen: ReminderChoices, maya: User, change: dict[str, Any]
) -> None:
    Enrollment.objects.filter(person=maya).update(**change)
    create_due_reminders(at=MONDAY + MINUTE)
    assert check_ins() == []


def test_each_partner_has_their_own_hour_for_the_review(reviewed: Couple, maya: User, jonas: User) -> None:
    ReminderChoices(person=maya, review_at=time(18)).save()
    evening = datetime(2026, 3, 15, 22, tzinfo=UTC)
    create_due_reminders(at=evening - MINUTE)
    create_due_reminders(at=evening)
    found = Reminder.objects.filter(period="2026-03").values_list("person__name", "due_at")
    assert dict(found) == {"Jonas": datetime(2026, 3, 15, 13, tzinfo=UTC), "Maya": evening}


@pytest.mark.usefixtures("zones")
@settings(max_examples=40, deadline=None)
@given(at=st.datetimes(datetime(2023, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_sql_and_python_agree_on_the_latest_day(at: datetime) -> None:
    hours = sorted(set(ReminderChoices.objects.values_list("check_in_at", flat=True)))
    statement = (
        sql.days(sql.hours("check_in_at", "check_in")) + "SELECT zone, hour, due_on, due_at FROM moments"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"at": at})
        found = {(zone, hour): (on, moment) for zone, hour, on, moment in cursor.fetchall()}
    assert found == {(zone, hour): _latest(ZoneInfo(zone), hour, at) for zone in ZONES for hour in hours}


def _latest(zone: ZoneInfo, hour: time, at: datetime) -> tuple[date, datetime]:
    day = due.day_at(zone, at, hour)
    return day, due.local_moment(zone, day, hour)


@pytest.fixture
def zones(program: Program, maya: User, jonas: User, tess: User, omar: User) -> None:
    """A couple in each zone, and people who chose hours the clocks skip or show twice."""
    for zone in ZONES:
        Couple.objects.create(program=program, name=zone, time_zone=zone)
    for person, hour in zip((maya, jonas, tess, omar), (0, 1, 2, 19), strict=True):
        ReminderChoices(person=person, check_in=True, check_in_at=time(hour)).save()


GOOD = {"check_in": True, "check_in_at": time(20), "check_in_days": [1, 2], "quiet_from": time(22)}


def test_choices_are_kept_and_others_stay(reviewed: Couple, maya: User) -> None:
    choose_reminders(by=maya, values=GOOD)
    kept = ReminderChoices.of(maya)
    assert (kept.check_in, kept.check_in_at, kept.check_in_days) == (True, time(20), [1, 2])
    assert (kept.review, kept.quiet_from, kept.quiet_until) == (True, time(22), time(7))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"check_in_at": time(20, 15)}, "check_in_at"),
        ({"quiet_from": None}, "quiet_from"),
        ({"check_in_days": [0]}, "check_in_days"),
        ({"check_in_days": []}, "check_in_days"),
    ],
)
def test_what_cannot_be_chosen_is_said_beside_the_field(
    reviewed: Couple, maya: User, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        choose_reminders(by=maya, values=GOOD | wrong)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("who", ["clinician", "administrator"])
def test_only_partners_choose(reviewed: Couple, who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Refused):
        choose_reminders(by=request.getfixturevalue(who), values=GOOD)


def test_the_page_keeps_what_was_typed_beside_the_error(
    reviewed: Couple, maya: User, client_of: ClientOf
) -> None:
    form = {"check_in": "on", "check_in_at": "20:00", "review_at": "09:00", "steps_at": "08:00"}
    form |= {"quiet_from": "22:00", "quiet_until": "07:00"}
    page = client_of(maya).post(reverse("delivery:choices"), form).content.decode()
    assert "Choose at least one day" in page
    assert '<option value="20:00" selected>' in page
    saved = client_of(maya).post(reverse("delivery:choices"), form | {"check_in_days": ["1", "7"]})
    assert saved.status_code == 302
    assert ReminderChoices.of(maya).check_in_days == [1, 7]
