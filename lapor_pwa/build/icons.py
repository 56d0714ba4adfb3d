"""The app's icons, drawn here in every size from one drawing: a speech bubble with a voice in it.

No crest, no state colours: this is not an official site.
"""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

BACKGROUND = "#0b3d5c"
FOREGROUND = "#ffffff"
# Drawn this many times larger, then made smaller: Pillow's own edges are not smooth.
_OVERSAMPLING = 4


@dataclass(frozen=True)
class Icon:
    """One file.

    Attributes:
        name: File name.
        pixels: Width and height.
        maskable: Whether the system cuts its own shape out of it: colour to the edges, the drawing
            within the inner 80 % (W3C Web App Manifest, "Icon masks and safe zone").
    """

    name: str
    pixels: int
    maskable: bool = False


ICONS = (
    Icon("icon-192.png", 192),
    Icon("icon-512.png", 512),
    Icon("maskable-512.png", 512, maskable=True),
    # iOS cuts its own corners and shows black where an icon is transparent.
    Icon("apple-touch-180.png", 180, maskable=True),
    Icon("favicon-48.png", 48),
)


def write_icons(folder: Path) -> None:
    """Write every icon and ``favicon.ico`` into ``folder``, which is made if missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for icon in ICONS:
        # Three colours and their edges need no more; the file goes onto every phone.
        draw(icon).quantize(32).save(folder / icon.name, optimize=True)
    draw(ICONS[-1]).save(folder / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])


def draw(icon: Icon) -> Image.Image:
    """Return the drawing in the icon's size."""
    side = icon.pixels * _OVERSAMPLING
    image = Image.new("RGBA", (side, side), BACKGROUND if icon.maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    if not icon.maskable:
        pen.rounded_rectangle((0, 0, side - 1, side - 1), radius=side * 0.2, fill=BACKGROUND)
    _bubble(pen, side, scale=0.62 if icon.maskable else 0.76)
    return image.resize((icon.pixels, icon.pixels), Image.Resampling.LANCZOS)


def _bubble(pen: ImageDraw.ImageDraw, side: float, scale: float) -> None:
    """Draw the bubble and the five bars of a voice, in the middle, ``scale`` of the side wide."""

    def at(x: float, y: float) -> tuple[float, float]:
        return side * (0.5 + (x - 0.5) * scale), side * (0.5 + (y - 0.5) * scale)

    pen.rounded_rectangle((*at(0, 0.06), *at(1, 0.78)), radius=side * scale * 0.2, fill=FOREGROUND)
    pen.polygon((at(0.2, 0.7), at(0.2, 1), at(0.52, 0.7)), fill=FOREGROUND)
    for number, height in enumerate((0.14, 0.3, 0.46, 0.3, 0.14)):
        left = 0.15 + number * 0.155
        box = (*at(left, 0.42 - height / 2), *at(left + 0.08, 0.42 + height / 2))
        pen.rounded_rectangle(box, radius=side * scale * 0.04, fill=BACKGROUND)
