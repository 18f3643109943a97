"""One person at a browser of their own. Whatever the browser complains of fails the test."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from tests.journeys import accessibility
from tests.journeys.accessibility import SIZES

# A page that is not there, a form with something to fix, a text written elsewhere: these are answers.
# So is no connection, where a journey takes it away.
ANSWERS = re.compile(r"Failed to load resource: (.* status of (404|409|422)|net::ERR_INTERNET_DISCONNECTED)")
TOP = "(field) => field.getBoundingClientRect().top + scrollY"


class Visitor:
    """What a person does and sees, in the words on the page."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context = context
        self.origin = origin
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not ANSWERS.search(message.text):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", "localhost"):
            self.complaints.append(f"{self.page.url} asks another server: {request.url}")

    # What a person does

    def goes_to(self, path: str) -> int:
        """Open an address of ours; return the status."""
        answer = self.page.goto(self.origin + path)
        assert answer is not None
        return answer.status

    def signs_in(self, email: str, password: str) -> None:
        """Through the form, from the front door."""
        self.goes_to("/")
        self.writes("Email", email)
        self.writes("Password", password)
        self.presses("Sign in")

    def follows(self, name: str, *, within: str = "main") -> None:
        """Follow a link by the words on it, and wait until its page is there."""
        self._goes_by(self.page.locator(within).get_by_role("link", name=name).first)

    def goes_to_place(self, name: str) -> None:
        """Take one of the four places, in the bar this screen shows."""
        self._goes_by(self.page.locator("nav.nav:visible").get_by_role("link", name=name, exact=True))

    def _goes_by(self, link: Locator) -> None:
        target = urljoin(self.page.url, link.get_attribute("href") or "")
        if urldefrag(target).url == urldefrag(self.page.url).url:
            link.click()
            return
        # A click may return before the browser has left: what looks at the page next would see the old one.
        with self.page.expect_navigation():
            link.click()

    def presses(self, name: str) -> None:
        """Press a button by the words on it."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def opens(self, name: str) -> None:
        """Unfold what is folded away, by the words on it."""
        summary = self.page.locator("main summary").filter(has_text=name).first
        if summary.locator("xpath=..").get_attribute("open") is None:
            summary.click()

    def writes(self, label: str, text: str) -> None:
        """Fill a field by its question."""
        self.page.get_by_label(re.compile(rf"^{re.escape(label)}")).fill(text)

    def chooses(self, label: str, *, of: str = "") -> None:
        """Choose one of the cards or boxes, of one question where several offer the same words."""
        start = re.compile(rf"^\s*{re.escape(label)}")
        within = self.page.get_by_role("group", name=of) if of else self.page.locator("main")
        within.get_by_label(start).check()

    # What a person sees

    def sees(self, *texts: str) -> None:
        """Wait until each text stands on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def does_not_see(self, *texts: str) -> None:
        """Nowhere in the page, hidden or not."""
        content = self.page.content()
        assert [text for text in texts if text in content] == []

    def reads(self) -> str:
        """All text of the page's main part."""
        return self.page.locator("main").inner_text()

    def finds_what_to_fix_in_the_order_of_the_page(self) -> None:
        """The summary has the focus, and its links lead downward, each to a field that is there."""
        summary = self.page.get_by_role("alert")
        expect(summary).to_be_focused()
        tops = [
            self.page.locator(str(link.get_attribute("href"))).evaluate(TOP)
            for link in summary.get_by_role("link").all()
        ]
        assert tops
        assert tops == sorted(tops)

    def finds_it_accessible(self, *sizes: str) -> None:
        """The page as it stands: axe in light and dark, on phone and desktop, and nothing too wide."""
        found = accessibility.errors(self.page, sizes or SIZES)
        assert found == [], "\n".join(found)
