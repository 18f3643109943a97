"""Going along the chain, link by link, and along the anchors beside it."""

from typing import Any

from couplesgoals.audit import anchors, chain
from couplesgoals.audit.models import AuditHead
from couplesgoals.audit.problems import Problems
from couplesgoals.audit.sealing import genuine


class AnchorWalk:
    """The anchors outside the database, held against the links as they pass."""

    def __init__(self, until: int) -> None:
        self._anchors = anchors.read(until)
        self._next = next(self._anchors, None)
        self.reached = 0

    def passed(self, position: int, stored: bytes | None, problems: Problems) -> None:
        """Hold the anchors up to `position` against the link there: its hash, or None if there is no link."""
        while self._next is not None and self._next.position <= position:
            anchor = self._next
            self._next = next(self._anchors, None)
            if not anchor.genuine:
                problems.add("inserted", "anchor", anchor.line)
            elif anchor.position < self.reached:
                # The chain was once longer than it was later: its end was cut off, then it grew again.
                problems.add("truncated", "position", anchor.position, self.reached)
            elif anchor.position == position and stored is not None and not chain.same(anchor.hash, stored):
                problems.add("broken-link", "position", position)
            if anchor.genuine:
                self.reached = max(self.reached, anchor.position)

    def finish(self, problems: Problems) -> None:
        """Take in the anchors beyond the last link."""
        while self._next is not None:
            self.passed(self._next.position, None, problems)


class ChainWalk:
    """The links in order, each held against its event and the link before it."""

    def __init__(self, problems: Problems, walk: AnchorWalk, head: AuditHead | None) -> None:
        self.problems = problems
        self.events = self.links = 0
        self._walk = walk
        self._head = head
        self._trusted = head if head is not None and genuine(head) else None
        self._position = 0
        # The hash the next link builds on, as it stands and as it should be; None where a hole hides it.
        self._before: bytes | None = chain.GENESIS
        self._computed: bytes | None = None

    def step(self, position: int, event_id: int, stored: bytes, mark: bytes | None, *columns: Any) -> None:
        """Take the next link; `mark` and the event's columns are None if the event is gone."""
        self.links += 1
        if position <= self._position:
            self.problems.add("broken-link", "position", position)
            return
        if position > self._position + 1:
            self.problems.add("deleted", "position", self._position + 1, position - 1)
            self._before = self._computed = None
        self._position = position
        self._walk.passed(position, stored, self.problems)
        head = self._trusted
        if head is not None and head.position == position and not chain.same(bytes(head.hash), stored):
            self.problems.add("broken-link", "position", position)
        computed = None
        if mark is None:
            self.problems.add("deleted", "position", position)
        else:
            self.events += 1
            computed = self._check(
                position, event_id, stored, bytes(mark), chain.canonical(chain.Content(*columns))
            )
        self._before, self._computed = stored, computed

    def _check(
        self, position: int, event_id: int, stored: bytes, mark: bytes, written: bytes
    ) -> bytes | None:
        written_by_us = chain.same(chain.event_mark(written), mark)
        if self._before is None:
            computed = None
            linked = True
        else:
            computed = chain.link_hash(self._before, event_id, mark, written)
            linked = chain.same(computed, stored)
            if not linked and self._computed is not None:
                # Only the link before was changed, not this one: it still builds on what that one should be.
                linked = chain.same(chain.link_hash(self._computed, event_id, mark, written), stored)
        if not written_by_us:
            self.problems.add("inserted" if linked else "edited", "position", position)
        elif not linked:
            self.problems.add("broken-link", "position", position)
        return computed

    def finish(self, announced: int) -> None:
        """Hold the end of the chain against the head, the sequence and the anchors."""
        self._walk.finish(self.problems)
        end = max(self._position, announced, self._walk.reached)
        if self._trusted is not None:
            end = max(end, self._trusted.position)
            if self._trusted.position < self._position:
                self.problems.add("broken-link", "position", self._trusted.position + 1, self._position)
        elif self._head is not None:
            self.problems.add("edited", "head", 1)
        elif end:
            self.problems.add("deleted", "head", 1)
        if end > self._position:
            self.problems.add("deleted", "position", self._position + 1, end)
        self.problems.cut_at(end)
