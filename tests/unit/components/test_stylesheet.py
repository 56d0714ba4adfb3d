"""The stylesheet's promises that can be read from it: contrast in every theme, rem only, small."""

import re
from pathlib import Path

import brotli
import pytest

CSS = (Path(__file__).parents[3] / "components" / "styles" / "lapor.css").read_text()
WITHOUT_COMMENTS = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
# Every block that sets the colours.
THEMES = [
    dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", block))
    for _, block in re.findall(r"(:root[^{}]*)\{([^{}]*--paper[^{}]*)\}", WITHOUT_COMMENTS)
    if "--on-main" in block
]
TEXT = [(text, back) for text in ("ink", "soft", "link", "bad") for back in ("paper", "box")]
TEXT.append(("on-main", "main"))
EDGES = [("edge", "paper"), ("main", "paper"), ("focus", "paper"), ("focus", "box"), ("bad", "paper")]


def luminance(colour):
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_colours_follow_the_phone_or_the_person_when_chosen():
    assert len(THEMES) == 5


@pytest.mark.parametrize("colours", THEMES)
def test_text_has_contrast_7_when_a_theme_is_on(colours):
    assert [pair for pair in TEXT if contrast(*map(colours.get, pair)) < 7] == []


@pytest.mark.parametrize("colours", THEMES)
def test_edges_and_focus_have_contrast_3_when_a_theme_is_on(colours):
    assert [pair for pair in EDGES if contrast(*map(colours.get, pair)) < 3] == []


def test_text_grows_with_the_persons_size_when_set():
    assert "font-size: var(--text, 100%)" in CSS
    sizes = re.findall(r"font(?:-size)?:[^;]*", WITHOUT_COMMENTS)
    assert [size for size in sizes if "px" in size] == []


def test_nothing_moves_when_a_page_is_used():
    assert re.findall(r"animation|transition|smooth", WITHOUT_COMMENTS) == []


def test_stylesheet_is_light_when_compressed():
    assert len(brotli.compress(CSS.encode())) <= 5_000
