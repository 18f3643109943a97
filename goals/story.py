"""A goal's history as one story, oldest first: who proposed, accepted, approved, and what became of it.

Who held, left or closed it is in no line: no row says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from goals.completed import readable_by
from goals.history import History, Version
from goals.models import CompletionVoice, GoalAcceptance, GoalReview, GoalStatusChange, LifecycleStatus

# What happened to the goal as a whole; agreeing it is told by the versions themselves.
BECAME = {
    LifecycleStatus.ON_HOLD: "rested",
    LifecycleStatus.COMPLETED: "completed",
    LifecycleStatus.CANCELLED: "aside",
    LifecycleStatus.REJECTED: "aside",
    LifecycleStatus.ENTERED_IN_ERROR: "mistake",
}


@dataclass(frozen=True)
class Line:
    """One sentence of the story with its moment, the words said with it, and the version it brought."""

    at: datetime
    slot: str
    text: str
    words: str = ""
    version: Version | None = None
    voice: GoalAcceptance | None = None
    review: GoalReview | None = None
    last_word: CompletionVoice | None = None
    was_passed_over: bool = False


@dataclass(frozen=True)
class Teller:
    """Who reads the story, and the two it is about."""

    viewer: User
    pair: Pair
    history: History

    def name(self, person: User) -> str:
        """Name a clinician in full, a partner by their first name."""
        return person.name if person.is_clinician else person.first_name

    def by(self, person: User, mine: str, others: str) -> str:
        """Say who did something, to the reader as "you"."""
        return mine if person.pk == self.viewer.pk else others % {"name": self.name(person)}

    def lines(self) -> list[Line]:
        """Tell everything in the order it happened; two queries beside the history's."""
        told = [line for version in self.history.versions for line in self._of_version(version)]
        told += [*self._last_words(), *self._changes()]
        return sorted(told, key=lambda line: line.at)

    def _of_version(self, version: Version) -> Iterator[Line]:
        author, number = version.revision.author, version.revision.number
        own = version.voice_of(author)
        yield Line(
            version.revision.created_at,
            self.pair.slot_of(author.pk),
            self._wrote(version),
            version.revision.reason,
            version=version,
            voice=own,
            was_passed_over=self.passed_over(version),
        )
        for voice in version.voices:
            if voice is not own:
                mine = _("You said yes to version %(n)s.") % {"n": number}
                others = _("%(name)s said yes to version %(n)s.") % {"n": number, "name": "%(name)s"}
                text = self.by(voice.person, mine, others)
                yield Line(voice.created_at, self.pair.slot_of(voice.person_id), text, voice=voice)
        for review in version.reviews:
            yield Line(review.created_at, "staff", self._answered(review, number), review=review)

    def _wrote(self, version: Version) -> str:
        author, first = version.revision.author, version.revision.number == 1
        if not self.history.goal.is_joint:
            mine = _("You set this goal.") if first else _("You wrote it anew.")
            return self.by(
                author, mine, _("%(name)s set this goal.") if first else _("%(name)s wrote it anew.")
            )
        if first and author.is_clinician:
            return self.by(author, _("You suggested it."), _("%(name)s suggested it."))
        mine = _("You proposed it.") if first else _("You suggested other words.")
        return self.by(
            author, mine, _("%(name)s proposed it.") if first else _("%(name)s suggested other words.")
        )

    def _answered(self, review: GoalReview, number: int) -> str:
        approved = review.outcome == "approved"
        text = (
            _("%(name)s approved version %(n)s.")
            if approved
            else _("%(name)s had thoughts on version %(n)s.")
        )
        return text % {"name": review.clinician.name, "n": number}

    def passed_over(self, version: Version) -> bool:
        """Whether a version was on the table and nobody took it up or answered it."""
        revision, goal = version.revision, self.history.goal
        kept: set[UUID | None] = {goal.current_id, goal.beside_id, goal.agreed_id}
        answered = {one.revision.based_on for one in self.history.versions}
        approved = any(review.outcome == "approved" for review in version.reviews)
        return goal.is_joint and revision.pk not in kept and revision.number not in answered and not approved

    def _last_words(self) -> Iterable[Line]:
        spoken = _spoken(self.viewer, self.history.goal.pk)
        for _lap, stretch in groupby(spoken, key=attrgetter("lap")):
            said = list(stretch)
            readable = readable_by(self.viewer, self.history.goal, said)
            yield from (self._last_word(one) if one in readable else self._is_done(one) for one in said)

    def _is_done(self, one: CompletionVoice) -> Line:
        """Say that the other feels done, and not yet how it stands for them."""
        text = _("%(name)s feels done with it.") % {"name": self.name(one.person)}
        return Line(one.created_at, self.pair.slot_of(one.person_id), text)

    def _last_word(self, one: CompletionVoice) -> Line:
        mine = _("You said where it stands: %(how)s.") % {"how": one.get_achievement_display()}
        others = _("%(name)s said where it stands: %(how)s.") % {
            "how": one.get_achievement_display(),
            "name": "%(name)s",
        }
        text = self.by(one.person, mine, others)
        return Line(one.created_at, self.pair.slot_of(one.person_id), text, one.words, last_word=one)

    def _changes(self) -> Iterable[Line]:
        said = {
            "rested": _("The goal was put to rest."),
            "completed": _("The goal was completed."),
            "aside": _("The goal was set aside."),
            "mistake": _("The goal was marked as written by mistake."),
            "again": _("The goal was taken up again."),
        }
        for change in _became(self.viewer, self.history.goal.pk):
            came_back = change.before in (LifecycleStatus.ON_HOLD, LifecycleStatus.COMPLETED)
            again = "again" if change.after == LifecycleStatus.ACTIVE and came_back else ""
            if what := BECAME.get(LifecycleStatus(change.after), again):
                reason = "" if again or not change.reason else change.get_reason_display()
                yield Line(change.created_at, "", said[what], reason)


@prepared
def _spoken(viewer: User, goal: UUID) -> QuerySet[CompletionVoice]:
    rows: QuerySet[CompletionVoice] = CompletionVoice.visible_to(viewer).filter(goal=goal)
    return rows.select_related("person").order_by("lap", "created_at").fetch_mode(FETCH_RAISE)


@prepared
def _became(viewer: User, goal: UUID) -> QuerySet[GoalStatusChange]:
    rows: QuerySet[GoalStatusChange] = GoalStatusChange.visible_to(viewer)
    return rows.filter(goal=goal)
