"""The first edition of the library, entry by entry: whole, kind, countable, safe."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from goals import library
from goals.models import LEVELS, StartingPoint, StartingPointVersion, Theme

ENTRIES: list[dict[str, str]] = json.loads(
    (Path(library.__file__).parent / "first_edition.json").read_text(encoding="utf-8")
)
LEVEL_FIELDS = [field for _, field in LEVELS]
STEPS = ["first_step_one", "first_step_other"]
WORDS = ["title", "why", *LEVEL_FIELDS, "how_known", *STEPS]
KEYS = {"slug", "theme", "caution", *WORDS}
# Where a partner's pressure, active use or a fresh loss can turn a kind goal into a harmful one.
NEEDS_CAUTION = {
    Theme.TRUST,
    Theme.PARENTING,
    Theme.SOBRIETY,
    Theme.INTIMACY,
    Theme.MONEY,
    Theme.FAMILY,
    Theme.DIGITAL,
    Theme.GRIEF,
    Theme.WORK,
}

BLAME = (
    r"always|never|should|must|fail\w*|lazy|selfish|toxic|fault|guilty|excuses?|crazy|nag\w*|comply|compliant"
)
SUBSTANCE = r"clean|dirty|sober up|relapse\w*|addict|addicts|alcoholic|drunk|junkie|user|slip\w*|days? lost"
GAME = r"streaks?|points|score\w*|win|prize|reward\w*|penalt\w+|punish\w*|earn\w*|owe|in return for|or else"
SURVEILLANCE = (
    r"passwords?|track\w*|gps|location|monitor\w*|spy\w*|receipts?|breath\w*zer|screen time|"
    r"prove|proof|check (?:up|his|her|their)|report back|curfew|ask permission|search\w*"
)
ASSUMPTION = r"husband|wife|wives|spouse|marri\w+|wedding|he|she|him|his|her|hers|god|pray\w*|church|mom|dad"
TOUCH = r"sleep with|make love|kiss\w*|cuddl\w*|naked|foreplay|orgasm"
NOT_IN_WORDS = {
    "blame": BLAME,
    "substance": SUBSTANCE,
    "game": GAME,
    "surveillance": SURVEILLANCE,
    "assumption": ASSUMPTION,
    "touch": TOUCH,
}


def whole(entry: dict[str, str], fields: list[str]) -> str:
    return " ".join(entry[field] for field in fields)


each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["slug"])


def test_every_theme_has_three_or_more() -> None:
    counts = Counter(entry["theme"] for entry in ENTRIES)

    assert set(counts) == set(Theme.values)
    assert min(counts.values()) >= 3
    assert len(ENTRIES) >= 39


@pytest.mark.parametrize("field", ["slug", "title", "why", *STEPS])
def test_no_two_entries_say_the_same(field: str) -> None:
    assert not [text for text, times in Counter(entry[field] for entry in ENTRIES).items() if times > 1]


@each_entry
def test_every_field_is_there_and_fits_its_column(entry: dict[str, str]) -> None:
    assert set(entry) == KEYS
    StartingPoint(theme=entry["theme"], slug=entry["slug"]).clean_fields(exclude=["current"])
    words = {field: entry[field] for field in [*WORDS, "caution"]}
    StartingPointVersion(**words).clean_fields(exclude=["starting_point"])
    assert all(text == text.strip() and "  " not in text for text in entry.values())


@each_entry
def test_the_title_says_we_and_the_steps_say_i(entry: dict[str, str]) -> None:
    assert entry["title"].startswith("We ")
    assert all(re.search(r"\bI\b", entry[step]) for step in STEPS)
    assert not any(re.match(r"(You|My partner) ", entry[step]) for step in STEPS)


@each_entry
def test_the_levels_count_one_thing_upward(entry: dict[str, str]) -> None:
    """Each level names a number or a range of the same thing, and none overlaps the one below."""
    levels = [entry[field] for field in LEVEL_FIELDS]

    assert len(set(levels)) == 5
    spans = [span_of(text, levels) for text in levels]
    assert all(low <= high for low, high in spans)
    if entry["slug"] != "a-talk-about-trust":  # its two upper levels differ in the thanks, not in the count
        assert all(below[1] + 1 == above[0] for below, above in pairwise(spans)), spans
    assert spans[0][0] == 0


def span_of(text: str, levels: list[str]) -> tuple[int, int]:
    """The counted numbers of a level: those that are not the same in all five."""
    words = {"once": "1"}
    tokens = [re.findall(r"\d+|once", level) for level in levels]
    common = Counter(tokens[0])
    for other in tokens[1:]:
        common &= Counter(other)
    rest = Counter(re.findall(r"\d+|once", text)) - common
    numbers = sorted(int(words.get(token, token)) for token in rest.elements())
    if not numbers and text.lower().count("all "):  # "all 8 of our 8": the number itself is the common one
        numbers = [max(int(token) for token in common)]
    assert numbers, text
    return numbers[0], numbers[-1]


@each_entry
@pytest.mark.parametrize("kind", NOT_IN_WORDS)
def test_no_word_blames_watches_bribes_or_assumes(entry: dict[str, str], kind: str) -> None:
    found = re.findall(rf"\b(?:{NOT_IN_WORDS[kind]})\b", whole(entry, WORDS), re.IGNORECASE)

    assert not found


@each_entry
def test_cautions_are_kind_too(entry: dict[str, str]) -> None:
    found = re.findall(rf"\b(?:{BLAME}|{SUBSTANCE}|{GAME}|{ASSUMPTION})\b", entry["caution"], re.IGNORECASE)

    assert not found


@each_entry
def test_children_are_only_where_parenting_is(entry: dict[str, str]) -> None:
    if entry["theme"] != Theme.PARENTING:
        assert not re.search(r"\b(children|child|kids?|school)\b", whole(entry, WORDS), re.IGNORECASE)


@each_entry
def test_where_care_is_due_it_sends_one_to_the_clinician_first(entry: dict[str, str]) -> None:
    if entry["theme"] in NEEDS_CAUTION:
        assert re.search(r"clinician", entry["caution"])
    if entry["theme"] in {Theme.TRUST, Theme.INTIMACY, Theme.MONEY, Theme.DIGITAL}:
        assert re.search(r"afraid|fear|threat|pressure|forced|control|watched|takes your", entry["caution"])


def test_what_can_cost_a_life_is_named() -> None:
    of = {theme: " ".join(e["caution"] for e in ENTRIES if e["theme"] == theme) for theme in Theme.values}

    assert "doctor" in of[Theme.SOBRIETY]
    assert "all at once can be dangerous" in of[Theme.SOBRIETY]
    assert "violence" in of[Theme.SOBRIETY]
    assert "988" in of[Theme.GRIEF]
    assert "pregnancy or a baby" in of[Theme.GRIEF]
    assert all("alone" in entry["caution"] for entry in ENTRIES if entry["theme"] == Theme.INTIMACY)


@each_entry
def test_a_sixth_grader_can_read_it(entry: dict[str, str]) -> None:
    assert grade(whole(entry, ["why", "how_known", *STEPS, "caution"])) < 7


def grade(text: str) -> float:
    """Flesch–Kincaid grade (Kincaid et al., 1975), syllables counted as groups of vowels."""
    sentences = max(1, len(re.findall(r"[.?!]+[”)]?(?=\s|$)", text)))
    words = re.findall(r"[A-Za-z’]+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
