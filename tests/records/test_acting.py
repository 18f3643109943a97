"""On whose behalf: a viewer lasts as long as their transaction, and without one there is nothing to see."""

from __future__ import annotations

import random

import pytest
from django.db import connection, transaction

from couplesgoals.demo.factories import individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.models import Goal
from tests.records.together import at_once

INTERLEAVINGS = 500


def viewer() -> str:
    """Whom PostgreSQL takes for the viewer now, "" for nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('app.viewer', true), '')")
        return str(cursor.fetchone()[0])


def titles_without_python() -> set[str]:
    """The titles of all goals PostgreSQL alone gives."""
    return set(Goal.objects.values_list("current__title", flat=True))


def test_without_a_viewer_there_are_no_rows(couple: Couple, maya: User, jonas: User) -> None:
    propose(couple, maya)
    assert viewer() == ""
    assert not Goal.objects.exists()
    with acting_as(maya):
        assert Goal.objects.count() == 1


def test_nobody_in_particular_reads_nothing(couple: Couple, maya: User) -> None:
    propose(couple, maya)
    with acting_as(None):
        assert viewer() == ""
        assert not Goal.objects.exists()
        assert not Goal.visible_to(None).exists()


def test_an_inactive_person_is_nobody(couple: Couple, maya: User) -> None:
    propose(couple, maya)
    maya.is_active = False
    with acting_as(maya):
        assert viewer() == ""
        assert not Goal.visible_to(maya).exists()


def test_somebody_deactivated_by_another_request_reads_nothing(couple: Couple, maya: User) -> None:
    propose(couple, maya)
    User.objects.filter(pk=maya.pk).update(is_active=False)
    with acting_as(maya):  # the object in hand still says active
        assert not Goal.objects.exists()


class TestNesting:
    def test_the_inner_viewer_counts_and_the_outer_one_returns(self, maya: User, jonas: User) -> None:
        with acting_as(maya):
            with acting_as(jonas):
                assert viewer() == str(jonas.pk)
            assert viewer() == str(maya.pk)

    def test_nobody_inside_somebody_sees_nothing(self, couple: Couple, maya: User) -> None:
        propose(couple, maya)
        with acting_as(maya):
            with acting_as(None):
                assert not Goal.objects.exists()
            assert Goal.objects.exists()

    def test_an_error_inside_gives_the_outer_viewer_back(self, maya: User, jonas: User) -> None:
        with acting_as(maya):
            with pytest.raises(ZeroDivisionError), acting_as(jonas):
                raise ZeroDivisionError
            assert viewer() == str(maya.pk)

    def test_a_rolled_back_block_gives_the_outer_viewer_back(self, maya: User, jonas: User) -> None:
        with acting_as(maya):
            with acting_as(jonas):
                transaction.set_rollback(True)
            assert viewer() == str(maya.pk)


@pytest.mark.django_db(transaction=True)
class TestOneConnectionForMany:
    def test_the_viewer_does_not_outlive_the_transaction(self, couple: Couple, maya: User) -> None:
        propose(couple, maya)
        assert connection.get_autocommit()
        with acting_as(maya):
            assert Goal.objects.exists()
        assert viewer() == ""
        assert not Goal.objects.exists()

    def test_an_error_leaves_no_viewer_behind(self, maya: User) -> None:
        with pytest.raises(ZeroDivisionError), acting_as(maya):
            raise ZeroDivisionError
        assert viewer() == ""

    def test_interleaved_people_never_see_each_others_rows(
        self, couple: Couple, other_couple: Couple, maya: User, jonas: User, tess: User, omar: User
    ) -> None:
        people = [maya, jonas, tess, omar]
        for person in people:
            home = couple if person in (maya, jonas) else other_couple
            individual_goal(home, person, audience="private", title=f"Only {person.name}")

        def many(seed: int) -> int:
            chance, wrong = random.Random(seed), 0
            for _ in range(INTERLEAVINGS // 4):
                person = chance.choice([*people, None])
                expected = {f"Only {person.name}"} if person else set()
                try:
                    with acting_as(person):
                        wrong += titles_without_python() != expected
                        if chance.random() < 0.2:
                            raise ZeroDivisionError
                except ZeroDivisionError:
                    pass
                if chance.random() < 0.2:
                    wrong += bool(titles_without_python())
            return wrong

        assert at_once(*[lambda seed=seed: many(seed) for seed in range(4)]) == [0, 0, 0, 0]
