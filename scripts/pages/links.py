"""The links between pages, relative to the page that they stand on; ``addresses`` knows a page's address.

A page made from data is ``index.md`` in a folder of its own (``areas/hue/index.md``), so that an address that
is relative to the file is relative to the page too (``areas/hue/``). MkDocs leaves links in HTML as they are,
Zensical reads them from the file: both lead to the same place, under any prefix.
"""

import re
from dataclasses import dataclass

from scripts.shared.addresses import format_address
from scripts.shared.languages import MANNERS, Language

_ROOT = re.compile(r'(?<= href=")(?:\.\./)*(?=[\w-]+/)')
"""What stands before the language's root in the links of a page."""


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

    def own_file(self, path: str) -> str:
        """Return the link to a file of the page's language, by its path beneath the language's root."""
        return find_root(self.page) + path

    def move(self, svg: str) -> str:
        """Return a drawing that was made for another page, its links leading there out of a frame."""
        return move_links(svg, find_root(self.page)).replace("<a href=", '<a target="_top" href=')


def move_links(html: str, root: str) -> str:
    """Return HTML or SVG with its links leading from elsewhere: ``root`` is the language's root there."""
    return _ROOT.sub(root, html)
