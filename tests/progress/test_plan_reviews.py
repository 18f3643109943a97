"""Treatment-plan reviews: recorded by who cares for the couple, and shown to them as due or overdue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import ProgrammingError
from django.utils import timezone
from django.utils.formats import date_format

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.actions import put_couple_on_hold
from couplesgoals.program.models import Couple, Program
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.plan_reviews import record_plan_review
from progress.models import PlanReview
from progress.review_care.plans import PlanStanding, plans_of
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of

pytestmark = pytest.mark.django_db

type Words = Callable[[], dict[str, str]]


def today(couple: Couple) -> date:
    """The couple's day."""
    return timezone.localtime(timezone.now(), couple.zone).date()


def record(
    couple: Couple, by: User, *people: User, on: date | None = None, number: UUID | None = None
) -> None:
    """Record a review of some plans, today unless said otherwise."""
    with acting(by):
        record_plan_review(
            by=by,
            couple=couple,
            people=[person.pk for person in people],
            reviewed_on=on or today(couple),
            words="Goals and dates.",
            submission=number,
        )


def plans(couple: Couple, viewer: User) -> dict[str, PlanStanding]:
    """How each plan stands, by name."""
    with acting(viewer):
        return {plan.name: plan for plan in plans_of(viewer, pair_of_couple(couple))}


def rows(viewer: User) -> int:
    """How many reviews this person reads."""
    with acting(viewer):
        return int(PlanReview.visible_to(viewer).count())


class TestWhenItIsDue:
    def test_thirty_days_from_enrollment_then_from_the_last(
        self, couple: Couple, maya: User, clinician: User
    ) -> None:
        began = today(couple)
        assert {plan.due_by for plan in plans(couple, clinician).values()} == {began + timedelta(days=30)}
        with time_machine.travel(timezone.now() + timedelta(days=10)):
            record(couple, clinician, maya)
        after = plans(couple, clinician)
        assert after["Maya"].due_by == began + timedelta(days=40)
        assert after["Maya"].last == began + timedelta(days=10)
        assert (after["Jonas"].due_by, after["Jonas"].last) == (began + timedelta(days=30), None)

    def test_as_often_as_the_program_says(self, couple: Couple, program: Program, clinician: User) -> None:
        Program.objects.filter(pk=program.pk).update(plan_review_days=14)
        assert plans(couple, clinician)["Maya"].due_by == today(couple) + timedelta(days=14)

    @pytest.mark.parametrize(
        ("days", "words"),
        [(22, "Due by"), (30, "Due by"), (31, ", 1 day"), (34, ", 4 days")],
    )
    def test_in_words(self, couple: Couple, clinician: User, days: int, words: str) -> None:
        now = timezone.now()
        day = date_format(today(couple) + timedelta(days=31), "M j, Y")
        with time_machine.travel(now + timedelta(days=days)):
            plan = plans(couple, clinician)["Maya"]
        assert words in plan.due_words
        assert bool(plan.overdue) == (days > 30)
        assert plan.is_soon == (days >= 23)
        if plan.overdue:
            assert f"Overdue since {day}" in plan.due_words

    def test_a_later_day_counts_whichever_was_written_first(
        self, couple: Couple, maya: User, clinician: User
    ) -> None:
        began = today(couple)
        with time_machine.travel(timezone.now() + timedelta(days=20)):
            record(couple, clinician, maya, on=began + timedelta(days=15))
            record(couple, clinician, maya, on=began + timedelta(days=5))
            assert plans(couple, clinician)["Maya"].last == began + timedelta(days=15)


