"""The web app manifest of each locale: what the installed app is called and offers (W3C Web App Manifest)."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from lapor_pwa import routes
from lapor_pwa.build.icons import BACKGROUND, ICONS, Icon
from locales import translate

NAME = "Lapor PWA"
# Taken of the running app; Reflex copies `assets/` to the site's root.
SCREENSHOTS_FOLDER = Path(__file__).parents[2] / "assets" / "screenshots"
SCREENSHOT_SIZE = "720x1280"


def manifest(locale: str) -> dict[str, Any]:
    """Return the manifest. One app for each locale: its own ``id``, start and words."""
    t = partial(translate, locale)
    home = routes.citizen(locale)
    return {
        # Never changes, even if the start page does: a phone knows the app by it.
        "id": home,
        "name": NAME,
        "short_name": NAME,
        "description": t("Report on a public service by voice. It works without a network."),
        "lang": locale,
        "dir": "ltr",
        "start_url": home,
        # Every locale is within: people may switch the language without leaving the app.
        "scope": "/",
        "display": "standalone",
        "theme_color": BACKGROUND,
        "background_color": "#ffffff",
        "categories": ["government", "utilities"],
        "icons": [_icon(icon) for icon in ICONS if icon.pixels >= 192],
        "shortcuts": [
            _shortcut(t("Make a report"), routes.citizen(locale, routes.REPORT)),
            _shortcut(t("My reports"), routes.citizen(locale, routes.MY_REPORTS)),
        ],
        "screenshots": [
            _screenshot(f"{locale}-home.png", t("Home")),
            _screenshot(f"{locale}-report.png", t("Make a report")),
        ],
    }


def write_manifest(site: Path, locale: str) -> None:
    """Write ``/manifest.<locale>.webmanifest``."""
    text = json.dumps(manifest(locale), ensure_ascii=False, indent=1)
    (site / f"manifest.{locale}.webmanifest").write_text(text, encoding="utf-8")


def _icon(icon: Icon) -> dict[str, str]:
    return {
        "src": f"/icons/{icon.name}",
        "sizes": f"{icon.pixels}x{icon.pixels}",
        "type": "image/png",
        "purpose": "maskable" if icon.maskable else "any",
    }


def _screenshot(name: str, label: str) -> dict[str, str]:
    return {
        "src": f"/{SCREENSHOTS_FOLDER.name}/{name}",
        "sizes": SCREENSHOT_SIZE,
        "type": "image/png",
        "form_factor": "narrow",
        "label": label,
    }


def _shortcut(name: str, url: str) -> dict[str, Any]:
    return {"name": name, "url": url, "icons": [_icon(ICONS[0])]}
