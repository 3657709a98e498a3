"""Every chart of the pages, in one list: what the pages show, offer as files, and let other sites embed.

A chart belongs to a page (``areas/quang-tri``; "" is the front page) and has a name that is unique on it. The
page and the name make its addresses: ``data/charts/<page>/<name>.csv`` are its rows, ``embed/<page>/<name>/``
is the chart by itself, ``pictures/<language>/<page>/<name>.svg`` and ``.png`` are its files.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from scripts.pages.alphabet import alphabet_key
from scripts.pages.comparable import find_coverings
from scripts.pages.drawings import draw_finding, draw_home_map, draw_map, draw_places, draw_series
from scripts.pages.finding_files import Finding
from scripts.pages.model import Figure
from scripts.pages.site import Site


@dataclass(frozen=True)
class Chart:
    """A chart with the figures that it draws; ``area`` is what it is of, where the title does not say so."""

    page: str
    name: str
    title: str
    svg: Markup
    figures: list[Figure]
    area: str = ""

    @property
    def path(self) -> str:
        return f"{self.page or 'index'}/{self.name}"

    @property
    def heading(self) -> str:
        return f"{self.area}: {self.title}" if self.area else self.title

    @property
    def publishers(self) -> list[str]:
        """Return who published the figures, in the order of the alphabet."""
        return sorted({figure.publisher for figure in self.figures}, key=alphabet_key)


Charts = dict[str, dict[str, Chart]]
"""Charts by page, then by name."""


def list_charts(site: Site, findings: list[Finding]) -> Charts:
    """Return all charts of one language by page, then by name."""
    charts: Charts = {}
    for chart in iter_charts(site, findings):
        charts.setdefault(chart.page, {})[chart.name] = chart
    return charts


def iter_charts(site: Site, findings: list[Finding]) -> Iterator[Chart]:
    """Yield all charts of one language: home, indicators, areas, and ``findings``."""
    coverings = {indicator.id: find_coverings(site, indicator) for indicator in site.store.indicators}
    yield Chart("", "map", site.words("home_map"), draw_home_map(site), [])
    for indicator in site.store.indicators:
        for newest in coverings[indicator.id][:1]:
            page = f"indicators/{indicator.id}"
            title = f"{indicator.name}, {newest.period}"
            figures = sorted(newest.figures.values(), key=lambda figure: figure.id)
            yield Chart(page, "map", title, draw_map(site, page, indicator, newest), figures)
    for area in site.store.areas:
        for drawn in [*draw_series(site, area), *draw_places(site, area, coverings)]:
            yield Chart(f"areas/{area.id}", drawn.name, drawn.title, drawn.svg, drawn.figures, area.label)
    for finding in findings:
        for drawn in draw_finding(site, finding):
            yield Chart(f"findings/{finding.slug}", drawn.name, drawn.title, drawn.svg, drawn.figures)
