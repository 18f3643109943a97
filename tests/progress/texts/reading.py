"""How hard a text is to read: a rough Flesch–Kincaid grade."""

import re

WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
ENDS = re.compile(r"[.!?…:;](?:[”\")]|\s|$)")


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """Count groups of vowels; a silent e at the end, and the e of most -ed, are not heard."""
    heard = re.sub(r"(?<=[^aeiouylt])es?$|(?<=[^dt])ed$|(?<=[aeiouy][lt])e$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", heard)))


def grade(text: str) -> float:
    """Return the school grade a text asks for."""
    count = len(words(text))
    sentences = max(1, len(ENDS.findall(text)))
    return 0.39 * count / sentences + 11.8 * sum(map(syllables, words(text))) / count - 15.59
