"""One exported page in, one plain document out."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Tag

# What a citizen page consists of; anything else left in the body is a surprise worth failing for.
LANDMARKS = ("header", "nav", "main", "footer")


class UnexpectedExport(Exception):
    """Reflex's export holds something that would reach people unread. A new Reflex version, most likely."""


@dataclass(frozen=True)
class Assets:
    """URLs of what a page links.

    Attributes:
        early: Tiny blocking script that applies the person's display settings before first paint.
        script: The locale's module.
        soon: Modules that the page's elements need right after it.
        stylesheet: The one stylesheet.
        manifest: The locale's web app manifest.
    """

    early: str
    script: str
    stylesheet: str
    manifest: str
    soon: tuple[str, ...] = ()


def static_page(exported: str, locale: str, assets: Assets) -> str:
    """Return the page without scripts, preloads, streaming placeholders and toasts of the framework.

    The document is built anew around the landmarks, so nothing of the export's head survives by accident.

    Raises:
        UnexpectedExport: No title, or the body holds more than landmarks and the known debris.
    """
    soup = BeautifulSoup(exported, "html.parser")
    title, body = soup.title, soup.body
    if not title or not body:
        raise UnexpectedExport("the export has no title or no body")
    _remove_debris(body)
    blocks = [child for child in body.children if isinstance(child, Tag) or str(child).strip()]
    strangers = [str(block)[:120] for block in blocks if getattr(block, "name", None) not in LANDMARKS]
    if strangers:
        raise UnexpectedExport(f"in the body beside landmarks: {strangers}")
    description = soup.find("meta", attrs={"name": "description"})
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title.decode_contents()}</title>",
        str(description) if description else "",
        '<meta name="color-scheme" content="light dark">',
        '<meta name="theme-color" content="#0b3d5c">',
        f'<script src="{assets.early}"></script>',
        f'<link rel="stylesheet" href="{assets.stylesheet}">',
        f'<link rel="manifest" href="{assets.manifest}">',
        '<link rel="icon" href="/icons/icon-192.png" type="image/png">',
        '<link rel="apple-touch-icon" href="/icons/apple-touch-180.png">',
        f'<script type="module" src="{assets.script}"></script>',
        *(f'<link rel="modulepreload" href="{url}">' for url in assets.soon),
    ]
    content = "".join(str(block) for block in blocks)
    return f'<!DOCTYPE html><html lang="{locale}"><head>{"".join(head)}</head><body>{content}</body></html>\n'


def _remove_debris(body: Tag) -> None:
    """Take away what Reflex and React put into every body."""
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for selector in (
        "script",
        "style[data-emotion]",
        "template",
        "[data-react-aria-top-layer]",
        'div[title^="Connection Error"]',
        'div[hidden][id^="S:"]',
    ):
        for debris in body.select(selector):
            debris.decompose()
