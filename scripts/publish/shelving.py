"""HTML that Markdown would only carry through: taken out of a page before MkDocs renders it, put back after.

Our templates write headings as Markdown and all between them as HTML. Markdown's parser reads that HTML
letter by letter, three quarters of the time of a build, and gives it back as it was. So each stretch between
headings that is whole HTML elements and nothing else is put on a shelf, and an empty element keeps its place.
Where a stretch is anything else, or Markdown would change a letter of it, the page is left as it is.
"""

import re

from markdown import util  # type: ignore[import-untyped]

from scripts.contract.package import PackageError

BLOCKS = frozenset(util.BLOCK_LEVEL_ELEMENTS)
"""Elements that Markdown takes for HTML when they begin a line."""
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
HEADING = re.compile(r"^#{1,6} .*\n?", re.MULTILINE)
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*?(/?)>")
CHANGED_BY_MARKDOWN = re.compile(r"\t|\r|[\x02\x03]|\n +\n|<[!?]|<(?:script|style)\b|\smarkdown\b")
PLACE = '<div class="shelved-{}"></div>'


def shelve(text: str) -> tuple[str, list[str]]:
    """Return a page's Markdown without the HTML that can be shelved, and the shelf."""
    shelf: list[str] = []
    parts: list[str] = []
    end = 0
    for heading in [*HEADING.finditer(text), None]:
        stretch = text[end : heading.start() if heading else len(text)]
        elements = split_elements(stretch)
        if elements is None and re.search(r"^ *<", stretch, re.MULTILINE):
            return text, []  # an element may be open in which the next stretches stand
        if elements:
            parts.append(f"\n{PLACE.format(len(shelf))}\n\n")
            shelf.append("\n".join(elements))
        else:
            parts.append(stretch)
        if heading:
            parts.append(heading[0])
            end = heading.end()
    return "".join(parts), shelf


def unshelve(html: str, shelf: list[str]) -> str:
    """Return a rendered page with the HTML of the shelf in its places."""
    for number, shelved in enumerate(shelf):
        before, place, after = html.partition(PLACE.format(number))
        if not place:
            raise PackageError(f"A page has lost part {number} of its HTML: {shelved[:80]}")
        html = before + shelved + after
    return html


def split_elements(stretch: str) -> list[str] | None:
    """Return the elements that a stretch is made of; None if it is anything but whole elements of blocks."""
    if not stretch.lstrip().startswith("<") or CHANGED_BY_MARKDOWN.search(stretch):
        return None
    elements: list[str] = []
    depth = start = end = 0
    for tag in TAG.finditer(stretch):
        closing, name, empty = tag[1], tag[2].lower(), tag[3]
        if depth == 0:
            between = stretch[end : tag.start()]
            if closing or name not in BLOCKS or between.strip() or (elements and "\n" not in between):
                return None
            if between.count("\n") > 1 and elements:
                elements[-1] += "\n"  # Markdown keeps a blank line with what stands before it
            start = tag.start()
        if not empty and name not in VOID:
            depth += -1 if closing else 1
        if depth == 0:
            end = tag.end()
            elements.append(stretch[start:end])
    return elements if depth == 0 and not stretch[end:].strip() else None
