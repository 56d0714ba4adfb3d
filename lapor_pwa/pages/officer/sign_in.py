"""Signing in, and replacing the one-time password: ordinary forms that work before any script has arrived."""

import reflex as rx
from reflex.event import EventSpec

from components.element import plain
from components.field import text_field
from lapor_pwa import routes
from lapor_pwa.pages.officer.frame import frame, outcome
from lapor_pwa.pages.officer.words import NOTICES, say
from lapor_pwa.services.officers import PASSWORD_MAX_LETTERS, PASSWORD_MIN_LETTERS
from locales import N_

NOTICE = "pesan"
_SECRET = {"autocapitalize": "none", "spellcheck": "false", "required": True}


class NoticeState(rx.State):
    """What the last form has to say, named by a code in the address."""

    @rx.var(cache=False, initial_value="")
    def words(self) -> str:
        """The sentence for the code; empty for none or an unknown one."""
        message = NOTICES.get(self._code())
        return say(message) if message else ""

    @rx.var(cache=False, initial_value=False)
    def wrong(self) -> bool:
        """Whether it tells of a mistake."""
        return self._code() not in {"sign_in_first", "signed_out"}

    @rx.event
    def tell(self) -> EventSpec | None:
        """Move the focus to the sentence, if there is one."""
        return rx.set_focus(NOTICE) if NOTICES.get(self._code()) else None

    def _code(self) -> str:
        return self.router.url.query_parameters.get("masalah", "")


def sign_in_page() -> rx.Component:
    """Return the page where officers sign in (WCAG 3.3.8: password managers and pasting work)."""
    return frame(
        say(N_("Sign in")),
        outcome(NoticeState.words, NoticeState.wrong, element_id=NOTICE),
        plain(
            "form",
            text_field("name", say(N_("Name")), **_SECRET, type="text", autocomplete="username"),
            text_field(
                "password", say(N_("Password")), **_SECRET, type="password", autocomplete="current-password"
            ),
            _button(say(N_("Sign in"))),
            method="post",
            action=routes.OFFICER_SESSION,
        ),
        rx.el.p(say(N_("No password, or a forgotten one? Ask the person who looks after this server."))),
        signed_in=False,
    )


def password_page() -> rx.Component:
    """Return the page where an officer chooses a password; after the one-time one, nothing else opens."""
    return frame(
        say(N_("Choose a new password")),
        outcome(NoticeState.words, NoticeState.wrong, element_id=NOTICE),
        rx.el.p(say(N_("A one-time password works only until here. Choose one that only you know."))),
        plain(
            "form",
            text_field(
                "old",
                say(N_("Present password")),
                **_SECRET,
                type="password",
                autocomplete="current-password",
            ),
            text_field(
                "new",
                say(N_("New password")),
                say(
                    N_("At least {letters} letters. A short sentence is easy to remember."),
                    letters=PASSWORD_MIN_LETTERS,
                ),
                **_SECRET,
                type="password",
                autocomplete="new-password",
                minlength=PASSWORD_MIN_LETTERS,
                maxlength=PASSWORD_MAX_LETTERS,
            ),
            _button(say(N_("Save password"))),
            method="post",
            action=routes.OFFICER_PASSWORD_CHANGE,
        ),
    )


def _button(text: str) -> rx.Component:
    return rx.el.div(plain("button", text, type="submit", class_="primary"), class_name="actions")
