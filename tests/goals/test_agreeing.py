"""Two partners agree a joint goal: what each step does, and whom it refuses."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.demo.factories import (
    accept,
    active_joint_goal,
    approve,
    awaiting_joint_goal,
    in_days,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.records.acting import acting_as
from goals.actions import accept_goal, propose_goal, suggest_changes
from goals.models import Goal, GoalAcceptance, GoalRevision, LifecycleStatus
from goals.terms import GoalTerms
from tests.goals.words import (
    KEPT_AS_TYPED,
    NOT_PARTNERS,
    STRANGERS,
    TOO_LONG,
    actions_logged,
    fields_refused,
    refuses,
    said_in_the_log,
)
from tests.records.together import at_once


def suggest(goal: Goal, by: User, *, based_on: int = 1, reason: str = "", **terms: object) -> Goal:
    """Suggest changes, as that person."""
    with acting_as(by):
        return suggest_changes(
            by=by,
            goal=goal,
            based_on=based_on,
            terms=make_terms(**terms),
            voice=make_voice(),
            reason=reason,
        )


def yes(goal: Goal, by: User, number: int = 1) -> Goal:
    """Accept one version by its number, as that person."""
    with acting_as(by):
        return accept_goal(by=by, goal=goal, number=number, voice=make_voice())


def as_read_by(person: User, goal: Goal) -> Goal:
    """The goal as it is now."""
    with acting_as(person):
        found: Goal = Goal.visible_to(person).select_related("current", "agreed").get(pk=goal.pk)
        return found


class TestProposing:
    def test_it_keeps_the_words_and_the_proposers_yes(self, couple: Couple, maya: User, jonas: User) -> None:
        voice = make_voice(why="We laugh more then.", first_step="I cook on Tuesday.", ask_of_partner="Come.")
        goal = as_read_by(jonas, propose(couple, maya, voice=voice, title="A dinner a week"))
        assert (goal.is_joint, goal.author_id, goal.audience) == (True, maya.pk, "couple")
        assert goal.lifecycle_status == LifecycleStatus.PROPOSED
        assert goal.agreed is None
        assert goal.current is not None
        assert (goal.current.number, goal.current.based_on) == (1, None)
        assert GoalTerms.of(goal.current) == make_terms(title="A dinner a week")
        with acting_as(jonas):
            acceptance = GoalAcceptance.visible_to(jonas).get(goal=goal)
        assert acceptance.person_id == maya.pk
        assert (acceptance.why, acceptance.first_step, acceptance.ask_of_partner) == (
            "We laugh more then.",
            "I cook on Tuesday.",
            "Come.",
        )

    def test_it_is_logged_without_a_word_of_it(self, couple: Couple, maya: User) -> None:
        propose(couple, maya, title="Sentinel")
        assert actions_logged() == ["goal.propose"]
        assert "Sentinel" not in said_in_the_log()

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_couple_proposes(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        person = request.getfixturevalue(who)
        with acting_as(person), refuses:
            propose_goal(by=person, couple=couple, terms=make_terms(), voice=make_voice())
        assert actions_logged() == []

    def test_the_same_form_sent_twice_is_one_goal(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        with acting_as(maya):
            goals = [
                propose_goal(
                    by=maya, couple=couple, terms=make_terms(), voice=make_voice(), submission=number
                )
                for _ in range(2)
            ]
            assert goals[0] == goals[1]
            assert Goal.visible_to(maya).count() == 1

    def test_partners_with_one_number_get_a_goal_each(self, couple: Couple, maya: User, jonas: User) -> None:
        number = uuid4()
        for person in (maya, jonas):
            with acting_as(person):
                propose_goal(
                    by=person, couple=couple, terms=make_terms(), voice=make_voice(), submission=number
                )
        with acting_as(maya):
            assert Goal.visible_to(maya).count() == 2

    @pytest.mark.parametrize("words", KEPT_AS_TYPED)
    def test_words_are_kept_as_typed(self, couple: Couple, maya: User, jonas: User, words: str) -> None:
        goal = as_read_by(jonas, propose(couple, maya, voice=make_voice(why=words), title=words))
        assert goal.current is not None
        assert goal.current.title == words

    @pytest.mark.parametrize("field", ["title", "much_less", "less", "expected", "more", "much_more"])
    @pytest.mark.parametrize("words", ["", "  \n ", TOO_LONG], ids=["empty", "blank", "20,000 characters"])
    def test_empty_and_endless_words_are_refused_by_field(
        self, couple: Couple, maya: User, field: str, words: str
    ) -> None:
        with pytest.raises(ValidationError) as error:
            propose(couple, maya, **{field: words})
        assert fields_refused(error) == {field}

    @pytest.mark.parametrize("same", ["One evening", " one EVENING "])
    def test_levels_alike_are_refused(self, couple: Couple, maya: User, same: str) -> None:
        with pytest.raises(ValidationError) as error:
            propose(couple, maya, less="One evening", much_more=same)
        assert fields_refused(error) == {"much_more"}

    def test_a_past_day_is_refused(self, couple: Couple, maya: User) -> None:
        with pytest.raises(ValidationError) as error:
            propose(couple, maya, target_date=in_days(-2))
        assert fields_refused(error) == {"target_date"}

    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
    def test_today_is_the_couples_own(
        self, couple: Couple, maya: User, zone: str, time_machine: object
    ) -> None:
        Couple.objects.filter(pk=couple.pk).update(time_zone=zone)
        couple.refresh_from_db()
        # 11:00 on May 5 in London: already May 6 on Kiritimati, still May 4 on Samoa an hour before midnight.
        time_machine.move_to("2026-05-05T10:30:00+00:00", tick=False)  # type: ignore[attr-defined]
        day = make_terms().target_date.replace(year=2026, month=5)
        own_today = day.replace(day=6 if zone.endswith("Kiritimati") else 4)
        propose(couple, maya, target_date=own_today)
        with pytest.raises(ValidationError):
            propose(couple, maya, target_date=own_today.replace(day=own_today.day - 1))

    @pytest.mark.parametrize("why", ["", "  ", TOO_LONG])
    def test_a_why_is_asked_for(self, couple: Couple, maya: User, why: str) -> None:
        with pytest.raises(ValidationError) as error:
            propose(couple, maya, voice=make_voice(why=why))
        assert fields_refused(error) == {"why"}

    def test_a_frozen_couple_proposes_nothing(self, couple: Couple, maya: User) -> None:
        Couple.objects.filter(pk=couple.pk).update(frozen_at="2026-01-01T00:00Z")
        with refuses:
            propose(couple, maya)


class TestAccepting:
    def test_the_second_yes_brings_it_to_the_clinician(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = as_read_by(maya, yes(propose(couple, maya), jonas))
        assert goal.lifecycle_status == LifecycleStatus.ACCEPTED
        assert goal.awaits_review_since is not None
        assert goal.agreed is None
        with acting_as(clinician):
            assert list(Goal.visible_to(clinician).awaiting_review()) == [goal]
        assert actions_logged() == ["goal.propose", "goal.accept"]

    def test_the_proposers_own_yes_is_not_the_second(self, couple: Couple, maya: User) -> None:
        goal = as_read_by(maya, yes(propose(couple, maya), maya))
        assert goal.lifecycle_status == LifecycleStatus.PROPOSED
        assert goal.awaits_review_since is None

    def test_twice_is_once(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya)
        yes(goal, jonas)
        yes(goal, jonas)
        with acting_as(jonas):
            assert GoalAcceptance.visible_to(jonas).filter(goal=goal).count() == 2
        assert actions_logged() == ["goal.propose", "goal.accept"]

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_couple_accepts(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        goal, person = propose(couple, maya), request.getfixturevalue(who)
        with refuses:
            yes(goal, person)

    @pytest.mark.parametrize("number", [0, 1, 3])
    def test_another_version_than_the_latest_is_stale(
        self, couple: Couple, maya: User, jonas: User, number: int
    ) -> None:
        goal = suggest(propose(couple, maya), jonas, title="Three evenings")
        with pytest.raises(Stale):
            yes(goal, maya, number=number)
        assert as_read_by(maya, goal).awaits_review_since is None

    def test_an_individual_goal_is_not_accepted_by_the_other(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        for audience in ("private", "care_team", "couple"):
            goal = individual_goal(couple, maya, audience=audience)
            with refuses:
                yes(goal, jonas)
            with refuses:
                yes(goal, maya)

    def test_a_yes_needs_a_why(self, couple: Couple, maya: User, jonas: User) -> None:
        with pytest.raises(ValidationError):
            accept(propose(couple, maya), jonas, voice=make_voice(why=" "))

    def test_a_newcomers_yes_is_needed_in_place_of_who_left(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        goal = propose(couple, maya)
        Enrollment.objects.filter(person=jonas).update(status="cancelled", ended_at="2026-01-01T00:00Z")
        with refuses:
            yes(goal, jonas)


class TestSuggestingChanges:
    def test_it_writes_the_next_version_and_comes_back_to_the_other(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        goal = suggest(propose(couple, maya), jonas, title="Three evenings", reason="Two are few")
        goal = as_read_by(maya, goal)
        assert goal.current is not None
        assert (goal.current.number, goal.current.based_on, goal.current.author_id) == (2, 1, jonas.pk)
        assert (goal.current.title, goal.current.reason) == ("Three evenings", "Two are few")
        assert goal.lifecycle_status == LifecycleStatus.PROPOSED
        assert yes(goal, maya, number=2).lifecycle_status == LifecycleStatus.ACCEPTED

    def test_every_version_stays_readable(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya, title="One")
        goal = suggest(goal, jonas, title="Two")
        goal = suggest(goal, maya, based_on=2, title="Three")
        with acting_as(jonas):
            versions = GoalRevision.visible_to(jonas).filter(goal=goal).order_by("number")
            assert list(versions.values_list("title", flat=True)) == ["One", "Two", "Three"]

    def test_it_takes_the_goal_back_from_the_clinician(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = suggest(awaiting_joint_goal(couple, maya, jonas), maya, title="Three evenings")
        goal = as_read_by(maya, goal)
        assert (goal.lifecycle_status, goal.awaits_review_since) == (LifecycleStatus.PROPOSED, None)

    def test_a_goal_in_effect_stays_so_until_the_change_is_agreed(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician, title="Two evenings")
        changed = as_read_by(jonas, suggest(goal, jonas, title="Three evenings"))
        assert changed.lifecycle_status == LifecycleStatus.ACTIVE
        assert changed.has_pending_change
        assert changed.agreed is not None
        assert changed.agreed.title == "Two evenings"
        accept(changed, maya)
        assert as_read_by(jonas, goal).has_pending_change
        done = as_read_by(jonas, approve(changed, clinician))
        assert done.agreed is not None
        assert (done.agreed.title, done.has_pending_change) == ("Three evenings", False)

    def test_the_same_words_are_no_change(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya)
        with pytest.raises(OutOfTurn):
            suggest(goal, jonas)

    @pytest.mark.parametrize("based_on", [0, 1, 3])
    def test_on_another_version_than_the_latest_it_is_stale(
        self, couple: Couple, maya: User, jonas: User, based_on: int
    ) -> None:
        goal = suggest(propose(couple, maya), jonas, title="Three evenings")
        with pytest.raises(Stale):
            suggest(goal, maya, based_on=based_on, title="Four evenings")

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_couple_suggests(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        goal, person = propose(couple, maya), request.getfixturevalue(who)
        with refuses:
            suggest(goal, person, title="Mine")

    @pytest.mark.parametrize("audience", ["private", "care_team", "couple"])
    def test_not_to_the_others_own_goal(self, couple: Couple, maya: User, jonas: User, audience: str) -> None:
        goal = individual_goal(couple, maya, audience=audience)
        with refuses:
            suggest(goal, jonas, title="Better")

    def test_an_endless_reason_is_refused_by_field(self, couple: Couple, maya: User, jonas: User) -> None:
        with pytest.raises(ValidationError) as error:
            suggest(propose(couple, maya), jonas, title="Three", reason=TOO_LONG)
        assert fields_refused(error) == {"reason"}


@pytest.mark.django_db(transaction=True)
class TestBothAtOnce:
    def test_one_suggestion_is_next_and_the_other_is_told(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        goal = propose(couple, maya)
        results = at_once(
            lambda: suggest(goal, maya, title="Maya's words"),
            lambda: suggest(goal, jonas, title="Jonas's words"),
        )
        assert sorted(type(result).__name__ for result in results) == ["Goal", "Stale"]
        with acting_as(maya):
            assert GoalRevision.visible_to(maya).filter(goal=goal).count() == 2

    def test_a_yes_and_a_suggestion_never_agree_to_unread_words(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        goal = propose(couple, maya)
        results = at_once(lambda: yes(goal, jonas), lambda: suggest(goal, maya, title="Other words"))
        after = as_read_by(maya, goal)
        assert after.current is not None
        assert after.awaits_review_since is None or after.current.number == 1
        assert any(isinstance(result, Goal) for result in results)

    def test_the_same_form_twice_at_once_is_one_goal(self, couple: Couple, maya: User) -> None:
        number = uuid4()

        def send() -> Goal:
            with acting_as(maya):
                return propose_goal(
                    by=maya, couple=couple, terms=make_terms(), voice=make_voice(), submission=number
                )

        results = at_once(send, send)
        assert [type(result) for result in results] == [Goal, Goal], results
        assert results[0] == results[1]
        with acting_as(maya):
            assert Goal.visible_to(maya).count() == 1


@pytest.mark.parametrize("who", STRANGERS)
def test_a_goal_that_is_hidden_and_one_that_is_not_there_are_refused_alike(
    couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
) -> None:
    person, hidden = request.getfixturevalue(who), propose(couple, maya)
    absent = Goal(id=uuid4(), couple=couple)
    said = []
    for goal in (hidden, absent):
        with pytest.raises(Refused) as refusal:
            yes(goal, person)
        said.append(str(refusal.value))
    assert said[0] == said[1]


def test_nothing_stays_of_a_step_that_failed(couple: Couple, maya: User) -> None:
    def propose_and_fail() -> None:
        with acting_as(maya):
            propose_goal(by=maya, couple=couple, terms=make_terms(), voice=make_voice())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        propose_and_fail()
    assert actions_logged() == []
    with acting_as(maya):
        assert not Goal.objects.exists()
