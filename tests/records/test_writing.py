"""The second wall against writing: what no action would do, PostgreSQL refuses by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from couplesgoals.demo.factories import (
    active_joint_goal,
    awaiting_joint_goal,
    in_days,
    individual_goal,
    make_couple,
    make_partner,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.records.acting import acting_as
from couplesgoals.records.models import Draft
from goals.models import Goal, GoalAcceptance, GoalReview, GoalRevision, LifecycleStatus
from progress.models import ProgressLog
from sessions.models import SessionNote, TherapySession

NO_RIGHT, CHECK, FOREIGN_KEY = "42501", "23514", "23503"
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def refusal(by: User | None, deed: Callable[[], Any]) -> str | None:
    """The SQLSTATE PostgreSQL refuses a deed with, None where it lets it happen."""
    with acting_as(by):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                deed()
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except DatabaseError as error:
            return str(getattr(error.__cause__, "sqlstate", ""))
    return None


def new_log(goal: Goal, author: User, **over: Any) -> ProgressLog:
    """An entry as the action would write it, with some of it replaced."""
    fields: dict[str, Any] = {
        "couple_id": goal.couple_id,
        "subject": author,
        "author": author,
        "goal": goal,
        "audience": "couple",
        "occurred_on": NOON.date(),
        "what": "A walk",
        "how_it_went": 4,
        "effort": 2,
    }
    return ProgressLog.objects.create(**(fields | over))


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


class TestWhoARecordIsBy:
    def test_one_writes_in_ones_own_name(self, goal: Goal, maya: User) -> None:
        assert refusal(maya, lambda: new_log(goal, maya)) is None

    def test_nobody_writes_in_anothers_name(
        self, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        assert refusal(maya, lambda: new_log(goal, jonas)) == NO_RIGHT
        assert refusal(clinician, lambda: new_log(goal, maya)) == NO_RIGHT

    def test_nobody_in_particular_writes_nothing(self, goal: Goal, maya: User) -> None:
        assert refusal(None, lambda: new_log(goal, maya)) == NO_RIGHT

    @pytest.mark.parametrize("who", ["tess", "former_clinician", "idle_clinician", "administrator"])
    def test_strangers_write_nothing(
        self, goal: Goal, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        stranger = request.getfixturevalue(who)
        assert refusal(stranger, lambda: new_log(goal, stranger)) == NO_RIGHT

    @pytest.mark.parametrize("field", ["couple_id", "author_id", "subject_id", "created_at"])
    def test_what_a_record_is_by_and_about_never_changes(
        self, goal: Goal, other_couple: Couple, maya: User, jonas: User, field: str
    ) -> None:
        with acting_as(maya):
            entry = new_log(goal, maya)
        value = {"couple_id": other_couple.pk, "created_at": NOON}.get(field, jonas.pk)
        assert (
            refusal(maya, lambda: ProgressLog.objects.filter(pk=entry.pk).update(**{field: value}))
            == NO_RIGHT
        )


class TestWhoChoosesTheAudience:
    def test_the_author_does_and_the_moment_is_kept(self, goal: Goal, maya: User) -> None:
        with acting_as(maya):
            entry = new_log(goal, maya)
            before = ProgressLog.objects.get(pk=entry.pk).audience_since
        narrower = ProgressLog.objects.filter(pk=entry.pk)
        assert refusal(maya, lambda: narrower.update(audience="private")) is None
        with acting_as(maya):
            after = ProgressLog.objects.get(pk=entry.pk)
        assert after.audience == "private"
        assert after.audience_since > before

    def test_nobody_else_does(self, goal: Goal, maya: User, jonas: User, clinician: User) -> None:
        with acting_as(maya):
            entry = new_log(goal, maya)
        rows = ProgressLog.objects.filter(pk=entry.pk)
        for other, audience in ((jonas, "care_team"), (clinician, "private")):
            with acting_as(other):
                assert rows.update(audience=audience) == 0

    def test_a_row_one_does_not_read_is_not_there_to_change(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        own = individual_goal(couple, maya, audience="private")
        with acting_as(jonas):
            assert Goal.objects.filter(pk=own.pk).update(lifecycle_status="completed") == 0


class TestAFrozenCouple:
    @pytest.fixture(autouse=True)
    def _separated(self, goal: Goal, couple: Couple) -> None:
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())

    def test_nothing_new_crosses(self, goal: Goal, maya: User, jonas: User) -> None:
        for person in (maya, jonas):
            assert refusal(person, lambda person=person: new_log(goal, person)) == NO_RIGHT
            assert refusal(person, lambda person=person: _draft(goal.couple_id, person)) == NO_RIGHT

    def test_what_was_shared_is_still_read(self, goal: Goal, maya: User) -> None:
        with acting_as(maya):
            assert Goal.visible_to(maya).filter(pk=goal.pk).exists()

    def test_nothing_is_rewritten(self, goal: Goal, maya: User) -> None:
        def rewrite() -> None:
            # No row to update, or a refusal: both leave the row alone.
            assert Goal.objects.filter(pk=goal.pk).update(lifecycle_status="completed") == 0

        assert refusal(maya, rewrite) in (None, NO_RIGHT)
        with acting_as(maya):
            assert Goal.objects.get(pk=goal.pk).lifecycle_status == LifecycleStatus.ACTIVE


def test_who_left_writes_nothing_and_keeps_only_their_own(
    goal: Goal, couple: Couple, maya: User, jonas: User
) -> None:
    own = individual_goal(couple, jonas, audience="couple")
    Enrollment.objects.filter(person=jonas).update(status="cancelled", ended_at=timezone.now())
    assert refusal(jonas, lambda: new_log(own, jonas)) == NO_RIGHT
    with acting_as(jonas):
        assert list(Goal.objects.all()) == [own]
    with acting_as(maya):
        assert set(Goal.objects.all()) == {goal, own}


class TestAJointGoal:
    def test_it_is_not_agreed_before_both_said_yes(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya)
        rows = Goal.objects.filter(pk=goal.pk)
        for person in (maya, jonas):
            assert refusal(person, lambda: rows.update(agreed_id=goal.current_id)) == CHECK

    def test_it_is_not_agreed_before_a_clinician_approved(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = awaiting_joint_goal(couple, maya, jonas)
        rows = Goal.objects.filter(pk=goal.pk)
        for person in (maya, jonas, clinician):
            assert refusal(person, lambda: rows.update(agreed_id=goal.current_id)) == CHECK

    def test_it_is_not_active_before_it_is_agreed(self, couple: Couple, maya: User) -> None:
        goal = propose(couple, maya)
        rows = Goal.objects.filter(pk=goal.pk)
        assert refusal(maya, lambda: rows.update(lifecycle_status="active")) == CHECK

    def test_a_yes_of_somebody_outside_counts_for_nothing(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = propose(couple, maya)
        assert goal.current is not None
        yes = {"goal": goal, "revision": goal.current, "person": clinician, "why": "For them"}
        assert refusal(clinician, lambda: GoalAcceptance.objects.create(**yes)) == NO_RIGHT
        with acting_as(clinician):
            GoalReview.objects.create(
                goal=goal, revision=goal.current, clinician=clinician, outcome="approved"
            )
        rows = Goal.objects.filter(pk=goal.pk)
        assert refusal(clinician, lambda: rows.update(agreed_id=goal.current_id)) == CHECK

    def test_partners_do_not_approve(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = awaiting_joint_goal(couple, maya, jonas)
        fields = {"goal": goal, "revision_id": goal.current_id, "outcome": "approved"}
        assert refusal(maya, lambda: GoalReview.objects.create(clinician=maya, **fields)) == NO_RIGHT

    def test_nobody_says_yes_for_another(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya)
        fields = {"goal": goal, "revision_id": goal.current_id, "why": "They would agree"}
        assert refusal(maya, lambda: GoalAcceptance.objects.create(person=jonas, **fields)) == NO_RIGHT

    def test_a_yes_to_another_goals_words_is_none(self, couple: Couple, maya: User, jonas: User) -> None:
        goal, other = propose(couple, maya), propose(couple, maya)
        fields = {"goal": goal, "revision_id": other.current_id, "why": "Mixed up"}
        assert refusal(jonas, lambda: GoalAcceptance.objects.create(person=jonas, **fields)) == FOREIGN_KEY

    def test_it_is_not_turned_into_somebodys_own(self, couple: Couple, maya: User) -> None:
        goal = propose(couple, maya)
        rows = Goal.objects.filter(pk=goal.pk)
        assert refusal(maya, lambda: rows.update(audience="private")) == CHECK

    def test_a_goal_about_the_other_is_refused(self, couple: Couple, maya: User, jonas: User) -> None:
        fields = {"couple": couple, "author": maya, "subject": jonas, "audience": "care_team"}
        assert refusal(maya, lambda: Goal.objects.create(**fields)) == CHECK


class TestWhatIsNeverRewritten:
    def test_versions_yeses_and_answers(self, goal: Goal, maya: User, clinician: User) -> None:
        for model, change in (
            (GoalRevision, {"title": "Something else"}),
            (GoalAcceptance, {"why": "Something else"}),
            (GoalReview, {"message": "Something else"}),
        ):
            for person in (maya, clinician):
                assert (
                    refusal(person, lambda model=model, change=change: model.objects.update(**change))
                    == NO_RIGHT
                )
                assert (
                    refusal(person, lambda model=model: model.objects.all()._raw_delete("default"))
                    == NO_RIGHT
                )

    def test_goals_and_logs_are_not_deleted(self, goal: Goal, maya: User) -> None:
        for model in (Goal, ProgressLog):
            assert refusal(maya, lambda model=model: model.objects.all()._raw_delete("default")) == NO_RIGHT


class TestCare:
    def test_partners_plan_no_session(self, couple: Couple, maya: User, clinician: User) -> None:
        assert refusal(maya, lambda: _session(couple, maya, clinician)) == NO_RIGHT

    def test_a_clinician_does(self, couple: Couple, clinician: User) -> None:
        assert refusal(clinician, lambda: _session(couple, clinician, clinician)) is None

    def test_a_former_one_does_not(self, couple: Couple, former_clinician: User) -> None:
        assert (
            refusal(former_clinician, lambda: _session(couple, former_clinician, former_clinician))
            == NO_RIGHT
        )

    def test_partners_write_no_notes(self, couple: Couple, maya: User, clinician: User) -> None:
        with acting_as(clinician):
            session = _session(couple, clinician, clinician)
        fields = {"couple": couple, "session": session, "audience": "private", "author": maya}
        assert refusal(maya, lambda: SessionNote.objects.create(**fields)) == NO_RIGHT


class TestExistenceStaysHidden:
    def test_a_hidden_goal_and_no_goal_are_refused_alike(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        hidden = individual_goal(couple, maya, audience="private")
        assert refusal(jonas, lambda: new_log(hidden, jonas)) == NO_RIGHT
        absent = Goal(id=uuid4(), couple=couple)
        assert refusal(jonas, lambda: new_log(absent, jonas)) == NO_RIGHT

    def test_a_hidden_goals_versions_are_refused_alike(self, couple: Couple, maya: User, jonas: User) -> None:
        hidden = individual_goal(couple, maya, audience="private")
        for goal_id in (hidden.pk, uuid4()):
            fields = {"goal_id": goal_id, "number": 1, "author": jonas, "target_date": in_days(9)}
            assert refusal(jonas, lambda fields=fields: GoalRevision.objects.create(**fields)) == NO_RIGHT

    def test_the_same_submission_of_two_people_does_not_meet(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        number = uuid4()
        for person in (maya, jonas):
            fields = {"couple": couple, "author": person, "subject": person, "audience": "private"}
            assert (
                refusal(person, lambda fields=fields: Goal.objects.create(submission=number, **fields))
                is None
            )

    def test_drafts_of_two_people_do_not_meet(self, couple: Couple, maya: User, jonas: User) -> None:
        for person in (maya, jonas):
            assert refusal(person, lambda person=person: _draft(couple.pk, person)) is None
        with acting_as(jonas):
            assert Draft.objects.count() == 1


def test_a_second_couple_of_a_former_partner_stays_apart(
    program: Any, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    Enrollment.objects.filter(couple=couple).update(status="cancelled", ended_at=timezone.now())
    new = make_couple(program, jonas, make_partner("Nia"))
    crossed = {"couple_id": new.pk, "audience": "couple"}
    assert refusal(jonas, lambda: new_log(goal, jonas, **crossed)) == NO_RIGHT


def _draft(couple_id: Any, author: User) -> Draft:
    return Draft.objects.create(couple_id=couple_id, author=author, audience="private", form="goal")


def _session(couple: Couple, author: User, clinician: User) -> TherapySession:
    return TherapySession.objects.create(
        couple=couple,
        author=author,
        clinician=clinician,
        audience="couple",
        starts_at=NOON,
        ends_at=NOON.replace(hour=13),
    )


class TestOnlyTheAuthor:
    """Reading a row is no right to change it, also where Python forgets to ask."""

    def test_a_shared_entry_keeps_its_words_and_its_goal(self, goal: Goal, maya: User, jonas: User) -> None:
        with acting_as(maya):
            entry = new_log(goal, maya)
        with acting_as(jonas):
            assert ProgressLog.objects.filter(pk=entry.pk).update(what="Other words") == 0

    def test_an_entry_never_moves_to_another_goal(self, couple: Couple, goal: Goal, maya: User) -> None:
        other = individual_goal(couple, maya, audience="couple")
        with acting_as(maya):
            entry = new_log(goal, maya)
        rows = ProgressLog.objects.filter(pk=entry.pk)
        assert refusal(maya, lambda: rows.update(goal_id=other.pk)) == NO_RIGHT

    def test_a_partner_writes_no_version_of_anothers_own_goal(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        own = individual_goal(couple, maya, audience="couple")
        with acting_as(jonas):
            version = GoalRevision.visible_to(jonas).get(goal=own)
            fields = {field: getattr(version, field) for field in ("title", "less", "more", "expected")}
            fields |= {"much_less": "a", "much_more": "b", "target_date": version.target_date}
        write = {"goal": own, "author": jonas, "number": 2, **fields}
        assert refusal(jonas, lambda: GoalRevision.objects.create(**write)) == NO_RIGHT
        with acting_as(jonas):
            assert Goal.objects.filter(pk=own.pk).update(lifecycle_status="cancelled") == 0

    def test_what_was_agreed_is_not_taken_out_again(self, goal: Goal, jonas: User) -> None:
        rows = Goal.objects.filter(pk=goal.pk)
        assert refusal(jonas, lambda: rows.update(agreed_id=None, lifecycle_status="proposed")) == CHECK
