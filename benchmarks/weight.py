"""What a browser fetches for its first view of a page: HTML, CSS and JavaScript, as they travel."""

import gzip
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit


class _Links(HTMLParser):
    """Collects what a page links to and a browser fetches at once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note style sheets, scripts, preloads, icons and images."""
        values = {name: value or "" for name, value in attrs}
        kinds = {"stylesheet": "css", "preload": "other", "icon": "other"}
        if tag == "link" and values.get("rel") in kinds:
            self.found.append((kinds[values["rel"]], values.get("href", "")))
        elif tag in ("script", "img", "use") and (address := values.get("src") or values.get("href")):
            self.found.append(("js" if tag == "script" else "other", address.partition("#")[0]))


@dataclass
class Weight:
    """Compressed bytes by kind, the number of files, and how many of them lie on another host."""

    html: int = 0
    css: int = 0
    js: int = 0
    other: int = 0
    files: int = 0
    third_party: list[str] = field(default_factory=list)


def links_of(html: str) -> list[tuple[str, str]]:
    """Return (kind, address) of everything fetched with the page, each once."""
    parser = _Links()
    parser.feed(html)
    return list(dict.fromkeys((kind, address) for kind, address in parser.found if address))


def weigh(port: int, path: str, cookie: str) -> Weight:
    """Fetch a page and all it links to from one of our servers; pages themselves a proxy compresses."""
    html = fetch(port, path, Cookie=cookie)
    weight = Weight(html=len(gzip.compress(html, 6)))
    for kind, address in links_of(html.decode()):
        if urlsplit(address).netloc:
            weight.third_party.append(address)
            continue
        size = len(fetch(port, urljoin(path, address), **{"Accept-Encoding": "gzip"}))
        setattr(weight, kind, getattr(weight, kind) + size)
        weight.files += 1
    return weight


def fetch(port: int, path: str, **headers: str) -> bytes:
    """Return the body as it travels; OSError where it is not there."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        if answer.status != 200:
            raise OSError(f"{path} answers {answer.status}")
        return answer.read()
    finally:
        connection.close()
