"""Pages of the sources, and their index: what each is, its figures, and what became of all its numerals."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scripts.pages.alphabet import alphabet_key
from scripts.pages.citations import link_to_copies
from scripts.pages.grouping import group
from scripts.pages.model import Figure, Mention, Source
from scripts.pages.orders import Jump, iter_orders, mark_letters
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site

NEIGHBOURS = 4
"""Other sources of the same publisher that a page names."""


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


@dataclass(frozen=True)
class IndexTable:
    """A table of the index."""

    id: str
    title: str
    caption: str
    lines: list[Line]


@dataclass(frozen=True)
class MentionCount:
    """How many numerals of a source are of one kind, in words."""

    kind_text: str
    count: int


def iter_sources_indexes(material: Material) -> Iterator[Page]:
    """Yield the list of sources by kind, the newest first, and all in one table in each other order."""
    site = material.site
    front = {
        "title": site.words("sources_title"),
        "description": site.words("sources_description", n=len(site.store.sources)),
    }
    yield from iter_orders(site, "sources", front, list(ORDERS), lambda order: _list_sources(site, order))


def _list_sources(site: Site, order: str) -> dict[str, object]:
    """Return the tables of sources, and where to jump to."""
    newest = sorted(site.store.sources, key=lambda source: source.issued or "", reverse=True)
    lines = [_count_figures(site, source) for source in newest]
    lines.sort(key=ORDERS[order])  # type: ignore[arg-type]  # each order has keys of one type
    if order == "issued":
        tables = _divide_by_kind(site, lines)
        return {"tables": tables, "jumps": [Jump(table.title, table.id) for table in tables]}
    title = site.words("sources_all", n=len(lines))
    jumps: list[Jump] = []
    if order == "publisher":
        jumps, anchors = mark_letters([line.source.publisher for line in lines], "tat-ca")
        lines = [replace(line, anchor=anchor) for line, anchor in zip(lines, anchors, strict=True)]
    return {"tables": [IndexTable("tat-ca", title, title, lines)], "jumps": jumps}


def _divide_by_kind(site: Site, lines: list[Line]) -> list[IndexTable]:
    tables = []
    for kind, of_kind in group(lines, lambda line: line.source.kind).items():
        name = site.label("sources", "kind", kind)
        caption = site.words("sources_of_kind", kind=name, n=len(of_kind))
        tables.append(IndexTable(kind, name.capitalize(), caption, of_kind))
    return tables


def _count_figures(site: Site, source: Source) -> Line:
    figures = site.by_source.get(source.id, [])
    return Line(source, len(figures), len({figure.area_id for figure in figures}))


def iter_source_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each source."""
    for source in material.site.store.sources:
        yield make_source_page(material.site, source)


def make_source_page(site: Site, source: Source) -> Page:
    """Return a source's page: what it is, its figures in the order of its text, and all its numerals."""
    mentions = [row for row in site.store.mentions if row.source_id == source.id]
    figures = _sort_by_place(site.by_source.get(source.id, []), mentions)
    context = {
        "source": source,
        "figures": figures,
        "areas": len({figure.area_id for figure in figures}),
        "relations": [row for row in site.store.relations if row.source_id == source.id],
        "mentions": _count_mentions(site, mentions),
        "copies": link_to_copies(source.url, source.issued),
        "siblings": [
            other
            for other in site.store.sources
            if other.publisher == source.publisher and other.id != source.id
        ][:NEIGHBOURS],
    }
    issued = site.words.date(source.issued)
    front = {
        "title": source.title,
        "description": site.words("source_description", n=len(figures), publisher=source.publisher),
        "hint": " · ".join(part for part in (source.publisher, issued) if part),
    }
    return Page(f"sources/{source.id}", front, context)


def _sort_by_place(figures: list[Figure], mentions: list[Mention]) -> list[Figure]:
    """Return a source's figures in the order of its text; those without a paragraph come last."""
    offsets = {row.observation_id: row.offset for row in reversed(mentions) if row.observation_id}
    return sorted(
        figures,
        key=lambda figure: (
            figure.paragraph is None,
            figure.paragraph or 0,
            offsets.get(figure.id, 0),
            figure.id,
        ),
    )


def _count_mentions(site: Site, mentions: list[Mention]) -> list[MentionCount]:
    """Return how many numerals there are of each kind, the most first."""
    counts = Counter(row.kind for row in mentions)
    return [
        MentionCount(site.label("mentions", "kind", kind), count)
        for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


SOURCES = Kind("sources", "sources.md.j2", iter_sources_indexes, look="index", weight=1.0)
SOURCE = Kind("source", "source.md.j2", iter_source_pages, look="source", weight=0.6)
