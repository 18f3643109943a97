"""Whatever is sent to a writer, the answer is a clear one: never a 5xx, and always an object."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.api.conftest import LISTS
from tests.api.test_protocol import posts
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db

ODD = [
    "", " ", "\x00", "\ud800", "é" * 300, "x" * 20_000, "<script>", "' OR 1=1 --", "2026-02-30", "{}", "null",
    "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "0000-00-00", "-0", "1e400", "\u202e",
]  # fmt: skip
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=-3, max_value=3),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(ODD),
    st.uuids().map(str),
    st.datetimes().map(str),
    st.dates().map(str),
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _spots(body: dict[str, Any]) -> list[tuple[str, ...]]:
    """Every field of a body, those of its parts too."""
    found: list[tuple[str, ...]] = []
    for key, value in body.items():
        found.append((key,))
        if isinstance(value, dict):
            found += [(key, inner) for inner in value]
    return found


def _spoiled(draw: st.DrawFn, body: dict[str, Any]) -> dict[str, Any]:
    """A good body with up to three of its fields replaced, or left out."""
    body = json.loads(json.dumps(body))
    for spot in draw(st.lists(st.sampled_from(_spots(body) or [("x",)]), max_size=3)):
        owner = body.get(spot[0]) if len(spot) == 2 else body
        if not isinstance(owner, dict):
            continue
        if draw(st.booleans()):
            owner[spot[-1]] = draw(ANYTHING)
        else:
            owner.pop(spot[-1], None)
    return body


def _send(browser: Client, path: str, body: object) -> None:
    text = json.dumps(body)  # also NaN and lone surrogates, as careless clients write them
    answer = browser.generic("POST", path, text, content_type="application/json")
    assert answer.status_code in (200, 201, 400, 404, 409), (path, text[:500], answer.content[:500])
    # A map that was drawn is answered by its values; everything else is one object.
    is_map = path.endswith("/values/") and answer.status_code == 201
    assert isinstance(answer.json(), list if is_map else dict)


@pytest.mark.parametrize("who", ["maya", "clinician"])
def test_no_body_breaks_a_writer(
    things: SimpleNamespace,
    couple: Couple,
    who: str,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    person: User = request.getfixturevalue(who)
    browser = client_of(person)
    bodies = posts(things, couple)

    @settings(
        max_examples=250, deadline=None, derandomize=True, database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    @given(st.data())
    def each(data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(bodies)))
        if data.draw(st.integers(0, 4)) == 0:
            _send(browser, path, data.draw(ANYTHING))
        else:
            _send(browser, path, data.draw(st.composite(_spoiled)(bodies[path])))

    each()


def test_no_question_breaks_a_list(things: SimpleNamespace, maya: User, client_of: ClientOf) -> None:
    browser = client_of(maya)
    names = ["cursor", "ordering", "goal", "couple", "author", "subject", "status", "format", "page_size"]
    text = st.one_of(st.text(max_size=40), st.sampled_from([odd for odd in ODD if odd != "\ud800"]))

    @settings(max_examples=200, deadline=None, derandomize=True, database=None)
    @given(st.sampled_from(LISTS), st.dictionaries(st.sampled_from(names), text, max_size=3))
    def each(name: str, query: dict[str, str]) -> None:
        answer = browser.get(f"/api/v1/{name}/", query)
        assert answer.status_code in (200, 400, 404), (name, query)
        assert isinstance(answer.json(), dict)

    each()
