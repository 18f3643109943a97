"""Values: the composite's vector and guards, priorities, and where two maps meet."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.models import ValueDomain
from goals.scoring.values import DOMAINS, OWN, composite, meeting_of, priority

IMPORTANCE = (10, 8, 5, 9, 1, 7, 6, 3, 4, 10)
CONSISTENCY = (7, 8, 2, 5, 1, 6, 3, 9, 4, 8)


@dataclass(frozen=True)
class RatedValue:
    """A value as a map holds it."""

    domain: str
    importance: int
    consistency: int
    name: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.domain, self.name.strip().casefold()


answers = st.integers(1, 10)
maps = st.builds(
    lambda tens: [RatedValue(domain, *ten) for domain, ten in zip(DOMAINS, tens, strict=True)],
    st.lists(st.tuples(answers, answers), min_size=10, max_size=10),
)
shared_maps = st.builds(lambda values, kept: [v for v in values if v.domain in kept],
                        maps, st.sets(st.sampled_from(DOMAINS)))  # fmt: skip


def vector() -> list[RatedValue]:
    return [RatedValue(*row) for row in zip(DOMAINS, IMPORTANCE, CONSISTENCY, strict=True)]


def own(name: str, importance: int = 9, consistency: int = 2) -> RatedValue:
    return RatedValue(OWN, importance, consistency, name)


def test_the_domains_are_those_of_the_record() -> None:
    assert (*DOMAINS, OWN) == tuple(ValueDomain.values)


class TestComposite:
    def test_the_vector(self) -> None:
        assert composite(vector()) == pytest.approx(37.3)

    def test_a_value_of_ones_own_is_not_in_it(self) -> None:
        assert composite([*vector(), own("Music"), own("Garden")]) == pytest.approx(37.3)

    @pytest.mark.parametrize("missing", range(10))
    def test_without_all_ten_there_is_no_number(self, missing: int) -> None:
        nine = vector()[:missing] + vector()[missing + 1 :]
        assert composite(nine) is None
        assert composite([*nine, own("Music")]) is None

    def test_nothing_is_no_number(self) -> None:
        assert composite([]) is None

    def test_a_domain_twice_is_refused(self) -> None:
        with pytest.raises(ValueError, match="stands once"):
            composite([*vector()[:9], vector()[0]])

    @given(maps, st.data())
    def test_it_stays_within_its_bounds_in_any_order(
        self, values: list[RatedValue], data: st.DataObject
    ) -> None:
        score = composite(values)
        assert score is not None
        assert 1 <= score <= 100
        assert composite(data.draw(st.permutations(values))) == score

    @given(maps, st.integers(0, 9))
    def test_more_of_it_lived_never_lowers_it(self, values: list[RatedValue], place: int) -> None:
        lived = [*values]
        lived[place] = RatedValue(values[place].domain, values[place].importance, 10)
        before, after = composite(values), composite(lived)
        assert before is not None
        assert after is not None
        assert after >= before


class TestOneValue:
    @pytest.mark.parametrize(("importance", "consistency", "expected"), [(10, 1, 9), (1, 10, -9), (5, 5, 0)])
    def test_its_priority(self, importance: int, consistency: int, expected: int) -> None:
        assert priority(RatedValue("work", importance, consistency)) == expected

    @pytest.mark.parametrize(("importance", "consistency"), [(0, 5), (11, 5), (5, 0), (5, 11), (-1, -1)])
    def test_an_answer_outside_one_to_ten_is_refused(self, importance: int, consistency: int) -> None:
        value = RatedValue("work", importance, consistency)
        with pytest.raises(ValueError, match="1 to 10"):
            priority(value)
        with pytest.raises(ValueError, match="1 to 10"):
            composite([value])

    def test_a_domain_nobody_knows_is_refused(self) -> None:
        with pytest.raises(ValueError, match="ten domains"):
            composite([RatedValue("fame", 5, 5)])


class TestMeeting:
    def test_high_apart_and_waiting(self) -> None:
        a = [RatedValue("family", 7, 4), RatedValue("work", 9, 8), RatedValue("play", 10, 2), own("Music", 9)]
        b = [RatedValue("family", 7, 5), RatedValue("work", 6, 6), RatedValue("play", 8, 5), own("music ", 2)]
        found = meeting_of(a, b)
        assert [one.domain for one, _other in found.both_high] == ["family", "play"]
        assert [one.domain for one, _other in found.apart] == ["work", "own"]
        assert [one.domain for one, _other in found.waiting] == ["play"]

    def test_what_one_did_not_share_is_nowhere(self) -> None:
        found = meeting_of([RatedValue("family", 10, 1)], [RatedValue("work", 1, 1)])
        assert found.both_high == found.apart == found.waiting == ()

    def test_two_values_of_ones_own_are_two(self) -> None:
        found = meeting_of([own("Music"), own("Garden")], [own("Garden"), own("Music")])
        assert [one.name for one, _other in found.both_high] == ["Garden", "Music"]

    def test_what_only_one_of_them_misses_does_not_wait_for_both(self) -> None:
        found = meeting_of([RatedValue("play", 10, 2)], [RatedValue("play", 10, 9)])
        assert found.waiting == ()

    @given(shared_maps, shared_maps, st.data())
    def test_sides_and_order_do_not_matter(
        self, a: list[RatedValue], b: list[RatedValue], data: st.DataObject
    ) -> None:
        found = meeting_of(a, b)
        turned = meeting_of(b, a)
        for name in ("both_high", "apart", "waiting"):
            assert getattr(turned, name) == tuple((one, other) for other, one in getattr(found, name))
        assert meeting_of(data.draw(st.permutations(a)), data.draw(st.permutations(b))) == found

    @given(shared_maps, shared_maps)
    def test_each_list_keeps_its_word(self, a: list[RatedValue], b: list[RatedValue]) -> None:
        found = meeting_of(a, b)
        both = {value.key for value in a} & {value.key for value in b}
        for one, other in found.both_high + found.apart + found.waiting:
            assert one.key == other.key
            assert one.key in both
        assert all(one.importance >= 7 and other.importance >= 7 for one, other in found.both_high)
        assert all(abs(one.importance - other.importance) >= 3 for one, other in found.apart)
        assert set(found.waiting) <= set(found.both_high)
