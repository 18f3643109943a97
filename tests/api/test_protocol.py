"""How the API is spoken to: signed in, with a token, in JSON, by the methods it has; and its schema."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.api.bodies import appointment, change, entry, feedback, new_goal, new_map, new_step, rulers, voice
from tests.api.conftest import LISTS, ONE_OF, ApiOf
from tests.conftest import SIGN_IN_BACKEND, ClientOf

pytestmark = pytest.mark.django_db

VERBS = ["accept", "suggest", "revise", "audience", "approve", "return"]


def places(things: SimpleNamespace) -> list[str]:
    """Every address of the API."""
    found = [f"/api/v1/{name}/" for name in LISTS]
    found += [f"/api/v1/{name}/{getattr(things, thing).pk}/" for name, thing in ONE_OF.items()]
    found += [f"/api/v1/goals/{things.joint.pk}/{verb}/" for verb in VERBS]
    return [
        *found,
        f"/api/v1/logs/{things.log_shared.pk}/audience/",
        f"/api/v1/appointments/{things.couple_session.pk}/cancel/",
        f"/api/v1/values/{things.value_shared.pk}/audience/",
        f"/api/v1/steps/{things.step_shared.pk}/mark/",
        f"/api/v1/steps/{things.step_shared.pk}/end/",
    ]


def posts(things: SimpleNamespace, couple: Couple) -> dict[str, Any]:
    """What somebody could write at each address that takes it."""
    goal = f"/api/v1/goals/{things.proposed.pk}"
    return {
        "/api/v1/goals/": new_goal(),
        "/api/v1/logs/": entry(things.joint),
        "/api/v1/ratings/": {"goal": str(things.joint.pk), "level": 0},
        "/api/v1/appointments/": appointment(couple),
        f"{goal}/accept/": {"number": 1, "voice": voice()},
        f"{goal}/suggest/": change(1, reason="Why"),
        f"{goal}/revise/": change(1, reason="Why"),
        f"{goal}/audience/": {"audience": "private"},
        f"{goal}/approve/": feedback(1),
        f"{goal}/return/": feedback(1, message="Words"),
        f"/api/v1/logs/{things.log_shared.pk}/audience/": {"audience": "private"},
        f"/api/v1/appointments/{things.couple_session.pk}/cancel/": {},
        "/api/v1/values/": new_map(),
        "/api/v1/steps/": new_step(things.joint),
        "/api/v1/readiness/": rulers(things.joint),
        f"/api/v1/values/{things.value_care.pk}/audience/": {"audience": "private"},
        f"/api/v1/steps/{things.step_care.pk}/mark/": {"outcome": "partly"},
        f"/api/v1/steps/{things.step_care.pk}/end/": {},
    }


def takes_words(path: str) -> bool:
    """Whether an address reads a partner's body at all."""
    return "appointments" not in path and not path.endswith("/end/")


def test_nobody_signed_out_hears_anything(
    things: SimpleNamespace, couple: Couple, client_of: ClientOf
) -> None:
    browser = client_of(None)
    answers = [browser.get(path) for path in places(things)]
    answers += [
        browser.post(path, body, content_type="application/json")
        for path, body in posts(things, couple).items()
    ]
    assert {answer.status_code for answer in answers} <= {401, 403}
    assert {answer.content for answer in answers} == {
        b'{"detail":"Authentication credentials were not provided."}'
    }


@pytest.mark.parametrize("who", ["maya", "clinician"])
def test_a_write_without_the_token_is_refused(
    things: SimpleNamespace, couple: Couple, who: str, request: pytest.FixtureRequest, api_of: ApiOf
) -> None:
    person: User = request.getfixturevalue(who)
    before = {name: api_of(person).get(f"{name}/").json()["results"] for name in LISTS}
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person, backend=SIGN_IN_BACKEND)
    for path, body in posts(things, couple).items():
        answer = browser.post(path, body, content_type="application/json")
        assert (answer.status_code, "CSRF" in answer.content.decode()) == (403, True), path
    assert {name: api_of(person).get(f"{name}/").json()["results"] for name in LISTS} == before


