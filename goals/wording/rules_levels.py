"""Hold the five levels of a goal against each other: one week fits one level, and they go one way."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from goals.wording import kinds
from goals.wording.kinds import why
from goals.wording.lexicon import Lexicon
from goals.wording.suggestion import Suggestion

LEVELS = ("much_less", "less", "expected", "more", "much_more")
# Asked about first: what stands farther from what one hopes for gives way.
DISTANCE = {"expected": 0, "more": 1, "less": 1, "much_more": 2, "much_less": 2}
WORDS = re.compile(r"\d+(?:[.,]\d+)?|\w+(?:'\w+)?")
CLOCK = frozenset({"by", "before", "after", "at", "until", "till"})
AT_LEAST, ABOVE = frozenset({"at least"}), frozenset({"more than", "over"})
AT_MOST, BELOW = (
    frozenset({"at most", "no more than", "up to", "only"}),
    frozenset({"less than", "fewer than", "under"}),
)
UP, DOWN = frozenset({"or more", "and more", "and up"}), frozenset({"or fewer", "or less"})
ALIKE = 0.8


@dataclass(frozen=True)
class Amount:
    """A stretch of numbers with what is counted, both ends included."""

    low: float
    high: float
    unit: str
    found: str

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def middle(self) -> float:
        return self.low if math.isinf(self.high) else (self.low + self.high) / 2


def look_at_levels(values: Mapping[str, str], *, lexicon: Lexicon) -> Iterator[Suggestion]:
    """Ask about levels that overlap, run the other way or say nearly the same; each level once."""
    texts = {level: values[level] for level in LEVELS if values.get(level, "").strip()}
    amounts = {level: found for level, text in texts.items() if (found := _amount(text, lexicon))}
    asked: set[str] = set()
    for kind, level, words in (
        *_overlaps(amounts),
        *_reversed(amounts, values.get("title", "") + " " + " ".join(texts.values()), lexicon),
        *_alike(texts, lexicon),
    ):
        if level not in asked:
            asked.add(level)
            yield Suggestion(field=level, kind=kind, found=words, why=why(kind))


def _amount(text: str, lexicon: Lexicon) -> Amount | None:
    """Return the one amount of a level; None where there is none, or more than one to choose from."""
    found = [amount for match in lexicon.amount.finditer(text) if (amount := _read(match, lexicon))]
    every = lexicon.every.search(text)
    if not found and every:
        return Amount(7, 7, _unit(every.groupdict().get("unit") or "day"), every[0])
    return found[0] if len(found) == 1 and not every else None


def _read(match: re.Match[str], lexicon: Lexicon) -> Amount | None:
    before = (match["before"] or "").lower()
    if before in CLOCK or match["clock"]:
        return None
    low = _number(match["low"], lexicon)
    high = _number(match["high"], lexicon) if match["high"] else low
    after = (match["after"] or match["tail"] or "").lower()
    if before in AT_LEAST or after in UP:
        high = math.inf
    elif before in ABOVE:
        low, high = low + 1, math.inf
    elif before in AT_MOST or after in DOWN:
        low = 0 if before != "only" else low
    elif before in BELOW:
        low, high = 0, max(0.0, low - 1)
    return Amount(min(low, high), max(low, high), _unit(match["unit"] or ""), match[0].strip())


def _number(text: str, lexicon: Lexicon) -> float:
    known = lexicon.numbers.get(text.lower())
    return float(known) if known is not None else float(text.replace(",", "."))


def _unit(word: str) -> str:
    word = word.lower()
    return word[:-1] if word.endswith("s") else word


def _overlaps(amounts: Mapping[str, Amount]) -> Iterator[tuple[str, str, str]]:
    for (one, first), (other, second) in combinations(amounts.items(), 2):
        same = first.unit == second.unit and (first.is_range or second.is_range)
        if same and max(first.low, second.low) <= min(first.high, second.high):
            level, amount = max(((one, first), (other, second)), key=lambda pair: DISTANCE[pair[0]])
            yield kinds.OVERLAP, level, amount.found


def _reversed(amounts: Mapping[str, Amount], said: str, lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Find the levels out of line. All of them running down is fine where less is what one hopes for."""
    units = {amount.unit for amount in amounts.values()}
    if len(units) != 1 or len(amounts) < 2:
        return
    steps = [(one, other, amounts[other].middle - amounts[one].middle) for one, other in pairwise(amounts)]
    up, down = sum(step > 0 for *_pair, step in steps), sum(step < 0 for *_pair, step in steps)
    wants_less = bool(lexicon.less_is_better.search(said)) and down >= up
    for one, other, step in steps:
        if (step > 0) if wants_less else (step < 0):
            level = max((one, other), key=lambda name: DISTANCE[name])
            yield kinds.REVERSED, level, amounts[level].found


def _alike(texts: Mapping[str, str], lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    bags = {level: _telling(text, lexicon) for level, text in texts.items()}
    for one, other in combinations(bags, 2):
        first, second = bags[one], bags[other]
        numbers = [
            {word for word in bag if word[0].isdigit() or word in lexicon.numbers} for bag in (first, second)
        ]
        if first and second and numbers[0] == numbers[1] and _share(first, second) > ALIKE:
            level = max((one, other), key=lambda name: DISTANCE[name])
            yield kinds.ALIKE, level, texts[level].strip()


def _telling(text: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for word in WORDS.findall(text.lower()) if word not in lexicon.fillers)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second)
