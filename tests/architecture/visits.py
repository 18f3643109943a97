"""Ask for an address as somebody, leave no trace, and remember what came back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import time_machine
from django.core import mail
from django.db import connection, transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import in_days, make_terms
from tests.architecture.browser import Browser, signed_in
from tests.architecture.people import Scene

SIGN_IN = "/accounts/login/"
# What differs between two answers that say the same thing.
CHANGING_HEADERS = {"Date", "Set-Cookie", "X-Request-Id"}
CHANGING_TEXT = (
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    re.compile(r'"X-CSRFToken": "\w+"'),
    re.compile(r"nonce-[A-Za-z0-9+/_=-]+"),
)
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\s+"?(\w+)', re.IGNORECASE)


@dataclass(frozen=True)
class Route:
    """One address pattern, under its namespaced name."""

    name: str
    pattern: str
    parameters: tuple[str, ...]


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str
    cookies: str
    # Tables written to, and ids of records named in an event that staff read them.
    wrote: set[str] = field(default_factory=set)
    read: set[UUID] = field(default_factory=set)

    @property
    def outcome(self) -> str:
        """in, hidden (not there, or: sign in first), no-method, or broken."""
        if self.status == 405:
            return "no-method"
        if self.status >= 500:
            return "broken"
        to_sign_in = self.status == 302 and urlsplit(self.headers.get("Location", "")).path == SIGN_IN
        return "hidden" if self.status in (401, 403, 404) or to_sign_in else "in"

    @property
    def text(self) -> str:
        """Everything a reader of this answer could see."""
        return "\n".join([self.body, self.cookies, *self.headers.values()])

    def comparable(self) -> tuple[int, dict[str, str], str]:
        """The answer without what is different each time."""
        headers = {name: value for name, value in self.headers.items() if name not in CHANGING_HEADERS}
        body = self.body
        for pattern in CHANGING_TEXT:
            body = pattern.sub("…", body)
            headers = {name: pattern.sub("…", value) for name, value in headers.items()}
        headers.pop("Content-Length", None)
        return self.status, headers, body


def routes(resolver: URLResolver | None = None, prefix: str = "", namespace: str = "") -> Iterator[Route]:
    """Every route of the URLconf, whichever app brought it."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            parameters = tuple(re.findall(r"<(?:\w+:)?(\w+)>", pattern))
            yield Route(f"{namespace}{entry.name}", pattern, parameters)


ROUTES: dict[str, Route] = {route.name: route for route in routes()}


