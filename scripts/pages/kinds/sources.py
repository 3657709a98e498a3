"""The page of a source: what it is, its figures, and what became of all its numerals."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.citations import link_to_copies
from scripts.pages.model import Figure, Mention
from scripts.pages.page import Kind, Material, Page
from scripts.pages.proven import tell_proofs
from scripts.pages.site import Site
from scripts.pages.subjects import Source

NEIGHBOURS = 4
"""Other sources of the same publisher that a page names."""


@dataclass(frozen=True)
class MentionCount:
    """How many numerals of a source are of one kind, in words."""

    kind_text: str
    count: int


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
        "licences": site.find_licences(figures) or {site.licences[source.licence_id]: 0},
        "proofs": tell_proofs(figures, site.words),
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
        "title": name_source(site, source),
        "description": site.words("source_description", n=len(figures), publisher=source.publisher),
        "hint": " · ".join(part for part in (source.publisher, issued) if part),
    }
    return Page(f"sources/{source.id}", front, context)


def name_source(site: Site, source: Source) -> str:
    """Return a source's title; of several with one title, each has its publisher's name too."""
    same = [row for row in site.store.sources if row.title == source.title]
    return source.title if len(same) == 1 else f"{source.title} · {source.publisher}"


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


SOURCE = Kind("source", "source.md.j2", iter_source_pages, look="source", weight=0.6)