class TestRecording:
    def test_each_has_one_of_their_own_and_once(
        self, couple: Couple, maya: User, jonas: User, clinician: User, supervisor: User
    ) -> None:
        number = uuid4()
        for _ in range(2):
            record(couple, clinician, maya, jonas, number=number)
        assert (rows(clinician), rows(supervisor), rows(maya), rows(jonas)) == (2, 2, 0, 0)
        assert len(events("plan_review.record", clinician)) == 2
        with acting(clinician):
            kept = PlanReview.visible_to(clinician).get(subject=maya)
        assert kept.credential == clinician.credential

    def test_no_day_that_has_not_come_or_was_before(
        self, couple: Couple, maya: User, clinician: User
    ) -> None:
        for day in (today(couple) + timedelta(days=1), today(couple) - timedelta(days=1)):
            with pytest.raises(ValidationError) as refused:
                record(couple, clinician, maya, on=day)
            assert "reviewed_on" in refused.value.message_dict

    def test_for_nobody_and_for_somebody_else(self, couple: Couple, tess: User, clinician: User) -> None:
        for people in ((), (tess,)):
            with pytest.raises(ValidationError) as refused:
                record(couple, clinician, *people)
            assert "people" in refused.value.message_dict

    @pytest.mark.parametrize("who", ["maya", "other_clinician", "former_clinician", "administrator"])
    def test_by_nobody_else(
        self, request: pytest.FixtureRequest, couple: Couple, other_couple: Couple, maya: User, who: str
    ) -> None:
        with pytest.raises(Refused):
            record(couple, request.getfixturevalue(who), maya)

    def test_it_never_changes(self, couple: Couple, maya: User, clinician: User) -> None:
        record(couple, clinician, maya)
        with pytest.raises(ProgrammingError, match="permission denied"), acting(clinician):
            PlanReview.visible_to(clinician).update(words="Other words")


class TestPages:
    def test_recorded_for_one_or_both_on_the_page(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        client, url = client_of(clinician), at("plan_review", couple.pk)
        form = {"reviewed_on": today(couple).isoformat(), "words": "All of it.", "submission": str(uuid4())}
        wrong = client.post(url, form)
        assert wrong.status_code == 422
        assert "All of it." in wrong.content.decode()
        done = client.post(url, form | {f"people_{maya.pk}": "on", f"people_{jonas.pk}": "on"}, follow=True)
        assert "Recorded. The next one is counted from that day." in done.content.decode()
        assert rows(clinician) == 2
        assert "Last on" in text_of(client, at("couple_review", couple.pk))

    def test_what_is_typed_is_kept_until_it_is_sent(
        self, couple: Couple, clinician: User, client_of: ClientOf
    ) -> None:
        client, url = client_of(clinician), at("plan_review", couple.pk)
        client.post(at("plan_review_draft", couple.pk), {"words": "Half a sen", "submission": str(uuid4())})
        assert "Half a sen" in text_of(client, url)

    def test_the_page_of_a_review_and_the_caseload_say_what_is_overdue(
        self, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        # Signed in anew each time: a sign-in does not last for weeks.
        def need() -> dict[str, str]:
            (row,) = client_of(clinician).get(at("caseload")).context["rows"]
            return {one.kind: one.words for one in row.needs}

        now, due = timezone.now(), date_format(today(couple) + timedelta(days=30), "M j")
        assert "Due by" in text_of(client_of(clinician), at("couple_review", couple.pk))
        with time_machine.travel(now + timedelta(days=24)):
            assert need()["plan"] == f"Plan review due by {due}: Maya, Jonas"
        with time_machine.travel(now + timedelta(days=32)):
            assert need()["plan"] == "Plan review overdue: Maya, Jonas"
            assert "Overdue since" in text_of(client_of(clinician), at("couple_review", couple.pk))
            record(couple, clinician, maya)
            assert need()["plan"] == "Plan review overdue: Jonas"

    def test_nobody_on_hold_is_reminded_of(
        self, couple: Couple, clinician: User, administrator: User, client_of: ClientOf
    ) -> None:
        put_couple_on_hold(by=administrator, couple=couple)
        with time_machine.travel(timezone.now() + timedelta(days=32)):
            (row,) = client_of(clinician).get(at("caseload")).context["rows"]
        assert "plan" not in {need.kind for need in row.needs}
