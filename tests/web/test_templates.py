"""Every template can be translated and runs under a policy without inline code."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
ALL = sorted(TEMPLATES.glob("**/*.html"))
BRAND = {"Together"}
READ_ALOUD = {"title", "aria-label", "placeholder", "alt", "data-label", "data-announce"}
RAW_HTML = {"mfa/totp/activate_form.html"}  # allauth's own QR code, drawn from a secret and an address

COMMENTS = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", re.S)
TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.S)
CLASS_NAMES = re.compile(r"{%\s*block page_class\s*%}.*?{%\s*endblock\s*%}", re.S)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)
LITERAL_ARGUMENT = re.compile(r'{%\s*include [^%]*\b(?:title|text|action|label)="[^"]*[A-Za-z]')
LITERAL_AUDIENCE = re.compile(r'{%\s*audience \S+ "')
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+\s*=|hx-on|javascript:|<script(?![^>]*\b(?:src=|application/json))", re.I
)


class Words(HTMLParser):
    """Collects what a person would read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.script = tag == "script"
        self.found += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        self.script = False

    def handle_data(self, data: str) -> None:
        if not self.script:
            self.found.append(data)


def untranslated(source: str) -> list[str]:
    for left_out in (COMMENTS, CLASS_NAMES, TRANSLATED, TAGS):
        source = left_out.sub("", source)
    words = Words()
    words.feed(source)
    found = [text.strip() for text in words.found if re.search(r"[A-Za-z]{2,}", text)]
    return [text for text in found if text.strip(" ·") not in BRAND]


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_text_is_marked_for_translation(path: Path) -> None:
    source = path.read_text()
    assert untranslated(source) == []
    assert not LITERAL_ARGUMENT.search(source)
    assert not LITERAL_AUDIENCE.search(source)


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_there_is_no_inline_code(path: Path) -> None:
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_nothing_switches_escaping_off(path: Path) -> None:
    raw = re.search(r"\|\s*safe\b|{%\s*autoescape off", path.read_text())
    assert not raw or str(path.relative_to(TEMPLATES)) in RAW_HTML


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello there</p>",
        '<a href="/" title="Go on">{% translate "Go" %}</a>',
        "<p>{% if a %}Yes{% endif %}</p>",
        "{% blocktranslate %}Fine{% endblocktranslate %} not fine",
    ],
)
def test_unmarked_text_is_found(source: str) -> None:
    assert untranslated(source)


@pytest.mark.parametrize(
    "source", ['<p onclick="x">', '<b style="x">', "<script>x</script>", "<style>", '<i hx-on:click="x">']
)
def test_inline_code_is_found(source: str) -> None:
    assert INLINE.search(source)
