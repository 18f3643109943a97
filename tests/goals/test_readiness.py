"""The rulers: one's own, at most the care team's, never the partner's; giving them moves nothing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.demo.factories import make_administrator, propose
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import draft_of
from goals.actions import rate_readiness
from goals.forms.readiness import more_question, why_question
from goals.models import Goal, LifecycleStatus, ReadinessRating
from goals.views.mine import READINESS
from tests.conftest import ClientOf
from tests.goals.stepping import at
from tests.goals.test_steps_pages import page, queries, text_of
from tests.goals.test_steps_planning import rest
from tests.goals.words import (
    KEPT_AS_TYPED,
    NOT_PARTNERS,
    TOO_LONG,
    actions_logged,
    fields_refused,
    refuses,
    said_in_the_log,
)

NUMBERS = {"importance": 8, "confidence": 5, "readiness": 3}


def give(goal: Goal, by: User, **over: Any) -> ReadinessRating:
    """Write down three rulers, as that person."""
    with acting_as(by):
        return rate_readiness(by=by, goal=goal, **(NUMBERS | over))


def read_by(person: User) -> list[tuple[int, str]]:
    """Readiness and audience of what this person reads, oldest first."""
    with acting_as(person):
        rows = ReadinessRating.visible_to(person).order_by("created_at", "id")
        return list(rows.values_list("readiness", "audience"))


def columns(goal: Goal, reader: User) -> dict[str, object]:
    """Everything that stands in a goal's row, as this person reads it."""
    with acting_as(reader):
        return Goal.visible_to(reader).values().get(pk=goal.pk)


