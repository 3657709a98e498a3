"""The index of the sources: by kind, the newest first, and all in one table in each other order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scripts.pages.alphabet import alphabet_key
from scripts.pages.grouping import group
from scripts.pages.orders import Index, IndexTable, Jump, iter_index, mark_letters
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Source


@dataclass(frozen=True)
class Line:
    """A source in the index, and how many figures and areas it has."""

    source: Source
    figures: int
    areas: int
    anchor: str | None = None


ORDERS: dict[str, Callable[[Line], object]] = {
    "issued": lambda line: 0,  # the lines are given in this order
    "publisher": lambda line: alphabet_key(line.source.publisher),
    "figures": lambda line: -line.figures,
}


def iter_sources_indexes(material: Material) -> Iterator[Page]:
    """Yield the list of sources by kind, the newest first, and all in one table in each other order."""
    site = material.site
    front = {
        "title": site.words("sources_title"),
        "description": site.words("sources_description", n=len(site.store.sources)),
    }
    yield from iter_index(site, "sources", front, list(ORDERS), lambda order: _list_sources(site, order))


def _list_sources(site: Site, order: str) -> Index[Line]:
    """Return the tables of sources, and where to jump to."""
    newest = sorted(site.store.sources, key=lambda source: source.issued or "", reverse=True)
    lines = [_count_figures(site, source) for source in newest]
    lines.sort(key=ORDERS[order])  # type: ignore[arg-type]  # each order has keys of one type
    if order == "issued":
        tables = _divide_by_kind(site, lines)
        return Index(tables, [Jump(table.title, table.id) for table in tables])
    title = site.words("sources_all", n=len(lines))
    jumps: list[Jump] = []
    if order == "publisher":
        jumps, anchors = mark_letters([line.source.publisher for line in lines], "tat-ca")
        lines = [replace(line, anchor=anchor) for line, anchor in zip(lines, anchors, strict=True)]
    return Index([IndexTable("tat-ca", title, title, lines)], jumps)


def _divide_by_kind(site: Site, lines: list[Line]) -> list[IndexTable[Line]]:
    tables: list[IndexTable[Line]] = []
    for kind, of_kind in group(lines, lambda line: line.source.kind).items():
        name = site.label("sources", "kind", kind)
        caption = site.words("sources_of_kind", kind=name, n=len(of_kind))
        tables.append(IndexTable(kind, name.capitalize(), caption, of_kind))
    return tables


def _count_figures(site: Site, source: Source) -> Line:
    figures = site.by_source.get(source.id, [])
    return Line(source, len(figures), len({figure.area_id for figure in figures}))


SOURCES = Kind("sources", "sources.md.j2", iter_sources_indexes, look="index", weight=1.0)
