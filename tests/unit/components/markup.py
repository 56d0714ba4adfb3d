"""Components as the HTML they print, without building the site."""

import html
import json
from typing import Any

import reflex as rx
from bs4 import BeautifulSoup

_HTML_NAMES = {"className": "class", "htmlFor": "for"}


def soup(component: rx.Component) -> BeautifulSoup:
    return BeautifulSoup(_html(component.render()), "html.parser")


def _html(node: dict[str, Any]) -> str:
    if "contents" in node:
        return html.escape(json.loads(node["contents"]), quote=False)
    name = node["name"].strip('"')
    attributes = "".join(map(_attribute, node["props"]))
    return f"<{name}{attributes}>{''.join(map(_html, node['children']))}</{name}>"


def _attribute(prop: str) -> str:
    quoted = prop.startswith('"')
    name = json.JSONDecoder().raw_decode(prop)[0] if quoted else prop.partition(":")[0]
    printed = json.dumps(name) if quoted else name
    value = json.loads(prop.removeprefix(f"{printed}:"))
    name = _HTML_NAMES.get(name, name).lower()
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
