"""Pages that hold a chart and nothing else, for the iframes of other sites: one for each chart."""

import html
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from markupsafe import Markup

from scripts.pages.chart_list import Chart, Charts
from scripts.pages.site import Page, Site

LINK = re.compile(r'<a href="(?:\.\./)*(?=[a-z])')
HEADROOM = 180
"""Pixels that an iframe needs beside the drawing: for the title, the source, the files and its edges."""


def iter_embed_pages(site: Site, charts: Charts) -> Iterator[Page]:
    """Yield a page for each chart; its links lead out of the frame."""
    for named in charts.values():
        for chart in named.values():
            yield make_embed_page(site, chart)


def make_embed_page(site: Site, chart: Chart) -> Page:
    """Return the page of a chart: its title, the drawing, and who published the figures."""
    front = {
        "title": chart.heading,
        "description": site.words("embed_description", title=chart.heading),
        "kind": "embed",
        "template": "embed.html",
        "about": f"{chart.page}/" if chart.page else "",
        "search": {"exclude": True},
    }
    page = Page(f"embed/{chart.path}.md", "embed.md.j2", front)
    # the drawing's links are relative to the page that it was drawn for
    svg = LINK.sub(f'<a target="_top" href="{page.root}', str(chart.svg))
    page.context.update(chart=chart, svg=Markup(svg))
    return page


def write_frame(chart: Chart, home: str) -> str:
    """Return the HTML by which another site shows a chart; ``home`` is the language's front page."""
    address = f"{home}embed/{chart.path}/"
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
