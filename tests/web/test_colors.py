"""Every pair of colors that meets on a page can be read, in light and dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "static/css/tokens.css"
GROUNDS = ["bg", "surface", "sunk", "primary-soft", "b-soft", "bad-soft", "good-soft"]
TEXT_PAIRS = (
    [("text", ground) for ground in GROUNDS]
    + [("soft", ground) for ground in ("bg", "surface", "sunk", "primary-soft", "b-soft")]
    + [("primary", ground) for ground in ("bg", "surface", "sunk", "primary-soft")]
    + [("primary-strong", ground) for ground in ("bg", "surface", "sunk", "primary-soft")]
    + [("on-primary", ground) for ground in ("primary", "primary-strong")]
    + [(partner, ground) for partner in ("a", "b") for ground in ("bg", "surface")]
    + [("bad", ground) for ground in ("bg", "surface", "bad-soft")]
    + [("good", ground) for ground in ("surface", "good-soft")]
)
CONTROL_PAIRS = [
    *[("control", ground) for ground in ("bg", "surface")],
    *[("primary", ground) for ground in ("bg", "surface", "primary-soft")],
    *[("a", ground) for ground in ("primary-soft", "surface")],
    *[("b", ground) for ground in ("b-soft", "surface")],
    *[("focus", ground) for ground in (*GROUNDS, "halo")],
]
# What ui.md fixes, light then dark.
FIXED = {
    "bg": "#fbf7f0 #1a1816",
    "surface": "#fffdfa #23201d",
    "sunk": "#f3ebdf #2e2a26",
    "text": "#2b2622 #f4eee6",
    "soft": "#5d5348 #c9beb0",
    "control": "#857a6b #9a8f80",
    "primary": "#0e5f5b #7fd1c7",
    "on-primary": "#ffffff #0d2321",
    "primary-soft": "#dcefeb #1c3a37",
    "a": "#0e6f69 #7fd1c7",
    "b": "#a4462a #f3a98b",
    "b-soft": "#fbe6dc #46281d",
    "bad": "#a3232c #ff9c98",
    "bad-soft": "#fdeae8 #48201f",
    "good": "#2c6436 #9bd69f",
}


def colors() -> dict[str, tuple[str, str]]:
    found = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", TOKENS.read_text())
    return {name: (light, dark) for name, light, dark in found}


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), TEXT_PAIRS)
def test_text_can_be_read(front: str, ground: str, theme: int) -> None:
    assert contrast(colors()[front][theme], colors()[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), CONTROL_PAIRS)
def test_controls_can_be_seen(front: str, ground: str, theme: int) -> None:
    assert contrast(colors()[front][theme], colors()[ground][theme]) >= 3


@pytest.mark.parametrize("name", FIXED)
def test_the_palette_is_the_agreed_one(name: str) -> None:
    assert " ".join(colors()[name]) == FIXED[name]


def test_colors_are_written_only_as_tokens() -> None:
    """A color elsewhere would escape the two tests above; white paper and black ink are the exceptions."""
    for sheet in TOKENS.parent.glob("*.css"):
        if sheet != TOKENS:
            found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text()))
            assert found <= {"#fff", "#000", "#999"}, sheet.name
