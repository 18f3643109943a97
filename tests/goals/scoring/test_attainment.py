"""The T score: clinical.md's vectors, its guards, and what is true of every set of goals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.models import BaselineLevel, Weight
from goals.scoring.attainment import (
    LEVELS,
    RHO,
    Attainment,
    LightAnswer,
    ScoredGoal,
    attainment_of,
    light_level,
    t_score,
)

LIMIT = 20 / math.sqrt(RHO)

weights = st.floats(0, 1e200, allow_nan=False) | st.sampled_from([0.0, 1.0, 2.0, 3.0])
levels = st.sampled_from(sorted(LEVELS))
sets_of_goals = st.lists(st.tuples(weights, levels), max_size=12)


@pytest.mark.parametrize(
    ("weighted", "attained", "expected"),
    [
        ((1, 1, 1), (1, 1, 0), 59.128709),
        ((3, 2, 1), (1, 0, -1), 54.406526),
        ((2, 1, 3, 2), (0, 1, -1, -2), 39.360096),
        ((1, 1, 1), (-1, -1, -1), 36.306936),
        ((1, 1, 1), (2, 2, 2), 77.386128),
        ((1, 1, 1), (-2, -2, -2), 22.613872),
        ((1, 1, 1), (-0.5, 0, 1), 52.282177),
    ],
)
def test_the_vectors(weighted: tuple[int, ...], attained: tuple[float, ...], expected: float) -> None:
    assert t_score(zip(weighted, attained, strict=True)) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize("weight", [0.1, 1, 4, 9, 1e300, 5e-324])
@pytest.mark.parametrize("level", sorted(LEVELS))
def test_one_goal_is_ten_points_a_level_whatever_its_weight(weight: float, level: float) -> None:
    assert t_score([(weight, level)]) == 50 + 10 * level


@pytest.mark.parametrize("nothing", [[], [(0, 2)], [(0, 1), (0.0, -2)]])
def test_nothing_to_score_is_no_number(nothing: list[tuple[float, float]]) -> None:
    assert t_score(nothing) is None


@pytest.mark.parametrize("weight", [-1, -1e-9, math.nan, math.inf])
def test_a_weight_below_nothing_or_no_number_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="weight"):
        t_score([(1, 0), (weight, 1)])


@pytest.mark.parametrize("level", [3, -3, 0.5, -1.5, math.nan, math.inf])
def test_a_level_that_is_none_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        t_score([(1, level)])


@pytest.mark.parametrize("rho", [0, -0.1, 1.01, math.nan])
def test_a_correlation_that_is_none_is_refused(rho: float) -> None:
    with pytest.raises(ValueError, match="rho"):
        t_score([(1, 0)], rho)


@given(sets_of_goals)
def test_it_stays_within_its_bounds_and_is_always_a_number(pairs: list[tuple[float, float]]) -> None:
    score = t_score(pairs)
    assert (score is None) == (not any(weight for weight, _level in pairs))
    if score is not None:
        assert 50 - LIMIT - 1e-9 <= score <= 50 + LIMIT + 1e-9


@given(st.data(), sets_of_goals)
def test_the_order_of_goals_does_not_matter(data: st.DataObject, pairs: list[tuple[float, float]]) -> None:
    shuffled = data.draw(st.permutations(pairs))
    assert t_score(pairs) == pytest.approx(t_score(shuffled))


@given(st.lists(st.tuples(st.integers(0, 3), levels), min_size=1), st.data())
def test_a_higher_level_never_lowers_it(pairs: list[tuple[int, float]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(pairs) - 1))
    weight, level = pairs[place]
    higher = data.draw(st.sampled_from([one for one in sorted(LEVELS) if one >= level]))
    before, after = t_score(pairs), t_score([*pairs[:place], (weight, higher), *pairs[place + 1 :]])
    if before is not None and after is not None:
        assert after > before if weight and higher > level else after == pytest.approx(before)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 2)), min_size=1))
def test_turning_every_level_round_mirrors_it_at_fifty(pairs: list[tuple[int, int]]) -> None:
    score, mirrored = t_score(pairs), t_score([(weight, -level) for weight, level in pairs])
    assert (score is None) == (mirrored is None)
    if score is not None and mirrored is not None:
        assert score + mirrored == pytest.approx(100)


@given(st.lists(st.tuples(st.integers(1, 3), levels), min_size=1), st.floats(1e-6, 1e6))
def test_only_the_proportion_of_weights_counts(pairs: list[tuple[int, float]], factor: float) -> None:
    scaled = t_score([(weight * factor, level) for weight, level in pairs])
    assert scaled == pytest.approx(t_score(pairs))


@pytest.mark.parametrize(
    ("answer", "from_some", "from_none"),
    [
        (LightAnswer.MUCH_BETTER, 2, 2),
        (LightAnswer.LITTLE_BETTER, 1, 1),
        (LightAnswer.AS_EXPECTED, 0, 0),
        (LightAnswer.PARTLY, -0.5, -1),
        (LightAnswer.NO_CHANGE, -1, -2),
        (LightAnswer.WORSE, -2, -2),
    ],
)
def test_an_answer_in_words_is_a_level(answer: LightAnswer, from_some: float, from_none: float) -> None:
    found = (
        light_level(answer, baseline=BaselineLevel.SOME_OF_IT),
        light_level(answer, baseline=BaselineLevel.NONE_OF_IT),
    )
    assert found == (from_some, from_none)
    assert set(found) <= LEVELS


@pytest.mark.parametrize("baseline", [0, 1, -3])
def test_no_goal_begins_where_it_is_met(baseline: int) -> None:
    with pytest.raises(ValueError, match="begins"):
        light_level(LightAnswer.NO_CHANGE, baseline=baseline)


class TestOneRater:
    def test_start_and_now_and_what_changed(self) -> None:
        found = attainment_of([ScoredGoal(1, -1, level) for level in (1, 1, 0)])
        assert found.baseline == pytest.approx(36.306936)
        assert found.current == pytest.approx(59.128709)
        assert found.change == pytest.approx(59.128709 - 36.306936)
        assert (found.scored, found.unrated, found.left_out) == (3, 0, 0)

    def test_an_unrated_goal_is_left_out_of_both_numbers_and_counted(self) -> None:
        rated = [ScoredGoal(1, -1, 1), ScoredGoal(2, -2, 0)]
        alone, with_more = attainment_of(rated), attainment_of([*rated, ScoredGoal(3, -2, None)])
        assert (with_more.baseline, with_more.current) == (alone.baseline, alone.current)
        assert (with_more.scored, with_more.unrated) == (2, 1)

    def test_a_goal_not_counted_is_said_so(self) -> None:
        goals = [ScoredGoal(1, -1, 0), ScoredGoal(0, -2, 2), ScoredGoal(0, -2, None)]
        assert attainment_of(goals) == Attainment(40, 50, 10, scored=1, unrated=0, left_out=2)

    @pytest.mark.parametrize(
        ("goals", "unrated", "left_out"),
        [([], 0, 0), ([ScoredGoal(1, -1, None)], 1, 0), ([ScoredGoal(0, -1, 2)], 0, 1)],
    )
    def test_nothing_to_score_is_not_yet(self, goals: list[ScoredGoal], unrated: int, left_out: int) -> None:
        assert attainment_of(goals) == Attainment(None, None, None, 0, unrated, left_out)

    @given(
        st.lists(
            st.builds(
                ScoredGoal,
                st.sampled_from(Weight.values),
                st.sampled_from(BaselineLevel.values),
                st.none() | st.integers(-2, 2),
            )
        )
    )
    def test_every_goal_is_counted_once_and_the_numbers_come_together(self, goals: list[ScoredGoal]) -> None:
        found = attainment_of(goals)
        assert found.scored + found.unrated + found.left_out == len(goals)
        numbers = (found.baseline, found.current, found.change)
        assert all(number is None for number in numbers) == (found.scored == 0)
        if found.baseline is not None and found.current is not None:
            assert found.change == found.current - found.baseline
            assert found.baseline < 50