class TestGiving:
    def test_the_care_team_reads_it_and_the_partner_never(
        self, joint: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        give(joint, maya)
        give(joint, maya, readiness=6, audience="private")
        assert read_by(maya) == [(3, "care_team"), (6, "private")]
        assert read_by(clinician) == [(3, "care_team")]
        assert read_by(jonas) == []
        assert actions_logged()[-1] == "readiness.rate"

    @pytest.mark.parametrize("status", [LifecycleStatus.ON_HOLD, LifecycleStatus.ACTIVE])
    def test_while_a_goal_is_open(self, team_goal: Goal, maya: User, status: str) -> None:
        rest(team_goal, status)
        assert give(team_goal, maya).pk

    def test_before_a_goal_is_agreed_too(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya)
        assert give(goal, jonas).pk

    def test_not_for_a_closed_goal(self, team_goal: Goal, maya: User) -> None:
        rest(team_goal, LifecycleStatus.COMPLETED)
        with pytest.raises(OutOfTurn):
            give(team_goal, maya)

    def test_about_a_private_goal_it_is_private(
        self, private_goal: Goal, maya: User, clinician: User
    ) -> None:
        assert give(private_goal, maya).audience == "private"
        assert read_by(clinician) == []

    def test_the_same_form_twice_is_once(self, joint: Goal, maya: User) -> None:
        number = uuid4()
        first, second = (give(joint, maya, submission=number) for _ in range(2))
        assert first.pk == second.pk

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("importance", -1),
            ("confidence", 11),
            ("readiness", 99),
            ("why_not_lower", TOO_LONG),
            ("what_would_help", "x" * 1001),
            ("audience", "couple"),
            ("audience", "subject"),
            ("audience", ""),
        ],
    )
    def test_what_cannot_be_is_said_by_field(
        self, joint: Goal, maya: User, field: str, value: object
    ) -> None:
        with pytest.raises(ValidationError) as error:
            give(joint, maya, **{field: value})
        assert fields_refused(error) == {field}

    @pytest.mark.parametrize("words", KEPT_AS_TYPED)
    def test_words_are_kept_as_typed_and_out_of_the_log(self, joint: Goal, maya: User, words: str) -> None:
        assert give(joint, maya, why_not_lower=words).why_not_lower == words
        assert words not in said_in_the_log()

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_two(
        self, joint: Goal, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            give(joint, request.getfixturevalue(who))

    @pytest.mark.parametrize("which", ["private_goal", "team_goal", "shared_goal"])
    def test_nobody_about_the_others_own_goal(
        self, which: str, jonas: User, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            give(request.getfixturevalue(which), jonas)

    def test_not_in_a_frozen_space_and_what_was_given_stays_to_be_read(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        give(joint, maya)
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        with refuses:
            give(joint, maya)
        shown = text_of(client_of(maya).get(at("mine", joint.pk)))
        assert "3 of 10" in shown
        assert "How is it now?" not in shown
        assert client_of(maya).get(at("readiness", joint.pk)).status_code == 404


class TestTheQuestions:
    @pytest.mark.parametrize(
        ("number", "why", "more"),
        [
            (0, "A 0 is an honest answer. What comes to mind when you think of this goal?",
             "What would make it a 1?"),
            (1, "Why a 1 and not a 0?", "What would make it a 2?"),
            (2, "Why a 2 and not a 0?", "What would make it a 3?"),
            (3, "Why a 3 and not a 0?", "What would make it a 5?"),
            (5, "Why a 5 and not a 2?", "What would make it a 7?"),
            (7, "Why a 7 and not a 4?", "What would make it a 9?"),
            (8, "Why an 8 and not a 5?", "What would make it a 9?"),
            (9, "Why a 9 and not a 6?", "What helps you keep it there?"),
            (10, "Why a 10 and not a 7?", "What helps you keep it there?"),
        ],
    )  # fmt: skip
    def test_each_is_worded_from_the_number(self, number: int, why: str, more: str) -> None:
        assert (why_question(number), more_question(number)) == (why, more)

    def test_never_why_not_ten(self) -> None:
        asked = [question(number) for number in range(11) for question in (why_question, more_question)]
        assert not [words for words in asked if "10?" in words]


class TestTheTwoScreens:
    form = {"audience": "care_team", "importance": "8", "confidence": "5", "readiness": "5"}  # noqa: RUF012

    def test_three_numbers_then_two_questions_without_scripts(
        self, joint: Goal, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        answer = browser.post(at("readiness", joint.pk), self.form | {"submission": str(uuid4())})
        assert (answer.status_code, answer.headers["Location"]) == (302, at("readiness_why", joint.pk))
        second = browser.get(at("readiness_why", joint.pk))
        shown = text_of(second)
        assert "Why a 5 and not a 2?" in shown
        assert "What would make it a 7?" in shown
        assert read_by(maya) == []
        given = {
            name: str(second.context["form"][name].value() or "") for name in second.context["form"].fields
        }
        given |= {"why_not_lower": "It calms us."}
        answer = browser.post(at("readiness_why", joint.pk), given)
        assert (answer.status_code, answer.headers["Location"]) == (302, at("mine", joint.pk))
        shown = text_of(browser.get(at("mine", joint.pk)))
        assert "It calms us." in shown
        assert "5 of 10" in shown
        assert read_by(maya) == [(5, "care_team")]
        assert browser.post(at("readiness_why", joint.pk), given).status_code == 302
        assert browser.post(at("readiness_draft", joint.pk), given).status_code == 204
        assert len(read_by(maya)) == 1
        with acting_as(maya):
            assert draft_of(by=maya, form=READINESS, about=joint.pk) == {}

    def test_back_to_the_numbers_loses_no_word(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        browser, words = client_of(maya), {"why_not_lower": "Kept words", "back": "yes"}
        answer = browser.post(at("readiness_why", joint.pk), self.form | words)
        assert (answer.status_code, answer.headers["Location"]) == (302, at("readiness", joint.pk))
        first = browser.get(at("readiness", joint.pk)).context["form"]
        assert (first["readiness"].value(), first["why_not_lower"].value()) == ("5", "Kept words")

    def test_the_questions_wait_for_the_numbers(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        for answer in (
            client_of(maya).get(at("readiness_why", joint.pk)),
            client_of(maya).post(at("readiness_why", joint.pk), {"readiness": "eleven"}),
        ):
            assert (answer.status_code, answer.headers["Location"]) == (302, at("readiness", joint.pk))

    @pytest.mark.parametrize(
        ("screen", "field", "value"),
        [
            ("readiness", "importance", ""),
            ("readiness", "confidence", "11"),
            ("readiness", "audience", "couple"),
            ("readiness_why", "why_not_lower", TOO_LONG),
            ("readiness_why", "importance", "x"),
        ],
    )
    def test_what_cannot_be_is_said_beside_its_field(
        self, joint: Goal, maya: User, client_of: ClientOf, screen: str, field: str, value: str
    ) -> None:
        answer = client_of(maya).post(at(screen, joint.pk), self.form | {field: value})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert read_by(maya) == []

    def test_a_private_goal_offers_no_readers(
        self, private_goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        form = client_of(maya).get(at("readiness", private_goal.pk)).context["form"]
        assert [value for value, _words in form.fields["audience"].choices] == ["private"]


class TestThePartner:
    @pytest.mark.parametrize("name", ["mine", "readiness", "readiness_why"])
    @pytest.mark.parametrize("who", ["jonas", *NOT_PARTNERS])
    def test_finds_no_page_about_a_goal_of_ones_own(
        self, shared_goal: Goal, other_couple: Couple, name: str, who: str, client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        browser = client_of(request.getfixturevalue(who))
        for pk in (shared_goal.pk, uuid4()):
            assert browser.get(at(name, pk)).status_code == 404

    def test_sees_nothing_change_on_any_page(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        pages = [page(joint.pk), "/today/", "/us/", "/goals/", at("mine", joint.pk), at("step_new", joint.pk)]
        before = columns(joint, jonas)
        seen = [len(text_of(client_of(jonas).get(url))) for url in pages]
        give(joint, maya, readiness=0, why_not_lower="I do not want this any more.")
        assert [len(text_of(client_of(jonas).get(url))) for url in pages] == seen
        assert columns(joint, jonas) == before


def test_ones_own_page_asks_the_database_as_often_for_sixty_answers_as_for_one(
    joint: Goal, maya: User, client_of: ClientOf
) -> None:
    give(joint, maya)
    browser = client_of(maya)
    one = queries(browser, at("mine", joint.pk))
    for _ in range(59):
        give(joint, maya, why_not_lower="Because.")
    sixty = queries(browser, at("mine", joint.pk))
    assert len(sixty) == len(one), "\n".join(sixty)
