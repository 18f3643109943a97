"""Rounds of bursts: all pages interleaved, the baseline before and after every few of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import fmean

from benchmarks.data import Sizes
from benchmarks.figures import Figure, calmer, costs, figure
from benchmarks.load import Burst, Target, burst
from benchmarks.pages import BASELINE, PAIRS, Page, Pair, units

BLOCK = 4
type Key = tuple[str, int]


@dataclass
class Run:
    """Rates of each page and clients at once, round by round, with the baseline's beside each."""

    rates: dict[Key, list[float]] = field(default_factory=dict)
    bare: dict[Key, list[float]] = field(default_factory=dict)

    def cost(self, key: Key) -> Figure:
        """How many times the baseline's work."""
        return figure(costs(self.bare[key], self.rates[key]))

    def ratio(self, one: Key, other: Key) -> Figure:
        """How many times the work of another page, each against the baseline beside it."""
        pairs = zip(
            costs(self.bare[one], self.rates[one]), costs(self.bare[other], self.rates[other]), strict=True
        )
        return figure([first / second for first, second in pairs])


@dataclass
class Measuring:
    """The servers' ports by name, what to ask them, and what came back wrong."""

    ports: dict[str, int]
    targets: dict[str, list[Target]]
    sizes: Sizes
    say: Callable[[str], None]
    answers: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    baseline: dict[int, list[Burst]] = field(default_factory=dict)
    _order: random.Random = field(default_factory=lambda: random.Random(2))

    def warm_up(self) -> None:
        """Ask for each page until both workers have seen it; end where it does not answer as it should."""
        for page in [BASELINE, *(page for unit in units() for page in unit)]:
            done = self._burst(page, at_once=4, seconds=min(0.5, self.sizes.burst))
            if done.wrong:
                raise SystemExit(f"{page.title} answered {sorted(set(done.wrong))}, not {page.expected}.")

    def run(self, wanted: list[list[Page]], at_once: int) -> Run:
        """Measure groups of pages in interleaved rounds."""
        run = Run()
        groups = [[page for page in unit if at_once in page.at] for unit in wanted]
        for number in range(1, self.sizes.rounds + 1):
            self.say(f"{at_once} at once, round {number} of {self.sizes.rounds}")
            self._order.shuffle(groups)
            pages = [page for group in groups for page in group]
            before = self._baseline(at_once)
            for start in range(0, len(pages), BLOCK):
                block = pages[start : start + BLOCK]
                rates = [self._burst(page, at_once).rate for page in block]
                after = self._baseline(at_once)
                for page, rate in zip(block, rates, strict=True):
                    run.rates.setdefault((page.key, at_once), []).append(rate)
                    run.bare.setdefault((page.key, at_once), []).append(fmean([before, after]))
                before = after
        return run

    def _baseline(self, at_once: int) -> float:
        done = self._burst(BASELINE, at_once)
        self.baseline.setdefault(at_once, []).append(done)
        return done.rate

    def _burst(self, page: Page, at_once: int, seconds: float | None = None) -> Burst:
        done = burst(
            self.ports[page.server],
            self.targets[page.key],
            expected=page.expected,
            at_once=at_once,
            seconds=seconds or self.sizes.burst,
        )
        self.answers[page.key] = self.answers.get(page.key, 0) + done.answers
        self.wrong.setdefault(page.key, []).extend(done.wrong)
        return done


def measure(measuring: Measuring) -> tuple[dict[Key, Figure], dict[str, Figure]]:
    """Measure all pages; what the rounds disagree about is measured again and the calmer run kept."""
    pages: dict[Key, Figure] = {}
    pairs: dict[str, Figure] = {}
    for at_once in (8, 1):
        wanted = units()
        for _ in range(1 + measuring.sizes.reruns):
            _keep_calmer(measuring.run(wanted, at_once), at_once, pages, pairs)
            wanted = [unit for unit in wanted if not _is_calm(unit, at_once, pages, pairs)]
            if not wanted:
                break
    return pages, pairs


def _keep_calmer(run: Run, at_once: int, pages: dict[Key, Figure], pairs: dict[str, Figure]) -> None:
    for key in run.rates:
        found = run.cost(key)
        pages[key] = calmer(pages.get(key, found), found)
    for pair in PAIRS:
        one, other = (pair.key, at_once), (pair.over, at_once)
        if one in run.rates and other in run.rates:
            found = run.ratio(one, other)
            name = named(pair, at_once)
            pairs[name] = calmer(pairs.get(name, found), found)


def named(pair: Pair, at_once: int) -> str:
    """What a pair's figure is called in the results."""
    return f"{pair.key}/{pair.over}@{at_once}"


def _is_calm(unit: list[Page], at_once: int, pages: dict[Key, Figure], pairs: dict[str, Figure]) -> bool:
    keys = {page.key for page in unit}
    figures = [pages[page.key, at_once] for page in unit if at_once in page.at]
    figures += [
        pairs[named(pair, at_once)] for pair in PAIRS if pair.key in keys and named(pair, at_once) in pairs
    ]
    return all(one.is_calm for one in figures)
