"""Data files that stand beside the pages: of each area, indicator, figure and chart, and the list of areas.

The rows are those of the view ``figures``, under its column names, in both languages.
"""

import csv
import io
import json
from collections import Counter
from pathlib import Path

from scripts.pages.chart_list import Charts
from scripts.pages.grouping import group
from scripts.pages.renamed import format_redirects, read_leads, write_renamed_data
from scripts.pages.stored import Cell, StoredRow, StoredTables


def write_static_data(tables: StoredTables, charts: Charts, folder: Path) -> None:
    """Write the data files of the site into a folder; withdrawn figures stand in files of their own alone."""
    for name in ("areas", "indicators", "figures"):
        (folder / name).mkdir(parents=True)
    standing = [row for row in tables["figures"] if not row["withdrawn"]]
    _write_figures(tables, folder / "figures")
    _write_charts(tables, charts, folder / "charts")
    tables = {**tables, "figures": standing}
    _write_json(folder / "areas.json", list_areas(tables))
    _write_areas(tables, folder / "areas")
    by_indicator = group(standing, lambda row: row["indicator_id"])
    for indicator in tables["indicators"]:
        figures = by_indicator.get(indicator["id"], [])
        _write_csv(folder / "indicators" / f"{indicator['id']}.csv", figures, tables["figures"])
    leads = read_leads(tables["redirects"])
    write_renamed_data(leads, folder)
    if leads:
        folder.with_name("_redirects").write_text(format_redirects(leads), encoding="utf-8")


def list_areas(tables: StoredTables) -> list[dict[str, object]]:
    """Return the province-level units with what became of them and how many figures they have."""
    counts = Counter(row["area_id"] for row in tables["figures"])
    old = group(tables["successions"], lambda row: row["to_area_id"])
    new = group(tables["successions"], lambda row: row["from_area_id"])
    kept = ("id", "name_vi", "name_en", "type", "valid_from", "valid_to", "centre_vi", "centre_en")
    return [
        {
            **{key: area[key] for key in kept},
            "aliases": str(area["aliases"]).split(";") if area["aliases"] else [],
            "from": [row["from_area_id"] for row in old.get(area["id"], [])],
            "to": [row["to_area_id"] for row in new.get(area["id"], [])],
            "figures": counts[area["id"]],
        }
        for area in sorted(tables["areas"], key=lambda area: str(area["id"]))
        if area["level"] == "province"
    ]


def _write_areas(tables: StoredTables, folder: Path) -> None:
    """Write each area's figures, a province's with its districts'; in the JSON those shown first lead.

    Of a unit without results the files also hold the figures of the units that it was made of, each row with
    its area: the JSON under ``former``.
    """
    places = {row["observation_id"]: row["place"] for row in tables["preferred"]}
    of_province = group(tables["figures"], lambda row: row["province_id"])
    of_area = group(tables["figures"], lambda row: row["area_id"])
    successions = group(tables["successions"], lambda row: row["to_area_id"])
    olds = {new: [row["from_area_id"] for row in rows] for new, rows in successions.items()}
    for area in tables["areas"]:
        found = of_area if area["level"] == "district" else of_province
        figures = found.get(area["id"], [])
        in_order = sorted(figures, key=lambda row: int(places[row["id"]] or 0))
        names = {key: area[key] for key in ("id", "name_vi", "name_en")}
        has_results = any(row["measure"] == "result" for row in figures)
        former = [row for old in olds.get(area["id"], []) if not has_results for row in found.get(old, [])]
        whole = {**names, "figures": in_order, **({"former": former} if former else {})}
        _write_json(folder / f"{area['id']}.json", whole)
        _write_csv(folder / f"{area['id']}.csv", figures + former, tables["figures"])


def _write_figures(tables: StoredTables, folder: Path) -> None:
    """Write each figure with its source, readings, corrections, audit, and its withdrawal, if any."""
    sources = _find_by_id(tables["sources"])
    corrections = group(tables["corrections"], lambda row: row["observation_id"])
    marks = group(tables["audit_marks"], lambda row: row["observation_id"])
    readings = group(tables["readings"], lambda row: row["observation_id"])
    withdrawals = {row["observation_id"]: row for row in tables["withdrawals"]}
    for figure in tables["figures"]:
        whole = {
            **figure,
            "source": sources[figure["source_id"]],
            "corrections": corrections.get(figure["id"], []),
            "audit_marks": marks.get(figure["id"], []),
            "readings": readings.get(figure["id"], []),
            "withdrawal": withdrawals.get(figure["id"]),
        }
        _write_json(folder / f"{figure['id']}.json", whole)


def _write_charts(tables: StoredTables, charts: Charts, folder: Path) -> None:
    """Write the rows that each chart draws; the front page's draws counts of rows, which has no file."""
    figures = _find_by_id(tables["figures"])
    for named in charts.values():
        for chart in named.values():
            if chart.figures:
                path = folder / f"{chart.path}.csv"
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_csv(path, [figures[figure.id] for figure in chart.figures], tables["figures"])


def _find_by_id(rows: list[StoredRow]) -> dict[Cell, StoredRow]:
    return {row["id"]: row for row in rows}


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _write_csv(path: Path, rows: list[StoredRow], all_rows: list[StoredRow]) -> None:
    """Write rows with their header; a table without rows has the header of all rows."""
    header = list(next(iter(rows or all_rows), {}))
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
