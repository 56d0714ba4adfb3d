"""What every citizen page has around its content, always in the same places."""

from components.page.page import Frame, Link, page

__all__ = ["Frame", "Link", "page"]
