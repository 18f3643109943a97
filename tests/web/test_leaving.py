"""Leave quickly in a real browser: blank at once, elsewhere soon, and Back shows nothing of us."""

import threading
from collections.abc import Iterator

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

BLANK_AT_ONCE = """() => {
  const start = performance.now();
  document.querySelector("form[data-leave] button").click();
  const shown = getComputedStyle(document.querySelector("main")).display;
  return [shown, document.title.trim(), performance.now() - start];
}"""


class QuietHandler(WSGIRequestHandler):
    """Says nothing about each request."""

    def log_message(self, format: str, *args: object) -> None: ...  # type: ignore[override]  # silence


@pytest.fixture
def origin() -> Iterator[str]:
    """Serve the frame's own pages. Leaving leads to the same server under another name: another origin."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    port = server.server_address[1]
    with override_settings(
        ROOT_URLCONF="tests.web.urls",
        LEAVE_QUICKLY_URL=f"http://localhost:{port}/live",
        SECURE_SSL_REDIRECT=False,
    ):
        server.set_app(get_wsgi_application())
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


def open_page(browser: Browser, origin: str, *, width: int = 390, javascript: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=javascript)
    context.add_cookies([{"name": "sessionid", "value": "kept", "url": origin}])
    page = context.new_page()
    page.goto(f"{origin}/help-now/")
    return page


def assert_gone(page: Page) -> None:
    page.wait_for_url("http://localhost:*/live", timeout=10_000)
    # The beacon that signs out may arrive just after the neutral page.
    page.wait_for_timeout(300)
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_the_button_is_in_view_and_leads_away(browser: Browser, origin: str, width: int) -> None:
    page = open_page(browser, origin, width=width)
    button = page.get_by_role("button", name="Leave quickly")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= width
    button.click()
    assert_gone(page)
    page.go_back()
    assert page.url == "about:blank", "the page was replaced, not left behind"


def test_shift_three_times_leads_away_but_typing_capitals_does_not(browser: Browser, origin: str) -> None:
    page = open_page(browser, origin)
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(200)
    assert page.url == f"{origin}/help-now/"
    for _ in range(3):
        page.keyboard.press("Shift")
    assert_gone(page)


def test_it_works_without_javascript(browser: Browser, origin: str) -> None:
    page = open_page(browser, origin, javascript=False)
    page.get_by_role("button", name="Leave quickly").click()
    assert_gone(page)
    answer = page.go_back()
    assert answer is not None, "what Back shows is asked for again, by someone signed out"
    assert "sessionid" not in answer.request.all_headers().get("cookie", "")
    assert answer.headers["cache-control"] == "no-store"


def test_the_page_is_blank_within_100_milliseconds(browser: Browser, origin: str) -> None:
    page = open_page(browser, origin)
    display, title, milliseconds = page.evaluate(BLANK_AT_ONCE)
    assert (display, title) == ("none", "")
    assert milliseconds <= 100
