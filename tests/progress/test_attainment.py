"""A clinician's page of attainment: each rater apart, the gaps, the agreement, and who finds it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from couplesgoals.demo.factories import active_joint_goal, in_days, individual_goal, latest_number, make_terms
from couplesgoals.demo.factories import make_voice as voice
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import Audience
from goals.actions import revise_individual_goal
from goals.models import Goal
from progress.pages.attainment import AttainmentPage
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, rate, rate_both, text_of
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db


def page_of(couple: Couple, clinician: User, client_of: ClientOf) -> AttainmentPage:
    page: AttainmentPage = client_of(clinician).get(at("attainment", couple.pk)).context["page"]
    return page


def scores(page: AttainmentPage) -> list[tuple[str, str, str, str, str, int, int]]:
    return [
        (s.name, s.goals, s.baseline, s.current, s.change, s.found.scored, s.found.unrated)
        for s in page.scores
    ]


def revise_own(goal: Goal, by: User, **terms: Any) -> None:
    number = latest_number(goal, by)
    with acting(by):
        revise_individual_goal(
            by=by,
            goal=goal,
            based_on=number,
            terms=make_terms(target_date=in_days(50), **terms),
            voice=voice(),
            reason="It grew.",
        )


class TestScores:
    def test_nothing_rated_is_not_yet_and_says_how_many(
        self, couple: Couple, goal: Goal, own_goal: Goal, clinician: User, client_of: ClientOf
    ) -> None:
        none = ("Not yet", "Not yet", "Not yet")
        assert scores(page_of(couple, clinician, client_of)) == [
            ("Maya", "Joint goals", *none, 0, 1),
            ("Jonas", "Joint goals", *none, 0, 1),
            ("Maya", "Own goals", *none, 0, 1),
        ]
        text = text_of(client_of(clinician), at("attainment", couple.pk))
        assert "not rated yet: 1" in text
        assert "50.0" not in text

    def test_without_a_goal_the_page_says_so(
        self, couple: Couple, clinician: User, client_of: ClientOf
    ) -> None:
        assert "No goal in effect yet" in text_of(client_of(clinician), at("attainment", couple.pk))

    def test_each_rater_apart_and_never_a_mean(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        rate_both(goal, maya, 1, jonas, -2)
        assert scores(page_of(couple, clinician, client_of)) == [
            ("Maya", "Joint goals", "40.0", "60.0", "+20.0", 1, 0),
            ("Jonas", "Joint goals", "40.0", "30.0", "−10.0", 1, 0),
        ]

    def test_weight_and_start_are_those_of_each_goal(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        for weight, level in ((3, 1), (2, 0), (1, -1)):
            goal = active_joint_goal(couple, maya, jonas, clinician, weight=weight, title=f"Goal {weight}")
            rate(goal, maya, level)
        active_joint_goal(couple, maya, jonas, clinician, weight=0, title="Aside", baseline_level=-2)
        found = page_of(couple, clinician, client_of)
        assert scores(found)[0] == ("Maya", "Joint goals", "36.8", "54.4", "+17.6", 3, 0)
        assert [row.start for row in found.joint] == ["−1", "−1", "−1", "−2"]
        assert "not counted: 1" in text_of(client_of(clinician), at("attainment", couple.pk))

    def test_a_level_counts_as_the_version_it_was_given_for(
        self, couple: Couple, own_goal: Goal, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        rate(own_goal, maya, 0)
        revise_own(own_goal, maya, title="Sleep before eleven", baseline_level=-2)
        found = page_of(couple, clinician, client_of)
        assert scores(found) == [("Maya", "Own goals", "40.0", "50.0", "+10.0", 1, 0)]
        (row,) = found.own
        assert (row.start, row.levels[0].version) == ("−2", 1)
        rate(own_goal, maya, 0)
        assert scores(page_of(couple, clinician, client_of)) == [
            ("Maya", "Own goals", "30.0", "50.0", "+20.0", 1, 0)
        ]

    def test_the_latest_level_counts(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        rate_both(goal, maya, -1, jonas, -1)
        rate(goal, maya, 2)
        found = page_of(couple, clinician, client_of)
        assert [score.current for score in found.scores] == ["70.0", "40.0"]
        assert [level.waits for level in found.joint[0].levels] == [True, False]
        assert found.joint[0].gap == "−1 / −1: aligned"

    def test_a_private_goal_is_in_no_number(
        self, couple: Couple, goal: Goal, private_goal: Goal, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        before = text_of(client_of(clinician), at("attainment", couple.pk))
        rate(private_goal, maya, 2)
        assert scores(page_of(couple, clinician, client_of))[-1][:2] == ("Jonas", "Joint goals")
        assert len(text_of(client_of(clinician), at("attainment", couple.pk))) == len(before)

    def test_a_goal_somebody_keeps_private_leaves_the_number(
        self, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        shown = individual_goal(couple, maya, title="Walk")
        hidden = individual_goal(couple, maya, title="Swim", audience=Audience.PRIVATE)
        rate(shown, maya, 0)
        rate(hidden, maya, 2)
        assert scores(page_of(couple, clinician, client_of)) == [
            ("Maya", "Own goals", "40.0", "50.0", "+10.0", 1, 0)
        ]


class TestTwoRaters:
    @pytest.mark.parametrize(
        ("levels", "words", "differs"),
        [
            ((1, 1), "+1 / +1: aligned", False),
            ((1, 2), "+1 / +2: close", False),
            ((0, -1), "0 / −1: close, differ on whether it is met", True),
            ((2, -2), "+2 / −2: different, differ on whether it is met", True),
            ((0, 2), "0 / +2: different", True),
        ],
    )
    def test_the_gap_of_the_last_round(
        self,
        couple: Couple,
        goal: Goal,
        maya: User,
        jonas: User,
        clinician: User,
        levels: tuple[int, int],
        words: str,
        differs: bool,
        client_of: ClientOf,
    ) -> None:
        rate_both(goal, maya, levels[0], jonas, levels[1])
        (row,) = page_of(couple, clinician, client_of).joint
        assert (row.gap, row.differs) == (words, differs)

    def test_under_ten_pairs_only_their_number_stands_there(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        for _round in range(9):
            rate_both(goal, maya, 1, jonas, 0)
        text = text_of(client_of(clinician), at("attainment", couple.pk))
        assert "Too few pairs (9 of 10)." in text
        assert "Weighted κ, quadratic" not in text

    def test_from_ten_pairs_on_the_figures(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        vector = zip((0, 1, -1, 2, 0, -2) * 2, (0, 0, -1, 1, 1, -1) * 2, strict=True)
        for a, b in vector:
            rate_both(goal, maya, a, jonas, b)
        found = page_of(couple, clinician, client_of)
        assert [value for _name, value in found.figures[:4]] == ["0.67", "0.00", "0.71", "0.45"]
        assert found.agreement.pairs == 12
        assert "Too few pairs" not in text_of(client_of(clinician), at("attainment", couple.pk))

    def test_levels_that_never_vary_have_no_kappa(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        for _round in range(10):
            rate_both(goal, maya, 1, jonas, 1)
        values = [value for _name, value in page_of(couple, clinician, client_of).figures]
        assert values == ["0.00", "0.00", *["No value: the levels do not vary"] * 3]


class TestWhoFindsIt:
    @pytest.mark.parametrize(
        ("name", "finds"),
        [
            ("clinician", True),
            ("supervisor", True),
            ("maya", False),
            ("jonas", False),
            ("tess", False),
            ("other_clinician", False),
            ("former_clinician", False),
            ("idle_clinician", False),
            ("administrator", False),
        ],
    )
    def test_who(
        self,
        couple: Couple,
        goal: Goal,
        other_couple: Couple,
        name: str,
        finds: bool,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        browser = client_of(request.getfixturevalue(name))
        answer, absent = browser.get(at("attainment", couple.pk)), browser.get(at("attainment", uuid4()))
        assert (answer.status_code, absent.status_code) == (200 if finds else 404, 404)
        if not finds:
            assert len(answer.content) == len(absent.content)

    def test_nobody_signed_out_and_nothing_by_post(
        self, couple: Couple, clinician: User, client_of: ClientOf
    ) -> None:
        assert "login" in client_of(None).get(at("attainment", couple.pk)).headers["Location"]
        assert client_of(clinician).post(at("attainment", couple.pk)).status_code == 405

    def test_what_was_read_is_written_down(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        rate_both(goal, maya, 1, jonas, 0)
        client_of(clinician).get(at("attainment", couple.pk))
        event = events("read", clinician)[-1]
        assert (event.page, event.couple_id) == ("progress:attainment", couple.pk)
        assert event.detail == {"goals.Goal": 1, "progress.GoalRating": 2}

    def test_the_couple_page_leads_here(self, couple: Couple, clinician: User, client_of: ClientOf) -> None:
        assert at("attainment", couple.pk) in text_of(client_of(clinician), at("couple", couple.pk))


def test_as_many_queries_for_twelve_goals_as_for_one(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    browser = client_of(clinician)
    rate_both(goal, maya, 1, jonas, 0)
    rate(individual_goal(couple, maya), maya, 0)
    few = queries(browser, at("attainment", couple.pk))
    for n in range(6):
        rate_both(active_joint_goal(couple, maya, jonas, clinician, title=f"Goal {n}"), maya, n % 3, jonas, 0)
        rate(individual_goal(couple, jonas, title=f"Own {n}"), jonas, 0)
        rate_both(goal, maya, 1, jonas, 0)
    many = queries(browser, at("attainment", couple.pk))
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= 14, "\n".join(many)
