"""The form of the links between pages, known here alone.

A page made from data is ``index.md`` in a folder of its own (``areas/hue/index.md``), so that an address that
is relative to the file is relative to the page too (``areas/hue/``). MkDocs leaves links in HTML as they are,
Zensical reads them from the file: both lead to the same place, under any prefix.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from scripts.shared.addresses import find_home
from scripts.shared.languages import MANNERS, Language

_ROOT = re.compile(r'(?<= href=")(?:\.\./)*(?=[\w-]+/)')
"""What stands before the language's root in the links of a page."""


def format_address(place: str, id: str = "", anchor: str = "", **query: str) -> str:
    """Return the address of a page from its language's root: ``areas/hue/``, ``audit/#r1``; "" is the front.

    ``place`` is a folder of pages or a page by itself, ``id`` the page in the folder.
    """
    path = "/".join(part for part in (place, id) if part)
    asked = f"?{urlencode(query)}" if query else ""
    return f"{path}/{asked}{'#' if anchor else ''}{anchor}" if path else ""


def find_permalink(language: Language, place: str, id: str = "", anchor: str = "") -> str:
    """Return the whole address of a page, for what stands outside the site."""
    return f"{find_home(language)}{format_address(place, id, anchor)}"


def find_root(page: str) -> str:
    """Return the relative address of the language's root from a page's address without its last slash."""
    return "../" * len(page.split("/")) if page else ""


@dataclass(frozen=True)
class Links:
    """The links of one page; ``page`` is its address without the last slash, "" the front page."""

    page: str
    language: Language

    def __call__(self, place: str, id: str = "", anchor: str = "", **query: str) -> str:
        """Return the link to a page of the same language."""
        return find_root(self.page) + format_address(place, id, anchor, **query)

    def file(self, path: str) -> str:
        """Return the link to a file, which all languages share, by its path in the site."""
        up = "../" * MANNERS[self.language].folder.count("/")
        return f"{find_root(self.page)}{up}{path}"

    def move(self, svg: str) -> str:
        """Return a drawing that was made for another page, its links leading there out of a frame."""
        return move_links(svg, find_root(self.page)).replace("<a href=", '<a target="_top" href=')


def move_links(html: str, root: str) -> str:
    """Return HTML or SVG with its links leading from elsewhere: ``root`` is the language's root there."""
    return _ROOT.sub(root, html)
