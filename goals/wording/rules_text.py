"""Look through any text: what may sting, and what could be said instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goals.wording.kinds import DANGER, THREAT, why
from goals.wording.lexicon import Lexicon, Rule, Tied
from goals.wording.marking import marked, words_of
from goals.wording.suggestion import Suggestion

ENDS = re.compile(r"[.!?;\n]")
BEFORE_A_STOP = re.compile(r" +(?=[.!?]$)")
LOOK_BACK = 14
MOST = 40


@dataclass(frozen=True)
class Find:
    """Where one rule holds."""

    rule: Rule
    match: re.Match[str]
    is_tied: bool

    @property
    def span(self) -> tuple[int, int]:
        """What would be replaced."""
        return self.match.span("cut" if "cut" in self.rule.pattern.groupindex else 0)


def look_through(text: str, *, lexicon: Lexicon, partner: str = "", field: str = "text") -> list[Suggestion]:
    """Return what may be worth a second look, in reading order; the first rule that fits a place has it."""
    read = marked(text, partner)
    words = words_of(read)
    finds: list[Find] = []
    for rule in lexicon.rules:
        if words.isdisjoint(rule.needs):
            continue
        for match in rule.pattern.finditer(read):
            find = Find(rule, match, _is_tied(read, match.start(), lexicon))
            if len(finds) < MOST and _is_free(match, finds) and _holds(find, read, lexicon):
                finds.append(find)
    finds.sort(key=lambda find: find.match.start())
    return [_suggestion(find, text, lexicon, field) for find in finds]


def put(text: str, start: int, end: int, words: str) -> str:
    """Return a text with other words in one place; the rest stays as it was typed."""
    before = text[:start].rstrip()
    if words and text[start].isupper() and (not before or before[-1] in ".!?…:\n"):
        words = words[0].upper() + words[1:]
    if words:
        return text[:start] + words + text[end:]
    rest = text[end:].lstrip(" ")
    if rest and not before:
        rest = rest[0].upper() + rest[1:]
    return text[:start] + rest if rest and rest[0] not in ".,!?;" else text[:start].rstrip(" ") + rest


def _is_tied(read: str, start: int, lexicon: Lexicon) -> bool:
    return bool(lexicon.tied.search(read[max(0, start - LOOK_BACK) : start]))


def _is_free(match: re.Match[str], finds: list[Find]) -> bool:
    start, end = match.span()
    return all(end <= find.match.start() or find.match.end() <= start for find in finds)


def _holds(find: Find, read: str, lexicon: Lexicon) -> bool:
    """Whether a find is about the partner, and is not better left alone."""
    rule, match = find.rule, find.match
    if find.is_tied and rule.tied is Tied.SKIP:
        return False
    clause = _sentence_around(read, match)
    if rule.unless and rule.unless.search(clause):
        return False
    if rule.kind not in (THREAT, DANGER) and lexicon.unsafe.search(clause):
        return False
    return not _is_about_another(read, match, lexicon)


def _sentence_around(read: str, match: re.Match[str]) -> str:
    start = max((read.rfind(end, 0, match.start()) for end in ".!?;\n"), default=-1) + 1
    after = ENDS.search(read, max(match.end() - 1, match.start()))
    return read[start : after.start() if after else len(read)]


def _is_about_another(read: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether "he" or "she" follows a mention of somebody who is not the partner."""
    if (match.groupdict().get("who") or "").lower() not in lexicon.third_persons:
        return False
    before = read[: match.start("who")]
    others = [found.end() for found in lexicon.other_people.finditer(before)]
    partners = [found.end() for found in lexicon.partner.finditer(before)]
    return bool(others) and max(others) > max(partners, default=-1)


def _suggestion(find: Find, text: str, lexicon: Lexicon, field: str) -> Suggestion:
    kind = find.rule.kind
    found = text[slice(*find.match.span())].strip()
    return Suggestion(
        field=field, kind=kind, found=found, why=why(kind), instead=_instead(find, text, lexicon)
    )


def _instead(find: Find, text: str, lexicon: Lexicon) -> str:
    """Return the whole text with the kinder words in their place, or nothing for a mere question."""
    rule = find.rule
    if rule.instead is None or (find.is_tied and rule.tied is Tied.ASK):
        return ""
    named = find.match.re.groupindex
    parts = {name: text[slice(*find.match.span(name))] if find.match[name] else "" for name in named}
    whom = parts.get("who", "")
    parts["whom"] = lexicon.object_forms.get(whom.lower(), whom)
    return put(text, *find.span, BEFORE_A_STOP.sub("", rule.instead.format(**parts)))
