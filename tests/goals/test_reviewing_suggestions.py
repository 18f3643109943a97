"""A goal the care team suggests: the couple's to take, change or leave, and in effect only as any other."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import accept, approve, enroll, join_care_team, make_terms, make_voice
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple, Enrollment, Program
from couplesgoals.records.acting import acting_as
from goals.actions import approve_goal, suggest_changes, suggest_goal
from goals.actions.reviewing import Feedback
from goals.models import Goal, GoalAcceptance, LifecycleStatus
from tests.conftest import ClientOf
from tests.goals.pages import goals_of, terms_data, typed
from tests.goals.test_reviewing import NOT_CARING
from tests.goals.words import TOO_LONG, actions_logged, fields_refused, refuses


def suggest(couple: Couple, by: User, submission: UUID | None = None, **terms: Any) -> Goal:
    """The care team's suggestion."""
    with acting_as(by):
        return suggest_goal(by=by, couple=couple, terms=make_terms(**terms), submission=submission)


def url_of(couple: Couple) -> str:
    return f"/goals/couple/{couple.pk}/suggest-goal/"


class TestSuggesting:
    def test_both_read_it_and_nobody_has_said_yes(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = suggest(couple, clinician)
        assert [one.pk for one in goals_of(maya)] == [one.pk for one in goals_of(jonas)] == [goal.pk]
        assert goals_of(maya)[0].lifecycle_status == LifecycleStatus.PROPOSED
        with acting_as(maya):
            assert not GoalAcceptance.visible_to(maya).exists()
        assert actions_logged()[-1] == "goal.suggest"

    def test_it_needs_both_and_the_clinician_like_any_other(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = suggest(couple, clinician)
        for person in (maya, jonas):
            with acting_as(clinician), pytest.raises(OutOfTurn):
                approve_goal(by=clinician, goal=goal, number=1, feedback=Feedback())
            goal = accept(goal, person)
        assert goal.lifecycle_status == LifecycleStatus.ACCEPTED
        assert approve(goal, clinician).lifecycle_status == LifecycleStatus.ACTIVE

    def test_other_words_of_theirs_take_its_place(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = suggest(couple, clinician)
        with acting_as(maya):
            goal = suggest_changes(
                by=maya,
                goal=goal,
                based_on=1,
                terms=make_terms(title="Our own words"),
                voice=make_voice(),
                reason="Closer to us",
            )
        assert approve(accept(goal, jonas), clinician).agreed.title == "Our own words"  # type: ignore[union-attr]

    def test_the_same_form_twice_is_one_goal(self, couple: Couple, maya: User, clinician: User) -> None:
        number = uuid4()
        assert suggest(couple, clinician, number).pk == suggest(couple, clinician, number).pk
        assert len(goals_of(maya)) == 1

    def test_its_words_are_checked(self, couple: Couple, clinician: User) -> None:
        with pytest.raises(ValidationError) as error:
            suggest(couple, clinician, title="", less=TOO_LONG)
        assert fields_refused(error) == {"title", "less"}

    @pytest.mark.parametrize("who", NOT_CARING)
    def test_only_the_care_team(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            suggest(couple, request.getfixturevalue(who))

    def test_not_to_one_alone(self, couple: Couple, jonas: User, clinician: User) -> None:
        Enrollment.objects.filter(person=jonas).update(ended_at=timezone.now(), status="cancelled")
        with refuses:
            suggest(couple, clinician)

    def test_not_after_freezing(self, couple: Couple, clinician: User) -> None:
        couple.frozen_at = timezone.now()
        couple.save()
        with refuses:
            suggest(couple, clinician)


class TestThePages:
    def test_from_the_form_to_both_of_them(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        client = client_of(clinician)
        assert "Suggest it to both" in client.get(url_of(couple)).content.decode()
        form = terms_data(title="Ten minutes after dinner") | {"submission": str(uuid4())}
        assert client.post(url_of(couple), form).status_code == 302
        for person in (maya, jonas):
            reader = client_of(person)
            assert "Your clinician suggests a goal" in reader.get("/today/").content.decode()
            (goal,) = goals_of(person)
            answer = reader.get(f"/goals/{goal.pk}/answer/").content.decode()
            assert "Your clinician suggests a goal" in answer
            assert "Ten minutes after dinner" in answer
            for page in (f"/progress/goals/{goal.pk}/", "/goals/", f"/goals/{goal.pk}/versions/"):
                assert "proposes" not in reader.get(page).content.decode()

    def test_what_was_typed_is_kept(self, couple: Couple, clinician: User, client_of: ClientOf) -> None:
        client = client_of(clinician)
        assert client.post(url_of(couple) + "draft/", {"title": "Half a goal"}).status_code == 204
        assert "Half a goal" in client.get(url_of(couple)).content.decode()
        answer = client.post(url_of(couple), {"title": "Still half"})
        assert answer.status_code == 422
        assert "Still half" in answer.content.decode()
        client.post(url_of(couple), terms_data() | {"submission": str(uuid4())})
        assert typed(clinician, "goal-care") == {}

    def test_a_couple_of_one_is_told_so(
        self, program: Program, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        alone = Couple.objects.create(program=program, name="Maya and somebody to come")
        enroll(alone, maya, "a")
        join_care_team(alone, clinician)
        assert "Once both partners have joined" in client_of(clinician).get(url_of(alone)).content.decode()
        with refuses:
            suggest(alone, clinician)

    @pytest.mark.parametrize("who", NOT_CARING)
    def test_nobody_else(
        self,
        couple: Couple,
        other_couple: Couple,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        client = client_of(request.getfixturevalue(who))
        assert client.get(url_of(couple)).status_code == 404
        assert client.post(url_of(couple), terms_data()).status_code == 404
        assert client.post(url_of(couple) + "draft/", {"title": "x"}).status_code == 404
