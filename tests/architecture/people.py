"""Who is in the scene, under which letter, and every word with those who may read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from uuid import UUID

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple

ACTORS = "-MJTCFISA"
NAMES = {
    "-": "nobody signed in",
    "M": "Maya",
    "J": "Jonas",
    "T": "Tess",
    "C": "the clinician",
    "F": "the former clinician",
    "I": "the idle clinician",
    "S": "the supervisor",
    "A": "the administrator",
}
# Who reads a row of Maya's or of Jonas' by its audience.
READERS = {
    "M": {"private": "M", "care_team": "MCS", "couple": "MJCS"},
    "J": {"private": "J", "care_team": "JCS", "couple": "MJCS"},
}
WORD = re.compile(r"zq\d+word")


@dataclass
class Scene:
    """Who is there, the ids of what stands in a URL, and every word with its readers."""

    people: dict[str, User]
    ids: dict[str, UUID] = field(default_factory=dict)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def couple(self) -> Couple:
        """Maya and Jonas."""
        return Couple.objects.get(pk=self.ids["couple"])

    def word(self, name: str, readers: str) -> str:
        """Make up the word of one row, which `readers` may read."""
        word = f"zq{len(self.words):03d}word"
        self.words[word] = (name, readers)
        return word

    def records_in(self, text: str) -> set[UUID]:
        """The rows, of those an id is known of, whose word is in a text: "maya_log: what" is of maya_log."""
        found = (self.words[word][0].split(":")[0] for word in set(WORD.findall(text)) & self.words.keys())
        return {self.ids[name] for name in found if name in self.ids}

    def leaked(self, text: str, actor: str) -> list[str]:
        """The rows whose word is in a text this actor got and may not read."""
        found = (self.words[word] for word in set(WORD.findall(text)) & self.words.keys())
        return sorted(name for name, readers in found if actor not in readers)
