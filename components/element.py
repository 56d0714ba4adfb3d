"""Plain HTML and custom elements through Reflex, under HTML's own attribute names.

Reflex's ``rx.el.a`` is React Router's Link, ``rx.el.form`` swallows the submit, an ``id`` makes a React ref
and an unknown property silently becomes CSS. A citizen page carries no React at all, so everything here goes
through ``custom_attrs``, which Reflex prints as they are.
"""

import re
from functools import cache
from typing import Any

import reflex as rx
from reflex_components_core.el.element import Element

Child = rx.Component | str | None

# React has names of its own for these; all others are printed as given.
_REACT_NAMES = {
    "class": "className",
    "for": "htmlFor",
    "autocapitalize": "autoCapitalize",
    "autocomplete": "autoComplete",
    "colspan": "colSpan",
    "datetime": "dateTime",
    "enctype": "encType",
    "enterkeyhint": "enterKeyHint",
    "formaction": "formAction",
    "formnovalidate": "formNoValidate",
    "hreflang": "hrefLang",
    "inputmode": "inputMode",
    "maxlength": "maxLength",
    "novalidate": "noValidate",
    "playsinline": "playsInline",
    "readonly": "readOnly",
    "rowspan": "rowSpan",
    "spellcheck": "spellCheck",
    "srcset": "srcSet",
    "tabindex": "tabIndex",
}


def plain(tag: str, *children: Child, **attributes: Any) -> rx.Component:
    """Return an HTML element: ``plain("a", "Help", href="/id/bantuan", class_="button")``.

    Attributes have HTML's names: a trailing underscore is dropped, other underscores become hyphens
    (``data_part``, ``aria_describedby``, ``for_``). ``True`` is a bare attribute; ``None`` and ``False``
    leave it out, except in ``aria_*`` where false is ``"false"``. A child that is ``None`` is left out.

    Raises:
        ValueError: ``style`` or an ``on…`` handler was given; the pages' security policy forbids both.
    """
    named = {}
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if name == "style" or name.startswith("on"):
            raise ValueError(f"<{tag} {name}>: use a class or the custom element's script")
        if name.startswith("aria-") and isinstance(value, bool):
            value = str(value).lower()
        if value is None or value is False:
            continue
        named[_REACT_NAMES.get(name, name)] = value
    return _element_class(tag).create(*(child for child in children if child is not None), custom_attrs=named)


def custom(tag: str, *children: Child, **attributes: Any) -> rx.Component:
    """Return a custom element wrapping markup that is useful before its script arrives.

    Raises:
        ValueError: ``tag`` is not a custom element name (HTML Standard §4.13.3: lower case with a hyphen).
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", tag):
        raise ValueError(f"{tag!r} is not the name of a custom element")
    # React passes attributes of custom elements on as they are, also true as an empty attribute.
    return plain(tag, *children, **attributes)


@cache
def _element_class(tag: str) -> type[Element]:
    return type(f"Plain{tag.title().replace('-', '')}", (Element,), {"tag": tag, "__module__": __name__})
