"""Pictures of the site: cards for links (Open Graph) and the charts as files: database → ``build/pictures/``.

``<language>/index.png`` is the card of every page without one of its own; ``<language>/areas/<id>.png`` and
``<language>/indicators/<id>.png`` are those of areas and indicators. A chart of a page is
``<page>/<name>.svg`` and ``.png``: ``areas/<id>/series-<indicator>``, ``areas/<id>/place-<indicator>``,
``indicators/<id>/map``, and ``index/map`` of the front page. What a picture says is read from the same rows
as the pages.
"""

import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from scripts.charts.cards import Card, KeyFigure, draw_card
from scripts.charts.raster import encode_png, rasterize
from scripts.charts.svg import standalone
from scripts.pages.chart_list import Chart, iter_charts
from scripts.pages.finding_files import Finding, read_findings
from scripts.pages.key_figures import choose_key_figures
from scripts.pages.links import move_links
from scripts.pages.model import Figure
from scripts.pages.site import Site, make_site, sort_figures
from scripts.pages.stored import read_tables
from scripts.pages.subjects import Area, Indicator
from scripts.pages.summaries import tell_lede
from scripts.shared.addresses import NAME, find_home
from scripts.shared.languages import LANGUAGES
from scripts.shared.replace import replaced_folder

CARD_FIGURES = 3
TITLE = re.compile(r"(<title[^>]*>)")


@dataclass(frozen=True)
class Picture:
    """A picture to be made: its path without suffix, and its card or the SVG of its file."""

    path: str
    content: Card | str


def build(database: Path, site_sources: Path, output: Path) -> None:
    """Fill the folder ``output`` anew; ``site_sources`` holds ``templates/`` (the words) and ``fonts/``."""
    tables = read_tables(database)
    findings = read_findings(database, site_sources / "findings")
    with replaced_folder(output) as folder:
        pictures = [
            picture
            for language in LANGUAGES
            for picture in iter_pictures(make_site(tables, language), findings)
        ]
        for picture in pictures:
            (folder / picture.path).parent.mkdir(parents=True, exist_ok=True)
        write_pictures(pictures, site_sources / "fonts", folder)


def write_pictures(pictures: list[Picture], fonts: Path, folder: Path) -> None:
    """Write the pictures, as many at once as there are processors, and tell the progress."""
    workers = min(os.cpu_count() or 1, 8)
    parts = [pictures[start : start + 20] for start in range(0, len(pictures), 20)]
    done = 0
    with ProcessPoolExecutor(workers) as pool:
        for count in pool.map(_write_part, parts, [fonts] * len(parts), [folder] * len(parts)):
            done += count
            if sys.stderr.isatty():
                print(f"\r{done} of {len(pictures)} pictures", end="", file=sys.stderr, flush=True)
    print(f"\rpictures: {done}{' ' * 20}", file=sys.stderr)


def _write_part(pictures: list[Picture], fonts: Path, folder: Path) -> int:
    """Write some pictures in a process of their own; return how many."""
    for picture in pictures:
        target = folder / picture.path
        if isinstance(picture.content, Card):
            image = draw_card(picture.content, fonts)
        else:
            Path(f"{target}.svg").write_text(picture.content + "\n", encoding="utf-8", newline="\n")
            image = rasterize(picture.content, fonts)
        Path(f"{target}.png").write_bytes(encode_png(image))
    return len(pictures)


def iter_pictures(site: Site, findings: list[Finding]) -> Iterator[Picture]:
    """Yield all pictures of one language: the cards of pages, and every chart."""
    root = site.language
    yield Picture(f"{root}/index", make_home_card(site))
    for area in site.store.areas:
        yield Picture(f"{root}/areas/{area.id}", make_area_card(site, area))
    for indicator in site.store.indicators:
        yield Picture(f"{root}/indicators/{indicator.id}", make_indicator_card(site, indicator))
    for chart in iter_charts(site, findings):
        yield Picture(f"{root}/{chart.path}", make_file(site, chart))


def make_file(site: Site, chart: Chart) -> str:
    """Make a file of its own of a page's chart: links in full, a line that names its source.

    What the chart is of joins its title, which the page's heading says on the page.
    """
    plain = str(chart.svg)  # a Markup would escape what is put into it
    titled = TITLE.sub(rf"\g<1>{escape(chart.area)}: ", plain, count=1) if chart.area else plain
    home = find_home(site.language)
    said = f"{site.words('source')}: {'; '.join(chart.publishers)}. " if chart.publishers else ""
    address = f"{home}{chart.page}/" if chart.page else home
    return standalone(move_links(titled, home), f"{said}{NAME}, {address}")


def make_home_card(site: Site) -> Card:
    """Return the card of the site itself: how much there is."""
    words = site.words
    counts = [
        (len(site.store.figures), "figures"),
        (len(site.store.indicators), "indicators"),
        (len(site.store.sources), "sources"),
    ]
    figures = [KeyFigure(words.count(count), words(key), "") for count, key in counts]
    return _make_card(site, words("home_title"), words("home_heading"), figures, "")


def make_area_card(site: Site, area: Area) -> Card:
    """Return the card of an area: its name, kind and days, and what its page shows first."""
    results = [figure for figure in sort_figures(site.by_area.get(area.id, [])) if _is_whole(figure)]
    figures = [
        KeyFigure(figure.display, figure.indicator, _tell_source(site, figure))
        for figure in choose_key_figures(site, results)[:CARD_FIGURES]
    ]
    nothing = site.words("area_nothing", area=area.phrase)
    title = area.title.removesuffix(f" ({area.days})")  # the line above it tells the days
    return _make_card(site, _tell_kind(site, area), title, figures, nothing)


def make_indicator_card(site: Site, indicator: Indicator) -> Card:
    """Return the card of an indicator: name, pillar, unit and its newest results, the country first."""
    results = [
        figure
        for figure in site.by_indicator.get(indicator.id, [])
        if _is_whole(figure) and figure.first_shown
    ]
    results.sort(key=lambda row: (row.period_end, row.issued or "", row.id), reverse=True)
    results.sort(key=lambda row: row.area_level != "country")
    figures = [
        KeyFigure(figure.display, site.areas[figure.area_id].label, _tell_source(site, figure))
        for figure in results[:CARD_FIGURES]
    ]
    kind = f"{site.words('indicator')} · {indicator.pillar.name} · {indicator.unit.name}"
    return _make_card(site, kind, indicator.name, figures, indicator.definition)


def _make_card(site: Site, kind: str, title: str, figures: list[KeyFigure], text: str) -> Card:
    return Card(kind, title, figures, text, NAME, site.words("home_title"))


def _is_whole(figure: Figure) -> bool:
    """Tell whether a figure is a result for the whole of its area."""
    return figure.measure == "result" and figure.is_whole


def _tell_source(site: Site, figure: Figure) -> str:
    return f"{figure.period} · {site.words('source').lower()}: {figure.publisher}"


def _tell_kind(site: Site, area: Area) -> str:
    """Say in a line what kind of unit an area is, as its page does; a province by its bare name."""
    lede = tell_lede(site, area)
    names = [other.label if area.level == "district" else other.name for other in lede.areas]
    return f"{lede.text} {site.words.list(names)}" if names else lede.text.rstrip(".")
