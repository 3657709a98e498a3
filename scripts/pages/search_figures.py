"""What the search knows of the figures and of the places they are of: ``search-figures.json`` of a language.

The browser's search (site/theme/assets/find.js) fetches it beside the index of the pages when somebody
searches. It is made to weigh little: a column a list, names by their place in a list, and of what is printed
only what the shown form does not say already. Names of indicators and families stand in the other index.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area

NAME = "search-figures.json"
NUMERAL = re.compile(r"\d[\d.,\u202f ]*\d|\d")

TARGET, FAILS = 1, 2
"""Marks of a figure, added up: a target; its source contradicts itself over it."""

Columns = dict[str, object]


def write_search_figures(site: Site, folder: Path) -> None:
    """Write what the search knows of the figures into a language's folder."""
    text = json.dumps(pack_figures(site), ensure_ascii=False, separators=(",", ":"))
    (folder / NAME).write_text(f"{text}\n", encoding="utf-8")


def pack_figures(site: Site) -> Columns:
    """Return areas, indicators, families, parts and periods, and the columns of the figures that stand.

    ``figures.id`` holds by how much an id's number is above the one before; ``area``, ``indicator``, ``part``
    (from 1; 0 is the whole) and ``period`` are places in the lists of these names; ``place`` is the figure's.
    """
    figures = sorted(site.store.figures, key=lambda row: int(row.id.removeprefix("f")))
    areas, indicators = list(site.areas), sorted({row.indicator_id for row in figures})
    families = sorted(site.families)
    parts = sorted({row.breakdown_text for row in figures if not row.is_whole})
    periods = sorted({(row.time_period, row.period) for row in figures})
    return {
        "areas": [pack_area(site.areas[id]) for id in areas],
        "families": [[id, site.families[id].headline_indicator_id] for id in families],
        "indicators": [[id, families.index(site.indicators[id].family_id)] for id in indicators],
        "parts": parts,
        "periods": periods,
        "figures": {
            "id": _differ(int(row.id.removeprefix("f")) for row in figures),
            "area": _places(figures, areas, lambda row: row.area_id),
            "indicator": _places(figures, indicators, lambda row: row.indicator_id),
            "part": [0 if row.is_whole else parts.index(row.breakdown_text) + 1 for row in figures],
            "period": _places(figures, periods, lambda row: (row.time_period, row.period)),
            "place": [row.place for row in figures],
            "shown": [row.display for row in figures],
            "printed": [_tell_printed(row) for row in figures],
            "marks": [_mark(row) for row in figures],
        },
    }


def pack_area(area: Area) -> Columns:
    """Return an area's id, label, names, centre and the units that merged into it, without what is empty."""
    packed = {
        "id": area.id,
        "label": area.label,
        "names": list(dict.fromkeys([area.name, *area.spellings])),
        "centre": area.centre,
        "until": area.valid_to,
        "from": [former.id for former in area.predecessors],
        "level": area.level if area.level != "province" else "",
    }
    return {key: value for key, value in packed.items() if value}


def _differ(numbers: Iterable[int]) -> list[int]:
    known = list(numbers)
    return [after - before for before, after in zip([0, *known], known, strict=False)]


def _places(figures: list[Figure], of: Sequence[object], key: Callable[[Figure], object]) -> list[int]:
    place = {name: number for number, name in enumerate(of)}
    return [place[key(row)] for row in figures]


def _tell_printed(figure: Figure) -> str | int:
    """Return the number as printed where it is written otherwise than the one shown, else 0."""
    shown, printed = (NUMERAL.findall(text or "") for text in (figure.display, figure.printed))
    return figure.printed if figure.printed and not set(printed) <= set(shown) else 0


def _mark(figure: Figure) -> int:
    marks = {TARGET: figure.measure == "target", FAILS: bool(figure.fails)}
    return sum(mark for mark, holds in marks.items() if holds)
