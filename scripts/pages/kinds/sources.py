"""Pages of the sources, of their audit, and of each figure: the chain from a value to the printed word."""

from collections.abc import Iterator
from typing import Any

from scripts.pages.citations import (
    cite_figure,
    link_into_source,
    link_to_copies,
    link_to_report,
    write_bibtex,
)
from scripts.pages.model import Row, count_by, count_distinct, group
from scripts.pages.orders import iter_orders, mark_letters, sort_rows
from scripts.pages.site import Page, Site
from scripts.shared import settings
from scripts.shared.addresses import find_home

NEIGHBOURS = 4
"""Related pages of one kind that a page names."""
OUTCOMES = ("disagrees", "undecided", "agrees-rounded", "agrees")
"""Outcomes of the audit in the order of the page: what fails comes first."""


def iter_source_pages(site: Site) -> Iterator[Page]:
    """Yield the index of sources, a page for each, the audit, and a page for each figure."""
    yield from iter_sources_indexes(site)
    yield make_audit_page(site)
    for source in site.store.sources:
        yield make_source_page(site, source)
    for figure in site.store.figures:
        yield make_figure_page(site, figure)


def iter_sources_indexes(site: Site) -> Iterator[Page]:
    """Yield the list of sources by kind, the newest first, and all in one table in each other order."""
    front = {
        "title": site.words("sources_title"),
        "description": site.words("sources_description", n=len(site.store.sources)),
        "kind": "index",
    }
    yield from iter_orders(
        site, "sources", front, ["issued", "publisher", "figures"], lambda order: _list_sources(site, order)
    )


def _list_sources(site: Site, order: str) -> Row:
    """Return the tables of sources (``id``, ``title``, ``caption``, ``rows``), and where to jump to."""
    words = site.words
    newest = sorted(site.store.sources, key=lambda row: row["issued"] or "", reverse=True)
    rows = sort_rows([{**source, **_count_figures(site, source)} for source in newest], order)
    if order != "issued":
        title = words("sources_all", n=len(rows))
        letters = mark_letters(rows, "publisher", "tat-ca") if order == "publisher" else []
        return {
            "groups": [{"id": "tat-ca", "title": title, "caption": title, "rows": rows}],
            "jumps": letters,
        }
    groups = [
        {
            "id": kind,
            "title": site.label("sources", "kind", kind).capitalize(),
            "caption": words("sources_of_kind", kind=site.label("sources", "kind", kind), n=len(of_kind)),
            "rows": of_kind,
        }
        for kind, of_kind in group(rows, "kind").items()
    ]
    return {"groups": groups, "jumps": [{"text": row["title"], "anchor": row["id"]} for row in groups]}


def _count_figures(site: Site, source: Row) -> Row:
    figures = site.by_source.get(source["id"], [])
    return {"figures": len(figures), "areas": count_distinct(figures, "area_id")}


def make_source_page(site: Site, source: Row) -> Page:
    """Return a source's page: what it is, its figures in the order of its text, and all its numerals."""
    mentions = [row for row in site.store.mentions if row["source_id"] == source["id"]]
    offsets = {row["observation_id"]: row["offset"] for row in reversed(mentions) if row["observation_id"]}

    def place(figure: Row) -> tuple[Any, ...]:
        paragraph = figure["paragraph"]
        return paragraph is None, paragraph or 0, offsets.get(figure["id"], 0), figure["id"]

    figures = sorted(site.by_source.get(source["id"], []), key=place)
    kinds = count_by(mentions, "kind")
    context = {
        "source": source,
        "kind": site.label("sources", "kind", source["kind"]),
        "figures": figures,
        "areas": count_distinct(figures, "area_id"),
        "relations": [row for row in list_relations(site) if row["source_id"] == source["id"]],
        "mentions": [
            {"kind": site.label("mentions", "kind", kind), "count": count}
            for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
        ],
        "copies": link_to_copies(source["url"], source["issued"]),
        "siblings": [
            other
            for other in site.store.sources
            if other["publisher"] == source["publisher"] and other["id"] != source["id"]
        ][:NEIGHBOURS],
    }
    front = {
        "title": source["title"],
        "description": site.words("source_description", n=len(figures), publisher=source["publisher"]),
        "kind": "source",
        "hint": " · ".join(part for part in (source["publisher"], site.words.date(source["issued"])) if part),
    }
    return Page(f"sources/{source['id']}.md", "source.md.j2", front, context)


