"""Words that are hard on rules: nothing, very much, other scripts, and the same again."""

from __future__ import annotations

import time
from itertools import product

import pytest

from goals.wording import advise_goal, advise_text
from tests.goals.wording.goal_phrases import TODAY, WRITTEN_WELL
from tests.goals.wording.phrases import WORTH_A_LOOK
from tests.goals.words import KEPT_AS_TYPED

LONG = 10_000
# Of the processor, generously: rules that run away take minutes, and test machines are shared.
SECONDS = 2.0
SEEDS = (
    " ",
    "\n",
    "a",
    "you ",
    "you always ",
    "he just really ",
    "I feel that you ",
    '"',
    "“",
    "'",
    "’",
    "you are so ",
    "you're such a really just ",
    "if you ",
    "because of ",
    "why can't you just ",
    "3 to ",
    "no ",
    "never ",
    "ever ",
    "my my ",
    "you really just really ",
    "Jonas",
    "Jonas ",
    "!",
    "you, ",
    "💞",
    "\u202eyou never ",
    "one hundred ",
    "be more ",
    "-",
    "you have been has been ",
    "I will ",
    "or else ",
    "clean ",
)


@pytest.mark.parametrize("seed", SEEDS, ids=[str(number) for number in range(len(SEEDS))])
def test_ten_thousand_characters_of_it(seed: str) -> None:
    text = (seed * LONG)[:LONG]
    start = time.process_time()
    advise_text(text, language="en", partner="Jonas")
    advise_goal(dict.fromkeys(WRITTEN_WELL, text), joint=True, language="en", today=TODAY)
    assert time.process_time() - start < SECONDS * 6


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u00a0", *KEPT_AS_TYPED], ids=range(10))
def test_nothing_to_say(text: str) -> None:
    assert advise_text(text, language="en", partner="Jonas") == []


@pytest.mark.parametrize("partner", ["", " ", "J", "(.*", "\\", "x" * 500, "Zoë", "Anne-Marie", "jOnAs"])
def test_any_name(partner: str) -> None:
    advise_text("you never listen. never mind", language="en", partner=partner)
    kinds = [one.kind for one in advise_text(f"{partner} never listens", language="en", partner=partner)]
    assert kinds == (["absolute"] if partner.strip() else [])


@pytest.mark.parametrize("quotes", ["“{}”", '"{}"', "«{}»", "‘{}’", "'{}'"])
def test_a_quote_is_somebody_elses(quotes: str) -> None:
    assert advise_text("I heard " + quotes.format("you never listen"), language="en") == []


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ", "´"])
def test_any_apostrophe(mark: str) -> None:
    assert [one.kind for one in advise_text(f"you don{mark}t care", language="en")] == ["mind-reading"]


def test_among_other_scripts_and_pictures() -> None:
    for before, after in product(("💞 ", "مرحبا. ", "שלום! ", "\u200f"), (" 👩‍❤️‍👨", ". مرحبا", "")):
        [one] = advise_text(f"{before}you never call{after}", language="en")
        assert one.instead == f"{before}you seldom call{after}"


def test_the_same_words_get_the_same_answer() -> None:
    text = ". ".join(phrase[0] for phrase in WORTH_A_LOOK[:60])
    first = advise_text(text, language="en", partner="Jonas")
    assert first == advise_text(text, language="en", partner="Jonas")
    assert first


def test_a_whole_goal_is_quick() -> None:
    """Far under what a person notices; the best of ten, since test machines are shared."""
    values = {field: f"{text} You never listen, and I miss you." for field, text in WRITTEN_WELL.items()}
    took = []
    for _time in range(10):
        start = time.process_time()
        advise_goal(values, joint=True, language="en", partner="Jonas", today=TODAY)
        took.append(time.process_time() - start)
    assert min(took) < 0.02
