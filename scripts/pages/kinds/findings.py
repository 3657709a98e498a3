"""Pages of the findings: the answer of each question as a chart and a table, with its query."""

from collections.abc import Iterator
from urllib.parse import urlencode

from scripts.pages.chart_list import Charts
from scripts.pages.drawings import count_decimals, write_change
from scripts.pages.model import Row, group, localize_row
from scripts.pages.site import Page, Site
from scripts.shared import settings


def iter_finding_pages(site: Site, findings: list[Row], charts: Charts) -> Iterator[Page]:
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
        others = [other for other in told if other is not finding]
        yield make_finding_page(site, finding, others, charts)


def make_finding_page(site: Site, finding: Row, others: list[Row], charts: Charts) -> Page:
    """Return a finding's page: a chart and a table for each indicator, and how many provinces."""
    drawn = charts.get(f"findings/{finding['slug']}", {})
    tables = group(finding["rows"], lambda row: (row["indicator_id"], row["era"]))
    context = {
        "finding": finding,
        "others": others,
        "tables": [
            {**_make_table(site, finding, rows), "chart": drawn.get(f"{indicator}-{era}")}
            for (indicator, era), rows in tables.items()
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
    """Return one indicator's part of the answer: its rows with figures in place of ids."""
    decimals = {column["name"]: count_decimals(rows, column["name"]) for column in finding["columns"]}
    return {
        "indicator": site.indicators[rows[0]["indicator_id"]],
        "era": rows[0]["era"],
        "rows": [
            {"area": site.areas[row["area_id"]], "cells": _make_cells(site, finding, row, decimals)}
            for row in rows
        ],
    }


def _make_cells(site: Site, finding: Row, row: Row, decimals: dict[str, int]) -> list[Row]:
    """Return a cell for each column: ``figure`` (a row or None) or ``text`` (a number with its sign)."""
    return [
        {"head": column["head"], "figure": site.figures.get(row[column["name"]]), "text": None}
        if column["name"].endswith("_figure")
        else {
            "head": column["head"],
            "figure": None,
            "text": write_change(site, row[column["name"]], decimals[column["name"]]),
        }
        for column in finding["columns"]
    ]
