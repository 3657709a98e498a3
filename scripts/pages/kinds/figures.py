"""Pages of the figures, their permalinks: the chain from a value to the printed word, and how to quote it."""

from collections.abc import Iterator

from scripts.pages.citations import (
    cite_figure,
    format_bibtex,
    link_into_source,
    link_to_copies,
    link_to_report,
)
from scripts.pages.model import Figure
from scripts.pages.page import Front, Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Source
from scripts.shared import settings
from scripts.shared.addresses import find_permalink, format_address

NEIGHBOURS = 4
"""Figures elsewhere that a page names."""


def iter_figure_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each figure, the withdrawn ones too."""
    for figure in material.site.figures.values():
        yield make_figure_page(material.site, figure)


def make_figure_page(site: Site, figure: Figure) -> Page:
    """Return a figure's page: its chain, other sources' values, and citations to copy."""
    source = site.sources[figure.source_id]
    derivation = figure.derivation and site.label("observations", "derivation", figure.derivation)
    context = {
        "figure": figure,
        "source": source,
        "area": site.areas[figure.area_id],
        "type_then": _tell_type_then(site, figure),
        "indicator": site.indicators[figure.indicator_id],
        "licence": site.licences[figure.licence_id],
        "status": site.label("observations", "obs_status", figure.obs_status),
        "derivation": derivation,
        "place": link_into_source(source.url, figure.quote),
        "copies": link_to_copies(source.url, source.issued),
        "relations": [site.relations[mark.relation_id] for mark in figure.marks],
        "elsewhere": _list_elsewhere(site, figure),
        "citations": _cite_in_each_language(site, figure, source),
        "bibtex": format_bibtex(figure, source, find_permalink(site.language, "figures", figure.id)),
        "report": link_to_report(settings.REPOSITORY_URL, figure, site.words),
        "row": f"{settings.DATASETTE_URL}tinh-so/observations/{figure.id}",
    }
    return Page(f"figures/{figure.id}", _make_front(site, figure), context)


def _make_front(site: Site, figure: Figure) -> Front:
    label = site.areas[figure.area_id].label
    withdrawn = f" ({site.words('withdrawn')})" if figure.withdrawal else ""
    return {
        "title": name_figure(site, figure),
        "description": f"{label} · {figure.indicator} · {figure.period}: {figure.display}{withdrawn}",
        "search": {"exclude": True},
        "trail": [
            {"url": format_address("areas", figure.area_id), "title": label},
            {"url": format_address("indicators", figure.indicator_id), "title": figure.indicator},
        ],
        "toc": False,
    }


def name_figure(site: Site, figure: Figure) -> str:
    """Name a figure so that no other page has the name: where several tell one thing, its source joins it."""
    part = "" if figure.is_whole else f" ({figure.breakdown_text})"
    target = f" ({site.words('target').lower()})" if figure.measure == "target" else ""
    name = f"{site.areas[figure.area_id].label}: {figure.indicator}{part}, {figure.period}{target}"
    if not figure.others:
        return name
    is_named = any(other.publisher == figure.publisher for other in figure.others)
    return f"{name} · {figure.publisher}{f' ({figure.id})' if is_named else ''}"


def _tell_type_then(site: Site, figure: Figure) -> str:
    """Return what the area was by law at the end of the period, in words; "" where it still is."""
    area = site.areas[figure.area_id]
    then = area.find_type(figure.period_end)
    return site.label("areas", "type", then) if then != area.type else ""


def _cite_in_each_language(site: Site, figure: Figure, source: Source) -> dict[str, str]:
    """Return the sentences that quote a figure by language, the site's own first."""
    own_first = sorted(site.twins.values(), key=lambda twin: twin.language != site.language)
    return {
        twin.language: cite_figure(
            twin.figures[figure.id],
            twin.sources[source.id],
            find_permalink(twin.language, "figures", figure.id),
            twin.words,
        )
        for twin in own_first
    }


def _list_elsewhere(site: Site, figure: Figure) -> list[Figure]:
    """Return some of the indicator's figures elsewhere for the same period: the nearest in value."""
    own = (figure.time_period, figure.breakdown, figure.measure)
    same = [
        other
        for other in site.by_indicator.get(figure.indicator_id, [])
        if other.area_id != figure.area_id and (other.time_period, other.breakdown, other.measure) == own
    ]
    nearest = sorted(same, key=lambda other: (abs(other.obs_value - figure.obs_value), other.id))
    return sorted(nearest[:NEIGHBOURS], key=lambda other: (other.obs_value, other.id))


FIGURE = Kind("figure", "figure.md.j2", iter_figure_pages, look="figure", weight=None)
