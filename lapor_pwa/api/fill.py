"""Fill the two pages that the server completes; ``pages/citizen/templates.py`` describes the markers."""

import re
from collections.abc import Mapping
from html import escape

# One pass over the page: nothing that a person typed is ever read as a marker.
_MARKER = re.compile(r'data-(checked-if|hidden-unless)="%%(\w+)%%"|%%(\w+)%%')


def fill(html: str, values: Mapping[str, str | None]) -> str:
    """Return the page with its markers replaced; a name without a value is empty."""

    def replacement(match: re.Match[str]) -> str:
        kind, condition, name = match.groups()
        if kind == "checked-if":
            return 'checked=""' if values.get(condition) else ""
        if kind == "hidden-unless":
            return "" if values.get(condition) else 'hidden=""'
        return escape(values.get(name) or "", quote=True)

    return _MARKER.sub(replacement, html)


def mark_title(html: str, word: str) -> str:
    """Put a word before the page's title: a screen reader says it first (WCAG 2.4.2, technique of GOV.UK)."""
    return html.replace("<title>", f"<title>{escape(word)}", 1)
