"""How one's own goals stand to a joint one: read where both goals are read; no way to ask about others'."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.demo.factories import individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import change_goal_audience
from goals.actions.linking import link_goals
from goals.models import Goal, GoalLink
from progress.pages.goal_said import said_about
from tests.conftest import ClientOf
from tests.goals.words import NOT_PARTNERS, actions_logged, refuses


def link(goal: Goal, by: User, links: dict[UUID, str]) -> None:
    """Say how one's own goals stand to a joint one."""
    with acting_as(by):
        link_goals(by=by, goal=goal, links=links)


def read_by(viewer: User, goal: Goal) -> list[tuple[str, str, str]]:
    """The links of a goal as this person reads them."""
    with acting_as(viewer):
        found = Goal.visible_to(viewer).filter(pk=goal.pk).first()
        return (
            [(str(one.words), one.title, one.name) for one in said_about(found, viewer).links]
            if found
            else []
        )


@pytest.fixture
def joint(couple: Couple, maya: User) -> Goal:
    """A goal for both."""
    return propose(couple, maya)


class TestLinking:
    @pytest.mark.parametrize(
        ("audience", "readers"),
        [
            ("private", {"jonas"}),
            ("care_team", {"jonas", "clinician", "supervisor"}),
            ("couple", {"jonas", "maya", "clinician", "supervisor"}),
        ],
    )
    def test_it_is_read_by_who_reads_both_goals(
        self,
        couple: Couple,
        other_couple: Couple,
        joint: Goal,
        jonas: User,
        audience: str,
        readers: set[str],
        request: pytest.FixtureRequest,
    ) -> None:
        own = individual_goal(couple, jonas, audience=audience)
        link(joint, jonas, {own.pk: "supports"})
        cast = ("maya", "jonas", "clinician", "supervisor", "tess", "former_clinician", "administrator")
        found = {name for name in cast if read_by(request.getfixturevalue(name), joint)}
        assert found == readers
        assert read_by(jonas, joint) == [("Supported by", "Sleep before midnight", "Jonas")]
        assert read_by(jonas, own) == [("Supports", "Two evenings a week for us", "")]
        assert actions_logged()[-1] == "goal.link"

    def test_it_can_be_changed_and_taken_away_and_the_same_again_is_nothing(
        self, couple: Couple, joint: Goal, jonas: User
    ) -> None:
        own = individual_goal(couple, jonas)
        for kind in ("supports", "strains", "strains"):
            link(joint, jonas, {own.pk: kind})
        assert [words for words, _title, _name in read_by(jonas, joint)] == ["In tension with"]
        link(joint, jonas, {own.pk: ""})
        link(joint, jonas, {own.pk: ""})
        assert read_by(jonas, joint) == []
        assert actions_logged().count("goal.link") == 3

    def test_what_is_not_named_stays(self, couple: Couple, joint: Goal, jonas: User) -> None:
        first, second = individual_goal(couple, jonas), individual_goal(couple, jonas, title="Walk")
        link(joint, jonas, {first.pk: "supports"})
        link(joint, jonas, {second.pk: "strains"})
        assert len(read_by(jonas, joint)) == 2

    @pytest.mark.parametrize("kind", ["blocks", "SUPPORTS", " "])
    def test_there_is_no_third_kind(self, couple: Couple, joint: Goal, jonas: User, kind: str) -> None:
        with refuses:
            link(joint, jonas, {individual_goal(couple, jonas).pk: kind})

    @pytest.mark.parametrize("audience", ["private", "care_team", "couple"])
    def test_not_the_others_goal_nor_a_joint_one_nor_none(
        self, couple: Couple, joint: Goal, maya: User, jonas: User, audience: str
    ) -> None:
        theirs = individual_goal(couple, maya, audience=audience)
        for other in (theirs.pk, joint.pk, uuid4()):
            with refuses:
                link(joint, jonas, {other: "supports"})
        with refuses:
            link(theirs, jonas, {individual_goal(couple, jonas).pk: "supports"})

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_a_partner(
        self, couple: Couple, other_couple: Couple, joint: Goal, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            link(joint, request.getfixturevalue(who), {})

    def test_not_after_freezing(self, couple: Couple, joint: Goal, jonas: User) -> None:
        own = individual_goal(couple, jonas)
        couple.frozen_at = timezone.now()
        couple.save()
        with refuses:
            link(joint, jonas, {own.pk: "supports"})

    def test_one_query_for_any_number(self, couple: Couple, joint: Goal, jonas: User) -> None:
        for number in range(4):
            link(joint, jonas, {individual_goal(couple, jonas, title=f"Goal {number}").pk: "supports"})
        with (
            acting_as(jonas),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            said_about(joint, jonas)
        assert len([one for one in queries if "goals_goallink" in one["sql"]]) == 1


class TestThePage:
    def test_from_the_page_and_back(
        self, couple: Couple, joint: Goal, jonas: User, client_of: ClientOf
    ) -> None:
        own, client, url = individual_goal(couple, jonas), client_of(jonas), f"/goals/{joint.pk}/links/"
        assert "Sleep before midnight" in client.get(url).content.decode()
        assert client.post(url, {f"own-{own.pk}": "strains"}).status_code == 302
        assert "checked" in client.get(url).content.decode().split("strains", 1)[1].split(">", 1)[0]
        client.post(url, {f"own-{own.pk}": "neither"})
        with acting_as(jonas):
            assert not GoalLink.visible_to(jonas).exists()

    def test_hidden_absent_and_nonsense_are_the_same(
        self, couple: Couple, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        hidden = individual_goal(couple, maya, audience="private")
        client, url = client_of(jonas), f"/goals/{joint.pk}/links/"
        answers = [
            client.post(url, {f"own-{number}": "supports"}) for number in (hidden.pk, uuid4(), "x", joint.pk)
        ]
        assert {answer.status_code for answer in answers} == {404}
        assert len({len(answer.content) for answer in answers}) == 1

    def test_the_partner_sees_no_sign_of_a_link_to_a_goal_not_shared(
        self, couple: Couple, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        own, client = individual_goal(couple, jonas), client_of(maya)
        pages = [f"/goals/{joint.pk}/links/", f"/goals/{joint.pk}/", "/goals/"]
        before = [len(client.get(page).content) for page in pages]
        link(joint, jonas, {own.pk: "strains"})
        assert [len(client.get(page).content) for page in pages] == before


class TestWhenMoreMayReadTheGoal:
    @pytest.mark.parametrize(("before", "after"), [("private", "couple"), ("care_team", "couple")])
    def test_what_was_said_in_private_does_not_come_along(
        self, couple: Couple, joint: Goal, maya: User, jonas: User, before: str, after: str
    ) -> None:
        own = individual_goal(couple, jonas, audience=before)
        link(joint, jonas, {own.pk: "strains"})
        with acting_as(jonas):
            change_goal_audience(by=jonas, goal=own, audience=after)
        assert [read_by(one, goal) for one in (maya, jonas) for goal in (joint, own)] == [[], [], [], []]
        link(joint, jonas, {own.pk: "supports"})
        assert len(read_by(maya, joint)) == 1

    @pytest.mark.parametrize("after", ["private", "care_team", "couple"])
    def test_it_stays_where_nobody_new_reads(
        self, couple: Couple, joint: Goal, jonas: User, after: str
    ) -> None:
        own = individual_goal(couple, jonas, audience="couple")
        link(joint, jonas, {own.pk: "strains"})
        with acting_as(jonas):
            change_goal_audience(by=jonas, goal=own, audience=after)
        assert len(read_by(jonas, joint)) == 1
