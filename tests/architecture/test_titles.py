"""A browser keeps page titles in its history, on a phone that others hold too: they are fixed words."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"{%\s*block (?:title|head_title)\s*%}(.*?){%\s*endblock", re.S)
FILLED_IN = re.compile(r"{{|{%\s*blocktrans(?:late)?\b|{%\s*translate [^\"']")


def titles(source: str) -> list[str]:
    return BLOCK.findall(source)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_title_names_a_goal_a_person_or_a_couple(path: Path) -> None:
    assert [title for title in titles(path.read_text()) if FILLED_IN.search(title)] == []


@pytest.mark.parametrize(
    "source",
    [
        "{% block title %}{{ goal.title }}{% endblock %}",
        "{% block title %}{% blocktranslate with name=name %}With x{% endblocktranslate %}{% endblock %}",
        "{% block title %}{% translate title %}{% endblock %}",
        "{% block title %}\n{{ name }}\n{% endblock title %}",
    ],
)
def test_a_title_with_a_name_is_found(source: str) -> None:
    assert any(FILLED_IN.search(title) for title in titles(source))
