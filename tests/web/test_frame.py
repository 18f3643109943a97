"""What every page has and needs nobody signed in: help, leaving, headers, errors, the four places."""

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory, override_settings
from django.utils import translation
from django.utils.html import escape

from couplesgoals.records.audience import Audience
from couplesgoals.sentences import gettext
from couplesgoals.web import page, views
from couplesgoals.web.audiences import audience_icon
from couplesgoals.web.errors import csrf_failure, not_found

PLAIN_ERRORS = "couplesgoals.web.errors.plain_errors_middleware"
ADDRESSES = ["/help-now/", "/live", "/fail/absent/", "/fail/forbidden/", "/fail/bug/", "/accounts/login/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_weaker_cache_rule_of_a_view_does_not_stand(visitor: Client) -> None:
    assert visitor.get("/cached/")["Cache-Control"] == "no-store"


def test_signing_out_clears_what_the_browser_kept(visitor: Client) -> None:
    assert "Clear-Site-Data" not in visitor.get("/help-now/")
    assert visitor.get("/sign-out/")["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(
    "address", ["/help-now/", "/fail/absent/", "/fail/bug/", "/fail/database/", "/accounts/login/"]
)
def test_leaving_and_help_are_on_every_page(visitor: Client, address: str) -> None:
    html = visitor.get(address).content.decode()
    assert 'action="/leave/"' in html
    assert 'href="/help-now/"' in html
    assert "not an emergency service" in html
    assert 'href="#main"' in html
    assert 'lang="en"' in html


def test_help_names_who_answers(visitor: Client) -> None:
    html = visitor.get("/help-now/").content.decode()
    for number in ("tel:911", "tel:988", "sms:988", "tel:18007997233", "88788", "tel:18006624357"):
        assert number in html
    assert "not watched in real time" in html


@override_settings(LEAVE_QUICKLY_URL="https://example.org/news")
def test_leaving_is_a_blank_page_that_moves_on_and_takes_the_sign_in_along() -> None:
    with override_settings(ROOT_URLCONF="tests.web.urls"):
        visitor = Client(enforce_csrf_checks=True)
        response = visitor.post("/leave/")
    assert response.status_code == 200, "a redirect elsewhere would be stopped by form-action"
    html = response.content.decode()
    assert 'content="0;url=https://example.org/news"' in html
    assert "Together" not in html
    assert response["Clear-Site-Data"]
    assert response["Referrer-Policy"] == "no-referrer"
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"):
        assert response.cookies[name]["max-age"] == 0


def test_leaving_does_not_wait_for_the_database(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_database(request: HttpRequest) -> None:
        raise OperationalError

    monkeypatch.setattr(views, "logout", no_database)
    response = visitor.post("/leave/")
    assert response.status_code == 200
    assert response.cookies[settings.SESSION_COOKIE_NAME].value == ""


def test_leaving_by_link_does_nothing(visitor: Client) -> None:
    assert visitor.get("/leave/").status_code == 405


def test_live_touches_nothing(visitor: Client) -> None:
    assert visitor.get("/live").content == b"ok"


@pytest.mark.parametrize(("how", "status"), [("absent", 404), ("forbidden", 404)])
def test_errors_do_not_repeat_what_the_code_said(visitor: Client, how: str, status: int) -> None:
    response = visitor.get(f"/fail/{how}/")
    assert response.status_code == status
    assert b"Goal matches" not in response.content
    assert b"secret" not in response.content


def test_hidden_and_absent_look_the_same(visitor: Client) -> None:
    hidden, absent = visitor.get("/fail/absent/"), visitor.get("/nothing-here/")
    assert hidden.status_code == absent.status_code == 404
    assert b"could not find that page" in hidden.content


def test_an_old_form_is_explained_kindly(rf: RequestFactory) -> None:
    response = csrf_failure(rf.post("/"), "CSRF token missing")
    assert response.status_code == 403
    assert b"open a long time" in response.content
    assert b"CSRF token missing" not in response.content


class Person:
    """As much of a person as the frame reads."""

    role = "partner"
    theme = "dark"


def test_a_place_without_a_page_is_left_out_and_the_current_one_marked(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = rf.get("/help-now/")
    request.user = Person()
    places = [("web:help_now", "Help", "info"), ("no:where", "Nowhere", "info"), ("web:live", "Live", "info")]
    monkeypatch.setitem(page.PLACES, "partner", places)
    with override_settings(ROOT_URLCONF="tests.web.urls"):
        shown = page.places_for(request)
    assert [(place.label, place.current) for place in shown] == [("Help", True), ("Live", False)]


def test_everyone_has_four_places() -> None:
    assert {len(places) for places in page.PLACES.values()} == {4}


def test_the_frame_without_a_person_has_no_places_and_the_devices_theme(rf: RequestFactory) -> None:
    context = page.page_context(rf.get("/"))
    assert not context["nav"]
    assert str(context["theme"]) == "auto"


def test_a_chosen_theme_is_on_the_page_and_the_devices_own_is_not(rf: RequestFactory) -> None:
    request = rf.get("/")
    with override_settings(ROOT_URLCONF="tests.web.urls"):
        assert b"data-theme" not in not_found(request).content
        request.user = Person()
        assert b'data-theme="dark"' in not_found(request).content


@override_settings(DEBUG=True)
@pytest.mark.parametrize(
    ("address", "status"), [("/fail/absent/", 404), ("/nothing-here/", 404), ("/fail/forbidden/", 404)]
)
def test_the_demo_shows_the_same_errors_as_production(visitor: Client, address: str, status: int) -> None:
    middleware = [*settings.MIDDLEWARE]
    if PLAIN_ERRORS not in middleware:
        middleware.append(PLAIN_ERRORS)
    with override_settings(MIDDLEWARE=middleware):
        response = visitor.get(address)
    assert response.status_code == status
    assert b"Goal matches" not in response.content
    assert b'action="/leave/"' in response.content


@pytest.mark.parametrize("value", Audience.values)
def test_every_audience_shows_its_sentence_and_an_icon_of_its_own(value: str) -> None:
    html = Template("{% load page %}{% audience value %}").render(Context({"value": value}))
    assert str(escape(Audience(value).label)) in html
    assert f"#{audience_icon(value)}" in html
    assert len({audience_icon(other) for other in Audience.values}) == len(Audience.values)


def test_words_for_another_reader_replace_the_sentence_and_are_escaped() -> None:
    html = Template("{% load page %}{% audience 'private' words %}").render(Context({"words": "<i>Maya</i>"}))
    assert "&lt;i&gt;Maya" in html
    assert "Only you" not in html


def test_what_is_the_same_for_all_cannot_hold_a_word_about_anybody() -> None:
    frame = Template("{% load page %}{% sameforall %}Hello {{ name }}{{ user }}{% endsameforall %}{{ name }}")
    assert [frame.render(Context({"name": name})) for name in ("Maya", "Jonas")] == [
        "Hello Maya",
        "Hello Jonas",
    ]


def test_what_is_the_same_for_all_is_said_in_each_language() -> None:
    code = "{% get_current_language as code %}{{ code }}"
    frame = Template(f"{{% load i18n page %}}{{% sameforall %}}{code}{{% endsameforall %}}")
    said = []
    for language in ("en", "es", "en"):
        with translation.override(language):
            said.append(frame.render(Context()))
    assert said == ["en", "es", "en"]


def test_a_sentence_is_said_in_each_language_and_a_name_is_never_kept() -> None:
    frame = Template("{% load i18n page %}{% translate 'Yes' %}, {% translate name %}")
    said = []
    for language, name in (("en", "Maya"), ("es", "Jonas"), ("en", "<b>")):
        with translation.override(language):
            said.append(frame.render(Context({"name": name})))
    assert said == ["Yes, Maya", "Sí, Jonas", "Yes, &lt;b&gt;"]


def test_a_sentence_of_the_code_is_said_in_each_language() -> None:
    said = []
    for language in ("en", "es", "en"):
        with translation.override(language):
            said.append(gettext("Yes"))
    assert said == ["Yes", "Sí", "Yes"]


def test_the_cookie_against_forged_requests_is_sent_once_and_ends_with_the_browser(visitor: Client) -> None:
    name = settings.CSRF_COOKIE_NAME
    first = visitor.get("/accounts/login/", follow=True)
    sent = first.cookies[name]
    assert (sent["max-age"], sent["expires"], sent["httponly"]) == ("", "", True)
    assert name not in visitor.get("/accounts/login/", follow=True).cookies
    visitor.cookies[name] = "b" * 32
    again = visitor.get("/accounts/login/", follow=True)
    assert name not in again.cookies
    assert again.headers["Vary"] == first.headers["Vary"]
    visitor.cookies[name] = "no such thing"
    assert visitor.get("/accounts/login/", follow=True).cookies[name].value != "no such thing"
