"""Medians, spreads, and which run of two is believed."""

import pytest

from benchmarks.figures import Figure, calmer, costs, figure, within


def test_a_figure_is_the_median_and_how_far_the_rounds_lie_apart():
    assert figure([2.0, 4.0, 3.0]) == Figure(median=3.0, spread=2 / 3, rounds=3)


def test_one_round_has_no_spread():
    assert figure([1.5]) == Figure(1.5, 0.0, 1)


def test_without_rounds_there_is_no_figure():
    with pytest.raises(ValueError, match="at least one round"):
        figure([])


def test_a_page_answered_half_as_often_costs_twice_in_each_round():
    assert costs([1000.0, 800.0], [500.0, 200.0]) == [2.0, 4.0]


def test_rounds_are_never_left_out_silently():
    with pytest.raises(ValueError, match="shorter"):
        costs([1000.0, 800.0], [500.0])


def test_the_calmer_run_is_kept_even_where_it_is_the_slower_one():
    hasty, calm = Figure(1.0, 0.5, 5), Figure(3.0, 0.1, 5)
    assert calmer(hasty, calm) is calm
    assert calmer(calm, hasty) is calm
    assert calm.is_calm
    assert not hasty.is_calm


@pytest.mark.parametrize(
    ("value", "goal", "reached"),
    [(1.15, 1.15, True), (1.16, 1.15, False), (0, 0, True), (5, None, None), (None, 5, None)],
)
def test_a_goal_is_reached_up_to_itself(value, goal, reached):
    assert within(value, goal) is reached
