"""Everything one partner can get: every page, endpoint and answer, and every row PostgreSQL gives them."""

from __future__ import annotations

import re
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID

from django.core import mail
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from couplesgoals.reminders.models import Reminder
from goals.models import Goal, GoalRevision
from tests.architecture.browser import Browser, signed_in
from tests.architecture.catalog import clinical_models, table_of
from tests.architecture.visits import CHANGING_HEADERS, Route, routes
from tests.goals.pages import terms_data, voice_data

UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}")
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "\w+"|nonce-[A-Za-z0-9+/_=-]+')
SAVEPOINTS = re.compile(r'"s\d+_x\d+"')
NOT_COMPARED = CHANGING_HEADERS | {"Content-Length"}
# Signing in and out, the program's own pages and the API's schema have nothing to do with anybody's goals.
ELSEWHERE = re.compile(r"account|mfa|usersessions|reminders|program|web|api:schema")

# Found while looking: a page has a method or it has not, whatever happened.
NO_SUCH_METHOD: set[str] = set()

type Seen = dict[str, Any]


def ids_named(text: str) -> str:
    """Put each id's place in the text for the id: the same things in the same order stay the same."""
    found: dict[str, str] = {}
    return UUIDS.sub(lambda one: found.setdefault(one[0], f"<{len(found)}>"), TOKENS.sub("…", text))


def everything(person: User) -> Seen:
    """What this person gets from every address, from every move on the goal, from the tables, and by mail."""
    eyes = Eyes(person)
    return {**eyes.pages(), **eyes.moves(), **rows_of(person), "mail": messages_to(person)}


class Eyes:
    """A browser that leaves no trace."""

    def __init__(self, person: User) -> None:
        self.asking = Browser()
        self.cookies = signed_in(person, timezone.now())
        with acting_as(person):
            # The one goal of both; one's own are nobody else's to touch.
            self.goal = Goal.visible_to(person).joint().get()
            self.version = GoalRevision.visible_to(person).get(pk=self.goal.current_id)

    def pages(self) -> Seen:
        """Every page and endpoint there is to read."""
        return self._ask_all("GET", [route for route in routes() if not ELSEWHERE.match(route.name)])

    def moves(self) -> Seen:
        """Every move there is on the goal, each as if it were the next."""
        movable = [route for route in routes() if self._thing(route) == self.goal.pk]
        return self._ask_all(
            "POST", [one for one in movable if not one.name.endswith(("_draft", "_discard"))]
        )

    def _ask_all(self, method: str, asked: list[Route]) -> Seen:
        seen: Seen = {}
        for route in asked:
            name = f"{method} {route.name}"
            if name in NO_SUCH_METHOD:
                continue
            answer = self.ask(method, self._address(route))
            if answer[0] == 405:
                NO_SUCH_METHOD.add(name)
            else:
                seen[name] = answer
        return seen

    def ask(self, method: str, path: str) -> tuple[Any, ...]:
        """One answer with the statements it took; whatever it wrote is undone."""
        statements: list[str] = []

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            statements.append(SAVEPOINTS.sub("s", sql))
            return execute(sql, params, many, context)

        client = self.asking
        client.cookies = SimpleCookie(self.cookies)
        with transaction.atomic(), connection.execute_wrapper(watch):
            if method == "GET":
                response = client.get(path)
            elif path.startswith("/api/"):
                response = client.post(path, _body(is_api=True), content_type="application/json")
            else:
                response = client.post(path, _body(is_api=False))
            transaction.set_rollback(True)
        headers = {name: value for name, value in response.headers.items() if name not in NOT_COMPARED}
        body = response.content.decode(errors="replace")
        return (
            response.status_code,
            ids_named(str(headers)),
            sorted(response.cookies),
            ids_named(body),
            statements,
        )

    def _address(self, route: Route) -> str:
        return reverse(route.name, kwargs=dict.fromkeys(route.parameters, self._thing(route)))

    def _thing(self, route: Route) -> UUID | str | None:
        """What may stand in the address, if anything."""
        if {"theme", "slug"} & set(route.parameters):
            return "nothing-like-it"
        if "goal_id" in route.parameters or (route.parameters and route.name.startswith("api:goal-")):
            return self.goal.pk
        if route.name.startswith("api:version"):
            return self.version.pk
        return self.goal.couple_id if route.parameters else None


def _body(*, is_api: bool) -> dict[str, Any]:
    """One body for all: a yes to the first version, other words, a change of status."""
    words = terms_data(title="Other words") | {"reason": "Closer to me", "number": "1", "based_on": "1"}
    if not is_api:
        return words | {"do": "hold", "what": "A walk", "audience": "private", "level": "1"}
    terms = {name: value for name, value in words.items() if name not in voice_data()}
    return words | {"terms": terms, "voice": voice_data(), "kind": "joint", "number": 1, "based_on": 1}


def rows_of(person: User) -> Seen:
    """Every row of every clinical table that PostgreSQL gives this person, with no condition of ours."""
    seen: Seen = {}
    with acting_as(person), connection.cursor() as cursor:
        for table in map(table_of, clinical_models()):
            cursor.execute(f"SELECT * FROM {table} ORDER BY id")
            columns = [column.name for column in cursor.description or ()]
            seen[f"table {table}"] = ids_named(str([columns, *cursor.fetchall()]))
    return seen


def messages_to(person: User) -> tuple[list[str], list[str]]:
    """What is due to be said to this person, and what was."""
    due = Reminder.objects.filter(person=person).order_by("kind", "period").values_list("kind", flat=True)
    return list(due), [str(letter.subject) for letter in mail.outbox if person.email in letter.to]


def differences(one: Seen, other: Seen) -> list[str]:
    """Where two views differ, each with the first words that do."""
    found = [f"only once: {place}" for place in one.keys() ^ other.keys()]
    for place in one.keys() & other.keys():
        if one[place] != other[place]:
            first, second = str(one[place]), str(other[place])
            letters = enumerate(zip(first, second, strict=False))
            start = max(next((n for n, (a, b) in letters if a != b), 0) - 80, 0)
            found.append(f"{place}: …{first[start : start + 200]}… | …{second[start : start + 200]}…")
    return found
