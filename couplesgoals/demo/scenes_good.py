"""What helps and what went well in the fictional program: coping kits, wins, good words."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.demo.scenes import CARE, OURS, Scene
from couplesgoals.records.audience import Audience


@dataclass(frozen=True)
class Keep(Scene):
    """A partner puts a strategy into their kit."""

    when_this: str
    i_do: str
    audience: Audience = CARE
    pinned: bool = True


@dataclass(frozen=True)
class Used(Scene):
    """A partner used the strategy whose "I …" begins with `i_do`, and says how well it worked (1–5)."""

    i_do: str
    worked: int
    words: str = ""


@dataclass(frozen=True)
class PutAway(Scene):
    """A partner puts the strategy away whose "I …" begins with `i_do`."""

    i_do: str


@dataclass(frozen=True)
class MarkWin(Scene):
    """A partner or a clinician marks something that went well."""

    text: str
    audience: Audience = OURS
    goal: str = ""


@dataclass(frozen=True)
class JoinWin(Scene):
    """The other joins the win that begins with `text`."""

    text: str
    words: str = ""


@dataclass(frozen=True)
class Affirm(Scene):
    """A partner writes good words about the other, and sends them or keeps them."""

    text: str
    audience: Audience = OURS
    prompt: str = ""


@dataclass(frozen=True)
class SendKept(Scene):
    """A partner sends the kept words that begin with `text`."""

    text: str
