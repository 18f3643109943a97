"""What can happen in the fictional program: plain data, told later by the people themselves.

`ago` is days before today where the couple lives, `at` the time of day there; nothing happens today, so
that a story told at one minute past midnight has no future in it. `who` is a person's key.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from couplesgoals.records.audience import Audience
from goals.actions.reviewing import Feedback
from goals.terms import Voice

# Who reads an entry, in one word.
MINE = Audience.PRIVATE
CARE = Audience.CARE_TEAM
OURS = Audience.COUPLE


@dataclass(frozen=True)
class Words:
    """A goal's words; `target_in` is days from today."""

    title: str
    much_less: str
    less: str
    expected: str
    more: str
    much_more: str
    target_in: int
    baseline: str = ""
    how_known: str = ""


@dataclass(frozen=True)
class Scene:
    """Something one person did at one time."""

    ago: int
    at: str
    who: str


@dataclass(frozen=True)
class Propose(Scene):
    """A partner proposes a joint goal; later scenes name it by `goal`."""

    goal: str
    words: Words
    voice: Voice


@dataclass(frozen=True)
class Suggest(Scene):
    """A partner answers with the next version."""

    goal: str
    words: Words
    voice: Voice
    reason: str


@dataclass(frozen=True)
class Accept(Scene):
    """A partner says yes to the latest version."""

    goal: str
    voice: Voice


@dataclass(frozen=True)
class Review(Scene):
    """A clinician answers the latest version: approved, or sent back."""

    goal: str
    feedback: Feedback
    approved: bool = True


@dataclass(frozen=True)
class Own(Scene):
    """A partner sets a goal of their own."""

    goal: str
    audience: Audience
    words: Words
    voice: Voice


@dataclass(frozen=True)
class Revise(Scene):
    """A partner writes the next version of their own goal."""

    goal: str
    words: Words
    voice: Voice
    reason: str


@dataclass(frozen=True)
class Log(Scene):
    """A partner logs a step: how it went and effort are 1–5; what helped and hindered are listed codes."""

    goal: str
    audience: Audience
    how: int
    effort: int
    what: str
    helped: tuple[str, ...] = ()
    hindered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rate(Scene):
    """A partner rates a goal's current round."""

    goal: str
    level: int


@dataclass(frozen=True)
class Look(Scene):
    """Somebody looks at what is new: a clinician at the couple's page, a partner at what is shared."""


@dataclass(frozen=True)
class Note:
    """A session's DAP note: written the evening after, signed unless it is a draft."""

    data: str
    assessment: str
    plan: str
    goals: tuple[str, ...] = ()
    signed: bool = True
    cosigned_by: str = ""
    addendum: str = ""


@dataclass(frozen=True)
class Meet(Scene):
    """A session of clinician `who`, with both or with `only` one. `ago` below zero is still to come."""

    only: str = ""
    minutes: int = 50
    note: Note | None = None
    canceled: bool = False
    planned: int = 7  # days before


@dataclass(frozen=True)
class Hold(Scene):
    """An administrator puts the partner `of` on hold."""

    of: str


@dataclass(frozen=True)
class Resume(Scene):
    """An administrator takes the partner `of` off hold."""

    of: str


@dataclass(frozen=True)
class Partner:
    """One of a couple; `joined` is days ago, None where the invitation is still open."""

    key: str
    name: str
    joined: int | None
    email_ok: bool = False
    safe_address: str = ""


@dataclass(frozen=True)
class Care:
    """A clinician's time on a care team, in days ago; `until` None is until now."""

    clinician: str
    since: int
    until: int | None = None
    lead: bool = False


@dataclass(frozen=True)
class CoupleStory:
    """A couple, who cares for them, and all that happened. `review_in` is days from today."""

    name: str
    time_zone: str
    enrolled: int
    review_in: int
    a: Partner
    b: Partner
    care: tuple[Care, ...]
    scenes: tuple[Scene, ...] = field(default=())
