"""The words of the house: enough of them, easy to read, gentle, and none that ui.md rules out."""

import re
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from django.db.models import TextChoices

from progress import lists
from progress.prompts import affirmations, conversation, grounding, journal, setbacks
from tests.progress.texts.collecting import ROOT, everything, modules, texts_of
from tests.progress.texts.reading import grade, words

RULED_OUT = re.compile(
    r"\b(?:clean|dirty|fail(?:s|ed|ing|ures?)?|streaks?|(?:non-?)?complian(?:t|ce)|toxic|relaps\w*|"
    r"should(?: have|’ve)|lazy|selfish|crazy|insane|stupid|liars?|cheaters?|addicts?|alcoholics?|junkies?|"
    r"drunks?|abusers?|manipulative|pathetic|enablers?|codependent|your fault|you must|narcissis\w*|"
    r"borderline|bipolar|psycho(?:tic|path\w*)|paranoid|ptsd|ocd|adhd|disorders?)\b"
    # Said of a person; what the software promises ("your partner never sees this") is no such thing.
    r"|(?:\b(?:you|she|he|they|partner)|\}\}) (?:always|never)\b"
    r"(?! (?:sees?|reads?|learns?|told|say what)\b| can\.)",
    re.IGNORECASE,
)
ABSOLUTE = re.compile(r"\b(?:always|never)\b", re.IGNORECASE)
WAY_OUT = re.compile(r"\b(?:stop|instead|skip)\b", re.IGNORECASE)
GENTLE = {
    journal.Situation.TRIGGER,
    journal.Situation.TRAUMA,
    journal.Situation.FAMILY,
    journal.Situation.OUR_STORY,
}
NAMED = GENTLE - {journal.Situation.OUR_STORY} | {
    journal.Situation.AFTER_SESSION,
    journal.Situation.AFTER_FIGHT,
    journal.Situation.CRAVING,
    journal.Situation.GOOD_DAY,
}
# A grade says little about a label of two words.
ENOUGH_WORDS = 6


def all_lists() -> list[type[TextChoices]]:
    found = (getattr(lists, name) for name in lists.__all__)
    return [one for one in found if isinstance(one, type)]


def test_nothing_says_a_word_that_is_ruled_out() -> None:
    found = everything()
    assert len(found) > 600
    said = [
        (where, hit[0], text)
        for where, texts in found.items()
        for text in texts
        for hit in RULED_OUT.finditer(text)
    ]
    assert said == []


@pytest.mark.parametrize("text", ["You never call.", "A clean week", "They failed", "{{ name }} always does"])
def test_the_words_that_are_ruled_out_are_found(text: str) -> None:
    assert RULED_OUT.search(text)


def test_words_to_begin_from_are_easy_to_read_and_hold_no_absolutes() -> None:
    for module in modules():
        texts = texts_of(module)
        assert [text for text in texts if ABSOLUTE.search(text)] == []
        grades = {text: grade(text) for text in texts if len(words(text)) >= ENOUGH_WORDS}
        assert {text: it for text, it in grades.items() if it > 10} == {}, module.__name__
        assert not grades or median(grades.values()) <= 7, module.__name__


def test_there_is_a_prompt_for_every_moment() -> None:
    moments = journal.by_situation()
    assert len(journal.PROMPTS) >= 72
    assert len({prompt.key for prompt in journal.PROMPTS}) == len(journal.PROMPTS)
    assert set(moments) == set(journal.Situation)
    assert min(map(len, moments.values())) >= 4
    assert min(len(moments[moment]) for moment in NAMED) >= 6
    assert all(journal.by_key(prompt.key) is prompt and len(prompt.key) <= 60 for prompt in journal.PROMPTS)
    assert journal.by_key("nobody-wrote-this") is None


def test_gentle_prompts_name_a_way_out() -> None:
    assert {prompt.situation for prompt in journal.PROMPTS if prompt.gentle} == GENTLE
    assert [
        prompt.key for prompt in journal.PROMPTS if prompt.situation in GENTLE and not prompt.gentle
    ] == []
    assert [one.key for one in journal.PROMPTS if one.gentle and not WAY_OUT.search(str(one.text))] == []


def test_the_prompt_of_the_day_stays_for_the_day_and_is_no_gentle_one() -> None:
    first = date(2026, 3, 1)
    month = [journal.prompt_of_the_day(first + timedelta(days=day)) for day in range(60)]
    assert month[0] is journal.prompt_of_the_day(first)
    assert not any(prompt.gentle for prompt in month)
    assert all(one is not other for one, other in pairwise(month))


def test_there_is_enough_to_lean_on_at_every_step() -> None:
    keys = [one.key for one in (*affirmations.AFFIRMATIONS, *affirmations.WINS)]
    assert len(set(keys)) == len(keys)
    assert len(affirmations.AFFIRMATIONS) >= 24
    assert len(affirmations.WINS) >= 12
    assert [len(one.steps) >= 4 for one in grounding.EXERCISES] == [True] * 4
    assert len(grounding.TIME_OUT.lines) == 5
    assert len(setbacks.FACTS) >= 3
    assert len(setbacks.REFRAMES) >= 12
    assert len(setbacks.RETURN_TO_USE_REFRAMES) >= 6
    assert len(setbacks.WHAT_HELPED) >= 10
    assert len(setbacks.RECOMMIT) >= 8
    assert min(map(len, conversation.STARTERS.values())) >= 4


def test_codes_are_short_and_alone_in_their_list() -> None:
    for one in all_lists():
        assert len(set(one.values)) == len(one.values), one
        assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code) and len(code) <= 24 for code in one.values), one
        assert len({str(label) for label in one.labels}) == len(one.labels), one
        assert len(one) >= 10 or one in (lists.SetbackKind, lists.MoveKind)
    assert set(lists.MOVE_KINDS) == set(lists.MOVE_NAMES) == set(lists.Move)
    assert set(lists.MOVE_KINDS.values()) == set(lists.MoveKind)


def test_every_icon_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'id="([^"]+)"', (ROOT / "static/vendor/icons.svg").read_text()))
    used = {moment.icon for moment in journal.SITUATIONS} | {one.icon for one in grounding.EXERCISES}
    for kind, icons in (
        (lists.HelpedBy, lists.HELPED_BY_ICONS),
        (lists.GotInTheWay, lists.GOT_IN_THE_WAY_ICONS),
        (lists.SetbackKind, lists.SETBACK_KIND_ICONS),
    ):
        assert set(icons) == set(kind)
        used |= set(icons.values())
    assert used - sprite == set()
