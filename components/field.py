"""Form fields in the order people need them: label, hint, error, control.

The place of the error exists from the start and is named in ``aria-describedby``; empty, it says nothing, so
that neither script nor server has to rewire anything when something is wrong.
"""

from typing import Any

import reflex as rx

from components.element import Child, plain


def text_field(
    name: str,
    label: str,
    hint: str = "",
    *,
    tag: str = "input",
    value: Child = None,
    error: Child = None,
    **attributes: Any,
) -> rx.Component:
    """Return one labelled ``input`` or ``textarea``; ``value`` is the content of a ``textarea``."""
    control = plain(
        tag,
        *([value] if tag == "textarea" and value else []),
        id=name,
        name=name,
        value=value if tag == "input" else None,
        aria_describedby=described_by(name, hint),
        **attributes,
    )
    return plain(
        "div",
        plain("label", label, for_=name),
        hint_of(name, hint),
        error or error_place(name),
        control,
        class_="field",
        data_field=name,
    )


def choice(
    kind: str,
    name: str | None,
    value: str,
    label: str,
    hint: str = "",
    *,
    id_: str = "",
    described: str | None = None,
    **attributes: Any,
) -> rx.Component:
    """Return a radio or checkbox with its label; ``described`` adds ids to ``aria-describedby``.

    One without a name is not posted; it needs an ``id_``.
    """
    own = id_ or name
    named = " ".join(part for part in (f"{own}-hint" if hint else "", described or "") if part)
    control = plain(
        "div",
        plain(
            "input", type=kind, id=own, name=name, value=value, aria_describedby=named or None, **attributes
        ),
        plain("label", label, for_=own),
        class_="choice",
    )
    # Inside the label the hint would be spoken twice: as part of the name and as the description.
    return plain("div", control, plain("p", hint, class_="hint", id=f"{own}-hint")) if hint else control


def group(name: str, legend: str, hint: str, *choices: rx.Component, error: Child = None) -> rx.Component:
    """Return a fieldset. Its description is silent in Firefox and Chromium: the first control repeats it."""
    return plain(
        "fieldset",
        plain("legend", legend),
        hint_of(name, hint),
        error or error_place(name),
        *choices,
        data_field=name,
    )


def error_place(name: str) -> rx.Component:
    """Return the empty place of a field's error."""
    return plain("p", class_="error", id=f"{name}-error", hidden=True)


def described_by(name: str, hint: str) -> str:
    """Return the ids of a field's hint and error."""
    return f"{name}-hint {name}-error" if hint else f"{name}-error"


def hint_of(name: str, hint: str) -> rx.Component | None:
    """Return a field's hint, if it has one."""
    return plain("p", hint, class_="hint", id=f"{name}-hint") if hint else None
