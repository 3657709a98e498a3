"""Data files that stand beside the pages: of each area, indicator, figure and chart, and the list of areas.

The rows are those of the view ``figures``, under its column names, in both languages.
"""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

from scripts.pages.chart_list import Charts
from scripts.pages.model import Row, Store, by_id, count_by, group


def write_static_data(store: Store, charts: Charts, folder: Path) -> None:
    """Write the data files of the site into a folder; the store must hold both languages."""
    for name in ("areas", "indicators", "figures"):
        (folder / name).mkdir(parents=True)
    _write_json(folder / "areas.json", list_areas(store))
    places = {row["observation_id"]: row["place"] for row in store.preferred}
    by_area = group(store.figures, "province_id")
    for area in store.areas:
        figures = by_area.get(area["id"], []) if area["level"] != "district" else _own(store, area)
        in_order = sorted(figures, key=lambda figure: places[figure["id"]])  # compare.js takes the first
        names = {key: area[key] for key in ("id", "name_vi", "name_en")}
        _write_json(folder / "areas" / f"{area['id']}.json", {**names, "figures": in_order})
        _write_csv(folder / "areas" / f"{area['id']}.csv", figures, store.figures)
    by_indicator = group(store.figures, "indicator_id")
    for indicator in store.indicators:
        figures = by_indicator.get(indicator["id"], [])
        _write_csv(folder / "indicators" / f"{indicator['id']}.csv", figures, store.figures)
    _write_figures(store, folder / "figures")
    _write_charts(store, charts, folder / "charts")


def list_areas(store: Store) -> list[Row]:
    """Return the province-level units with what became of them and how many figures they have."""
    counts = count_by(store.figures, "area_id")
    old = group(store.successions, "to_area_id")
    new = group(store.successions, "from_area_id")
    kept = ("id", "name_vi", "name_en", "type", "valid_from", "valid_to")
    return [
        {
            **{key: area[key] for key in kept},
            "aliases": area["aliases"].split(";") if area["aliases"] else [],
            "from": [row["from_area_id"] for row in old.get(area["id"], [])],
            "to": [row["to_area_id"] for row in new.get(area["id"], [])],
            "figures": counts[area["id"]],
        }
        for area in sorted(store.areas, key=lambda area: area["id"])
        if area["level"] == "province"
    ]


def _write_figures(store: Store, folder: Path) -> None:
    """Write each figure with its source, its corrections and its audit."""
    sources = by_id(store.sources)
    corrections = group(store.corrections, "observation_id")
    marks = group(store.marks, "observation_id")
    for figure in store.figures:
        whole = {
            **figure,
            "source": sources[figure["source_id"]],
            "corrections": corrections.get(figure["id"], []),
            "audit": marks.get(figure["id"], []),
        }
        _write_json(folder / f"{figure['id']}.json", whole)


def _write_charts(store: Store, charts: Charts, folder: Path) -> None:
    """Write the rows that each chart draws; the front page's draws counts of rows, which has no file."""
    figures = by_id(store.figures)
    for named in charts.values():
        for chart in named.values():
            if chart.figures:
                path = folder / f"{chart.path}.csv"
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_csv(path, [figures[figure["id"]] for figure in chart.figures], store.figures)


def _own(store: Store, area: Row) -> list[Row]:
    return [figure for figure in store.figures if figure["area_id"] == area["id"]]


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _write_csv(path: Path, rows: list[Row], all_rows: Iterable[Row]) -> None:
    """Write rows with their header; a table without rows has the header of all rows."""
    header = list(next(iter(rows or all_rows), {}))
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
