"""The page of an area: a province-level unit, a district or the country."""

from collections.abc import Iterator, Mapping

from scripts.pages.answers.area_views import Opening, cite_page, list_contents, list_facts, locate, open_area
from scripts.pages.area_tables import group_by_pillar, group_side_by_side, list_districts
from scripts.pages.chart_list import Chart
from scripts.pages.framed import list_missing
from scripts.pages.grouping import group
from scripts.pages.jsonld import area_jsonld
from scripts.pages.key_figures import choose_key_figures
from scripts.pages.model import Figure
from scripts.pages.page import Dataset, Front, Kind, Material, Page
from scripts.pages.proven import tell_proofs
from scripts.pages.site import Site, sort_figures
from scripts.pages.subjects import Area
from scripts.pages.summaries import summarize_area, tell_lede, tell_statuses
from scripts.shared.addresses import format_address

LONG = 50
"""Figures of an area above which its page has those shown first alone; a page beneath it has the others."""


def iter_area_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each area."""
    for area in material.site.store.areas:
        yield make_area_page(material.site, area, material.charts.get(f"areas/{area.id}", {}))


def make_area_page(site: Site, area: Area, charts: dict[str, Chart]) -> Page:
    """Return an area's page: its answers, its figures by pillar, former units, what is not known."""
    own = sort_figures(site.by_area.get(area.id, []))
    results = [figure for figure in own if figure.measure == "result"]
    earlier = {figure.id for figure in list_earlier(own)}
    opening = open_area(site, area)
    known = {figure.pillar_id for figure in own}
    context: dict[str, object] = {
        "area": area,
        "lede": tell_lede(site, area),
        "statuses": tell_statuses(site, area),
        "cards": opening.cards,
        "sentences": opening.sentences,
        "missing_answers": opening.missing,
        "proofs": tell_proofs(own, site.words) if own else "",
        "key_figures": [] if opening.cards else choose_key_figures(site, results),
        "groups": group_by_pillar(site, [figure for figure in results if figure.id not in earlier]),
        "earlier": len(earlier),
        "targets": [figure for figure in own if figure.measure == "target"],
        "charts": charts,
        "places": _list_places(charts),
        "is_long": len(own) > LONG,
        "districts": list_districts(site, area),
        "side_by_side": group_side_by_side(site, area.predecessors),
        "lacking": group(list_missing(site, area), lambda row: row.reason),
        "missing": [pillar.name for pillar in site.store.pillars if pillar.id not in known],
        "sisters": [old for new in area.successors for old in new.predecessors if old.id != area.id],
        "facts": list_facts(site, area),
        "locator": locate(site, area),
        "citation": cite_page(site, area),
        "is_data_of_former": not results and bool(area.predecessors),
    }
    context["contents"] = list_contents(site, _find_present(area, context))
    summary = summarize_area(area, own, site.words)
    context["summary"] = summary
    return Page(f"areas/{area.id}", _make_front(site, area, opening, summary[0]), context)


def _find_present(area: Area, context: Mapping[str, object]) -> dict[str, bool]:
    """Return which places a page has, by their names in the list of contents."""
    is_cited = bool(context["groups"] or context["side_by_side"] or context["cards"] or context["targets"])
    return {
        "answers": bool(context["cards"] or context["key_figures"]),
        "says": bool(context["sentences"]),
        "pillars": bool(context["groups"]),
        "targets": bool(context["targets"]),
        "former": bool(context["side_by_side"]),
        "places": bool(context["places"]),
        "unknown": area.level == "province" and bool(context["missing"] or context["lacking"]),
        "data": True,
        "sources": is_cited,
        "facts": True,
    }


def list_earlier(figures: list[Figure]) -> list[Figure]:
    """Return the results of an area that are not shown first, where it has too many figures for one page."""
    if len(figures) <= LONG:
        return []
    return [figure for figure in figures if figure.measure == "result" and not figure.first_shown]


def iter_more_pages(material: Material) -> Iterator[Page]:
    """Yield, beneath each area that has too many figures for one page, what its page leaves out."""
    for area in material.site.store.areas:
        if len(material.site.by_area.get(area.id, [])) > LONG:
            yield make_more_page(material.site, area, material.charts.get(f"areas/{area.id}", {}))


def make_more_page(site: Site, area: Area, charts: dict[str, Chart]) -> Page:
    """Return the page of an area's earlier figures and its places among all."""
    title = site.words("more_title", area=area.label)
    front = {
        "title": title,
        "description": site.words("more_description", area=area.phrase),
        "search": {"exclude": True},
        "trail": [{"url": format_address("areas", area.id), "title": area.label}],
    }
    earlier = list_earlier(sort_figures(site.by_area.get(area.id, [])))
    context = {
        "area": area,
        "title": title,
        "groups": group_by_pillar(site, earlier),
        "places": _list_places(charts),
    }
    return Page(f"areas/{area.id}/more", front, context)


def _list_places(charts: dict[str, Chart]) -> list[Chart]:
    return [chart for chart in charts.values() if not chart.kind.by_row]


def _make_front(site: Site, area: Area, opening: Opening, count: str) -> Front:
    words = site.words
    days = area.days or (words("until", date=words.date(area.valid_to)) if area.valid_to else "")
    kind = site.label("areas", "type", area.type)
    names = [area.name, *area.spellings, *(old.name for old in area.predecessors)]
    return {
        "title": area.title,
        "description": opening.sentences[0].text if opening.sentences else count,
        "styles": ["answers"],
        "toc": False,
        "aliases": list(dict.fromkeys(names)),  # the names that must find the page
        "hint": " · ".join(part for part in (kind, days) if part),
        "boost": 1.5 if area.valid_to else 2,
    }


def describe_area(material: Material, page: Page) -> Dataset | None:
    """Describe the figures of the area that a page is about."""
    return area_jsonld(material.site, material.package, material.site.areas[page.id])


AREA = Kind(
    "area", "area.md.j2", iter_area_pages, look="area", weight=1.3, describe=describe_area, has_card=True
)

AREA_MORE = Kind("area-more", "area_more.md.j2", iter_more_pages, look="area", weight=1.3)
