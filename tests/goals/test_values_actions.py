"""Mapping one's values: private at first, then each for whom its owner chooses, and taken back at once."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions.valuing import choose_readers, link_value, map_values, unlink_value
from goals.models import Goal, GoalValue, ValueRating, ValuesMap
from goals.rated import RatedValue
from tests.goals.values import READERS, draw, latest, own, rated, readers, share, shared, whole_map
from tests.goals.words import (
    KEPT_AS_TYPED,
    NOT_PARTNERS,
    TOO_LONG,
    actions_logged,
    refuses,
    said_in_the_log,
)
from tests.records.together import at_once

OTHERS = ("jonas", *NOT_PARTNERS)


class TestMapping:
    def test_every_value_starts_private(
        self, couple: Couple, other_couple: Couple, maya: User, request: pytest.FixtureRequest
    ) -> None:
        drawn = draw(couple, maya, *whole_map(), own("Garden"))
        assert drawn.audience == "private"
        assert actions_logged() == ["values.map"]
        with acting_as(maya):
            ratings = list(ValueRating.visible_to(maya).filter(map=drawn))
        assert len(ratings) == 11
        assert {rating.audience for rating in ratings} == {"private"}
        assert readers(ratings[0], request) == {"maya"}

    def test_the_next_map_takes_the_place_of_the_last(self, couple: Couple, maya: User) -> None:
        first, second = draw(couple, maya), draw(couple, maya, rated("work"), rated("body"))
        with acting_as(maya):
            rows = ValueRating.visible_to(maya)
            assert set(rows.filter(is_latest=True).values_list("map", flat=True)) == {second.pk}
            assert set(rows.filter(is_latest=False).values_list("map", flat=True)) == {first.pk}

    def test_the_other_partners_map_is_untouched(self, couple: Couple, maya: User, jonas: User) -> None:
        draw(couple, jonas)
        draw(couple, maya)
        assert latest(jonas).is_latest

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_who_belongs_to_the_couple_maps(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            draw(couple, request.getfixturevalue(who))

    def test_not_in_a_frozen_space(self, couple: Couple, maya: User) -> None:
        couple.frozen_at = timezone.now()
        couple.save()
        with refuses:
            draw(couple, maya)

    @pytest.mark.parametrize(
        "values",
        [
            [],
            [rated(importance=0)],
            [rated(importance=11)],
            [rated(consistency=0)],
            [rated(consistency=11)],
            [rated(importance=-1)],
            [rated("nothing")],
            [rated(""), rated("work")],
            [rated(name="Named")],
            [own("")],
            [own("   ")],
            [rated("family"), rated("family", 2, 2)],
            [own("Garden"), own("garden ")],
            [own("Our  garden"), own("our garden")],
            [own("Caf\u00e9"), own("Cafe\u0301")],
            [own("x" * 61)],
            [own(TOO_LONG)],
            [rated(words="x" * 301)],
            [own(f"Own {number}") for number in range(6)],
        ],
        ids=str,
    )
    def test_what_is_no_map_is_refused_and_nothing_is_kept(
        self, couple: Couple, maya: User, values: list[RatedValue]
    ) -> None:
        with pytest.raises(ValidationError), acting_as(maya):
            map_values(by=maya, couple=couple, rated=values)
        with acting_as(maya):
            assert not ValuesMap.visible_to(maya).exists()
        assert actions_logged() == []

    def test_sixty_letters_five_of_ones_own_and_the_ends_of_the_scale_are_fine(
        self, couple: Couple, maya: User
    ) -> None:
        draw(couple, maya, rated("work", 1, 10), own("x" * 60), *[own(f"Own {n}") for n in range(4)])
        with acting_as(maya):
            assert ValueRating.visible_to(maya).count() == 6

    @pytest.mark.parametrize("words", KEPT_AS_TYPED)
    def test_words_are_kept_as_typed_and_out_of_the_log(self, couple: Couple, maya: User, words: str) -> None:
        draw(couple, maya, own(words, words=words))
        kept = latest(maya, "own", words)
        assert (kept.name, kept.words) == (words, words)
        assert words not in said_in_the_log()

    def test_a_name_loses_the_space_around_it(self, couple: Couple, maya: User) -> None:
        draw(couple, maya, own("  Our   garden "))
        assert latest(maya, "own", "Our garden")

    def test_the_same_form_twice_is_one_map(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        assert draw(couple, maya, submission=number) == draw(couple, maya, submission=number)
        with acting_as(maya):
            assert ValuesMap.visible_to(maya).count() == 1
            assert ValueRating.visible_to(maya).count() == 1

    def test_the_same_number_of_two_people_is_two_maps(self, couple: Couple, maya: User, jonas: User) -> None:
        # A unique error would tell one partner that the other has sent this form.
        number = uuid4()
        assert draw(couple, maya, submission=number) != draw(couple, jonas, submission=number)


@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    def test_the_same_form_is_one_map(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        first, second = at_once(*[lambda: draw(couple, maya, submission=number)] * 2)
        assert first == second

    def test_two_maps_leave_one_latest(self, couple: Couple, maya: User) -> None:
        drawn = at_once(*[lambda: draw(couple, maya)] * 3)
        assert all(isinstance(one, ValuesMap) for one in drawn)
        with acting_as(maya):
            assert ValueRating.visible_to(maya).filter(is_latest=True).count() == 1


class TestChoosingReaders:
    @pytest.mark.parametrize("audience", READERS)
    def test_each_value_is_read_by_whom_its_owner_chose(
        self, couple: Couple, other_couple: Couple, maya: User, audience: str, request: pytest.FixtureRequest
    ) -> None:
        draw(couple, maya, rated("family"), rated("work"))
        share(couple, maya, audience, "family")
        assert readers(latest(maya), request) == READERS[audience]
        assert readers(latest(maya, "work"), request) == {"maya"}

    @pytest.mark.parametrize("before", READERS)
    @pytest.mark.parametrize("after", READERS)
    def test_it_counts_from_now_on(
        self, couple: Couple, other_couple: Couple, maya: User, before: str, after: str,
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        shared(couple, maya, audience=before)
        share(couple, maya, after)
        assert readers(latest(maya), request) == READERS[after]

    def test_what_changes_nothing_is_not_in_the_log(self, couple: Couple, maya: User) -> None:
        shared(couple, maya)
        share(couple, maya, "couple")
        assert actions_logged() == ["values.map", "values.choose_readers"]

    def test_mapping_again_changes_nothing_for_those_who_read(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        before = shared(couple, maya, rated("family", 9, 3), own("Garden"))
        draw(couple, maya, rated("family", 1, 1), own("garden"))
        with acting_as(jonas):
            assert set(ValueRating.visible_to(jonas).values_list("importance", "name")) == {
                (9, ""),
                (8, "Garden"),
            }
        assert latest(maya).audience == "private"
        assert before.pk != latest(maya).pk

    @pytest.mark.parametrize("after", ["private", "care_team"])
    def test_taking_back_takes_back_earlier_maps_too(
        self, couple: Couple, maya: User, jonas: User, after: str
    ) -> None:
        shared(couple, maya, own("Garden"))
        draw(couple, maya, own(" garden"))
        with acting_as(maya):
            newest = latest(maya, "own", "garden").pk
            choose_readers(by=maya, couple=couple, readers={newest: after})
        with acting_as(jonas):
            assert not ValueRating.visible_to(jonas).exists()

    def test_a_value_no_longer_on_the_map_can_be_taken_back(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        shared(couple, maya, rated("work"))
        draw(couple, maya, rated("family"))
        share(couple, maya, "private", "work")
        with acting_as(jonas):
            assert not ValueRating.visible_to(jonas).exists()

    @pytest.mark.parametrize("who", OTHERS)
    @pytest.mark.parametrize("audience", READERS)
    def test_nobody_else_chooses_also_where_they_read_it(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, audience: str,
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        rating, person = shared(couple, maya, audience=audience), request.getfixturevalue(who)
        with refuses, acting_as(person):
            choose_readers(by=person, couple=couple, readers={rating.pk: "private"})
        assert latest(maya).audience == audience

    @pytest.mark.parametrize("audience", ["subject", "everybody", ""])
    def test_no_other_audience_is_taken(self, couple: Couple, maya: User, audience: str) -> None:
        draw(couple, maya)
        with refuses:
            share(couple, maya, audience)

    def test_a_made_up_value_is_refused_as_a_hidden_one(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        draw(couple, jonas)
        refusals = []
        for value_id in (latest(jonas).pk, UUID(int=7)):
            with pytest.raises(Refused) as refusal, acting_as(maya):
                choose_readers(by=maya, couple=couple, readers={value_id: "private"})
            refusals.append(refusal.value.args)
        assert refusals[0] == refusals[1]

    def test_after_the_space_is_frozen_sharing_can_only_be_taken_back(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        shared(couple, maya, rated("family"), rated("work"), audience="care_team")
        share(couple, maya, "couple", "family")
        couple.frozen_at = timezone.now()
        couple.save()
        with pytest.raises(OutOfTurn):
            share(couple, maya, "couple", "work")
        share(couple, maya, "care_team", "work")
        share(couple, maya, "private", "family", "work")
        assert {latest(maya).audience, latest(maya, "work").audience} == {"private"}


class TestLinking:
    def read_by(self, goal: Goal, person: User) -> int:
        with acting_as(person):
            return int(GoalValue.visible_to(person).filter(goal=goal).count())

    def link(self, goal: Goal, by: User, value: ValueRating) -> GoalValue:
        with acting_as(by):
            return link_value(by=by, goal=goal, value=value)

    def test_it_is_read_where_both_are_read(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        draw(couple, maya)
        self.link(goal, maya, latest(maya))
        assert [self.read_by(goal, who) for who in (maya, jonas, clinician)] == [1, 0, 0]
        share(couple, maya, "care_team")
        assert [self.read_by(goal, who) for who in (maya, jonas, clinician)] == [1, 0, 1]
        share(couple, maya, "couple")
        assert [self.read_by(goal, who) for who in (maya, jonas, clinician)] == [1, 1, 1]
        share(couple, maya, "private")
        assert [self.read_by(goal, who) for who in (maya, jonas, clinician)] == [1, 0, 0]

    def test_twice_is_once_and_it_can_be_taken_away(self, couple: Couple, maya: User) -> None:
        goal = individual_goal(couple, maya)
        draw(couple, maya)
        assert self.link(goal, maya, latest(maya)) == self.link(goal, maya, latest(maya))
        with acting_as(maya):
            unlink_value(by=maya, goal=goal, value=latest(maya))
            unlink_value(by=maya, goal=goal, value=latest(maya))
        assert self.read_by(goal, maya) == 0
        assert actions_logged()[-2:] == ["goal.link_value", "goal.unlink_value"]

    def test_somebody_elses_value_is_not_mine_to_link(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        value = shared(couple, jonas)
        for person in (maya, clinician):
            with refuses:
                self.link(goal, person, value)

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_no_stranger_links(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        goal, value = individual_goal(couple, maya, audience="couple"), shared(couple, maya)
        with refuses:
            self.link(goal, request.getfixturevalue(who), value)

    def test_the_partners_own_goal_is_not_mine_to_link(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = individual_goal(couple, jonas, audience="couple")
        draw(couple, maya)
        with refuses:
            self.link(goal, maya, latest(maya))

    def test_nobody_takes_away_anothers_link(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        value = shared(couple, maya)
        self.link(goal, maya, value)
        for person in (jonas, clinician):
            with acting_as(person):
                unlink_value(by=person, goal=goal, value=value)
        assert self.read_by(goal, maya) == 1
