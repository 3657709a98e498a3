"""Pages that lead to others: home, the data dictionary and the downloads."""

from collections.abc import Iterator
from typing import Any

from scripts.contract.computed import load_computed
from scripts.contract.package import Package, Resource
from scripts.pages.chart_list import Charts
from scripts.pages.drawings import count_with_predecessors
from scripts.pages.kinds.areas import is_full
from scripts.pages.kinds.coverage import make_coverage_page
from scripts.pages.model import Row, count_distinct, group, localize_row
from scripts.pages.site import Page, Site

NEWEST = 5
FILES = (
    "tinh-so.zip",
    "tinh-so.xlsx",
    "tinh-so.db",
    "tinh-so.json",
    "csv/figures.csv",
    "figures.parquet",
    "SHA256SUMS",
)
"""Downloads that hold the whole dataset; each table's CSV stands beside them, in ``csv/``."""


def iter_index_pages(site: Site, package: Package, charts: Charts) -> Iterator[Page]:
    """Yield the pages that lead to others."""
    yield make_home(site, charts)
    yield make_coverage_page(site)
    yield make_dictionary(site, package)
    yield make_downloads_page(site, package)


def make_home(site: Site, charts: Charts) -> Page:
    """Return the front page: the units of today, how much there is, the newest figures, the three doors."""
    current = [area for area in site.store.areas if area["level"] == "province" and not area["valid_to"]]
    counts = count_with_predecessors(site)
    context = {
        "current": [{**area, "count": counts[area["id"]]} for area in current],
        "map": charts[""]["map"],
        "counts": _count_all(site),
        "newest": _choose_newest(site),
    }
    front = {"title": site.words("home_title"), "description": site.words("home_lede"), "kind": "home"}
    return Page("index.md", "home.md.j2", front, context)


def _count_all(site: Site) -> list[tuple[str, int, str]]:
    """Return (string's key, number, address) of what the dataset holds."""
    figures = site.store.figures
    provinces = [figure for figure in figures if figure["area_level"] == "province"]
    failing = [relation for relation in site.store.relations if relation["outcome"] == "disagrees"]
    return [
        ("figures", len(figures), "indicators/"),
        ("indicators", len(site.store.indicators), "indicators/"),
        ("areas_with_figures", count_distinct(provinces, "area_id"), "areas/"),
        ("sources", len(site.store.sources), "sources/"),
        ("relations_failing", len(failing), "audit/"),
    ]


def _choose_newest(site: Site) -> list[Row]:
    """Return the newest results of provinces, full shares left out; the later source first."""
    results = [
        figure
        for figure in site.store.figures
        if figure["measure"] == "result" and figure["area_level"] == "province" and figure["first_shown"]
        if not is_full(figure)
    ]
    results.sort(key=lambda row: (row["period_end"], row["issued"] or "", row["id"]), reverse=True)
    return [figures[0] for figures in group(results, "area_id").values()][:NEWEST]


def make_dictionary(site: Site, package: Package) -> Page:
    """Return the data dictionary, rendered from the two descriptors alone."""
    context = {
        "resources": [_describe_resource(resource, site) for resource in package.resources.values()],
        "computed": [_describe_resource(resource, site) for resource in load_computed(package).values()],
    }
    front = {
        "title": site.words("dictionary_title"),
        "description": site.words("dictionary_lede", n=len(package.resources)),
        "kind": "page",
    }
    return Page("dictionary.md", "dictionary.md.j2", front, context)


def _describe_resource(resource: Resource, site: Site) -> Row:
    references = {key.field: key.resource or resource.name for key in resource.foreign_keys}
    words = {key: resource.descriptor[key] for key in ("title", "title_vi", "description", "description_vi")}
    return {
        "name": resource.name,
        "path": resource.descriptor.get("path"),
        "key": resource.primary_key,
        "fields": [_describe_field(field, references, site) for field in resource.fields],
        **localize_row(words, site.language),
    }


def _describe_field(field: Row, references: dict[str, str], site: Site) -> Row:
    constraints: dict[str, Any] = field.get("constraints", {})
    return {
        **localize_row(field, site.language),
        "required": constraints.get("required", False),
        "reference": references.get(field["name"]) or field.get("field"),
        "codes": [localize_row(code, site.language) for code in field.get("categories", [])],
        "example": field.get("example"),
        "term": field.get("skos:exactMatch") or field.get("skos:broadMatch"),
    }


def make_downloads_page(site: Site, package: Package) -> Page:
    """Return the page that leads to the files of the dataset."""
    words = {key: package.descriptor[key] for key in ("description", "description_vi")}
    context = {
        "files": FILES,
        "resources": [_describe_resource(resource, site) for resource in package.resources.values()],
        "description": localize_row(words, site.language)["description_text"],
    }
    front = {
        "title": site.words("downloads_title"),
        "description": site.words("downloads_lede"),
        "kind": "page",
    }
    return Page("downloads.md", "downloads.md.j2", front, context)
