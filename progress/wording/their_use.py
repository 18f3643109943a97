"""Nobody records another person's use as a fact: what one saw and felt is one's own to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.audience import Audience
from goals.wording.languages import lexicon_for
from goals.wording.lexicon import QUOTED, Lexicon, phrase
from goals.wording.marking import marked
from goals.wording.rules_danger import speaks_of_danger
from goals.wording.rules_text import ENDS, look_through
from goals.wording.suggestion import Suggestion
from progress.wording.english import MINE_TO_TELL, TOLD

OWN_TO_TELL = {"en": MINE_TO_TELL}
RULES = {"en": TOLD}
NOTHING = phrase(r"(?!)")


def their_use(text: str, *, language: str, partner: str = "", field: str = "text") -> list[Suggestion]:
    """Return where a text tells of the partner's use; each with the text in which that sentence is one's own.

    Nothing in a language without word lists, as all writing help. Where violence is told too it is found all
    the same, but nothing is offered instead: nobody is asked to put that more softly.
    """
    code = language.lower().replace("_", "-").split("-", 1)[0]
    lexicon = lexicon_for(language)
    if lexicon is None or code not in RULES or not text.strip():
        return []
    read = OWN_TO_TELL[code].sub(lambda found: QUOTED * len(found[0]), marked(text, partner))
    # Quotes stay what was said to somebody; the name is marked once, and read as such from here on.
    finds = look_through(_with_name(read, text), lexicon=_only(lexicon, code), partner=partner, field=field)
    hard = speaks_of_danger(text, lexicon=lexicon, partner=partner)
    return [
        replace(find, instead="" if hard else _seen_and_felt(text, read, find, partner)) for find in finds
    ]


def require_own_words(words: Mapping[str, str], *, by: User, couple: Couple, audience: str) -> None:
    """Raise ValidationError, by field, for words that tell both of the other's use as a fact.

    Alone or with the care team anybody writes what they need to; read by both it would be a record of the
    other one's use.
    """
    if audience != Audience.COUPLE:
        return
    other = pair_of_couple(couple).other(by)
    name = other.first_name if other else ""
    found = {
        field: refusal(name)
        for field, text in words.items()
        if their_use(text, language=get_language() or "", partner=name)
    }
    if found:
        raise ValidationError(found)


def refusal(partner: str) -> str:
    """Say kindly why a sentence is not shared as it stands."""
    return _(
        "Use is for each person to tell of themselves. To share this with %(partner)s, say what you saw and "
        "what you felt; or keep it as it is for yourself or your care team."
    ) % {"partner": partner or _("your partner")}


def _only(lexicon: Lexicon, code: str) -> Lexicon:
    return replace(lexicon, rules=RULES[code], unsafe=NOTHING)


def _with_name(read: str, text: str) -> str:
    """Return the text as typed, with nothing but stand-ins where it is not looked at."""
    return "".join(mark if mark == QUOTED else typed for mark, typed in zip(read, text, strict=True))


def _seen_and_felt(text: str, read: str, find: Suggestion, partner: str) -> str:
    """Return the text with the sentence of a find begun anew, in one's own words to finish."""
    at = text.find(find.found)
    if at < 0:
        return ""
    start = max((read.rfind(stop, 0, at) for stop in ".!?;\n"), default=-1) + 1
    start += len(text[start:at]) - len(text[start:at].lstrip())
    after = ENDS.search(read, at + len(find.found))
    end = after.start() if after else len(text)
    return text[:start] + _("I saw …, and I felt …") + text[end:]
