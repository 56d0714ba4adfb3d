"""Where the exported pages are: the build writes them, the servers read them."""

from pathlib import Path

from lapor_pwa import routes

# Reflex's own place, below the folder that ``lapor`` is started in.
SITE = Path(".web/build/client")


def page_file(site: Path, locale: str, slug: str) -> Path:
    """Return the exported file of a citizen page."""
    return site / routes.citizen(locale, slug).strip("/") / "index.html"