def test_with_the_token_of_a_page_it_is_taken(things: SimpleNamespace, maya: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(maya, backend=SIGN_IN_BACKEND)
    browser.get(f"/goals/{things.joint.pk}/log/")
    answer = browser.post(
        "/api/v1/logs/",
        entry(things.joint),
        content_type="application/json",
        headers={"X-CSRFToken": browser.cookies["csrftoken"].value},
    )
    assert answer.status_code == 201


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_no_other_method_exists(
    things: SimpleNamespace, maya: User, client_of: ClientOf, method: str
) -> None:
    browser = client_of(maya)
    for path in places(things):
        answer = getattr(browser, method)(path)
        assert answer.status_code == 405, path


def test_what_only_writes_cannot_be_read_and_the_other_way_round(
    things: SimpleNamespace, couple: Couple, maya: User, client_of: ClientOf
) -> None:
    browser = client_of(maya)
    writers = set(posts(things, couple)) - {f"/api/v1/{name}/" for name in LISTS}
    assert {browser.get(path).status_code for path in writers} == {405}
    readers = [path for path in places(things) if path.count("/") == 5] + [
        f"/api/v1/{name}/" for name in ("versions", "boundaries", "step-marks")
    ]
    assert {browser.post(path, {}, content_type="application/json").status_code for path in readers} == {405}


def test_options_tell_no_row(things: SimpleNamespace, jonas: User, client_of: ClientOf) -> None:
    browser = client_of(jonas)
    for path in places(things):
        answer = browser.options(path)
        assert answer.status_code in (200, 404), path
        assert "Maya" not in answer.content.decode()
        assert str(things.log_private.pk) not in answer.content.decode()


@pytest.mark.parametrize(
    "body",
    ["{", "", "[", "null", "[]", '"text"', "5", "true", '{"what": }', "{'a': 1}", '{"a":1}{"b":2}', "\x00",
     "NaN", '{"level": NaN}', '{"level": Infinity}', "9" * 5000, "[" * 2000, '"\\ud800"'],
)  # fmt: skip
def test_a_body_that_is_none_is_400(
    things: SimpleNamespace, couple: Couple, maya: User, client_of: ClientOf, body: str
) -> None:
    browser = client_of(maya)
    for path in posts(things, couple):
        if not takes_words(path):
            continue
        answer = browser.generic("POST", path, body, content_type="application/json")
        assert answer.status_code == 400, (path, answer.content)
        assert isinstance(answer.json(), dict)


@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        '{"kind":' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
)
def test_a_body_nested_too_deep_is_400(
    things: SimpleNamespace, couple: Couple, maya: User, client_of: ClientOf, body: str
) -> None:
    browser = client_of(maya)
    for path in posts(things, couple):
        if not takes_words(path):
            continue
        answer = browser.generic("POST", path, body, content_type="application/json")
        assert (answer.status_code, list(answer.json())) == (400, ["detail"]), path


def test_a_value_nested_as_deep_as_can_be_read_is_400(
    things: SimpleNamespace, maya: User, client_of: ClientOf
) -> None:
    browser = client_of(maya)
    for depth in (100, 900, 1_000, 5_000, 9_500, 10_000, 20_000):
        for field in new_goal():
            nested = "[" * depth + "]" * depth
            body = json.dumps(new_goal() | {field: 0}).replace(f'"{field}": 0', f'"{field}": {nested}')
            answer = browser.generic("POST", "/api/v1/goals/", body, content_type="application/json")
            assert answer.status_code == 400, (depth, field)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""])
def test_only_json_is_read(things: SimpleNamespace, maya: User, client_of: ClientOf, kind: str) -> None:
    answer = client_of(maya).generic(
        "POST", "/api/v1/logs/", json.dumps(entry(things.joint)), content_type=kind
    )
    assert answer.status_code in (400, 415)


def test_bytes_that_are_no_text_are_400(things: SimpleNamespace, maya: User, client_of: ClientOf) -> None:
    answer = client_of(maya).generic("POST", "/api/v1/logs/", b"\xff\xfe{", content_type="application/json")
    assert answer.status_code == 400


def test_no_answer_is_kept_in_a_cache(things: SimpleNamespace, maya: User, client_of: ClientOf) -> None:
    browser = client_of(maya)
    for path in places(things):
        answer = browser.get(path)
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Type"] == "application/json"
        assert "Set-Cookie" not in answer.headers


class TestTheSchema:
    def test_it_is_valid_and_without_a_warning(
        self, tmp_path: Any, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))
        captured = capsys.readouterr()
        assert captured.err == ""

    def test_it_lists_every_route_and_method(self, maya: User, client_of: ClientOf) -> None:
        schema = client_of(maya).get("/api/schema/", {"format": "json"}).json()
        listed = {(path, method) for path, methods in schema["paths"].items() for method in methods}
        assert listed == {*_routes()}

    def test_it_tells_filters_and_orders(self, maya: User, client_of: ClientOf) -> None:
        schema = client_of(maya).get("/api/schema/", {"format": "json"}).json()
        names = {one["name"] for one in schema["paths"]["/api/v1/logs/"]["get"]["parameters"]}
        assert names == {"goal", "couple", "author", "ordering", "cursor"}


def _routes() -> list[tuple[str, str]]:
    """Every (path, method) of the API by the URLconf, as the schema writes them."""
    found = []
    for resolver in get_resolver().url_patterns:
        if str(resolver.pattern) != "api/":
            continue
        for part in resolver.url_patterns:
            for route in getattr(part, "url_patterns", []):
                path = "/api/v1/" + str(route.pattern).lstrip("^").rstrip("$").replace(
                    "(?P<pk>[^/.]+)", "{id}"
                )
                methods = route.callback.actions
                found += [(path, method) for method in methods if method != "head"]
    return found
