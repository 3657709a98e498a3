"""The page of a finding: the answer of its question as a chart and a table, with its query."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from scripts.pages.chart_list import Chart, Charts
from scripts.pages.drawings import count_decimals, format_change
from scripts.pages.finding_files import Finding, Row, is_figure
from scripts.pages.grouping import group
from scripts.pages.model import Figure
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Indicator
from scripts.shared import settings


@dataclass(frozen=True)
class Told:
    """A finding in one language, and how many provinces its answer is about."""

    slug: str
    title: str
    description: str
    note: str
    sql: str
    heads: list[str]
    provinces: int


@dataclass(frozen=True)
class Cell:
    """A cell of an answer, under its column's head: a figure, a number with its sign, or nothing."""

    head: str
    figure: Figure | None = None
    text: str | None = None


@dataclass(frozen=True)
class Line:
    """An area's row of an answer."""

    area: Area
    cells: list[Cell]


@dataclass(frozen=True)
class Table:
    """The part of an answer that is of one indicator and one era."""

    indicator: Indicator
    era: str
    lines: list[Line]
    chart: Chart | None


def iter_finding_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each finding that has an answer: a chart and a table for each indicator and era."""
    told = {finding.slug: finding for finding in tell_all(material)}
    for finding in material.findings:
        if finding.slug in told:
            own = told[finding.slug]
            context = {
                "finding": own,
                "others": [other for other in told.values() if other is not own],
                "tables": list_tables(material.site, finding, material.charts),
                "query": f"{settings.DATASETTE_URL}tinh-so?{urlencode({'sql': finding.sql})}",
            }
            front = {"title": own.title, "description": own.description}
            yield Page(f"findings/{finding.slug}", front, context)


def tell_all(material: Material) -> list[Told]:
    """Return the findings that have an answer in the site's language."""
    site = material.site
    return [
        Told(
            slug=finding.slug,
            title=finding.word("title", site.language),
            description=finding.word("description", site.language),
            note=finding.word("note", site.language),
            sql=finding.sql,
            heads=[finding.word(column, site.language) for column in finding.columns],
            provinces=_count_provinces(site, finding.rows),
        )
        for finding in material.findings
        if finding.rows
    ]


def _count_provinces(site: Site, rows: list[Row]) -> int:
    return len({row.area_id for row in rows if site.areas[row.area_id].level == "province"})


def list_tables(site: Site, finding: Finding, charts: Charts) -> list[Table]:
    """Return an answer's tables, of each indicator and era, with their charts."""
    drawn = charts.get(f"findings/{finding.slug}", {})
    tables = group(finding.rows, lambda row: (row.indicator_id, row.era))
    return [
        Table(
            site.indicators[indicator],
            era,
            _list_lines(site, finding, rows),
            drawn.get(f"{indicator}-{era}"),
        )
        for (indicator, era), rows in tables.items()
    ]


def _list_lines(site: Site, finding: Finding, rows: list[Row]) -> list[Line]:
    """Return a table's rows with figures in place of ids, and differences with like many decimals."""
    decimals = {column: count_decimals(rows, column) for column in finding.columns}
    return [
        Line(
            site.areas[row.area_id],
            [_make_cell(site, finding, row, column, decimals[column]) for column in finding.columns],
        )
        for row in rows
    ]


def _make_cell(site: Site, finding: Finding, row: Row, column: str, decimals: int) -> Cell:
    head = finding.word(column, site.language)
    if is_figure(column):
        return Cell(head, figure=site.figures.get(row.find_figure(column) or ""))
    return Cell(head, text=format_change(site, row.find_number(column), decimals))


FINDING = Kind("finding", "finding.md.j2", iter_finding_pages, look="finding", weight=1.1)
