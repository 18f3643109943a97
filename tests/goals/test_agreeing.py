"""Two partners agree a joint goal: what each step does, and whom it refuses."""

from __future__ import annotations

from uuid import UUID, uuid4

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
from goals.actions import accept_goal, check_fit, propose_goal, suggest_changes
from goals.models import FitCheck, Goal, GoalAcceptance, GoalRevision, LifecycleStatus
from goals.terms import GoalTerms, Voice
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


def suggest(
    goal: Goal,
    by: User,
    *,
    based_on: int = 1,
    reason: str = "A word why",
    voice: Voice | None = None,
    **terms: object,
) -> Goal:
    """Suggest changes, as that person."""
    with acting_as(by):
        return suggest_changes(
            by=by,
            goal=goal,
            based_on=based_on,
            terms=make_terms(**terms),
            voice=voice or make_voice(),
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


def table(goal: Goal, person: User) -> tuple[int | None, int | None]:
    """The numbers of the two versions on the table, the latest first."""
    with acting_as(person):
        found: tuple[int | None, int | None] = (
            Goal.visible_to(person).values_list("current__number", "beside__number").get(pk=goal.pk)
        )
        return found


def numbers(goal: Goal, person: User) -> list[int]:
    """The numbers of every version there is."""
    with acting_as(person):
        rows = GoalRevision.visible_to(person).filter(goal=goal).order_by("number")
        return list(rows.values_list("number", flat=True))


def told(goal: Goal, by: User, fit: str, words: str = "", *, number: int = 1) -> FitCheck:
    """Tell the care team alone whether a version fits, as that person."""
    with acting_as(by):
        return check_fit(by=by, goal=goal, number=number, fit=fit, words=words)


def fits_read_by(person: User, goal: Goal) -> list[tuple[UUID, str, str]]:
    """Who answered what, in the order it was answered, as this person reads it."""
    with acting_as(person):
        rows = FitCheck.visible_to(person).filter(goal=goal).order_by("created_at", "id")
        return list(rows.values_list("author", "answer", "words"))


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
    @pytest.mark.parametrize(
        "words",
        ["", "  \n ", "\u200b", " \u2060\u00ad", TOO_LONG],
        ids=["empty", "blank", "zero width", "nothing seen", "20,000 characters"],
    )
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

    def test_a_why_nobody_can_see_is_refused(self, couple: Couple, maya: User) -> None:
        with pytest.raises(ValidationError) as error:
            propose(couple, maya, voice=make_voice(why="\u200b\u2003"))
        assert fields_refused(error) == {"why"}

    @pytest.mark.parametrize("days", [-2, 6 * 366, 2_900_000])
    def test_a_day_past_or_ages_away_is_refused(self, couple: Couple, maya: User, days: int) -> None:
        with pytest.raises(ValidationError) as error:
            propose(couple, maya, target_date=in_days(days))
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

    @pytest.mark.parametrize("based_on", [0, 1, 4])
    def test_on_another_version_than_those_on_the_table_it_is_stale(
        self, couple: Couple, maya: User, jonas: User, based_on: int
    ) -> None:
        goal = suggest(propose(couple, maya), jonas, title="Three evenings")
        suggest(goal, jonas, based_on=2, title="Three evenings, or one long one")
        with pytest.raises(Stale):
            suggest(goal, maya, based_on=based_on, title="Four evenings")

    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_a_word_why_is_asked_for(self, couple: Couple, maya: User, jonas: User, reason: str) -> None:
        with pytest.raises(ValidationError) as error:
            suggest(propose(couple, maya), jonas, title="Three", reason=reason)
        assert fields_refused(error) == {"reason"}

    def test_the_same_suggestion_sent_twice_is_one_version(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        goal = propose(couple, maya)
        for _ in range(2):
            suggest(goal, jonas, title="Three evenings")
        assert numbers(goal, maya) == [1, 2]


class TestTwoSuggestionsAtOnce:
    """Both wrote from the same version: both stay until the couple chooses by saying yes to one."""

    @pytest.fixture
    def goal(self, couple: Couple, maya: User, jonas: User) -> Goal:
        """Version 2 is Maya's, version 3 Jonas's, both based on 1."""
        goal = propose(couple, maya)
        suggest(goal, maya, title="Maya's words")
        return suggest(goal, jonas, title="Jonas's words")

    def test_both_are_on_the_table(self, goal: Goal, maya: User) -> None:
        assert table(goal, maya) == (3, 2)
        assert numbers(goal, maya) == [1, 2, 3]

    @pytest.mark.parametrize(("who", "number"), [("jonas", 2), ("maya", 3)])
    def test_the_one_both_say_yes_to_is_chosen(
        self, goal: Goal, maya: User, who: str, number: int, request: pytest.FixtureRequest
    ) -> None:
        done = yes(goal, request.getfixturevalue(who), number=number)
        assert (done.lifecycle_status, done.awaits_review_since is not None) == ("accepted", True)
        assert table(goal, maya) == (number, None)
        assert numbers(goal, maya) == [1, 2, 3]

    def test_the_one_not_chosen_takes_no_yes_any_more(self, goal: Goal, maya: User, jonas: User) -> None:
        yes(goal, jonas, number=2)
        with pytest.raises(Stale):
            yes(goal, maya, number=3)

    def test_a_version_that_brings_both_together_takes_their_place(self, goal: Goal, maya: User) -> None:
        suggest(goal, maya, based_on=3, title="Words of both")
        assert table(goal, maya) == (4, None)

    def test_a_second_thought_about_ones_own_leaves_the_others_there(self, goal: Goal, maya: User) -> None:
        suggest(goal, maya, based_on=2, title="Maya's second thought")
        assert table(goal, maya) == (4, 3)

    def test_nothing_older_comes_back(self, goal: Goal, maya: User, jonas: User) -> None:
        for person in (maya, jonas):
            with pytest.raises(Stale):
                suggest(goal, person, title="From the first version, again")

    def test_after_both_said_yes_to_one_a_suggestion_from_before_is_stale(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        goal = suggest(propose(couple, maya), maya, title="Maya's words")
        yes(goal, jonas, number=2)
        with pytest.raises(Stale):
            suggest(goal, jonas, title="Written before the yes")


class TestWhetherItFits:
    """Each partner's private answer is written with every yes, whatever it is."""

    @pytest.mark.parametrize("fit", ["fits", "unsure", "clash"])
    def test_it_goes_to_the_care_team_alone_and_the_yes_counts(
        self, couple: Couple, maya: User, jonas: User, clinician: User, fit: str
    ) -> None:
        goal = propose(couple, maya)
        done = accept(goal, jonas, voice=make_voice(fit=fit, fit_words="My limit"))
        assert done.lifecycle_status == "accepted"
        assert fits_read_by(clinician, goal) == [(maya.pk, "fits", ""), (jonas.pk, fit, "My limit")]
        assert fits_read_by(jonas, goal) == [(jonas.pk, fit, "My limit")]
        assert fits_read_by(maya, goal) == [(maya.pk, "fits", "")]

    @pytest.mark.parametrize(("fit", "words", "field"), [("", "", "fit"), ("fits", TOO_LONG, "fit_words")])
    def test_it_is_asked_for_and_has_its_limit(
        self, couple: Couple, maya: User, jonas: User, fit: str, words: str, field: str
    ) -> None:
        goal = propose(couple, maya)
        with pytest.raises(ValidationError) as error:
            accept(goal, jonas, voice=make_voice(fit=fit, fit_words=words))
        assert fields_refused(error) == {field}

    def test_ones_own_goal_needs_none(self, couple: Couple, maya: User) -> None:
        goal = individual_goal(couple, maya, voice=make_voice(fit=""))
        assert fits_read_by(maya, goal) == []

    def test_telling_only_the_clinician_is_no_yes(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = propose(couple, maya)
        for _twice in range(2):
            told(goal, jonas, "clash", "Not on Fridays")
        assert fits_read_by(clinician, goal)[1:] == [(jonas.pk, "clash", "Not on Fridays")]
        now = as_read_by(maya, goal)
        assert (now.lifecycle_status, now.awaits_review_since) == ("proposed", None)
        assert "Fridays" not in said_in_the_log()

    def test_a_second_yes_loses_no_word_to_the_care_team(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = accept(propose(couple, maya), jonas)
        for _twice in range(2):
            accept(goal, jonas, voice=make_voice(fit="clash", fit_words="I was afraid to say it"))
        assert fits_read_by(clinician, goal)[1:] == [
            (jonas.pk, "fits", ""),
            (jonas.pk, "clash", "I was afraid to say it"),
        ]
        assert as_read_by(maya, goal).lifecycle_status == "accepted"

    def test_the_same_words_sent_again_lose_no_new_word_to_the_care_team(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        number, afraid = uuid4(), make_voice(fit="clash", fit_words="I was afraid to say it")
        for voice in (make_voice(), afraid):
            goal = propose(couple, maya, voice=voice, submission=number)
        assert fits_read_by(clinician, goal) == [
            (maya.pk, "fits", ""),
            (maya.pk, "clash", "I was afraid to say it"),
        ]
        for voice in (make_voice(), afraid):
            suggest(goal, jonas, title="Two evenings", voice=voice)
        assert fits_read_by(clinician, goal)[2:] == [
            (jonas.pk, "fits", ""),
            (jonas.pk, "clash", "I was afraid to say it"),
        ]
        assert as_read_by(maya, goal).current.number == 2

    def test_it_can_be_told_of_a_goal_on_hold_and_not_of_a_closed_one(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        with acting_as(clinician):
            Goal.objects.filter(pk=goal.pk).update(lifecycle_status=LifecycleStatus.ON_HOLD)
        told(goal, maya, "clash", "Not again")
        assert (maya.pk, "clash", "Not again") in fits_read_by(clinician, goal)
        with acting_as(clinician):
            Goal.objects.filter(pk=goal.pk).update(lifecycle_status=LifecycleStatus.CANCELLED)
        with pytest.raises(OutOfTurn):
            told(goal, maya, "unsure")

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_couple_tells(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        goal, person = propose(couple, maya), request.getfixturevalue(who)
        with refuses:
            told(goal, person, "clash")

    def test_nothing_is_told_about_ones_own_goal_or_words_gone_by(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        with refuses:
            told(individual_goal(couple, maya), maya, "clash")
        with pytest.raises(Stale):
            told(suggest(propose(couple, maya), jonas, title="New"), maya, "clash", number=1)

    def test_a_goal_to_be_talked_through_takes_no_yes(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = propose(couple, maya)
        with acting_as(clinician):
            Goal.objects.filter(pk=goal.pk).update(talk_requested_at="2026-01-01T00:00Z")
        with pytest.raises(OutOfTurn, match="talk this goal through with you both"):
            yes(goal, jonas)
        told(goal, jonas, "unsure")

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
    def test_both_suggestions_survive(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya)
        results = at_once(
            lambda: suggest(goal, maya, title="Maya's words"),
            lambda: suggest(goal, jonas, title="Jonas's words"),
        )
        assert [type(result).__name__ for result in results] == ["Goal", "Goal"]
        assert set(table(goal, maya)) == {2, 3}
        assert numbers(goal, maya) == [1, 2, 3]

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