class Visits:
    """A browser for every actor of a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        # Whatever was logged and mailed on the way.
        self.log: list[str] = []
        self.letters: list[str] = []
        self.began = timezone.now()
        self._cookies: dict[str, str] = {"-": ""}
        self._answers: dict[tuple[str, ...], Answer] = {}
        self._bodies: dict[str, dict[str, Any]] = {}
        self._browser = Browser()
        for letter, person in scene.people.items():
            self._cookies[letter] = signed_in(person, self.began)

    def remembered(self, route: Route, thing: str, actor: str, method: str) -> Answer:
        """What one actor got, asked only once."""
        key = (route.name, thing, actor, method)
        if key not in self._answers:
            data = self.body(thing) if method == "POST" else None
            self._answers[key] = self.ask(actor, method, self.address(route, thing), data)
        return self._answers[key]

    def now(self, actor: str, name: str, thing: str) -> Answer:
        """What one actor gets of a page at this moment."""
        return self.ask(actor, "GET", self.address(ROUTES[name], thing))

    def as_it_was(self, actor: str, name: str, thing: str) -> Answer:
        """What one actor got of a page before anything else was done, asked only once."""
        key = (name, thing, actor, "before")
        if key not in self._answers:
            self._answers[key] = self.now(actor, name, thing)
        return self._answers[key]

    def absent(self) -> str:
        """Something of which only the id is made up."""
        self.scene.ids.setdefault("absent", uuid4())
        return "absent"

    def address(self, route: Route, thing: str) -> str:
        """The address of a route for one thing of the scene."""
        values: dict[str, Any] = {}
        for parameter in route.parameters:
            values[parameter] = self.scene.ids.get(thing, thing) if thing else ""
        return reverse(route.name, kwargs=values)

    def body(self, thing: str) -> dict[str, Any]:
        """What every form and endpoint would take, so that no refusal hides behind a missing field."""
        if thing not in self._bodies:
            self._bodies[thing] = self._body(thing)
        return self._bodies[thing]

    def _body(self, thing: str) -> dict[str, Any]:
        number, couple = str(self.scene.ids.get(thing, thing)), self.scene.couple
        words = make_terms(title="New words").fields() | {"target_date": in_days(60).isoformat()}
        voice = {"why": "Because", "first_step": "A step", "ask_of_partner": "Stay"}
        return {
            **words,
            **voice,
            "terms": words,
            "voice": voice,
            "how_known": "We count",
            "about": "goal-propose",
            "first_step_one": "I begin",
            "first_step_other": "I join in",
            "theme": "money",
            "if_this": "It gets loud",
            "when_this": "It gets loud",
            "i_do": "take a walk",
            "worked": 4,
            "strategy": number,
            "i_will": "take a walk",
            "number": 1,
            "based_on": 1,
            "reason": "completed",
            "audience": "private",
            "message": "A word",
            "outcome": "done" if "_step_" in thing else "returned",
            "what": "A walk",
            "how_it_went": 4,
            "effort": 2,
            "level": 1,
            "importance": 5,
            "confidence": 5,
            "readiness": 5,
            "starts_on": in_days(1).isoformat(),
            "ends_on": in_days(20).isoformat(),
            "occurred_on": in_days(-1).isoformat(),
            "text": "More",
            "data": "Words",
            "assessment": "Words",
            "plan": "Words",
            "own": str(UUID(int=7)),
            "goal": number,
            "entry": number,
            "couple": str(couple.pk),
            "day": timezone.localtime(timezone.now(), couple.zone).date().isoformat(),
            "who": "me",
            "size": "small",
            "rhythm": "daily",
            "values": [{"domain": "work", "importance": 5, "consistency": 5}],
            "work_importance": 5,
            "work_consistency": 5,
            "fit": "fits",
            "achievement": "achieved",
            "talked_through": True,
            "do": "request",
            "tracker": "feeling",
            "words": "A word",
            "more": "Sleep",
            "asked_on": in_days(20).isoformat(),
            **dict.fromkeys(("realistic", "actionable", "tailored"), "A word on it"),
            "kind": "say" if thing.endswith("conversation") else "couple",
            "conversation": number,
            "starts_at": f"{in_days(9).isoformat()}T10:00:00Z",
            "ends_at": f"{in_days(9).isoformat()}T11:00:00Z",
            # To other endpoints it is the id of a goal's step.
            **({"step": "learned"} if thing.endswith("setback") else {}),
            "box": "say",
            "happened_on": in_days(-1).isoformat(),
            "facts": "We talked",
        }

    def ask(self, actor: str, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
        """Ask as one actor, always in the minute the visits began; whatever it wrote is undone."""
        client = self._browser
        client.cookies = SimpleCookie(self._cookies[actor])
        wrote: set[str] = set()
        newest: list[int] = []

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if found := WRITES.match(sql):
                wrote.add(found[1])
                if found[1] == "audit_auditevent" and not newest:
                    newest.append(_newest_event())
            return execute(sql, params, many, context)

        kind = {"content_type": "application/json"} if path.startswith("/api/") else {}
        sent = {name: value for name, value in (data or {}).items() if kind or not isinstance(value, dict)}
        clock = time_machine.travel(self.began, tick=False)
        with clock, transaction.atomic(), connection.execute_wrapper(watch):
            response = client.post(path, sent, **kind) if method == "POST" else client.get(path)
            self._take_letters()
            read = _read_since(newest[0]) if newest else set()
            transaction.set_rollback(True)
        return Answer(
            status=response.status_code,
            headers=dict(response.headers),
            body=response.content.decode(errors="replace"),
            cookies=response.cookies.output(),
            wrote=wrote,
            read=read,
        )

    def _take_letters(self) -> None:
        """Each letter is read once, however many follow it."""
        outbox = getattr(mail, "outbox", [])
        self.letters += [str(letter.message()) for letter in outbox]
        outbox.clear()


def _newest_event() -> int:
    return AuditEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _read_since(last: int) -> set[UUID]:
    """The records named in events, later than this one, that staff read them."""
    reads = AuditEvent.objects.filter(id__gt=last, action="read").values_list("ids", flat=True)
    return {record for ids in reads for record in ids}
