"""Pictures of the site: cards for links (Open Graph) and the charts as files: database → ``build/pictures/``.

``<language>/index.png`` is the card of every page without one of its own; ``<language>/areas/<id>.png`` and
``<language>/indicators/<id>.png`` are those of areas and indicators. A chart of a page is
``<page>/<name>.svg`` and ``.png``: ``areas/<id>/series-<indicator>``, ``areas/<id>/place-<indicator>``,
``indicators/<id>/map``, and ``index/map`` of the front page. What a picture says is read from the same rows
as the pages.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from scripts.charts.cards import Card, KeyFigure
from scripts.charts.chart_files import format_chart_file
from scripts.charts.picture_files import Picture, write_pictures
from scripts.charts.picture_store import PictureStore, hash_drawing
from scripts.pages.answers.answer_cards import answer_area
from scripts.pages.chart_list import Chart, iter_charts
from scripts.pages.finding_files import Finding, read_findings
from scripts.pages.key_figures import choose_key_figures
from scripts.pages.kinds.embeds import find_terms
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


def build(database: Path, site_sources: Path, output: Path) -> None:
    """Fill the folder ``output`` anew; ``site_sources`` holds ``findings/`` and ``fonts/``.

    Pictures drawn before are kept in the hidden folder beside ``output``, so only changed ones are drawn.
    """
    tables = read_tables(database)
    findings = read_findings(database, site_sources / "findings")
    fonts = site_sources / "fonts"
    kept = PictureStore(output.with_name(f".{output.name}"), hash_drawing(fonts))
    with replaced_folder(output) as folder:
        pictures = (
            picture
            for language in LANGUAGES
            for picture in iter_pictures(make_site(tables, language), findings)
        )
        drawn = write_pictures(pictures, fonts, folder, kept)
        total = sum(1 for _ in folder.rglob("*.png"))
    kept.sweep()
    print(f"\rpictures: {total}, drawn anew: {drawn}{' ' * 20}", file=sys.stderr)


def iter_pictures(site: Site, findings: list[Finding]) -> Iterator[Picture]:
    """Yield all pictures of one language: the cards of pages, and every chart."""
    root = site.language
    yield Picture(f"{root}/index", make_home_card(site))
    for area in site.store.areas:
        yield Picture(f"{root}/areas/{area.id}", make_area_card(site, area))
    for indicator in site.store.indicators:
        yield Picture(f"{root}/indicators/{indicator.id}", make_indicator_card(site, indicator))
    for chart in iter_charts(site, findings):
        yield Picture(f"{root}/{chart.path}", format_file(site, chart))


def format_file(site: Site, chart: Chart) -> str:
    """Return the SVG of a chart's own file: its links in full, and a line that names its source and terms.

    The title begins with what the chart is of, which on a page the heading says.
    """
    plain = str(chart.svg)  # a Markup would escape what is put into it
    titled = TITLE.sub(rf"\g<1>{escape(chart.area)}: ", plain, count=1) if chart.area else plain
    home = find_home(site.language)
    said = f"{site.words('source')}: {'; '.join(chart.publishers)}. " if chart.publishers else ""
    address = f"{home}{chart.page}/" if chart.page else home
    terms = "; ".join(licence.title for licence in find_terms(site, chart))
    return format_chart_file(move_links(titled, home), f"{said}{NAME}, {address} · {terms}")


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
    cards = answer_area(site, area).cards if area.level == "province" else []
    answers = [card.answers[0].figure for card in cards if card.is_own]
    figures = [
        KeyFigure(figure.display, figure.indicator, _format_source(site, figure))
        for figure in (answers or choose_key_figures(site, results))[:CARD_FIGURES]
    ]
    nothing = site.words("area_nothing", area=area.phrase)
    title = area.title.removesuffix(f" ({area.days})")  # the line above it says the days
    return _make_card(site, _format_kind(site, area), title, figures, nothing)


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
        KeyFigure(figure.display, site.areas[figure.area_id].label, _format_source(site, figure))
        for figure in results[:CARD_FIGURES]
    ]
    kind = f"{site.words('indicator')} · {indicator.pillar.name} · {indicator.unit.name}"
    return _make_card(site, kind, indicator.name, figures, indicator.definition)


def _make_card(site: Site, kind: str, title: str, figures: list[KeyFigure], text: str) -> Card:
    return Card(kind, title, figures, text, NAME, site.words("home_title"))


def _is_whole(figure: Figure) -> bool:
    """Tell whether a figure is a result for the whole of its area."""
    return figure.measure == "result" and figure.is_whole


def _format_source(site: Site, figure: Figure) -> str:
    return f"{figure.period} · {site.words('source').lower()}: {figure.publisher}"


def _format_kind(site: Site, area: Area) -> str:
    """Return in a line what kind of unit an area is, as its page does; a province by its bare name."""
    lede = tell_lede(site, area)
    names = [other.label if area.level == "district" else other.name for other in lede.areas]
    return f"{lede.text} {site.words.list(names)}" if names else lede.text.rstrip(".")
