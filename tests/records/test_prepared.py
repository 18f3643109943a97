"""Queries kept between requests: the rows of who asks now, never of who asked first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections, transaction
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals import asking, statements
from couplesgoals.demo.factories import active_joint_goal, individual_goal, join_care_team, make_clinician
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import save_draft
from couplesgoals.records.models import Draft
from couplesgoals.records.prepared import prepared, prepared_delete, prepared_update
from goals.models import Goal
from progress.models import LastLooked

pytestmark = pytest.mark.django_db


@prepared
def everything(viewer: User) -> QuerySet[Goal, UUID]:
    rows: QuerySet[Goal] = Goal.visible_to(viewer)
    return rows.order_by("created_at", "id").values_list("pk", flat=True)


@prepared
def of_couple(viewer: User, couple: UUID, since: datetime, audience: str, *, joint: bool) -> QuerySet[Goal]:
    rows: QuerySet[Goal] = Goal.visible_to(viewer).filter(couple=couple, created_at__gt=since)
    rows = rows.filter(audience=audience)
    return rows.filter(subject=None) if joint else rows


@prepared
def some(viewer: User, goals: list[UUID]) -> QuerySet[Goal]:
    rows: QuerySet[Goal] = Goal.visible_to(viewer).filter(pk__among=goals)
    return rows


@prepared_delete
def begun(viewer: User, form: str) -> QuerySet[Draft]:
    rows: QuerySet[Draft] = Draft.visible_to(viewer)
    return rows.filter(form=form)


@prepared_update
def looks(viewer: User, couple: UUID, at: datetime) -> tuple[QuerySet[LastLooked], dict[str, datetime]]:
    rows: QuerySet[LastLooked] = LastLooked.visible_to(viewer)
    return rows.filter(couple=couple), {"looked_at": at}


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "known", {})
    monkeypatch.setattr(statements, "changes", {})


@pytest.fixture
def goals(couple: Couple, maya: User, jonas: User, clinician: User) -> dict[str, Goal]:
    return {
        "joint": active_joint_goal(couple, maya, jonas, clinician),
        "private": individual_goal(couple, maya, audience="private"),
        "care team": individual_goal(couple, jonas, audience="care_team"),
    }


def test_each_reads_their_own_rows_whoever_asked_before(
    goals: dict[str, Goal], maya: User, jonas: User, tess: User, clinician: User, administrator: User
) -> None:
    for _twice in range(2):
        for viewer in (clinician, jonas, maya, tess, administrator, jonas, clinician, maya):
            with acting_as(viewer):
                plain = list(
                    Goal.visible_to(viewer).order_by("created_at", "id").values_list("pk", flat=True)
                )
                assert everything(viewer) == plain
    with acting_as(maya):
        assert everything(maya) == [goals["joint"].pk, goals["private"].pk]


def test_partners_share_a_query_and_clinicians_have_their_own(
    goals: dict[str, Goal], maya: User, jonas: User, tess: User, clinician: User
) -> None:
    kept_by = []
    for viewer in (maya, jonas, tess, clinician):
        with acting_as(viewer):
            everything(viewer)
        kept_by.append(sum(key[0] is everything.__wrapped__ for key in statements.known))
    assert kept_by == [1, 1, 1, 2]


def test_a_care_team_that_grows_is_read_at_once(
    goals: dict[str, Goal], couple: Couple, clinician: User
) -> None:
    newcomer = make_clinician("Nina")
    with acting_as(newcomer):
        assert everything(newcomer) == []
    join_care_team(couple, newcomer)
    with acting_as(newcomer):
        assert everything(newcomer) == [goals["joint"].pk, goals["care team"].pk]


def test_values_change_from_call_to_call(goals: dict[str, Goal], maya: User, couple: Couple) -> None:
    long_ago, now = datetime(2000, 1, 1, tzinfo=UTC), timezone.now()
    with acting_as(maya):
        assert of_couple(maya, couple.pk, long_ago, "couple", joint=True) == [goals["joint"]]
        assert of_couple(maya, couple.pk, now, "couple", joint=True) == []
        assert of_couple(maya, couple.pk, long_ago, "private", joint=True) == []
        assert of_couple(maya, couple.pk, long_ago, "private", joint=False) == [goals["private"]]
        assert {goal.pk for goal in some(maya, [goal.pk for goal in goals.values()])} == {
            goals["joint"].pk,
            goals["private"].pk,
        }
        assert some(maya, []) == []


def test_words_are_values_too(goals: dict[str, Goal], maya: User, couple: Couple) -> None:
    with acting_as(maya):
        for words in ("'; DROP TABLE goals_goal; --", "%s", "%(viewer)s", "$1", "100 %"):
            assert of_couple(maya, couple.pk, datetime(2000, 1, 1, tzinfo=UTC), words, joint=True) == []


@pytest.mark.usefixtures("goals")
def test_a_log_of_queries_shows_the_same_query_with_its_values(maya: User) -> None:
    with acting_as(maya):
        unlogged = everything(maya)
        with CaptureQueriesContext(connection) as asked:
            assert everything(maya) == unlogged
    assert maya.pk.hex in asked.captured_queries[-1]["sql"]


def test_nothing_of_an_answer_stays_behind(goals: dict[str, Goal], maya: User, couple: Couple) -> None:
    with acting_as(maya):
        assert everything(maya) == [goals["joint"].pk, goals["private"].pk]
    assert getattr(connection, asking.LINE).reader.pgresult is None


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_is_asked_as_the_old_one_was(maya: User) -> None:
    with acting_as(maya):
        assert everything(maya) == []
    connection.close()
    with acting_as(maya):
        assert everything(maya) == []


def test_after_an_error_nothing_more_is_asked_in_the_same_transaction(maya: User) -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(TransactionManagementError):
            statements.run("broken", lambda values: User.objects.filter(pk=values["pk"]), {"pk": maya.pk})
        transaction.set_rollback(False)


@pytest.mark.usefixtures("goals")
def test_a_moment_that_is_no_value_is_refused(maya: User) -> None:
    @prepared
    def frozen_in_time(viewer: User) -> QuerySet[Goal]:
        rows: QuerySet[Goal] = Goal.visible_to(viewer).filter(created_at__lt=timezone.now())
        return rows

    with acting_as(maya), pytest.raises(RuntimeError):
        frozen_in_time(maya)


def test_a_name_that_became_part_of_a_text_is_refused(couple: Couple) -> None:
    @statements.kept
    def beginning(name: str) -> QuerySet[User]:
        return User.objects.filter(name__startswith=name)

    with pytest.raises(RuntimeError):
        beginning("Ma")


def test_an_id_that_is_no_value_is_refused(couple: Couple) -> None:
    @statements.kept
    def of_this_couple_for_ever() -> QuerySet[Enrollment]:
        return Enrollment.objects.filter(couple=couple)

    with pytest.raises(RuntimeError):
        of_this_couple_for_ever()


def test_numbers_are_not_taken_for_values(maya: User) -> None:
    @prepared
    def of_size(viewer: User, size: int) -> QuerySet[Goal]:
        rows: QuerySet[Goal] = Goal.visible_to(viewer)
        return rows[:size]

    with acting_as(maya), pytest.raises(TypeError):
        of_size(maya, 3)


@pytest.mark.usefixtures("goals")
def test_postgresql_plans_it_once_for_everybody(maya: User, jonas: User) -> None:
    for viewer in (maya, jonas, maya, jonas):
        with acting_as(viewer):
            everything(viewer)
    (words,) = [one.words for key, one in statements.known.items() if key[0] is everything.__wrapped__]
    with connection.cursor() as cursor:
        cursor.execute(
            # Other tests, which keep nothing either, may have asked the same.
            "SELECT sum(generic_plans), sum(custom_plans) FROM pg_prepared_statements WHERE statement = %s",
            [words.numbered],
        )
        generic, custom = cursor.fetchone()
    assert (generic >= 4, custom) == (True, 0)


@pytest.mark.usefixtures("goals")
def test_behind_a_pooler_nothing_is_kept_in_postgresql(
    maya: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def number_kept() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements")
            return cursor.fetchone()[0]

    before = number_kept()
    settings.DATABASE_KEEPS_PLANS = False
    monkeypatch.setattr(connections["default"], asking.LINE, None)
    with acting_as(maya):
        assert len(everything(maya)) == 2
    assert number_kept() == before


def test_each_deletes_their_own_rows_whoever_asked_before(
    couple: Couple, maya: User, jonas: User, administrator: User
) -> None:
    for person in (maya, jonas):
        with acting_as(person):
            for form in ("kept", "sent"):
                save_draft(by=person, couple=couple, form=form, about=None, data={"why": "Still thinking"})
    for viewer, gone in ((administrator, 0), (jonas, 1), (jonas, 0), (maya, 1)):
        with acting_as(viewer):
            assert begun(viewer, "sent") == gone
    for person in (maya, jonas):
        with acting_as(person):
            assert [one.form for one in Draft.visible_to(person)] == ["kept"]
            assert len(statements.changes) == 1


def test_each_updates_their_own_rows_whoever_asked_before(
    couple: Couple, maya: User, jonas: User, tess: User, administrator: User
) -> None:
    first, later = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
    for person in (maya, jonas):
        given = {"place": "shared", "looked_at": first, "audience": "private"}
        with acting_as(person):
            LastLooked.objects.create(couple=couple, subject=person, author=person, **given)
    for viewer, changed in ((administrator, 0), (tess, 0), (jonas, 1), (maya, 1)):
        with acting_as(viewer):
            assert looks(viewer, couple.pk, later if viewer == maya else first) == changed
    for person, at in ((maya, later), (jonas, first)):
        with acting_as(person):
            assert [one.looked_at for one in LastLooked.visible_to(person)] == [at]


@pytest.mark.usefixtures("goals")
def test_the_database_too_keeps_what_is_not_the_viewers(couple: Couple, maya: User, jonas: User) -> None:
    """A change kept for one and run as another finds nothing: both walls stand in it."""
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form="sent", about=None, data={"why": "Still thinking"})
    with acting_as(jonas):
        assert begun(maya, "sent") == 0
    with acting_as(maya):
        assert Draft.visible_to(maya).exists()
