"""Texts in which numbers lead to their figures: written with marks, which a template takes apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.model import Figure
from scripts.pages.subjects import Area

OPEN, BETWEEN, CLOSE = "\ue000", "\ue001", "\ue002"
"""Private characters: no text of ours or of a source has them."""

LINK = re.compile(f"{OPEN}([^{BETWEEN}]*){BETWEEN}([^{CLOSE}]*){CLOSE}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; ``to`` is the page that it leads to, as "figures/f0001", or ""."""

    text: str
    to: str = ""

    @property
    def folder(self) -> str:
        return self.to.partition("/")[0]

    @property
    def id(self) -> str:
        return self.to.partition("/")[2]


def link_figure(figure: Figure, text: str) -> str:
    """Return a text that leads to a figure."""
    return f"{OPEN}figures/{figure.id}{BETWEEN}{text}{CLOSE}"


def link_area(area: Area, text: str) -> str:
    """Return a text that leads to an area's page."""
    return f"{OPEN}areas/{area.id}{BETWEEN}{text}{CLOSE}"


def split(text: str) -> list[Part]:
    """Return the pieces of a text in order."""
    return list(_iter_parts(text))


def strip(text: str) -> str:
    """Return a text without its links."""
    return "".join(part.text for part in split(text))


def _iter_parts(text: str) -> Iterator[Part]:
    end = 0
    for found in LINK.finditer(text):
        if found.start() > end:
            yield Part(text[end : found.start()])
        yield Part(found[2], found[1])
        end = found.end()
    if end < len(text):
        yield Part(text[end:])