def make_audit_page(site: Site) -> Page:
    """Return the page of the arithmetic that the sources allow: what fails first."""
    relations = list_relations(site)
    outcomes = group(relations, "outcome")
    context = {
        "groups": [
            {"outcome": outcome, "rows": outcomes[outcome]} for outcome in OUTCOMES if outcome in outcomes
        ],
        "sources": count_distinct(relations, "source_id"),
        "total": len(relations),
    }
    front = {
        "title": site.words("audit_title"),
        "description": site.words("audit_description", n=len(outcomes.get("disagrees", []))),
        "kind": "page",
    }
    return Page("audit.md", "audit.md.j2", front, context)


def list_relations(site: Site) -> list[Row]:
    """Return every relation with its source, and its terms with their figures."""
    return [
        {
            **relation,
            "source": site.sources[relation["source_id"]],
            "terms": [
                {
                    "figure": site.figures[term["observation_id"]],
                    "role": site.label("relation_terms", "role", term["role"]),
                }
                for term in site.terms[relation["id"]]
            ],
        }
        for relation in site.store.relations
    ]


def make_figure_page(site: Site, figure: Row) -> Page:
    """Return a figure's own page, the permalink: its chain, other sources' values, and citations to copy."""
    source = site.sources[figure["source_id"]]
    path = f"figures/{figure['id']}/"
    context = {
        "figure": figure,
        "source": source,
        "area": site.areas[figure["area_id"]],
        "indicator": site.indicators[figure["indicator_id"]],
        "status": site.label("observations", "obs_status", figure["obs_status"]),
        "derivation": figure["derivation"] and site.label("observations", "derivation", figure["derivation"]),
        "place": link_into_source(source["url"], figure["quote"]),
        "copies": link_to_copies(source["url"], source["issued"]),
        "relations": [site.relations[mark["relation_id"]] for mark in figure["marks"]],
        "elsewhere": _list_elsewhere(site, figure),
        "citations": {
            twin.language: cite_figure(
                twin.figures[figure["id"]],
                twin.sources[source["id"]],
                f"{find_home(twin.language)}{path}",
                twin.words,
            )
            for twin in sorted(site.twins.values(), key=lambda twin: twin.language != site.language)
        },
        "bibtex": write_bibtex(figure, source, f"{find_home(site.language)}{path}"),
        "report": link_to_report(settings.REPOSITORY_URL, figure, site.words),
        "row": f"{settings.DATASETTE_URL}tinh-so/observations/{figure['id']}",
    }
    label = site.areas[figure["area_id"]]["label"]
    front = {
        "title": f"{label}: {figure['indicator']}",
        "description": f"{label} · {figure['indicator']} · {figure['period']}: {figure['display']}",
        "kind": "figure",
        "search": {"exclude": True},
        "trail": [
            {"url": f"areas/{figure['area_id']}/", "title": label},
            {"url": f"indicators/{figure['indicator_id']}/", "title": figure["indicator"]},
        ],
        "toc": False,
    }
    return Page(f"figures/{figure['id']}.md", "figure.md.j2", front, context)


def _list_elsewhere(site: Site, figure: Row) -> list[Row]:
    """Return some of the indicator's figures elsewhere for the same period: the nearest in value."""
    same = [
        other
        for other in site.by_indicator[figure["indicator_id"]]
        if other["area_id"] != figure["area_id"]
        and all(other[name] == figure[name] for name in ("time_period", "breakdown", "measure"))
    ]
    nearest = sorted(same, key=lambda other: (abs(other["obs_value"] - figure["obs_value"]), other["id"]))
    return sorted(nearest[:NEIGHBOURS], key=lambda other: (other["obs_value"], other["id"]))
