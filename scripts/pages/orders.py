"""Index pages in each of their orders: the pages that sort and jump without JavaScript.

An index stands at its folder's address in its first order, and at ``by-<order>/`` beneath it in each other.
The first page is the one that search engines and the site's own search know; the others name it as theirs.
An index of very many lines goes on at ``page-2/`` and so on beneath each of its orders.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from scripts.pages.alphabet import find_letter
from scripts.pages.page import Front, Page
from scripts.pages.site import Site

LONGEST = 200
"""Lines of an index that one page holds at most, to stay light."""

TYPED = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
"""Letters beyond ASCII as a Vietnamese keyboard types them: for ids."""


@dataclass(frozen=True)
class Order:
    """An order of an index: its name, the page's id within the folder, and whether this page has it."""

    name: str
    id: str
    is_own: bool


@dataclass(frozen=True)
class Jump:
    """A link to a place of the index; ``id`` is the page in the folder that has it."""

    text: str
    anchor: str
    id: str = ""


class Anchored(Protocol):
    """A line of an index; ``anchor`` is its place on the page, where a letter begins with it."""

    @property
    def anchor(self) -> str | None: ...


Line = TypeVar("Line", bound=Anchored)


@dataclass(frozen=True)
class IndexTable(Generic[Line]):
    """A table of an index."""

    id: str
    title: str
    caption: str
    lines: list[Line]


@dataclass(frozen=True)
class Part:
    """A page of an index that has several: its number, and its id within the folder."""

    number: int
    id: str
    is_own: bool


@dataclass(frozen=True)
class Index(Generic[Line]):
    """An index in one order: its tables, and where to jump to."""

    tables: list[IndexTable[Line]]
    jumps: list[Jump]


def iter_index(
    site: Site, folder: str, front: Front, orders: list[str], make_index: Callable[[str], Index[Line]]
) -> Iterator[Page]:
    """Yield an index in each order, as ``iter_orders`` does, and on as many pages as it needs."""

    def make_context(order: str) -> Mapping[str, object]:
        index = make_index(order)
        return {"index": index, "tables": index.tables, "jumps": index.jumps, "parts": []}

    for page in iter_orders(site, folder, front, orders, make_context):
        index = page.context["index"]
        assert isinstance(index, Index)
        yield from _iter_parts(site, folder, page, index)


def _iter_parts(site: Site, folder: str, page: Page, index: Index[Line]) -> Iterator[Page]:
    """Yield the pages that hold an index: the one that it would be, and those that go on from it."""
    divided = divide_tables(index.tables)
    ids = name_parts(page.path.removeprefix(folder).removeprefix("/"), len(divided))
    places = {
        anchor: id
        for id, tables in reversed(list(zip(ids, divided, strict=True)))
        for anchor in _list_anchors(tables)
    }
    jumps = [replace(jump, id=places.get(jump.anchor, ids[0])) for jump in index.jumps]
    for number, tables in enumerate(divided, 1):
        context = {**page.context, "tables": tables, "jumps": jumps, "own": ids[number - 1]}
        context["parts"] = list_parts(ids, number)
        front = dict(page.front)
        if number > 1:
            title = site.words("part_of", title=page.front["title"], n=number)
            front |= {"title": title, "search": {"exclude": True}, "canonical": f"{folder}/"}
            context["heading"] = title
        yield Page(f"{folder}/{ids[number - 1]}".rstrip("/"), front, context)


def name_parts(id: str, count: int) -> list[str]:
    """Return the ids of the pages that something is divided over, given that of the first."""
    return [id, *(f"{id}/page-{number}".removeprefix("/") for number in range(2, count + 1))]


def list_parts(ids: list[str], own: int) -> list[Part]:
    """Return the links between the pages of one thing, for the page with a number; none where it is alone."""
    return [Part(number, id, number == own) for number, id in enumerate(ids, 1)] if len(ids) > 1 else []


def divide_tables(tables: list[IndexTable[Line]]) -> list[list[IndexTable[Line]]]:
    """Return the tables by page, about as many lines on each; a table may go on over pages."""
    pages = max(math.ceil(sum(len(table.lines) for table in tables) / LONGEST), 1)
    size = math.ceil(sum(len(table.lines) for table in tables) / pages)
    divided: list[list[IndexTable[Line]]] = [[]]
    room = size
    for table in tables:
        lines = table.lines
        while lines:
            if not room:
                divided.append([])
                room = size
            divided[-1].append(replace(table, lines=lines[:room]))
            lines, room = lines[room:], max(room - len(lines), 0)
    return divided


def _list_anchors(tables: list[IndexTable[Line]]) -> list[str]:
    """Return the anchors that a page has: its tables', and those of lines."""
    lines = [line.anchor for table in tables for line in table.lines if line.anchor]
    return [*(table.id for table in tables), *lines]


def iter_orders(
    site: Site,
    folder: str,
    front: Front,
    orders: list[str],
    make_context: Callable[[str], Mapping[str, object]],
) -> Iterator[Page]:
    """Yield an index in each order, the first at the folder's own address; ``make_context`` takes an order.

    The template is told ``heading``, ``folder`` and ``orders`` as well.
    """
    ids = {order: f"by-{order}" if place else "" for place, order in enumerate(orders)}
    for order, id in ids.items():
        title = site.words("sorted", title=front["title"], order=site.words(f"order_{order}"))
        beneath = {"title": title, "search": {"exclude": True}, "canonical": f"{folder}/"} if id else {}
        context = {
            **make_context(order),
            "folder": folder,
            "orders": [Order(name, other, name == order) for name, other in ids.items()],
            "heading": title if id else front["title"],
        }
        yield Page(f"{folder}/{id}" if id else folder, {**front, **beneath}, context)


def mark_letters(names: list[str], prefix: str) -> tuple[list[Jump], list[str | None]]:
    """Return the letters to jump to, and for each name the anchor of the letter that begins with it.

    Tones do not make a letter: Ấ stands under Â.
    """
    letters: dict[str, str] = {}
    anchors: list[str | None] = []
    for name in names:
        letter = find_letter(name)
        is_first = bool(letter) and letter not in letters
        if is_first:
            letters[letter] = f"{prefix}-{TYPED.get(letter, letter)}"
        anchors.append(letters[letter] if is_first else None)
    return [Jump(letter.upper(), anchor) for letter, anchor in letters.items()], anchors
