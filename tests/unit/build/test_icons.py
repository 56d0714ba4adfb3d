from io import BytesIO

import pytest
from PIL import Image

from lapor_pwa.build.icons import BACKGROUND, ICONS, draw, write_icons


def test_every_icon_is_written_in_its_size_when_built(tmp_path):
    write_icons(tmp_path / "icons")

    for icon in ICONS:
        with Image.open(tmp_path / "icons" / icon.name) as image:
            assert image.size == (icon.pixels, icon.pixels)
            assert image.format == "PNG"
    with Image.open(tmp_path / "icons" / "favicon.ico") as image:
        assert image.format == "ICO"


@pytest.mark.parametrize("icon", [icon for icon in ICONS if icon.maskable])
def test_drawing_lies_in_the_safe_zone_when_the_system_cuts_a_shape(icon):
    image = draw(icon).convert("RGB")
    background = Image.new("RGB", (1, 1), BACKGROUND).getpixel((0, 0))
    middle, safe = icon.pixels / 2, icon.pixels * 0.4

    outside = [
        (x, y)
        for x in range(icon.pixels)
        for y in range(icon.pixels)
        if (x - middle) ** 2 + (y - middle) ** 2 > safe**2 and image.getpixel((x, y)) != background
    ]

    assert outside == []


def test_corners_are_transparent_when_no_shape_is_cut():
    assert draw(ICONS[0]).getpixel((0, 0))[3] == 0


def test_icons_are_the_same_bytes_when_built_again():
    first, second = BytesIO(), BytesIO()
    draw(ICONS[0]).save(first, "PNG")
    draw(ICONS[0]).save(second, "PNG")

    assert first.getvalue() == second.getvalue()
