"""The front page: the units of today, how much there is, the newest figures, the three doors."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.drawings import count_with_predecessors
from scripts.pages.grouping import group
from scripts.pages.jsonld import dataset_jsonld
from scripts.pages.key_figures import is_full
from scripts.pages.model import Figure
from scripts.pages.page import Dataset, Kind, Material, Page
from scripts.pages.proven import tell_proofs
from scripts.pages.site import Site
from scripts.pages.subjects import Area

NEWEST = 5


@dataclass(frozen=True)
class Unit:
    """A unit of today with how many figures there are on it and the units before it."""

    area: Area
    count: int


@dataclass(frozen=True)
class Count:
    """How many of a thing the dataset holds: the key of its word, and the folder of its pages."""

    key: str
    number: int
    place: str


def iter_home(material: Material) -> Iterator[Page]:
    """Yield the front page."""
    site = material.site
    counts = count_with_predecessors(site)
    current = [area for area in site.store.areas if area.level == "province" and not area.valid_to]
    context = {
        "current": [Unit(area, counts[area.id]) for area in current],
        "map": material.charts[""]["map"],
        "counts": _count_all(site),
        "proofs": tell_proofs(site.store.figures, site.words),
        "newest": _choose_newest(site),
    }
    yield Page("", {"title": site.words("home_title"), "description": site.words("home_lede")}, context)


def _count_all(site: Site) -> list[Count]:
    """Return what the dataset holds, and how much of it."""
    figures = site.store.figures
    provinces = {figure.area_id for figure in figures if figure.area_level == "province"}
    failing = [relation for relation in site.store.relations if relation.verdict == "contradiction"]
    return [
        Count("figures", len(figures), "indicators"),
        Count("families", len(site.store.families), "families"),
        Count("indicators", len(site.store.indicators), "indicators"),
        Count("areas_with_figures", len(provinces), "areas"),
        Count("sources", len(site.store.sources), "sources"),
        Count("relations_failing", len(failing), "audit"),
    ]


def _choose_newest(site: Site) -> list[Figure]:
    """Return the newest results of provinces, full shares left out; the later source first."""
    results = [
        figure
        for figure in site.store.figures
        if figure.measure == "result" and figure.area_level == "province" and figure.first_shown
        if not is_full(figure)
    ]
    results.sort(key=lambda row: (row.period_end, row.issued or "", row.id), reverse=True)
    return [figures[0] for figures in group(results, lambda row: row.area_id).values()][:NEWEST]


def describe_home(material: Material, page: Page) -> Dataset:
    """Describe the whole dataset."""
    return dataset_jsonld(material.site, material.package)


HOME = Kind("home", "home.md.j2", iter_home, look="home", weight=0.5, describe=describe_home, has_card=True)
