"""The frame of a page: skip link, name, menu, content, footer.

Always the same parts in the same order (WCAG 3.2.3), help always last in the menu and first in the footer
(WCAG 3.2.6). The skip link sits inside the header, because content outside every landmark is missed by people
who move from landmark to landmark.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from components.element import Child, plain

CONTENT_ID = "isi"


@dataclass(frozen=True)
class Link:
    """A link of the frame.

    Attributes:
        text: What people read and hear.
        href: Where it leads.
        current: Whether it leads to the page it stands on (WCAG 2.4.8).
        lang: BCP 47 tag of its text and target, if they are in another language (WCAG 3.1.2).
    """

    text: str
    href: str
    current: bool = False
    lang: str | None = None


@dataclass(frozen=True)
class Frame:
    """Words and links around the content.

    Attributes:
        app_name: The product's name; leads home.
        home: Path of the home page.
        skip: Text of the link that jumps to the content.
        menu_label: What the menu is called by a screen reader.
        menu: Main links; the last one is help.
        languages: The same page in the other languages.
        notices: Sentences of the footer, such as whose site this is not.
        footer: Links of the footer; the first one is help.
    """

    app_name: str
    home: str
    skip: str
    menu_label: str
    menu: tuple[Link, ...]
    languages: tuple[Link, ...]
    notices: tuple[str, ...]
    footer: tuple[Link, ...]


def page(frame: Frame, *content: Child) -> rx.Component:
    """Return the landmarks of a whole page; ``content`` starts with its one ``h1``.

    The content can take focus (``tabindex=-1``): the skip link moves the reading place, not only the view.
    """
    return rx.fragment(
        plain(
            "header",
            plain("a", frame.skip, href=f"#{CONTENT_ID}", class_="skip"),
            plain(
                "div",
                plain("a", frame.app_name, href=frame.home, class_="brand"),
                *(plain("span", _link(link), class_="language") for link in frame.languages),
                class_="bar",
            ),
            plain("nav", _links(frame.menu), aria_label=frame.menu_label),
        ),
        plain("main", *content, id=CONTENT_ID, tabindex=-1),
        plain("footer", *(plain("p", notice) for notice in frame.notices), _links(frame.footer)),
    )


def _links(links: Iterable[Link]) -> rx.Component:
    # Safari drops the list role from lists without bullets; saying it again keeps "list, 4 items".
    return plain("ul", *(plain("li", _link(link)) for link in links), role="list", class_="links")


def _link(link: Link) -> rx.Component:
    current = "page" if link.current else None
    return plain("a", link.text, href=link.href, aria_current=current, lang=link.lang, hreflang=link.lang)
