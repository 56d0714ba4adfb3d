"""What stands around every officer page: skip link, menu, sign-out, footer."""

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors

from components.element import plain
from lapor_pwa import routes
from lapor_pwa.pages.officer.words import LOCALE, say
from locales import N_

NAME = "Lapor PWA"
FOR_WHOM = N_("Officers")


def title(of_page: str) -> str:
    """Return a page's title: what it is first, where it belongs after."""
    return f"{of_page} – {say(FOR_WHOM)} – {NAME}"


def frame(heading: str | rx.Var[str], *content: rx.Component, signed_in: bool = True) -> rx.Component:
    """Return a page. Links are plain ones: a real page load tells a screen reader title and focus.

    Args:
        heading: The page's only ``h1``.
        content: What the page is for.
        signed_in: Whether the menu of signed-in officers is there.
    """
    return rx.el.div(
        rx.el.header(
            plain("a", say(N_("Skip to the content")), href="#isi", class_="skip"),
            rx.el.div(
                plain("a", f"{NAME} – {say(FOR_WHOM)}", href=routes.OFFICER_HOME, class_="brand"),
                *([_menu(), _sign_out()] if signed_in else []),
                class_name="bar",
            ),
        ),
        plain(
            "main",
            rx.el.h1(heading),
            rx.el.noscript(say(N_("These pages need JavaScript. Please switch it on."))),
            rx.el.div(
                rx.cond(
                    has_connection_errors,
                    rx.el.p(
                        say(N_("No connection. What you typed stays here. Wait until this line is gone."))
                    ),
                ),
                role="status",
            ),
            *content,
            id="isi",
            tabindex="-1",
        ),
        rx.el.footer(
            rx.el.p(say(N_("Do not share what reporters tell you with people who need not know it."))),
        ),
        class_name="page officer",
        lang=LOCALE,
    )


def outcome(
    text: rx.Var[str] | str, wrong: rx.Var[bool] | bool, *more: rx.Component, element_id: str
) -> rx.Component:
    """Return the place where an outcome is told. It is always there, and events move the focus to it.

    An element that appears together with its words is silent in some browsers; this one only gets words.
    """
    return rx.el.div(
        rx.cond(text != "", rx.fragment(rx.el.p(text), *more)),
        id=element_id,
        role="status",
        tab_index=-1,
        class_name=rx.cond(text == "", "outcome", rx.cond(wrong, "outcome errors", "outcome note")),
    )


def _menu() -> rx.Component:
    entries = (
        (routes.OFFICER_HOME, N_("Reports")),
        (routes.OFFICER_WRITING, N_("Recordings to write down")),
        (routes.OFFICER_PROMPTS, N_("Voices for fixed sentences")),
        (routes.OFFICER_PASSWORD, N_("Change password")),
    )
    links = (rx.el.li(plain("a", say(text), href=path)) for path, text in entries)
    return plain("nav", rx.el.ul(*links, class_name="links", role="list"), aria_label=say(N_("Menu")))


def _sign_out() -> rx.Component:
    return plain(
        "form",
        plain("button", say(N_("Sign out")), type="submit"),
        method="post",
        action=routes.OFFICER_SIGN_OUT,
    )
