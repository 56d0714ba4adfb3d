"""What the pages about one report share: reading it, its title, what stands there until it is known."""

import reflex as rx

from lapor_pwa.errors import LaporError
from lapor_pwa.pages.officer import access
from lapor_pwa.pages.officer.frame import title
from lapor_pwa.pages.officer.put_in_words import shown
from lapor_pwa.pages.officer.shown import Shown
from lapor_pwa.pages.officer.words import say
from lapor_pwa.services import casework
from locales import N_


async def read(state: rx.State, number: str) -> Shown:
    """Return the report for whoever is asking; an empty one for strangers and unknown numbers."""
    if not number:
        return Shown()
    try:
        return shown(await access.look(state, lambda s, officer: casework.read_report(s, officer, number)))
    except (access.NotSignedIn, LaporError):
        return Shown()


def once_known(number: rx.Var[str] | str, sign_in: rx.Var[str] | str, *content: rx.Component) -> rx.Component:
    """Return ``content`` once there is a ``number``; until then what is the matter, or the way to sign in."""
    return rx.fragment(
        rx.cond((number == "") & (sign_in != ""), rx.el.div(on_mount=rx.redirect(sign_in))),
        rx.cond(
            number != "",
            rx.el.div(*content),
            rx.el.p(
                rx.cond(
                    rx.State.is_hydrated,
                    say(N_("There is no report with this number.")),
                    say(N_("Loading …")),
                ),
                role="status",
            ),
        ),
    )


def numbered_title(name: str, number: rx.Var[str] | str) -> rx.Var[str]:
    """Return the title with the report's number: officers have several open side by side (WCAG 2.4.2)."""
    return rx.cond(number != "", title(f"{say(name)} {number}"), title(say(name)))
