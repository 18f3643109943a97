"""Look at a goal as a whole: own behavior, something to see or count, a start and a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from goals.wording import kinds
from goals.wording.kinds import why
from goals.wording.lexicon import Lexicon
from goals.wording.marking import marked
from goals.wording.rules_levels import LEVELS
from goals.wording.suggestion import Suggestion

NEAR = timedelta(days=7)
FAR = timedelta(days=183)
# What is worth asking for once there is a title: field, kind.
MISSING = (("baseline", kinds.NO_BASELINE), ("target_date", kinds.NO_DATE), ("how_known", kinds.NO_SIGN))
DEEDS = ("title", *LEVELS, "first_step")

type Values = Mapping[str, str]


def ask(field: str, kind: str, found: str = "", instead: str = "") -> Suggestion:
    """Return one suggestion."""
    return Suggestion(field=field, kind=kind, found=found, why=why(kind), instead=instead)


def look_at_goal(
    values: Values, *, joint: bool, lexicon: Lexicon, partner: str, today: date
) -> Iterator[Suggestion]:
    """Ask about what a goal names and what it leaves open."""
    read = {field: marked(text, partner) for field, text in values.items()}
    yield from _about_other(values, read, joint, lexicon)
    if joint:
        yield from _about_us(values.get("title", ""), read.get("title", ""), lexicon)
    yield from _vague(values, read, lexicon)
    if read.get("title", "").strip():
        yield from _missing(read, lexicon)
    yield from _days(values.get("target_date", ""), today)


def _about_other(values: Values, read: Values, joint: bool, lexicon: Lexicon) -> Iterator[Suggestion]:
    for field in DEEDS:
        if not lexicon.about_other.search(read.get(field, "")):
            continue
        order = lexicon.order.search(read[field]) if field == "title" and joint else None
        rest = order["rest"] if order else ""
        for one, both in lexicon.each_other.items():
            rest = _whole_word(rest, one, both)
        ours = f"{lexicon.we} {order['deed']}{rest}" if order and not lexicon.no_we.search(rest) else ""
        yield ask(field, kinds.OTHER, values[field].strip(), ours)


def _whole_word(text: str, word: str, by: str) -> str:
    return " ".join(by if part == word else part for part in text.split(" "))


def _about_us(title: str, read: str, lexicon: Lexicon) -> Iterator[Suggestion]:
    """A joint goal says what we do; one tap where it starts with a verb."""
    if not read.strip() or lexicon.about_us.search(read) or lexicon.about_other.search(read):
        return
    plain = title.strip()
    ours = f"{lexicon.we} {plain[0].lower()}{plain[1:]}" if lexicon.deed.search(read.strip()) else ""
    yield ask("title", kinds.WHO, plain, ours)


def _vague(values: Values, read: Values, lexicon: Lexicon) -> Iterator[Suggestion]:
    """Words nobody can see or hear; with a number or a time beside them they are clear enough."""
    for field in ("title", *LEVELS):
        text = read.get(field, "")
        found = lexicon.vague.search(text)
        if found and not lexicon.countable.search(text):
            yield ask(field, kinds.VAGUE, values[field][slice(*found.span())].strip())


def _missing(read: Values, lexicon: Lexicon) -> Iterator[Suggestion]:
    for field, kind in MISSING:
        if field in read and not read[field].strip():
            yield ask(field, kind)
    expected = read.get("expected", "")
    if expected.strip() and not lexicon.countable.search(expected):
        yield ask("expected", kinds.NO_NUMBER)


def _days(text: str, today: date) -> Iterator[Suggestion]:
    """Very near and very far are questions; a day gone by is the form's to tell."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return
    if today <= day < today + NEAR:
        yield ask("target_date", kinds.NEAR, text.strip())
    elif day > today + FAR:
        yield ask("target_date", kinds.FAR, text.strip())
