"""Pages that hold a chart and nothing else, for the iframes of other sites: one for each chart."""

import html
from collections.abc import Iterator
from xml.etree import ElementTree

from markupsafe import Markup

from scripts.pages.chart_list import Chart
from scripts.pages.links import Links
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Licence
from scripts.shared.addresses import format_address

HEADROOM = 180
"""Pixels that an iframe needs beside the drawing: for the title, the source, the files and its edges."""


def iter_embed_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each chart; its links lead out of the frame."""
    for named in material.charts.values():
        for chart in named.values():
            yield make_embed_page(material.site, chart)


def make_embed_page(site: Site, chart: Chart) -> Page:
    """Return the page of a chart: its title, the drawing, and who published the figures."""
    path = f"embed/{chart.path}"
    front = {
        "title": chart.heading,
        "description": site.words("embed_description", title=chart.heading),
        "template": "embed.html",
        "about": format_address(chart.page),
        "search": {"exclude": True},
        "licences": [{"title": row.title, "url": row.url} for row in find_terms(site, chart)],
    }
    svg = Links(path, site.language).move(str(chart.svg))
    return Page(path, front, {"chart": chart, "svg": Markup(svg)})


def find_terms(site: Site, chart: Chart) -> list[Licence]:
    """Return the terms of what a chart draws; counts of rows are the project's own, as its open licence."""
    if chart.figures:
        return list(site.find_licences(chart.figures))
    return [licence for licence in site.store.licences if licence.is_open]


def format_frame(chart: Chart, home: str) -> str:
    """Return the HTML by which another site shows a chart; ``home`` is the language's front page."""
    address = f"{home}{format_address('embed', chart.path)}"
    return (
        f'<iframe src="{address}" title="{html.escape(chart.heading)}" width="100%" '
        f'height="{find_frame_height(chart)}" loading="lazy"></iframe>'
    )


def find_frame_height(chart: Chart) -> int:
    """Return the height in pixels of a chart's iframe: that of the drawing at its widest, and some more."""
    drawing = ElementTree.fromstring(str(chart.svg))
    height = float(drawing.get("height", "0"))
    if chart.kind.widest:
        height *= chart.kind.widest / float(drawing.get("width", "0"))
    return round(height) + HEADROOM


EMBED = Kind("embed", "embed.md.j2", iter_embed_pages, look="embed", weight=None)
