"""Pages of the findings: the answer of each question as a chart and a table, with its query."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from scripts import settings
from scripts.charts import Bar, bar_list
from scripts.page_charts import draw_map
from scripts.page_data import Row, group, localize_row
from scripts.page_site import Page, Site
from scripts.wording import MINUS, write_number


def iter_finding_pages(site: Site, findings: list[Row]) -> Iterator[Page]:
    """Yield the list of findings and a page for each that has an answer."""
    told = [_localize(finding, site) for finding in findings if finding["rows"]]
    failing = [row for row in site.store.relations if row["outcome"] == "disagrees"]
    front = {
        "title": site.words("findings_title"),
        "description": site.words("findings_lede"),
        "kind": "index",
    }
    context = {"findings": told, "failing": len(failing)}
    yield Page("findings/index.md", "findings.md.j2", front, context)
    for finding in told:
        yield make_finding_page(site, finding)


def make_finding_page(site: Site, finding: Row) -> Page:
    """Return a finding's page: a chart and a table for each indicator, and how many provinces."""
    context = {
        "finding": finding,
        "tables": [
            _make_table(site, finding, rows)
            for rows in group(finding["rows"], lambda row: (row["indicator_id"], row["era"])).values()
        ],
        "provinces": _count_provinces(site, finding["rows"]),
        "query": f"{settings.DATASETTE_URL}tinh-so?{urlencode({'sql': finding['sql']})}",
    }
    front = {"title": finding["title"], "description": finding["description"], "kind": "finding"}
    return Page(f"findings/{finding['slug']}.md", "finding.md.j2", front, context)


def _localize(finding: Row, site: Site) -> Row:
    words = localize_row(finding, site.language)
    return {
        **words,
        "columns": [localize_row(column, site.language) for column in finding["columns"]],
        "provinces": _count_provinces(site, finding["rows"]),
    }


def _count_provinces(site: Site, rows: list[Row]) -> int:
    return len({row["area_id"] for row in rows if site.areas[row["area_id"]]["level"] == "province"})


def _make_table(site: Site, finding: Row, rows: list[Row]) -> Row:
    """Return one indicator's part of the answer: its rows with figures in place of ids, and its chart."""
    return {
        "indicator": site.indicators[rows[0]["indicator_id"]],
        "era": rows[0]["era"],
        "rows": [
            {"area": site.areas[row["area_id"]], "cells": _make_cells(site, finding, row)} for row in rows
        ],
        "svg": _draw(site, finding, rows),
    }


def _make_cells(site: Site, finding: Row, row: Row) -> list[Row]:
    """Return a cell for each column: ``figure`` (a row or None) or ``text`` (a number with its sign)."""
    return [
        {"head": column["head"], "figure": site.figures.get(row[column["name"]]), "text": None}
        if column["name"].endswith("_figure")
        else {"head": column["head"], "figure": None, "text": _write_change(site, row[column["name"]])}
        for column in finding["columns"]
    ]


def _write_change(site: Site, value: float) -> str:
    """Return a difference with its sign."""
    number = write_number(abs(value), site.language)
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{number}"


def _draw(site: Site, finding: Row, rows: list[Row]) -> Markup | None:
    """Draw the chart that the finding asks for; bars only where there are two or more."""
    kind, *names = finding["chart"]
    indicator = site.indicators[rows[0]["indicator_id"]]
    if kind == "none" or len(rows) < 2:
        return None
    if kind == "map":
        figures = {row["area_id"]: site.figures[row[names[0]]] for row in rows}
        period = next(iter(figures.values()))["period"]
        return draw_map(site, indicator, {"grid": 63, "period": period, "figures": figures})
    bars = [_make_bar(site, row, names[0]) for row in rows]
    prefix = f"bars-{indicator['id']}-{rows[0]['era']}"
    return Markup(bar_list(bars, prefix=prefix, language=site.language, title=finding["title"]))


def _make_bar(site: Site, row: Row, column: str) -> Bar:
    name: str = site.areas[row["area_id"]]["name"]
    value: Any = row[column]
    if not column.endswith("_figure"):
        return Bar(name, value, _write_change(site, value))
    figure = site.figures[value]
    hedged = figure["qualifier"] != "exact"
    return Bar(f"{name}, {figure['period_end'][:4]}", figure["obs_value"], figure["display"], hedged=hedged)
